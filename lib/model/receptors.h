/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The places where concentrations are computed, as one numbered list whatever
 * they came from:
 *
 *   a file  rows with lon and lat, or cell_id, in the order of the file
 *           (model/receptor_file.h)
 *   a grid  square cells from the fixed origin of calc/grid.h, computed and not
 *           stored, so that 10^8 of them take no memory
 *           (model/receptor_grid.h)
 *   rings   HEM's polar receptors around each facility, computed likewise
 *           (model/polar_receptors.h)
 *
 * Numbers run tile by tile: a tile is a range of numbers and the rectangle that
 * its points lie in, so that sources too far from all of them are passed over
 * at once. A tile of a grid is a square of up to 32 x 32 cells (tiles from the
 * south-west, row by row; in a tile likewise), of a file up to 256 rows one
 * behind another that lie near each other, of rings the points of one facility. This is the order of
 * output.
 *
 * All places are metres of one projected reference system, that of the run.
 * Once made, receptors are only read, by all threads; what a thread needs
 * besides is its own desk.
 */
#ifndef EHR_MODEL_RECEPTORS_H
#define EHR_MODEL_RECEPTORS_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { EHR_RECEPTORS_MAX = 100000000 };

struct ehr_receptor {
	struct ehr_str id;
	struct ehr_str cell_id; /* empty: lies in no cell that is known */
	double lon,
		lat; /* WGS 84 as they are written, 7 decimals if computed */
	double easting, northing;
	double radius_m; /* distance to take for a source nearer than that:
	                    0.9 sqrt(area / pi) of a cell, 0 of a point */
};

struct ehr_receptor_tile {
	size_t first, n;                 /* receptors first .. first + n - 1 */
	double west, south, east, north; /* of their points, in metres */
};

struct ehr_receptors;
struct ehr_receptor_desk;

/* How many, and in how many tiles; never more than EHR_RECEPTORS_MAX. */
size_t ehr_receptors_count(const struct ehr_receptors *receptors);
size_t ehr_receptors_tiles(const struct ehr_receptors *receptors);
struct ehr_receptor_tile ehr_receptors_tile(
	const struct ehr_receptors *receptors, size_t tile);

/* Only where receptor i is, which costs little and needs no desk. */
void ehr_receptors_point(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing);
double ehr_receptors_radius(const struct ehr_receptors *receptors, size_t i);

/* A desk for one thread; made in no time, opens its projection (40 ms, 20 MB)
 * when it first computes a longitude. Lives no longer than receptors. */
struct ehr_receptor_desk *ehr_receptor_desk_new(
	const struct ehr_receptors *receptors);
void ehr_receptor_desk_free(struct ehr_receptor_desk *desk); /* or NULL */

/* All of receptor i. Its texts live until the next call on the desk. Fails
 * (EHR_FAULT_USAGE) on a cell whose middle the system cannot compute. */
EHR_MUST_USE int ehr_receptors_get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err);

/* Columns that stand behind ours for each receptor: those of the file that we
 * do not read, byte for byte; ring_m and bearing_deg of polar ones. The text
 * lives as long as those of ehr_receptors_get on the same desk; column is
 * below the count. */
size_t ehr_receptors_carried(const struct ehr_receptors *receptors);
const char *ehr_receptors_carried_name(
	const struct ehr_receptors *receptors, size_t column);
struct ehr_str ehr_receptors_carried_cell(
	struct ehr_receptor_desk *desk, size_t i, size_t column);

void ehr_receptors_close(struct ehr_receptors *receptors); /* or NULL */

#endif
