/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One hour of weather, from its row. For model/weather.c.
 */
#ifndef EHR_MODEL_WEATHER_ROW_H
#define EHR_MODEL_WEATHER_ROW_H

#include "model/turner.h"
#include "model/weather.h"

enum ehr_weather_column {
	EHR_WEATHER_TIME,
	EHR_WEATHER_DIRECTION,
	EHR_WEATHER_WIND,
	EHR_WEATHER_TENTHS,
	EHR_WEATHER_OKTAS,
	EHR_WEATHER_CEILING,
	EHR_WEATHER_STABILITY,
	EHR_WEATHER_KELVIN,
	EHR_WEATHER_CELSIUS,
	EHR_WEATHER_LID,
	EHR_WEATHER_LON,
	EHR_WEATHER_LAT,
	EHR_WEATHER_COLUMNS,
};

struct ehr_weather_columns {
	long at[EHR_WEATHER_COLUMNS];
};

/* wind_direction and wind_m_s must be there, and time or stability. */
EHR_MUST_USE int ehr_weather_columns_find(struct ehr_weather_columns *columns,
	const struct ehr_header *header, struct ehr_err *err);

/* The cell without blanks around it; empty where the column is not there. */
struct ehr_str ehr_weather_cell(const struct ehr_weather_columns *columns,
	const struct ehr_row *row, enum ehr_weather_column column);

enum ehr_hour_state {
	EHR_HOUR_WIND,
	EHR_HOUR_CALM,
	EHR_HOUR_NO_WIND,
	EHR_HOUR_NO_CLOUD,
};

struct ehr_hour {
	enum ehr_hour_state state;
	enum ehr_stability stability; /* of WIND and CALM */
	double wind_m_s, from_degrees;
	double temp_k, lid_m; /* NAN: not stated */
	bool cloud_assumed, ceiling_unknown;
};

/* Of weather, rules and opts hold. Fails as ehr_weather_read does. */
EHR_MUST_USE int ehr_hour_read(struct ehr_hour *hour,
	const struct ehr_weather_columns *columns, const struct ehr_row *row,
	const struct ehr_weather *weather, struct ehr_err *err);

#endif
