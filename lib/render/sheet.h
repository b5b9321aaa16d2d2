/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a map shows, whatever it is drawn as: the cells, their classes with
 * names, limits and colours, what lies over them, and the words around them.
 */
#ifndef EHR_RENDER_SHEET_H
#define EHR_RENDER_SHEET_H

#include "model/cell_legend.h"
#include "model/outline.h"
#include "model/points.h"
#include "render/labels.h"

struct ehr_sheet {
	const struct ehr_labels *labels;
	struct ehr_str title; /* empty: the usual one */
	const struct ehr_cells *cells;
	const struct ehr_cell_legend *legend;
	const struct ehr_points *points;   /* NULL: none */
	const struct ehr_outline *outline; /* NULL: none */
	bool (*is_number)(const char *column);
};

#define EHR_SHEET_GREY "#c4c4c4" /* of cells not assessed */

struct ehr_sheet_extent {
	double east_min, north_min, east_max, north_max;
};

/* What is to be seen: all cells, with room around them, and of the outline
 * what is no farther away than the cells are wide or high. */
struct ehr_sheet_extent ehr_sheet_extent(const struct ehr_sheet *sheet);

bool ehr_sheet_is_outside(
	const struct ehr_point *point, const struct ehr_sheet_extent *extent);

/* Points outside the extent. */
size_t ehr_sheet_outside(
	const struct ehr_sheet *sheet, const struct ehr_sheet_extent *extent);

/* The greatest of 1, 2, 5, 10, 20, ... that is not above most, and of 0.1,
 * 0.2, ...; most must be above 0. */
double ehr_sheet_round(double most);

struct ehr_str ehr_sheet_title(const struct ehr_sheet *sheet);

/* Name of the class (0: not assessed), into buf, not escaped. */
void ehr_sheet_class_name(
	struct ehr_buf *buf, const struct ehr_sheet *sheet, unsigned class);

/* The limits of a class as one line, such as "cancer risk 1 - 10". */
void ehr_sheet_limit(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	const struct ehr_cell_limit *limit);

/* What hatching means, with what is missing where all lack the same. */
void ehr_sheet_incomplete(struct ehr_buf *buf, const struct ehr_sheet *sheet);

/* What the map rests on, as one line: coordinate system, size and number of
 * cells, and every other column that says the same of all cells. */
void ehr_sheet_source(struct ehr_buf *buf, const struct ehr_sheet *sheet);

#endif
