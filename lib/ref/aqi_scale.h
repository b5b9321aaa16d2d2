/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Breakpoints of air quality indices by standard, pollutant and averaging time,
 * from data/aqi_breakpoints.csv.
 */
#ifndef EHR_REF_AQI_SCALE_H
#define EHR_REF_AQI_SCALE_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

enum { EHR_AQI_SCALES_MAX = 64 };

struct ehr_aqi_step {
	int index_low, index_high;
	int64_t low, high; /* thousandths of the unit */
};

struct ehr_aqi_scale {
	const char *standard, *pollutant, *averaging; /* 1h, 8h, 24h */
	const char *unit;
	struct ehr_aqi_step *step; /* in rising order */
	size_t n;
};

struct ehr_aqi_scales {
	struct ehr_arena arena;
	struct ehr_aqi_scale *scale; /* in the order of the table */
	size_t n;
	/* for the manifest */
	char sha256[65];
	size_t rows;
};

/* Reads the built-in table, or the file at path if that is not NULL; what it has
 * is empty on failure. */
EHR_MUST_USE int ehr_aqi_scales_read(
	struct ehr_aqi_scales *scales, const char *path, struct ehr_err *err);
void ehr_aqi_scales_release(struct ehr_aqi_scales *scales);

/* NULL if the standard has none for the pollutant and averaging time. */
const struct ehr_aqi_scale *ehr_aqi_scales_find(
	const struct ehr_aqi_scales *scales, const char *standard,
	const char *pollutant, const char *averaging);

#endif
