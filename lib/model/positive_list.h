/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is on a positive list, by its rules (ref/positive_rule.h), and why:
 *
 * 1. If a rule of never holds: no.
 * 2. If a basic rule fails for certain: no.
 * 3. The first effect of whose rules as many as it needs hold for certain; if
 *    with those not known too few do, of any effect: no.
 * 4. If one of never may hold, a basic one may fail, or an effect is there only
 *    with what is not known: undecided. So what is not known puts nobody on the
 *    list.
 *
 * Neither the totals nor the level of risk has a part in it, nor has the list a
 * part in them.
 */
#ifndef EHR_MODEL_POSITIVE_LIST_H
#define EHR_MODEL_POSITIVE_LIST_H

#include "model/grading_book.h"
#include "ref/positive_rule.h"

enum ehr_positive_answer {
	EHR_POSITIVE_NO,
	EHR_POSITIVE_UNDECIDED,
	EHR_POSITIVE_YES,
	EHR_POSITIVE_ANSWERS
};

struct ehr_positive_list {
	const struct ehr_positive_rules *rules; /* lent */
	const struct ehr_grading_facts *facts; /* lent: made of rules->common */
	long today;
	size_t n[EHR_POSITIVE_ANSWERS]; /* of those written */
};
extern const char *const ehr_positive_answer_word[EHR_POSITIVE_ANSWERS];

/* Its answer; *effect is what it brings, NULL unless that is yes. */
enum ehr_positive_answer ehr_positive_ask(const struct ehr_positive_list *list,
	size_t enterprise, const struct ehr_positive_effect **effect);

enum { EHR_POSITIVE_OUTS = 13 };
extern const char *const ehr_positive_columns[EHR_POSITIVE_OUTS + 1];

/* A row for each enterprise, in order of the bytes of source_id. */
EHR_MUST_USE int ehr_positive_write(struct ehr_positive_list *list,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
