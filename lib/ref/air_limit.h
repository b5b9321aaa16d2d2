/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits of the ambient air quality standard GB 3095 in its editions, the
 * statistics of a year that are held against them (HJ 663), and what makes
 * a year or a city valid: the rows of data/limits.csv that have a symbol,
 * data/air_attainment.csv and data/air_settings.csv.
 */
#ifndef EHR_REF_AIR_LIMIT_H
#define EHR_REF_AIR_LIMIT_H

#include <stdint.h>

#include "base/mem.h"
#include "ref/setting.h"

enum ehr_air_area { EHR_AIR_AREA_I, EHR_AIR_AREA_II, EHR_AIR_AREAS };
extern const char *const ehr_air_area_word[EHR_AIR_AREAS];

enum ehr_air_over {
	EHR_AIR_OVER_YEAR,
	EHR_AIR_OVER_24H,
	EHR_AIR_OVER_8H_MAX,
	EHR_AIR_OVER_1H,
	EHR_AIR_OVERS
};
extern const char *const ehr_air_over_word[EHR_AIR_OVERS];

enum { EHR_AIR_NO_LIMIT = -1 };

struct ehr_air_limit {
	const char *pollutant; /* pm25 */
	enum ehr_air_area area;
	enum ehr_air_over over;
	int64_t limit;   /* thousandths of the unit */
	bool milligrams; /* mg/m3, not ug/m3 */
	const char *status;
};

/* A statistic of the year's days and its limit. */
struct ehr_air_statistic {
	const char *pollutant;
	enum ehr_air_over
		of;  /* of the days: EHR_AIR_OVER_24H or EHR_AIR_OVER_8H_MAX */
	int percent; /* the percentile; EHR_AIR_NO_LIMIT: the mean */
	enum ehr_air_over limit;
	int decimals; /* it is rounded to, half to even */
	const char *status;
};

enum { EHR_AIR_LIMITS = 48, EHR_AIR_STATISTICS = 24, EHR_AIR_EDITIONS = 8 };

struct ehr_air_edition {
	const char *name;      /* gb3095-2026 */
	const char *from, *to; /* dates in force; to "": still */
	struct ehr_air_limit limit[EHR_AIR_LIMITS];
	size_t n;
	struct ehr_air_statistic statistic[EHR_AIR_STATISTICS];
	size_t n_statistics;
};

enum ehr_air_setting {
	EHR_AIR_DAYS_PER_MONTH,
	EHR_AIR_DAYS_PER_FEBRUARY,
	EHR_AIR_DAYS_PER_YEAR,
	EHR_AIR_STATIONS_PERCENT,
	EHR_AIR_SETTINGS
};

struct ehr_air_limits {
	struct ehr_arena arena;
	struct ehr_air_edition edition[EHR_AIR_EDITIONS];
	size_t n;
	double setting[EHR_AIR_SETTINGS];
	bool settings_memory; /* one of them is from memory */
	/* for the manifest: limits, attainment, settings */
	char sha256[3][65];
	size_t rows[3];
};

/* Files in place of the built-in tables; NULL: built in. */
struct ehr_air_limit_paths {
	const char *limits, *attainment, *settings;
};

/* What it has is empty on failure. */
EHR_MUST_USE int ehr_air_limits_read(struct ehr_air_limits *limits,
	const struct ehr_air_limit_paths *paths, struct ehr_err *err);
void ehr_air_limits_release(struct ehr_air_limits *limits);

/* NULL: there is none. */
const struct ehr_air_edition *ehr_air_edition_find(
	const struct ehr_air_limits *limits, struct ehr_str name);
/* The one in force on a date such as 2026-12-31; NULL: none. */
const struct ehr_air_edition *ehr_air_edition_on(
	const struct ehr_air_limits *limits, const char *date);
const struct ehr_air_limit *ehr_air_limit_find(
	const struct ehr_air_edition *edition, enum ehr_air_area area,
	const char *pollutant, enum ehr_air_over over);

#endif
