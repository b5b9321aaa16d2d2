/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_decide.h"

/* What the reasons come to, one by one. */
struct tally {
	enum ehr_grade_level at_least; /* asked for by gates */
	enum ehr_grade_level top;      /* of impacts; EHR_GRADE_GREY: none */
	long have;                     /* impacts that have it */
	bool grey, barred, evidence, worse, may_be_worse, better;
};

static void count_gate(
	struct tally *tally, const struct ehr_grading_reason *reason)
{
	tally->barred = true;
	if (reason->truth == EHR_GRADE_UNKNOWN ||
		reason->level == EHR_GRADE_GREY)
		tally->grey = true;
	else if (reason->level != EHR_GRADE_LEVELS &&
		 reason->level > tally->at_least)
		tally->at_least = reason->level;
}

static void count_impact(
	struct tally *tally, const struct ehr_grading_reason *reason)
{
	if (reason->truth == EHR_GRADE_UNKNOWN) {
		tally->barred = tally->grey = true;
		return;
	}
	if (tally->top == EHR_GRADE_GREY || reason->level > tally->top) {
		tally->top = reason->level;
		tally->have = 0;
	}
	tally->have += reason->level == tally->top;
}

static void count(struct tally *tally, const struct ehr_grading_reason *reason)
{
	switch (reason->kind) {
	case EHR_GRADING_GATE: count_gate(tally, reason); break;
	case EHR_GRADING_IMPACT: count_impact(tally, reason); break;
	case EHR_GRADING_EVIDENCE: tally->evidence = true; break;
	case EHR_GRADING_WORSE:
		if (reason->truth == EHR_GRADE_TRUE)
			tally->worse = true;
		else
			tally->may_be_worse = true;
		break;
	case EHR_GRADING_BETTER: tally->better = true; break;
	}
}

/* IRAM's rule, and what shows that there is no risk. */
static enum ehr_grade_level before_record(
	const struct tally *tally, long highest_needs)
{
	enum ehr_grade_level level = tally->top;

	if (level != EHR_GRADE_GREY && level > EHR_GRADE_ACCEPTABLE &&
		tally->have < highest_needs)
		level = (enum ehr_grade_level)(level - 1);
	if (tally->evidence &&
		(level == EHR_GRADE_GREY || level == EHR_GRADE_ACCEPTABLE))
		level = EHR_GRADE_NONE;
	return level;
}

static enum ehr_grade_level apply_record(
	struct tally *tally, enum ehr_grade_level level)
{
	if (level == EHR_GRADE_GREY)
		return level;
	if (tally->worse)
		return level < EHR_GRADE_HIGH
			       ? (enum ehr_grade_level)(level + 1)
			       : level;
	if (tally->may_be_worse)
		tally->barred = tally->grey = true;
	else if (level == EHR_GRADE_HIGH && tally->better)
		return EHR_GRADE_MEDIUM;
	return level;
}

void ehr_grading_decide(const struct ehr_grade_rules *rules,
	const struct ehr_grading_reason *reason, size_t n,
	struct ehr_grading_decision *decision)
{
	struct tally tally = { .at_least = EHR_GRADE_NONE,
		.top = EHR_GRADE_GREY };
	enum ehr_grade_level level;

	for (size_t i = 0; i < n; i++)
		count(&tally, &reason[i]);
	decision->before_record = before_record(&tally, rules->highest_needs);
	level = apply_record(&tally, decision->before_record);
	if (tally.at_least > EHR_GRADE_NONE &&
		(level == EHR_GRADE_GREY || level < tally.at_least))
		level = tally.at_least;
	decision->at_least_medium = tally.grey && level == EHR_GRADE_MEDIUM;
	if (tally.grey && level < EHR_GRADE_HIGH)
		level = EHR_GRADE_GREY;
	decision->level = level;
	decision->barred = tally.barred;
	decision->whitelisted = !tally.barred && rules->look[level].whitelist;
}
