/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row says beside its case: what was measured, when, at which pH, and what
 * the ground has by nature.
 */
#ifndef EHR_MODEL_LIMIT_SAID_H
#define EHR_MODEL_LIMIT_SAID_H

#include "model/limit_judge.h"
#include "model/limit_moment.h"

struct ehr_limit_said {
	struct ehr_limit_moment moment;
	struct ehr_str ph, background;
	bool has_ph;
	double ph_value;
	bool has_background;
	double background_value;
	bool measured;
	struct ehr_limit_measure measure;
	const char *word; /* why nothing was measured */
	struct ehr_str detail;
};

/* Fails (EHR_FAULT_DATA) on numbers, times and years that are none. */
EHR_MUST_USE int ehr_limit_said_read(const struct ehr_limit_judging *judging,
	const struct ehr_row *row, struct ehr_limit_said *said,
	struct ehr_err *err);

/* The cell of a column, empty where it is absent. */
static inline struct ehr_str ehr_limit_cell(
	const struct ehr_limit_judging *judging, const struct ehr_row *row,
	int column)
{
	long at = judging->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

#endif
