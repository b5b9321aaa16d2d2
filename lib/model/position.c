/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/position.h"

#include <math.h>
#include <stdio.h>

#include "geo/gauss.h"
#include "model/flag.h"
#include "model/position_cells.h"

/* What goes through the steps from cells to degrees. */
struct making {
	struct ehr_position *position;
	struct ehr_crs *crs;
	struct ehr_position_cells cells;
};

static const double limit[] = { 180, 90 }; /* degrees */

size_t ehr_place_columns(const struct ehr_place *place,
	const char *column[static EHR_PLACE_COLUMNS])
{
	if (place->point != NULL) {
		column[0] = place->point;
		return 1;
	}
	if (place->x != NULL) {
		column[0] = place->x;
		column[1] = place->y;
		return 2;
	}
	if (place->lon == NULL)
		return 0;
	if (place->lon_minute == NULL) {
		column[0] = place->lon;
		column[1] = place->lat;
		return 2;
	}
	column[0] = place->lon;
	column[1] = place->lon_minute;
	column[2] = place->lon_second;
	column[3] = place->lat;
	column[4] = place->lat_minute;
	column[5] = place->lat_second;
	return 6;
}

int ehr_position_check(const struct ehr_place *place, const struct ehr_crs *crs,
	struct ehr_err *err)
{
	if (crs == NULL || ehr_crs_is_degrees(crs) || place->lon_minute == NULL)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("degrees, minutes and seconds are no coordinates of %s, "
		  "which counts in metres"),
		ehr_crs_name(crs));
}

static bool in_wgs84(const struct making *self)
{
	return self->crs == NULL || ehr_crs_is_wgs84(self->crs);
}

static void set_flag(struct making *self, enum ehr_flag flag)
{
	self->position->flags |= ehr_flag(flag);
}

static int fail_cell(const struct making *self, size_t i, const char *reason,
	const char *expected)
{
	return ehr_fail_cell(self->cells.err, self->cells.column[i], reason,
		expected, self->cells.cell[i]);
}

/* The same about both coordinates at once, where they have a cell each. */
static int fail_pair(
	const struct making *self, const char *reason, const char *expected)
{
	const struct ehr_str *cell = self->cells.cell;
	char both[160], name[128];

	if (self->cells.columns == 1)
		return fail_cell(self, 0, reason, expected);
	(void)snprintf(both, sizeof both, "%.*s, %.*s",
		(int)(cell[0].n < 70 ? cell[0].n : 70), cell[0].p,
		(int)(cell[1].n < 70 ? cell[1].n : 70), cell[1].p);
	(void)snprintf(name, sizeof name, "%s, %s", self->cells.column[0],
		self->cells.column[1]);
	return ehr_fail_cell(
		self->cells.err, name, reason, expected, ehr_str_of(both));
}

static bool on_globe(double lon, double lat)
{
	return fabs(lon) <= limit[0] && fabs(lat) <= limit[1];
}

static bool compute(
	const struct making *self, double x, double y, double degrees[2])
{
	degrees[0] = x;
	degrees[1] = y;
	return (in_wgs84(self) ||
		       ehr_crs_to_lonlat(self->crs, x, y, &degrees[0],
			       &degrees[1], NULL) == 0) &&
	       on_globe(degrees[0], degrees[1]);
}

static int fail_range(const struct making *self)
{
	size_t i = fabs(self->cells.value[0]) > limit[0] ? 0 : 1;

	return fail_cell(self, i * (self->cells.columns / 2), "out_of_range",
		i == 0 ? N_("degrees from -180 to 180")
		       : N_("degrees from -90 to 90"));
}

static bool fits(const struct making *self, const double degrees[2])
{
	return (self->cells.rules->region == NULL ||
		       ehr_region_holds(self->cells.rules->region, degrees[0],
			       degrees[1])) &&
	       (self->crs == NULL ||
		       ehr_crs_covers(self->crs, degrees[0], degrees[1]));
}

static void judge(struct making *self)
{
	const double *value = self->cells.value;
	const double *degrees = self->position->degrees;
	double other[2];

	if (value[0] == 0 && value[1] == 0)
		set_flag(self, EHR_FLAG_ZERO_COORDINATES);
	else if (fits(self, degrees))
		return;
	else if (!self->cells.metres &&
		 compute(self, value[1], value[0], other) && fits(self, other))
		set_flag(self, EHR_FLAG_SWAPPED_COORDINATES);
	else if (self->cells.rules->region != NULL &&
		 !ehr_region_holds(
			 self->cells.rules->region, degrees[0], degrees[1]))
		set_flag(self, EHR_FLAG_OUTSIDE_REGION);
	else
		set_flag(self, EHR_FLAG_OUTSIDE_CRS_AREA);
}

static int fail_outside(const struct making *self)
{
	char expected[96];

	(void)snprintf(expected, sizeof expected, "coordinates of %s",
		ehr_crs_name(self->crs));
	return fail_pair(self, "outside_crs", expected);
}

static int locate_degrees(struct making *self)
{
	const double *value = self->cells.value;
	double *degrees = self->position->degrees;
	bool swapped =
		self->position->flags & ehr_flag(EHR_FLAG_SWAPPED_COORDINATES);

	if (!on_globe(value[0], value[1])) {
		if (!on_globe(value[1], value[0]))
			return fail_range(self);
		swapped = true;
	}
	if (swapped) {
		set_flag(self, EHR_FLAG_SWAPPED_COORDINATES);
		degrees[0] = value[0];
		degrees[1] = value[1];
		return 0;
	}
	if (!compute(self, value[0], value[1], degrees))
		return fail_outside(self);
	judge(self);
	return 0;
}

static int locate_metres(struct making *self)
{
	const double *value = self->cells.value;
	double *degrees = self->position->degrees, other[2];
	const char *name = ehr_crs_name(self->crs);
	char sister[EHR_CRS_MAX], expected[96];
	bool computed = compute(self, value[0], value[1], degrees);

	if (!computed || !ehr_crs_covers(self->crs, degrees[0], degrees[1])) {
		if (ehr_gauss_sister(name, value[0], sister)) {
			(void)snprintf(expected, sizeof expected,
				"an easting of %s; this is one of %s", name,
				sister);
			return fail_pair(self, "zone_prefix", expected);
		}
		if (compute(self, value[1], value[0], other) &&
			ehr_crs_covers(self->crs, other[0], other[1]))
			return fail_pair(self, "swapped",
				N_("easting before northing; x and y look "
				   "swapped"));
		if (!computed)
			return fail_outside(self);
	}
	judge(self);
	return 0;
}

/* Degrees that were given keep their text; otherwise they are written. */
static void write_cells(struct making *self)
{
	struct ehr_position *position = self->position;
	struct ehr_str *cell[] = { &position->lon, &position->lat };

	for (size_t i = 0; i < 2; i++) {
		double rounded = round(position->degrees[i] * 1e9) / 1e9;
		bool as_found = position->degrees[i] == self->cells.value[i];

		*cell[i] = self->cells.plain[i];
		if (self->cells.plain[i].n > 0 && as_found)
			continue;
		position->degrees[i] = rounded;
		*cell[i] = (struct ehr_str){ position->room[i],
			ehr_num_write(position->room[i], rounded) };
	}
}

int ehr_position_make(struct ehr_position *position,
	const struct ehr_position_rules *rules, struct ehr_crs *crs,
	const struct ehr_str *cell, struct ehr_err *err)
{
	struct making self = {
		.position = position,
		.crs = crs,
		.cells = {
			.rules = rules,
			.cell = cell,
			.metres = crs != NULL && !ehr_crs_is_degrees(crs),
			.err = err,
		},
	};
	int rc;

	position->flags = 0;
	position->known = false;
	position->lon = position->lat = (struct ehr_str){ "", 0 };
	position->degrees[0] = position->degrees[1] = 0;
	self.cells.columns = ehr_place_columns(rules->place, self.cells.column);
	rc = ehr_position_cells_read(&self.cells);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		position->flags = ehr_flag(EHR_FLAG_NO_COORDINATES);
		return 0; /* nothing else matters */
	}
	position->flags = self.cells.flags;
	rc = self.cells.metres ? locate_metres(&self) : locate_degrees(&self);
	if (rc < 0)
		return -1;
	position->known = true;
	write_cells(&self);
	return 0;
}

/* Both in one number: degrees are within 180 of zero either way, so each is
 * below 2^29 millionths. */
uint64_t ehr_position_key(const struct ehr_position *position)
{
	uint64_t key = 0;

	if (!position->known)
		return 0;
	for (size_t i = 0; i < 2; i++)
		key = key << 29 |
		      (uint64_t)(llround(position->degrees[i] * 1e6) +
				 180000000);
	return key + 1;
}
