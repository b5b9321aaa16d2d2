/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as ehrisk-zone writes them, read whole. Either all are squares: from
 * col * cell_m east and row * cell_m north, cell_m wide, in their coordinate
 * reference system. Or all are units, such as towns: polygons in longitude and
 * latitude, the geometry of GeoJSON features that have no col and row.
 *
 * Invariants: there is at least one cell. Squares have the same crs and cell_m,
 * no two the same place, and stand in order of row, then column. Units stand
 * in order of the bytes of their cell_id, no two of them the same.
 */
#ifndef EHR_MODEL_CELLS_H
#define EHR_MODEL_CELLS_H

#include "base/mem.h"
#include "geo/projection.h"
#include "geo/shapes.h"
#include "io/reader.h"
#include "model/outline.h"

/* The highest class; columns and rows on either side of 0; metres. */
enum {
	EHR_CELL_CLASSES = 20,
	EHR_CELL_PLACE_MAX = 40000000,
	EHR_CELL_SIZE_MAX = 10000000,
};

struct ehr_cell {
	long col, row;     /* of a square */
	size_t shape;      /* of a unit, in cells.shapes */
	struct ehr_str id; /* of a unit */
	unsigned class;    /* from 1; 0: not assessed */
	bool incomplete; /* has a class, but something in scope has no value */
	bool estimated;  /* its values come from samples around it */
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
	bool units;
	struct ehr_str crs;  /* as written; of units: empty unless they say */
	struct ehr_str size; /* of squares, as written, and the rest here */
	double cell_m;
	long col_min, col_max, row_min, row_max;
	struct ehr_shapes shapes;         /* of units, degrees */
	struct ehr_outline_place *corner; /* of units: those of shapes.corner
	                                     in metres, once projected */
	struct ehr_cell_class class[EHR_CELL_CLASSES + 1]; /* 0: not assessed */
	unsigned class_max;
	size_t n_incomplete;
	struct ehr_str
		missing; /* what all incomplete cells lack; may be empty */
	struct ehr_arena arena;
};

/* Reads the rest of the reader: needs the column class and, of squares, crs,
 * cell_m, col and row, of units cell_id; uses class_name, class_lo, class_hi,
 * incomplete, coverage and value_from. Cells are units if there is no column col, or it is
 * empty in the first of them. Fails with EHR_FAULT_DATA if a column is missing,
 * a cell cannot be read (it may go to the rejects), the invariants do not hold,
 * a unit has no polygon, or there is no cell at all. */
EHR_MUST_USE int ehr_cells_read(struct ehr_cells *cells,
	struct ehr_reader *reader, struct ehr_err *err);

/* The name of the system to draw in, in cells.arena: that of the cells; of
 * units that have none the CGCS2000 3-degree zone nearest to their middle,
 * outside China the UTM zone of WGS 84. */
const char *ehr_cells_system(struct ehr_cells *cells);

/* Gives units their corners in metres; nothing to do for squares. */
EHR_MUST_USE int ehr_cells_project(struct ehr_cells *cells,
	struct ehr_projection *projection, struct ehr_err *err);

struct ehr_extent {
	double east_min, north_min, east_max, north_max;
};

/* The rectangle around all cells, or around one; units must be projected. */
struct ehr_extent ehr_cells_extent(const struct ehr_cells *cells);
struct ehr_extent ehr_cell_extent(const struct ehr_cells *cells, size_t i);

/* Position of a column or EHR_NO_COLUMN. */
long ehr_cells_column(const struct ehr_cells *cells, const char *name);

/* The text that all cells have in that column, or NULL if they differ. */
const struct ehr_str *ehr_cells_constant(
	const struct ehr_cells *cells, size_t column);

void ehr_cells_release(struct ehr_cells *cells);

#endif
