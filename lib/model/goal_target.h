/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the targets of two statements of one goal say otherwise: numbers, words of
 * comparison, units, what is aspired to, the year that a change counts from.
 *
 * Numbers are held against each other in the unit of the second, where the units
 * go into each other exactly; where they do not, the units are a finding. A second
 * condition has units of its own.
 */
#ifndef EHR_MODEL_GOAL_TARGET_H
#define EHR_MODEL_GOAL_TARGET_H

#include "model/goal_finding.h"
#include "model/target_unit.h"

/* A row for each finding. */
EHR_MUST_USE int ehr_goal_targets_compare(
	struct ehr_goal_pairing *pair, const struct ehr_target_units *measures);

#endif
