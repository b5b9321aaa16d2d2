/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the classes of cells mean: names, limits and colours, from the class
 * schemes that the cells were classed by, or else from the cells themselves.
 */
#ifndef EHR_MODEL_CELL_LEGEND_H
#define EHR_MODEL_CELL_LEGEND_H

#include "model/cells.h"
#include "ref/zone_class.h"

enum { EHR_CELL_LIMITS = 2 };

/* A class holds values above lo up to and with hi. */
struct ehr_cell_limit {
	const char *column; /* the value classed; NULL: not known */
	double lo, hi;      /* INFINITY, negative for lo: none on that side */
};

struct ehr_cell_meaning {
	struct ehr_str name; /* empty: none */
	char colour[8];      /* "#rrggbb" */
	struct ehr_cell_limit limit[EHR_CELL_LIMITS];
	size_t n_limits; /* the class is the worst by any of them */
};

struct ehr_cell_legend {
	struct ehr_cell_meaning class[EHR_CELL_CLASSES + 1]; /* from 1 */
	unsigned n;                                          /* the highest */
};

/* A scheme of the table is taken for a column of the cells if it has the names
 * that the cells have; then the names are in the language asked for. If none
 * is, or their limits are not those of the cells, names and limits are what
 * all cells of a class say, and the colours lie evenly between those of the
 * table's first scheme. The legend has views into cells and schemes. */
void ehr_cell_legend_find(struct ehr_cell_legend *legend,
	const struct ehr_cells *cells, const struct ehr_zone_schemes *schemes,
	bool zh);

#endif
