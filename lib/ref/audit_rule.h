/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Relations between the cells of one record, from data/audit_rules.csv: a part
 * is not more than the whole, a balance adds up, a stack is between 15 m and
 * 300 m high.
 *
 *   rule      sum relation sum [relation sum]
 *   relation  <= < >= > = !=
 *   sum       term, or several with + and - between
 *   term      a number
 *             a field, by its name in headings.csv:   stack_height_m
 *             an amount:   emission(COD, water)
 *             decimals(field): how many figures are behind the point
 *             a number, *, and one of those:   366 * treatment_capacity_t_d
 *
 * An amount is a quantity with the name of a pollutant and, where it needs them,
 * the words of its medium, point type or layer. "*" for the pollutant makes a
 * rule for each one: emission(*) <= generated(*) compares like with like.
 */
#ifndef EHR_REF_AUDIT_RULE_H
#define EHR_REF_AUDIT_RULE_H

#include "base/err.h"

enum { EHR_AUDIT_WORDS = 3, EHR_AUDIT_TERMS = 32, EHR_AUDIT_SUMS = 3 };

struct ehr_audit_term {
	double factor;    /* with its sign; of a number, all there is */
	const char *name; /* of the field, or the quantity; NULL: a number */
	bool decimals;    /* those of the field, not its value */
	const char *pollutant; /* "*": each; NULL: a field */
	const char *word[EHR_AUDIT_WORDS];
	size_t n_words;
};

enum ehr_audit_relation {
	EHR_AUDIT_LE,
	EHR_AUDIT_LT,
	EHR_AUDIT_GE,
	EHR_AUDIT_GT,
	EHR_AUDIT_EQ,
	EHR_AUDIT_NE,
};

enum ehr_audit_tolerance {
	EHR_AUDIT_EXACT,
	EHR_AUDIT_ROUNDING, /* half a unit of the last figure of each number */
	EHR_AUDIT_ABSOLUTE,
	EHR_AUDIT_SHARE, /* of the greater side; the number is a fraction */
};

struct ehr_audit_rule {
	const char *id;
	const char *forms;    /* names, blanks between; "": any */
	const char *text;     /* the rule as written */
	const char *severity; /* "error", "warning" or "hint" */
	const char *source, *status, *text_en, *text_zh;
	enum ehr_audit_tolerance tolerance;
	double tolerance_number;
	/* the terms of the sums, one sum after the other; end[i] is the index
	 * behind the last one of the i-th */
	const struct ehr_audit_term *term;
	size_t end[EHR_AUDIT_SUMS];
	enum ehr_audit_relation relation[EHR_AUDIT_SUMS - 1];
	size_t n_relations; /* 1 or 2; sums are one more */
};

struct ehr_audit_rules;

/* The built-in table, or the file at path. NULL on failure. Read only once it
 * is open, so threads may share it. */
struct ehr_audit_rules *ehr_audit_rules_open(
	const char *path, struct ehr_err *err);
void ehr_audit_rules_close(struct ehr_audit_rules *rules);

size_t ehr_audit_rules_count(const struct ehr_audit_rules *rules);
const struct ehr_audit_rule *ehr_audit_rules_at(
	const struct ehr_audit_rules *rules, size_t i);
/* As it is written in a rule. */
const char *ehr_audit_relation_text(enum ehr_audit_relation relation);

/* SHA-256 of the table's bytes, 64 letters. */
const char *ehr_audit_rules_sha256(const struct ehr_audit_rules *rules);

#endif
