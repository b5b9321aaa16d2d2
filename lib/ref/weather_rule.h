/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How hours of weather become classes of a climatology: Turner's table of
 * stability (data/turner_classes.csv) and the numbers beside it
 * (data/weather_settings.csv). Read only once open.
 */
#ifndef EHR_REF_WEATHER_RULE_H
#define EHR_REF_WEATHER_RULE_H

#include "ref/setting.h"

enum ehr_weather_setting {
	EHR_WEATHER_SUN_STRONG, /* degrees */
	EHR_WEATHER_SUN_MODERATE,
	EHR_WEATHER_SUN_SLIGHT,
	EHR_WEATHER_NIGHT_MARGIN, /* hours */
	EHR_WEATHER_CLOUD_NIGHT,  /* tenths */
	EHR_WEATHER_CLOUD_DAY,
	EHR_WEATHER_CEILING_LOW, /* feet */
	EHR_WEATHER_CEILING_HIGH,
	EHR_WEATHER_CEILING_UNKNOWN,
	EHR_WEATHER_CALM_BELOW, /* m/s */
	EHR_WEATHER_WIND_1, /* knots; ascending, six classes by five bounds */
	EHR_WEATHER_WIND_2,
	EHR_WEATHER_WIND_3,
	EHR_WEATHER_WIND_4,
	EHR_WEATHER_WIND_5,
	EHR_WEATHER_SECTORS,
	EHR_WEATHER_SETTINGS,
};

enum { EHR_WEATHER_WINDS = 6 };

/* Net radiation index from 4 (strong sun) to -2 (clear night). */
enum {
	EHR_RADIATION_MIN = -2,
	EHR_RADIATION_MAX = 4,
	EHR_RADIATIONS = EHR_RADIATION_MAX - EHR_RADIATION_MIN + 1,
	EHR_TURNER_WINDS = 32, /* at most */
};

struct ehr_turner_wind {
	double upper_knots;             /* INFINITY for the last */
	char stability[EHR_RADIATIONS]; /* 'A' to 'F'; [0] is the index -2 */
};

struct ehr_weather_rules {
	double setting[EHR_WEATHER_SETTINGS];
	struct ehr_turner_wind wind[EHR_TURNER_WINDS]; /* ascending */
	size_t n_winds;
	struct ehr_setting_table settings, classes; /* for the manifest */
};

/* The built-in tables, or the files at the paths that are not NULL. Fails
 * (EHR_FAULT_DATA, with file, line and column) as ehr_settings_read does, and on
 * bounds of wind that do not ascend, a class that is no letter A to F, an index
 * or a combination that is missing or there twice. */
EHR_MUST_USE int ehr_weather_rules_open(struct ehr_weather_rules *rules,
	const char *settings_path, const char *classes_path,
	struct ehr_err *err);

#endif
