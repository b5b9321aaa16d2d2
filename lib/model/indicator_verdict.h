/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Was a target reached? Numbers are compared as they are written, exactly.
 *
 * A target of a year is due on its last day. Before, what reaches it already is
 * met and the rest is not due. From then on the value of that year counts, and an
 * older one only for what stays once it is there (counts, deliverables, steps of
 * building); without one the verdict is unknown. A target without a year is judged
 * by the latest value. Values count whose version is that of the target, and whose
 * scope is that of the indicator or not said; those behind the day asked for do
 * not.
 *
 * A change is judged by what was reached since the base: from levels as
 * 100 (base - now) / base, or now - base in the unit; else from a cumulative rate
 * in the data; else from yearly rates, 1 - (1 - r1)(1 - r2)..., never their sum
 * (yearly amounts in a unit are added). The base is the value of the base year of
 * the same version, else that of the table. Where the two are not one it is said,
 * and where they decide differently nobody but people can judge.
 *
 * A change in the mean of years is one of each year on that of the year before:
 * what it comes to from the base to the year of the target (to that of the value
 * where the target has none) is held against what was reached; in units instead of
 * percent it is so much each year.
 *
 * GB/T 8170-2008 knows two ways: the full value against the bound, or the value
 * rounded to the places of the bound.
 */
#ifndef EHR_MODEL_INDICATOR_VERDICT_H
#define EHR_MODEL_INDICATOR_VERDICT_H

#include "model/indicator_reason.h"
#include "model/indicator_value.h"
#include "model/target_judge.h"

enum ehr_indicator_verdict {
	EHR_VERDICT_NONE, /* of a version that is not in force */
	EHR_VERDICT_MET,
	EHR_VERDICT_NOT_MET,
	EHR_VERDICT_NOT_DUE,
	EHR_VERDICT_NEEDS_JUDGEMENT,
	EHR_VERDICT_UNKNOWN,
	EHR_VERDICTS
};
extern const char *const ehr_verdict_word[EHR_VERDICTS]; /* "" for NONE */

struct ehr_verdict_opts {
	long as_of;
	struct ehr_target_judging judging;
};

struct ehr_verdict_result {
	enum ehr_indicator_verdict verdict;
	unsigned long reasons;       /* bits */
	enum ehr_target_operator op; /* used */
	bool assumed;
	const struct ehr_indicator_value *value;  /* NULL: none counted */
	const struct ehr_indicator_value *before; /* the one before it */
	bool by_change;   /* the change was judged, not the level */
	bool reaches;     /* the bound is reached, due or not */
	bool has_reached; /* reached is there */
	struct ehr_target_ratio reached;
	/* what it is held against; of a mean of years what that comes to */
	bool has_question;
	struct ehr_target_question question;
	bool has_base;
	struct ehr_decimal base;
	bool has_change; /* by_change: what was reached, as the gap exact */
	struct ehr_decimal change;
	/* reached - bound where it is to rise, bound - reached where it is to
	 * fall: below 0 so much is missing. Without a way: reached - bound; of a
	 * range to the end that is nearer, or, where it is known, the worse one */
	bool has_gap;
	struct ehr_decimal gap;
	/* (now - base) / (target - base) in percent, not cut */
	bool has_progress;
	struct ehr_decimal progress;
	/* of what is aspired to beside; EHR_VERDICT_NONE: nothing is */
	enum ehr_indicator_verdict aspired;
	bool has_aspired_gap;
	struct ehr_decimal aspired_gap;
};

void ehr_indicator_judge(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values,
	const struct ehr_verdict_opts *opts, struct ehr_verdict_result *result);

/* The number that the way leads to: of a range the end that is met first; NULL
 * where that is not known. */
const struct ehr_decimal *ehr_verdict_goal(
	const struct ehr_verdict_result *result);

/* What is judged: the level, else the change. */
const struct ehr_target_bound *ehr_indicator_bound(
	const struct ehr_indicator *indicator);

#endif
