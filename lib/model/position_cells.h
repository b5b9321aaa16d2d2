/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a position read: two numbers, from angles in any form or from
 * metres. A step of ehr_position_make (model/position.h).
 */
#ifndef EHR_MODEL_POSITION_CELLS_H
#define EHR_MODEL_POSITION_CELLS_H

#include "model/position.h"

struct ehr_position_cells {
	/* given */
	const struct ehr_position_rules *rules;
	const struct ehr_str *cell; /* by column of the place */
	const char *column[EHR_PLACE_COLUMNS];
	size_t columns;
	bool metres;
	struct ehr_err *err;
	/* read */
	double value[2];
	struct ehr_str plain[2]; /* texts that are those numbers as they stand;
	                            empty: written otherwise */
	uint64_t flags;
};

/* 1 both are there, 0 one is empty, -1 one cannot be read. */
EHR_MUST_USE int ehr_position_cells_read(struct ehr_position_cells *cells);

#endif
