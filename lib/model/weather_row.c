/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/weather_row.h"

#include <math.h>

#include "calc/sun.h"
#include "model/calendar_read.h"
#include "model/compass.h"

static const struct {
	const char *name;
	double min, max;
} info[EHR_WEATHER_COLUMNS] = {
	[EHR_WEATHER_TIME] = { "time", 0, 0 },
	[EHR_WEATHER_DIRECTION] = { "wind_direction", 0, 0 },
	[EHR_WEATHER_WIND] = { "wind_m_s", 0, 150 },
	[EHR_WEATHER_TENTHS] = { "cloud_tenths", 0, 10 },
	[EHR_WEATHER_OKTAS] = { "cloud_oktas", 0, 9 },
	[EHR_WEATHER_CEILING] = { "ceiling_m", 0, 30000 },
	[EHR_WEATHER_STABILITY] = { "stability", 0, 0 },
	[EHR_WEATHER_KELVIN] = { "air_temp_k", 180, 340 },
	[EHR_WEATHER_CELSIUS] = { "air_temp_c", -93, 67 },
	[EHR_WEATHER_LID] = { "lid_m", 1, 20000 },
	[EHR_WEATHER_LON] = { "lon", -180, 180 },
	[EHR_WEATHER_LAT] = { "lat", -90, 90 },
};

/* A row while it is read. */
struct reading {
	const struct ehr_weather_columns *columns;
	const struct ehr_row *row;
	const struct ehr_weather_rules *rules;
	const struct ehr_weather_opts *opts;
};

struct ehr_str ehr_weather_cell(const struct ehr_weather_columns *columns,
	const struct ehr_row *row, enum ehr_weather_column column)
{
	long at = columns->at[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : ehr_str_trim(row->cell[at]);
}

static struct ehr_str cell_of(
	const struct reading *self, enum ehr_weather_column column)
{
	return ehr_weather_cell(self->columns, self->row, column);
}

int ehr_weather_columns_find(struct ehr_weather_columns *columns,
	const struct ehr_header *header, struct ehr_err *err)
{
	size_t needed;

	for (int i = 0; i < EHR_WEATHER_COLUMNS; i++)
		if (ehr_header_look(header, info[i].name, &columns->at[i], err))
			return -1;
	if (ehr_header_need(
		    header, info[EHR_WEATHER_DIRECTION].name, &needed, err) ||
		ehr_header_need(
			header, info[EHR_WEATHER_WIND].name, &needed, err))
		return -1;
	if (columns->at[EHR_WEATHER_STABILITY] < 0)
		return ehr_header_need(
			header, info[EHR_WEATHER_TIME].name, &needed, err);
	return 0;
}

/* NAN where the cell is empty. */
static int number_of(const struct reading *self, enum ehr_weather_column column,
	double *value, struct ehr_err *err)
{
	enum ehr_num_state state;
	struct ehr_str cell = cell_of(self, column);

	if (ehr_cell_number(cell, info[column].name, &state, value, err))
		return -1;
	if (state == EHR_NUM_EMPTY)
		*value = NAN;
	else if (*value < info[column].min || *value > info[column].max)
		return ehr_fail_cell(err, info[column].name, "out_of_range",
			N_("a number in its range"), cell);
	return 0;
}

/* The number of the one column or the other, whichever the row has. */
static int either(const struct reading *self,
	const enum ehr_weather_column column[2], double value[2],
	struct ehr_err *err)
{
	if (number_of(self, column[0], &value[0], err) ||
		number_of(self, column[1], &value[1], err))
		return -1;
	if (!isnan(value[0]) && !isnan(value[1]))
		return ehr_fail_cell(err, info[column[1]].name, "twice",
			N_("one of two columns for the same"),
			cell_of(self, column[1]));
	return 0;
}

static int read_wind(
	const struct reading *self, struct ehr_hour *hour, struct ehr_err *err)
{
	struct ehr_str cell = cell_of(self, EHR_WEATHER_DIRECTION);
	enum ehr_compass kind;

	hour->from_degrees = 0;
	kind = ehr_compass_read(cell, &hour->from_degrees);
	if (kind == EHR_COMPASS_BAD || kind == EHR_COMPASS_ALL)
		return ehr_fail_cell(err, info[EHR_WEATHER_DIRECTION].name,
			"not_a_direction",
			N_("degrees from 0 to 360, a point of the compass or "
			   "calm"),
			cell);
	if (number_of(self, EHR_WEATHER_WIND, &hour->wind_m_s, err))
		return -1;
	if (kind == EHR_COMPASS_CALM && isnan(hour->wind_m_s))
		hour->wind_m_s = 0;
	if (isnan(hour->wind_m_s))
		hour->state = EHR_HOUR_NO_WIND;
	else if (kind == EHR_COMPASS_CALM || hour->wind_m_s <= 0 ||
		 hour->wind_m_s < self->rules->setting[EHR_WEATHER_CALM_BELOW])
		hour->state = EHR_HOUR_CALM;
	else if (kind == EHR_COMPASS_NONE)
		hour->state = EHR_HOUR_NO_WIND;
	return 0;
}

static int bad_time(
	struct ehr_str cell, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, info[EHR_WEATHER_TIME].name, "not_a_time", expected, cell);
}

/* Hours east of Greenwich of an offset that ehr_calendar_read_iso took: Z,
 * +08:00, +0800, +08. */
static double offset_hours(struct ehr_str offset)
{
	double hours, minutes = 0;

	if (offset.n < 3)
		return 0;
	hours = 10 * (offset.p[1] - '0') + offset.p[2] - '0';
	if (offset.n >= 5)
		minutes = 10 * (offset.p[offset.n - 2] - '0') +
			  offset.p[offset.n - 1] - '0';
	hours += minutes / 60;
	return offset.p[0] == '-' ? -hours : hours;
}

/* Days of UTC since 2000-01-01 12:00. */
static int read_days(
	const struct reading *self, double *days, struct ehr_err *err)
{
	struct ehr_str cell = cell_of(self, EHR_WEATHER_TIME);
	struct ehr_calendar time;
	double offset = self->opts->utc_offset_h;

	if (!ehr_calendar_read_iso(cell, &time) ||
		!ehr_calendar_exists(&time) ||
		time.precision < EHR_PRECISION_MINUTE)
		return bad_time(cell,
			N_("a date and time such as 2025-10-08T15:00"), err);
	if (time.offset.n > 0)
		offset = offset_hours(time.offset);
	if (isnan(offset))
		return bad_time(cell,
			N_("a time with its offset, or --utc-offset"), err);
	*days = ehr_sun_days(time.year, time.month, time.day) +
		(time.hour + time.minute / 60.0 - offset) / 24;
	return 0;
}

static int read_place(const struct reading *self, double *lon, double *lat,
	struct ehr_err *err)
{
	if (number_of(self, EHR_WEATHER_LON, lon, err) ||
		number_of(self, EHR_WEATHER_LAT, lat, err))
		return -1;
	if (isnan(*lon))
		*lon = self->opts->lon;
	if (isnan(*lat))
		*lat = self->opts->lat;
	if (isnan(*lon) || isnan(*lat))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the place of the weather station is not known"));
	return 0;
}

static int read_sun(
	const struct reading *self, struct ehr_sky *sky, struct ehr_err *err)
{
	double margin = self->rules->setting[EHR_WEATHER_NIGHT_MARGIN] / 24;
	double days, lon, lat;

	if (read_days(self, &days, err) || read_place(self, &lon, &lat, err))
		return -1;
	sky->sun = ehr_sun_altitude(days, lon, lat);
	sky->sun_before = ehr_sun_altitude(days - margin, lon, lat);
	sky->sun_after = ehr_sun_altitude(days + margin, lon, lat);
	return 0;
}

static int read_cloud(const struct reading *self, struct ehr_sky *sky,
	struct ehr_hour *hour, struct ehr_err *err)
{
	static const enum ehr_weather_column clouds[2] = { EHR_WEATHER_TENTHS,
		EHR_WEATHER_OKTAS };
	double cloud[2], ceiling;

	if (either(self, clouds, cloud, err) ||
		number_of(self, EHR_WEATHER_CEILING, &ceiling, err))
		return -1;
	sky->cloud_tenths = cloud[0];
	if (isnan(sky->cloud_tenths))
		sky->cloud_tenths = cloud[1] > 8 ? 10 : cloud[1] / 8 * 10;
	if (isnan(sky->cloud_tenths)) {
		sky->cloud_tenths = self->opts->cloud_tenths;
		hour->cloud_assumed = true;
	}
	sky->ceiling_ft = ehr_feet(ceiling);
	hour->ceiling_unknown =
		isnan(ceiling) &&
		sky->cloud_tenths > self->rules->setting[EHR_WEATHER_CLOUD_DAY];
	return 0;
}

static int work_out_stability(
	const struct reading *self, struct ehr_hour *hour, struct ehr_err *err)
{
	struct ehr_sky sky;

	if (read_cloud(self, &sky, hour, err))
		return -1;
	if (isnan(sky.cloud_tenths)) {
		hour->state = EHR_HOUR_NO_CLOUD;
		return 0;
	}
	if (read_sun(self, &sky, err))
		return -1;
	hour->stability = ehr_turner_stability(self->rules,
		ehr_turner_radiation(self->rules, &sky), hour->wind_m_s);
	return 0;
}

static int read_stability(
	const struct reading *self, struct ehr_hour *hour, struct ehr_err *err)
{
	struct ehr_str cell = cell_of(self, EHR_WEATHER_STABILITY);

	if (cell.n == 0)
		return work_out_stability(self, hour, err);
	if (ehr_stability_read(cell, &hour->stability))
		return 0;
	return ehr_fail_cell(err, info[EHR_WEATHER_STABILITY].name,
		"unknown_word",
		N_("a letter from A to F or a figure from 1 to 6"), cell);
}

int ehr_hour_read(struct ehr_hour *hour,
	const struct ehr_weather_columns *columns, const struct ehr_row *row,
	const struct ehr_weather *weather, struct ehr_err *err)
{
	const struct reading self = { columns, row, weather->rules,
		&weather->opts };
	static const enum ehr_weather_column temps[2] = { EHR_WEATHER_KELVIN,
		EHR_WEATHER_CELSIUS };
	double temp[2];

	*hour = (struct ehr_hour){ .state = EHR_HOUR_WIND };
	if (either(&self, temps, temp, err) ||
		number_of(&self, EHR_WEATHER_LID, &hour->lid_m, err) ||
		read_wind(&self, hour, err))
		return -1;
	hour->temp_k = isnan(temp[0]) ? temp[1] + 273.15 : temp[0];
	return hour->state == EHR_HOUR_NO_WIND
		       ? 0
		       : read_stability(&self, hour, err);
}
