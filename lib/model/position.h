/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a record lies: the cells lon and lat of a canonical row.
 */
#ifndef EHR_MODEL_POSITION_H
#define EHR_MODEL_POSITION_H

#include "base/num.h"
#include "geo/crs.h"
#include "model/cleaning.h"
#include "model/mapping.h"
#include "ref/region.h"

struct ehr_position {
	struct ehr_str lon, lat; /* empty when not known */
	uint64_t flags;          /* of ehr_flag() */
	bool known;
	double degrees[2]; /* lon and lat as numbers; 0 when not known */
	char room[2][EHR_NUM_MAX];
};

enum { EHR_PLACE_COLUMNS = 6 }; /* at most */

/* The columns that the place reads, in the order in which ehr_position_make
 * takes their cells; how many they are. */
size_t ehr_place_columns(const struct ehr_place *place,
	const char *column[static EHR_PLACE_COLUMNS]);

/* What positions are made by. */
struct ehr_position_rules {
	const struct ehr_place *place;
	const struct ehr_region *region; /* NULL: none asked for */
	/* Rules by which cells are cleaned (flag cleaned), among them words for
	 * an empty one; NULL: cells are read as they stand. What is new is in
	 * arena, for as long as the position. */
	const struct ehr_cell_rules *cells;
	struct ehr_arena *arena;
};

/* Can the place's columns hold what its crs takes? Minutes and seconds need
 * degrees. Fails with EHR_FAULT_USAGE; crs may be NULL. */
EHR_MUST_USE int ehr_position_check(const struct ehr_place *place,
	const struct ehr_crs *crs, struct ehr_err *err);

/*
 * From the cells of the place's columns, in that order; crs is the one that the
 * place names, of this thread, or NULL for WGS 84.
 *
 * Decimal degrees of WGS 84 keep their text. All else is written rounded to 9
 * decimals, a tenth of a millimetre, so that a point on the edge of a grid
 * cell can still be told to be there.
 *
 * The position is not known (flag no_coordinates) if a coordinate has no cell
 * that is filled. What is doubtful is kept as it is and gets the first of these
 * flags that holds: zero_coordinates (both are 0), swapped_coordinates (as it
 * is it lies beyond the globe or the region; exchanged it would not),
 * outside_region, outside_crs_area. Besides, imprecise_coordinates: minutes or
 * seconds are wanting.
 *
 * Fails naming the column on a cell that cannot be read (reasons "not_an_angle",
 * "not_a_number", "empty"), degrees beyond the globe either way
 * ("out_of_range"), metres that would lie inside only if exchanged ("swapped"),
 * that have another zone number in front of the easting than the system
 * ("zone_prefix"), or that cannot be computed ("outside_crs").
 */
EHR_MUST_USE int ehr_position_make(struct ehr_position *position,
	const struct ehr_position_rules *rules, struct ehr_crs *crs,
	const struct ehr_str *cell, struct ehr_err *err);

/* A number that two positions share only if they are the same when rounded to
 * 1e-6 degrees, a decimetre; 0 if the position is not known. */
uint64_t ehr_position_key(const struct ehr_position *position);

#endif
