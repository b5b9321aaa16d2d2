/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grid cells as ehrisk-zone writes them, read whole: a cell is the square from
 * col * cell_m east and row * cell_m north, cell_m wide, in its coordinate
 * reference system.
 *
 * Invariants: there is at least one cell; all have the same crs and cell_m; no
 * two the same place; they stand in order of row, then column.
 */
#ifndef EHR_MODEL_CELLS_H
#define EHR_MODEL_CELLS_H

#include "base/mem.h"
#include "io/reader.h"

/* The highest class; columns and rows on either side of 0; metres. */
enum {
	EHR_CELL_CLASSES = 20,
	EHR_CELL_PLACE_MAX = 40000000,
	EHR_CELL_SIZE_MAX = 10000000,
};

struct ehr_cell {
	long col, row;
	unsigned class;  /* from 1; 0: not assessed */
	bool incomplete; /* has a class, but something in scope has no value */
	const struct ehr_str *text; /* one for each column of the header */
};

/* What the cells of a class have in common; empty where they say nothing or
 * differ. */
struct ehr_cell_class {
	struct ehr_str name, lo, hi;
	size_t n, n_incomplete;
};

struct ehr_cells {
	char **column; /* n_columns of them */
	size_t n_columns;
	struct ehr_cell *cell;
	size_t n;
	struct ehr_str crs, size; /* as written */
	double cell_m;
	long col_min, col_max, row_min, row_max;
	struct ehr_cell_class class[EHR_CELL_CLASSES + 1]; /* 0: not assessed */
	unsigned class_max;
	size_t n_incomplete;
	struct ehr_str
		missing; /* what all incomplete cells lack; may be empty */
	struct ehr_arena arena;
};

/* Reads the rest of the reader: needs the columns crs, cell_m, col, row and
 * class; uses class_name, class_lo, class_hi, incomplete and coverage. Fails with
 * EHR_FAULT_DATA if a column is missing, a cell cannot be read (it may go to
 * the rejects), the invariants do not hold, or there is no cell at all. */
EHR_MUST_USE int ehr_cells_read(struct ehr_cells *cells,
	struct ehr_reader *reader, struct ehr_err *err);

/* Position of a column or EHR_NO_COLUMN. */
long ehr_cells_column(const struct ehr_cells *cells, const char *name);

/* The text that all cells have in that column, or NULL if they differ. */
const struct ehr_str *ehr_cells_constant(
	const struct ehr_cells *cells, size_t column);

void ehr_cells_release(struct ehr_cells *cells);

#endif
