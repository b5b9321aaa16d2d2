/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a map shows, whatever it is drawn as: layers of the cells, their classes
 * with names, limits, colours and counts, what lies over them, the tables
 * beside them and the words around them.
 */
#ifndef EHR_RENDER_SHEET_H
#define EHR_RENDER_SHEET_H

#include "model/graticule.h"
#include "model/layer.h"
#include "model/outline.h"
#include "model/points.h"
#include "model/ranking.h"
#include "model/sites.h"
#include "render/labels.h"

struct ehr_sheet {
	const struct ehr_labels *labels;
	struct ehr_str title;  /* empty: the usual one */
	struct ehr_str date;   /* YYYY-MM-DD; empty: none */
	struct ehr_str source; /* who gave the data; empty: not said */
	const struct ehr_cells *cells;
	const struct ehr_layer *layer; /* n_layers of them, at least one; a
	                                  drawing shows the first */
	size_t n_layers;
	const struct ehr_ranking *ranking; /* for each layer; NULL: no tables */
	const struct ehr_points *points;   /* NULL: none */
	const struct ehr_sites *sites;     /* NULL: none */
	const struct ehr_outline *outline; /* NULL: none */
	struct ehr_projection *projection; /* NULL: the system is not known, and
	                                      places are told in metres */
	const struct ehr_palette
		*palette; /* whose words name the colours; NULL:
	                                      they have no words */
	bool (*is_number)(const char *column);
};

#define EHR_SHEET_GREY "#c4c4c4" /* of cells not assessed */

/* What is to be seen: all cells, with room around them, and of the outline
 * what is no farther away than the cells are wide or high. */
struct ehr_extent ehr_sheet_extent(const struct ehr_sheet *sheet);

bool ehr_sheet_is_outside(
	const struct ehr_point *point, const struct ehr_extent *extent);

/* Points outside the extent. */
size_t ehr_sheet_outside(
	const struct ehr_points *points, const struct ehr_extent *extent);

/* The greatest of 1, 2, 5, 10, 20, ... that is not above most, and of 0.1,
 * 0.2, ...; most must be above 0. */
double ehr_sheet_round(double most);

/* The part, 0 to 1, of the largest radius that a point of that value has: its
 * area is as the value. 0 for NAN. */
double ehr_sheet_radius(const struct ehr_points *points, double value);

struct ehr_str ehr_sheet_title(const struct ehr_sheet *sheet);

/* What a layer is called: "Risk class", or its column's label. */
struct ehr_str ehr_sheet_layer(
	const struct ehr_sheet *sheet, const struct ehr_layer *layer);

/* Name of the class (0: not assessed) of a layer, into buf, not escaped; of an
 * amount, its limits. */
void ehr_sheet_class_name(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class);

/* The limits of a class as one line, such as "cancer risk 1 - 10". */
void ehr_sheet_limit(struct ehr_buf *buf, const struct ehr_sheet *sheet,
	const struct ehr_cell_limit *limit);

/* The word for the colour of a class; empty where colours have none. */
struct ehr_str ehr_sheet_colour_word(const struct ehr_sheet *sheet,
	const struct ehr_layer *layer, unsigned class);

/* What hatching means, with what is missing where all lack the same. */
void ehr_sheet_incomplete(struct ehr_buf *buf, const struct ehr_sheet *sheet);

/* What a cell is called: its name, the cell_id of a unit, its middle in degrees
 * where the cells say it, or else column and row. */
void ehr_sheet_cell_name(
	struct ehr_buf *buf, const struct ehr_sheet *sheet, size_t cell);

/* A share as per cent with one decimal; nothing for NAN. */
void ehr_sheet_percent(struct ehr_buf *buf, double share);

/* The date as people write it: 22 November 2026. */
void ehr_sheet_date(struct ehr_buf *buf, const struct ehr_sheet *sheet);

/* What the map rests on: coordinate system, size and number of cells, and every
 * other column that says the same of all cells. */
void ehr_sheet_method(struct ehr_buf *buf, const struct ehr_sheet *sheet);

#endif
