/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points of one item or bonus of an assessment by what its evidence says: at
 * least and at most where that is not wholly known. Exact, and rounded once to
 * the places of the rules (GB/T 8170-2008).
 */
#ifndef EHR_MODEL_ASSESS_POINTS_H
#define EHR_MODEL_ASSESS_POINTS_H

#include "model/assess_condition.h"

struct ehr_assess_points {
	struct ehr_decimal low, high;
	struct ehr_buf how; /* the sum that gives them, or what is unknown */
};

/* For every kind but min_of, cap and veto; zero_if is not looked at. value is of
 * all evidence. Fails on a value that is no number, or no word of a table. */
EHR_MUST_USE int ehr_assess_points_of(const struct ehr_assess_rules *rules,
	const struct ehr_assess_rule *rule,
	const struct ehr_assess_value *value, struct ehr_assess_points *points,
	struct ehr_err *err);

#endif
