/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What two statements of one goal say otherwise. A finding is one of
 *   differs         both state it, and not the same; units that go into each
 *                   other exactly are turned before (model/target_unit.h)
 *   stated_once     only one states it
 *   renamed         called otherwise (also units known under two names)
 *   other_quantity  what is measured, or where, is another thing: numbers that
 *                   differ are then no contradiction
 *   only_a, only_b  in one of the tables alone
 *   no_such_id      names a row that is not there
 */
#ifndef EHR_MODEL_GOAL_COMPARE_H
#define EHR_MODEL_GOAL_COMPARE_H

#include "model/goal_finding.h"
#include "model/target_unit.h"
#include "ref/unit_name.h"

enum { EHR_GOAL_COMPARE_COLUMNS = 10 };
extern const char *const ehr_goal_compare_columns[EHR_GOAL_COMPARE_COLUMNS];

struct ehr_goal_comparing {
	const struct ehr_goal_matching *matching;
	const struct ehr_unit_names *units; /* of government */
	struct ehr_target_units measures;   /* both lent */
	struct ehr_writer *writer;
	unsigned long pairs, differs; /* of differs not those by likeness */
	struct ehr_arena arena;
};

/* A row for each finding: pairs in their order, then what is in one table
 * alone. */
EHR_MUST_USE int ehr_goal_compare(
	struct ehr_goal_comparing *self, struct ehr_err *err);
void ehr_goal_comparing_release(struct ehr_goal_comparing *self);

#endif
