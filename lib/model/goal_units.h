/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of units that two tables name for one goal: which stand in one alone, and
 * which are one unit under two names.
 */
#ifndef EHR_MODEL_GOAL_UNITS_H
#define EHR_MODEL_GOAL_UNITS_H

#include "ref/unit_name.h"

struct ehr_goal_units {
	struct ehr_buf parts;   /* "-only in a +only in b", blanks between */
	struct ehr_buf renamed; /* "name in a = name in b", "; " between */
};

/* Units are parted by semicolons; *units was { 0 }. */
void ehr_goal_units_part(struct ehr_goal_units *units,
	const struct ehr_unit_names *names, struct ehr_str a, struct ehr_str b);
void ehr_goal_units_release(struct ehr_goal_units *units);

#endif
