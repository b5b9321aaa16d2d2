/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rows may not do to each other, for model/totals_tally.h.
 */
#ifndef EHR_MODEL_TOTALS_CHECK_H
#define EHR_MODEL_TOTALS_CHECK_H

#include "model/totals_tally.h"

/* The failure that a unit has the pollutant already: point types are texts of
 * the tally. Always -1. */
int ehr_tally_twice(const struct ehr_tally *tally, uint32_t pollutant,
	uint32_t point_type_there, uint32_t point_type_here,
	struct ehr_err *err);

/* The failure that a group, by its cells, was handed out before. Always -1. */
int ehr_tally_came_back(const struct ehr_tally *tally,
	const struct ehr_str *cell, struct ehr_err *err);

/* The receptor (a text of the tally) has these people; fails if it had
 * others. */
EHR_MUST_USE int ehr_tally_set_people(struct ehr_tally *tally,
	uint32_t receptor, const struct ehr_batch_people *people,
	struct ehr_err *err);

#endif
