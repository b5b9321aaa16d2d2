/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells that are units of land: reading their polygons (a part of
 * model/cells.h), and what depends on where a cell lies.
 */
#ifndef EHR_MODEL_CELL_UNITS_H
#define EHR_MODEL_CELL_UNITS_H

#include "model/cells.h"

/* Is the row a GeoJSON feature with a geometry? */
bool ehr_cell_is_unit(const struct ehr_row *row);

/* Adds the polygons of the row, a GeoJSON feature, as a shape. Fails with
 * EHR_FAULT_DATA, and nothing is added, if it has none. */
EHR_MUST_USE int ehr_cell_read_shape(struct ehr_shapes *shapes,
	const struct ehr_row *row, struct ehr_err *err);

/* Into the order of cell_id; fails with EHR_FAULT_DATA if one is there twice. */
EHR_MUST_USE int ehr_cell_sort_units(
	struct ehr_cells *cells, struct ehr_err *err);

/* The corners of unit i, of all its rings: those from *first up to *end. */
void ehr_unit_corners(
	const struct ehr_cells *cells, size_t i, size_t *first, size_t *end);

#endif
