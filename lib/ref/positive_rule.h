/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of a positive list: whom inspections may come to less often, or
 * whose projects need no or a shorter environmental impact assessment. One YAML
 * file, built in under data/rules/ or the user's own:
 *
 *   kind            positive-list
 *   list            enforcement or eia
 *   name, version, title_en, title_zh, note
 *   windows         counts of records, as in ref/grade_rule.h
 *   never           rules of which none may hold
 *   basic           rules that must all hold
 *   effects         what being on the list brings, the most first: id, effect
 *                   (a word), text_en, text_zh, valid_months, and how many
 *                   (needs) of which rules (of) must hold as well
 *
 * The rules may not ask for the totals, by which risk is graded, and have no
 * word for a level: the list and the whitelist of risk are kept apart.
 *
 * Invariants once open: each id is there once; there is an effect; needs is
 * from 0 to the number of rules.
 */
#ifndef EHR_REF_POSITIVE_RULE_H
#define EHR_REF_POSITIVE_RULE_H

#include "ref/grade_rule.h"

enum ehr_positive_kind {
	EHR_POSITIVE_ENFORCEMENT,
	EHR_POSITIVE_EIA,
	EHR_POSITIVE_KINDS
};
extern const char *const ehr_positive_kind_word[EHR_POSITIVE_KINDS];

struct ehr_positive_effect {
	struct ehr_grade_rule head; /* without conditions */
	const char *effect, *text_en, *text_zh;
	long valid_months;
	long needs; /* so many of the rules */
	struct ehr_grade_list of;
};

struct ehr_positive_rules {
	struct ehr_grade_rules common; /* name, label, digest, windows, facts */
	enum ehr_positive_kind kind;
	struct ehr_grade_list never, basic;
	struct ehr_positive_effect *effect;
	size_t n_effects;
};

/* The built-in rules of that name, or the file if the name has a slash or ends
 * in .yaml or .yml. Fails (EHR_FAULT_USAGE) with file, line and key, also if
 * the list is not of that kind. NULL on failure. */
struct ehr_positive_rules *ehr_positive_rules_open(
	const char *name, enum ehr_positive_kind kind, struct ehr_err *err);
/* The same from bytes, called file in messages. */
struct ehr_positive_rules *ehr_positive_rules_read(const char *file,
	struct ehr_str yaml, enum ehr_positive_kind kind, struct ehr_err *err);
void ehr_positive_rules_close(struct ehr_positive_rules *rules); /* or NULL */

#endif
