/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a record lies: the cells lon and lat of a canonical row.
 */
#ifndef EHR_MODEL_POSITION_H
#define EHR_MODEL_POSITION_H

#include <stdint.h>

#include "base/num.h"
#include "geo/projection.h"
#include "model/mapping.h"

struct ehr_position {
	struct ehr_str lon, lat; /* empty when not known */
	uint64_t flags;          /* enum ehr_flag */
	char room[2][EHR_NUM_MAX];
};

/* From two cells with degrees, whose text is kept. If either is empty the
 * position is not known. Fails naming the column on what is no number or out of
 * range (reasons "not_a_number", "out_of_range"). */
EHR_MUST_USE int ehr_position_degrees(struct ehr_position *position,
	const struct ehr_place *place, struct ehr_str lon, struct ehr_str lat,
	struct ehr_err *err);

/*
 * The same from easting and northing, through projection. The degrees are
 * rounded to 9 decimals, a tenth of a millimetre, so that a point on the edge
 * of a grid cell can still be told to be there.
 *
 * A position outside the area that the system is meant for is flagged; if the
 * two cells exchanged would lie inside, it fails (reason "swapped"). So does
 * what the projection cannot compute (reason "outside_crs").
 */
EHR_MUST_USE int ehr_position_project(struct ehr_position *position,
	const struct ehr_place *place, struct ehr_projection *projection,
	struct ehr_str x, struct ehr_str y, struct ehr_err *err);

#endif
