/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_grade.h"

static size_t by_cut(
	const struct ehr_assess_rules *rules, const struct ehr_decimal *total)
{
	size_t i = 0;

	while (i + 1 < rules->n_grades &&
		ehr_decimal_compare(total, &rules->grade[i].at_least) < 0)
		i++;
	return i;
}

/* The next grade from i on whose requirements hold, or (perhaps) may. */
static int required(struct ehr_assess *assess, size_t *i, bool perhaps,
	struct ehr_buf *why, struct ehr_err *err)
{
	const struct ehr_assess_rules *rules = assess->rules;

	for (; *i + 1 < rules->n_grades; ++*i) {
		const struct ehr_assess_grade *grade = &rules->grade[*i];
		const struct ehr_assess_condition *at;
		enum ehr_assess_truth truth;

		if (ehr_assess_all(
			    &grade->require, assess->value, &truth, &at, err))
			return -1;
		if (truth == EHR_ASSESS_YES ||
			(perhaps && truth == EHR_ASSESS_PERHAPS))
			return 0;
		if (!perhaps)
			ehr_buf_printf(why, "%s%s%s: %s", why->n ? "; " : "",
				grade->id,
				truth == EHR_ASSESS_PERHAPS ? "?" : "",
				at->text);
	}
	return 0;
}

int ehr_assess_decide_grade(struct ehr_assess *assess, struct ehr_err *err)
{
	const struct ehr_assess_rules *rules = assess->rules;
	struct ehr_buf why = { 0 };
	int rc;

	assess->best = by_cut(rules, &assess->high);
	assess->worst = by_cut(rules, &assess->low);
	rc = required(assess, &assess->best, true, &why, err) ||
			     required(assess, &assess->worst, false, &why, err)
		     ? -1
		     : 0;
	for (size_t i = 0; i < rules->n_rules; i++) {
		const struct ehr_assess_rule *rule = &rules->rule[i];
		enum ehr_assess_truth applies = assess->outcome[i].applies;

		if (rule->kind != EHR_ASSESS_VETO || applies == EHR_ASSESS_NO)
			continue;
		ehr_buf_printf(&why, "%s%s%s", why.n ? "; " : "", rule->id,
			applies == EHR_ASSESS_PERHAPS ? "?" : "");
		if (rule->grade < 0)
			continue;
		if (assess->worst < (size_t)rule->grade)
			assess->worst = (size_t)rule->grade;
		if (applies == EHR_ASSESS_YES &&
			assess->best < (size_t)rule->grade)
			assess->best = (size_t)rule->grade;
	}
	assess->grade_why = ehr_arena_copy(
		&assess->arena, (struct ehr_str){ why.p, why.n });
	ehr_buf_release(&why);
	return rc;
}
