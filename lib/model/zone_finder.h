/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which cell, of those that ehrisk-zone writes, holds a place or has a name.
 */
#ifndef EHR_MODEL_ZONE_FINDER_H
#define EHR_MODEL_ZONE_FINDER_H

#include "model/cells.h"

struct ehr_zone_finder;

/* cells must outlive it, and lose their shapes. NULL on failure. */
struct ehr_zone_finder *ehr_zone_finder_open(
	struct ehr_cells *cells, struct ehr_err *err);
void ehr_zone_finder_close(struct ehr_zone_finder *finder); /* or NULL */

/* The cell that holds the point (degrees), or -1 in *found. */
EHR_MUST_USE int ehr_zone_finder_at(struct ehr_zone_finder *finder, double lon,
	double lat, long *found, struct ehr_err *err);

/* The cell of that cell_id, CRS/SIZE/COL/ROW of squares; -1: none. */
long ehr_zone_finder_named(
	const struct ehr_zone_finder *finder, struct ehr_str cell_id);

/* Appends the cell_id. */
void ehr_zone_finder_put_id(
	const struct ehr_zone_finder *finder, size_t cell, struct ehr_buf *out);

#endif
