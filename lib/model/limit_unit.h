/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits in the unit of the rows that they are held against.
 */
#ifndef EHR_MODEL_LIMIT_UNIT_H
#define EHR_MODEL_LIMIT_UNIT_H

#include "model/limit_number.h"
#include "ref/unit.h"

/* Fills the numbers of held->limit as they are in unit. Units that are not
 * converted (turbidity) must be the same text; of several with " or " between
 * one will do; none, "1" and what says that it has no dimension are one.
 * False: the unit is of something else. */
EHR_MUST_USE bool ehr_limit_in_unit(const struct ehr_units *units,
	struct ehr_str unit, struct ehr_arena *arena,
	struct ehr_limit_held *held);

#endif
