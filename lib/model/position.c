/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/position.h"

#include <math.h>
#include <stdio.h>

#include "io/table.h"
#include "model/flag.h"

static int read_pair(struct ehr_position *position, const char *const name[2],
	const struct ehr_str cell[2], double value[2], struct ehr_err *err)
{
	enum ehr_num_state state[2];

	*position = (struct ehr_position){ .flags = 0 };
	for (size_t i = 0; i < 2; i++)
		if (ehr_cell_number(
			    cell[i], name[i], &state[i], &value[i], err) != 0)
			return -1;
	if (state[0] == EHR_NUM_EMPTY || state[1] == EHR_NUM_EMPTY)
		position->flags |= ehr_flag(EHR_FLAG_NO_COORDINATES);
	return 0;
}

int ehr_position_degrees(struct ehr_position *position,
	const struct ehr_place *place, struct ehr_str lon, struct ehr_str lat,
	struct ehr_err *err)
{
	const char *const name[] = { place->lon, place->lat };
	const struct ehr_str cell[] = { lon, lat };
	double value[2];

	if (read_pair(position, name, cell, value, err) != 0)
		return -1;
	if (position->flags != 0)
		return 0;
	if (fabs(value[0]) > 180)
		return ehr_fail_cell(err, place->lon, "out_of_range",
			N_("degrees from -180 to 180"), lon);
	if (fabs(value[1]) > 90)
		return ehr_fail_cell(err, place->lat, "out_of_range",
			N_("degrees from -90 to 90"), lat);
	position->lon = ehr_str_trim(lon);
	position->lat = ehr_str_trim(lat);
	return 0;
}

static struct ehr_str write_degrees(double degrees, char room[EHR_NUM_MAX])
{
	double rounded = round(degrees * 1e9) / 1e9;

	return (struct ehr_str){ room, ehr_num_write(room, rounded) };
}

static int fail_pair(const struct ehr_place *place, const char *reason,
	const char *expected, const struct ehr_str cell[2], struct ehr_err *err)
{
	char both[160], name[128];

	(void)snprintf(both, sizeof both, "%.*s, %.*s",
		(int)(cell[0].n < 70 ? cell[0].n : 70), cell[0].p,
		(int)(cell[1].n < 70 ? cell[1].n : 70), cell[1].p);
	(void)snprintf(name, sizeof name, "%s, %s", place->x, place->y);
	return ehr_fail_cell(err, name, reason, expected, ehr_str_of(both));
}

static bool lies_inside(struct ehr_projection *projection, double x, double y)
{
	double lon, lat;

	return ehr_projection_to_lonlat(projection, x, y, &lon, &lat, NULL) ==
		       0 &&
	       ehr_projection_covers(projection, lon, lat);
}

int ehr_position_project(struct ehr_position *position,
	const struct ehr_place *place, struct ehr_projection *projection,
	struct ehr_str x, struct ehr_str y, struct ehr_err *err)
{
	const char *const name[] = { place->x, place->y };
	const struct ehr_str cell[] = { x, y };
	double value[2], lon = 0, lat = 0;
	char expected[96];
	bool computed;

	if (read_pair(position, name, cell, value, err) != 0)
		return -1;
	if (position->flags != 0)
		return 0;
	computed = ehr_projection_to_lonlat(projection, value[0], value[1],
			   &lon, &lat, NULL) == 0 &&
		   fabs(lon) <= 180 && fabs(lat) <= 90;
	if (!computed || !ehr_projection_covers(projection, lon, lat)) {
		(void)snprintf(expected, sizeof expected,
			"easting and northing of %s", place->crs);
		if (lies_inside(projection, value[1], value[0]))
			return fail_pair(place, "swapped",
				"easting before northing; x and y look swapped",
				cell, err);
		if (!computed)
			return fail_pair(
				place, "outside_crs", expected, cell, err);
		position->flags |= ehr_flag(EHR_FLAG_OUTSIDE_CRS_AREA);
	}
	position->lon = write_degrees(lon, position->room[0]);
	position->lat = write_degrees(lat, position->room[1]);
	return 0;
}
