/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The assessment of one unit by rules: points of each item, then bonuses, caps
 * and vetoes, the total and its grade. What is not known leaves a range between
 * the least and the most that there can be; the total is then incomplete, and so
 * may the grade be. Nothing unknown costs points silently.
 */
#ifndef EHR_MODEL_ASSESS_H
#define EHR_MODEL_ASSESS_H

#include "model/assess_points.h"

/* What came of one rule. Texts live until the next unit. */
struct ehr_assess_outcome {
	/* points: of a cap what it takes away (not positive), of a veto none */
	struct ehr_decimal low, high;
	enum ehr_assess_truth applies; /* of bonus, cap and veto */
	struct ehr_str evidence;       /* NAME=VALUE, ";" between */
	struct ehr_str rows;
	struct ehr_str how;     /* the sum */
	struct ehr_str unknown; /* what is not known; empty: all is */
};

struct ehr_assess {
	const struct ehr_assess_rules *rules;
	const struct ehr_assess_tables *tables;
	/* of the unit */
	struct ehr_assess_value *value;     /* by evidence */
	struct ehr_assess_outcome *outcome; /* by rule */
	struct ehr_decimal low, high;       /* the total */
	size_t best, worst; /* grades that there may be; the same: that one */
	struct ehr_str grade_why; /* vetoes, and what better grades require */
	struct ehr_arena arena;   /* emptied by unit */
};

/* Both are lent. */
void ehr_assess_init(struct ehr_assess *assess,
	const struct ehr_assess_rules *rules,
	const struct ehr_assess_tables *tables);
void ehr_assess_release(struct ehr_assess *assess);

/* One unit of the tables (0 if there are no columns of it). */
EHR_MUST_USE int ehr_assess_unit(
	struct ehr_assess *assess, size_t unit, struct ehr_err *err);

/* Is a number of points known: are low and high the same? */
bool ehr_assess_known(
	const struct ehr_decimal *low, const struct ehr_decimal *high);

#endif
