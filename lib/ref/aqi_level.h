/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Levels of air quality indices with their words, colours and advice, and who is
 * sensitive to which pollutant, from data/aqi_levels.csv and
 * data/aqi_groups.csv.
 */
#ifndef EHR_REF_AQI_LEVEL_H
#define EHR_REF_AQI_LEVEL_H

#include "base/err.h"
#include "base/mem.h"

enum ehr_aqi_language { EHR_AQI_EN, EHR_AQI_ZH, EHR_AQI_LANGUAGES };

struct ehr_aqi_level {
	int level;    /* 1 is the best */
	int from, to; /* of the index; to EHR_AQI_EMPTY (-1): open */
	const char *category[EHR_AQI_LANGUAGES];
	const char *colour[EHR_AQI_LANGUAGES];
	const char *rgb; /* #00e400 */
	const char *general[EHR_AQI_LANGUAGES];
	const char *sensitive[EHR_AQI_LANGUAGES];
};

struct ehr_aqi_group {
	const char *pollutant; /* pm25 */
	const char *groups[EHR_AQI_LANGUAGES];
};

enum { EHR_AQI_LEVELS = 12, EHR_AQI_GROUPS = 8, EHR_AQI_LEVEL_SETS = 8 };

struct ehr_aqi_levels {
	const char *name; /* of the set: hj633-2026 */
	struct ehr_aqi_level level[EHR_AQI_LEVELS];
	size_t n;
	struct ehr_aqi_group group[EHR_AQI_GROUPS];
	size_t n_groups;
};

struct ehr_aqi_level_sets {
	struct ehr_aqi_levels set[EHR_AQI_LEVEL_SETS];
	size_t n;
	/* for the manifest: of the levels and of the groups */
	char sha256[2][65];
	size_t rows[2];
};

/* Reads both tables, texts into arena; path NULL: the built-in one. */
EHR_MUST_USE int ehr_aqi_levels_read(struct ehr_aqi_level_sets *sets,
	struct ehr_arena *arena, const char *levels_path,
	const char *groups_path, struct ehr_err *err);

/* NULL: there is no such set. */
const struct ehr_aqi_levels *ehr_aqi_levels_find(
	const struct ehr_aqi_level_sets *sets, struct ehr_str name);

/* The level that an index, 0 or more, belongs to: the highest that begins at or
 * below it. */
const struct ehr_aqi_level *ehr_aqi_level_of(
	const struct ehr_aqi_levels *levels, int index);

/* Who is sensitive to the pollutant; NULL: nobody is named. */
const struct ehr_aqi_group *ehr_aqi_group_of(
	const struct ehr_aqi_levels *levels, const char *pollutant);

#endif
