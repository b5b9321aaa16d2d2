/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Air quality indices by their standards: of which items (a pollutant over an
 * averaging time) an index of an hour or of a day is made, how their
 * concentrations are rounded, which rules apply at the ends, and when the index
 * may be published. From data/aqi_standards.csv and data/aqi_items.csv over the
 * breakpoints (ref/aqi_scale.h).
 */
#ifndef EHR_REF_AQI_STANDARD_H
#define EHR_REF_AQI_STANDARD_H

#include "ref/aqi_level.h"
#include "ref/aqi_scale.h"
#include "ref/load.h"

enum ehr_aqi_averaging {
	EHR_AQI_1H,
	EHR_AQI_8H,  /* the latest hours */
	EHR_AQI_24H, /* the latest hours, or those of the day */
	EHR_AQI_8H_MAX,
	EHR_AQI_1H_MAX,
	EHR_AQI_NOWCAST,
	EHR_AQI_AVERAGINGS
};
extern const char *const ehr_aqi_averaging_word[EHR_AQI_AVERAGINGS];

enum ehr_aqi_form { EHR_AQI_HOUR, EHR_AQI_DAY, EHR_AQI_FORMS };
extern const char *const ehr_aqi_form_word[EHR_AQI_FORMS];

enum ehr_aqi_role {
	EHR_AQI_MAIN,     /* without it the index is not complete */
	EHR_AQI_OPTIONAL, /* counts where there is a number for it */
	EHR_AQI_STAND_IN, /* counts only where another item names it */
};

/* How a concentration is rounded before it is looked up. */
enum ehr_aqi_rounding {
	EHR_AQI_AS_IT_IS,
	EHR_AQI_HALF_EVEN,
	EHR_AQI_HALF_UP,
	EHR_AQI_DOWN,
	EHR_AQI_UP,
};

/* Concentrations in thousandths of the unit of the scale; EHR_AQI_EMPTY (-1):
 * none. */
struct ehr_aqi_item {
	enum ehr_aqi_form form;
	const char *pollutant; /* as a column is called: pm25 */
	enum ehr_aqi_averaging averaging;
	const struct ehr_aqi_scale *scale;
	enum ehr_aqi_role role;
	enum ehr_aqi_rounding rounding;
	int decimals;
	int64_t from;    /* below it there is no index of the item */
	int64_t above;   /* above it the two that follow hold */
	int above_index; /* the index, or none */
	int above_item;  /* enum ehr_aqi_averaging of the same pollutant whose
	                    index is wanted; or none */
	int min_values;  /* hours, or moving means for a maximum of them */
	int64_t valid_above; /* with fewer it is valid all the same above it */
	const char *status;
};

struct ehr_aqi_standard {
	const char *name; /* hj633-2026 */
	const char *title_en, *title_zh;
	const char *in_force_from, *in_force_to; /* dates, or "" */
	const char *breakpoints;
	const struct ehr_aqi_levels *levels;
	const struct ehr_aqi_item *item[EHR_AQI_FORMS];
	size_t n_items[EHR_AQI_FORMS];
	int index_min, index_max;       /* max EHR_AQI_EMPTY: none */
	enum ehr_aqi_rounding rounding; /* of the index */
	int publish_above; /* with items missing, only above it; or none */
	int primary_above; /* there is a primary pollutant only above it */
	int good_most;     /* up to it a day is a good one */
	const char *status;
};

struct ehr_aqi_standards;

/* Files in place of the built-in tables; NULL: built in. */
struct ehr_aqi_paths {
	const char *breakpoints, *standards, *items, *levels, *groups;
};

/* NULL on failure. */
struct ehr_aqi_standards *ehr_aqi_standards_open(
	const struct ehr_aqi_paths *paths, struct ehr_err *err);
void ehr_aqi_standards_close(struct ehr_aqi_standards *standards);

size_t ehr_aqi_standards_count(const struct ehr_aqi_standards *standards);
const struct ehr_aqi_standard *ehr_aqi_standards_get(
	const struct ehr_aqi_standards *standards, size_t i);
/* NULL: there is none of that name. */
const struct ehr_aqi_standard *ehr_aqi_standards_find(
	const struct ehr_aqi_standards *standards, struct ehr_str name);

/* For the manifest: the tables by number from 0, each with its name, digest and
 * rows; false behind the last. */
bool ehr_aqi_standards_digest(const struct ehr_aqi_standards *standards,
	size_t i, struct ehr_table_digest *digest);

#endif
