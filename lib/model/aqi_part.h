/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of one air quality index, for model/air_rows.h:
 *
 *	aqi iaqi_POLLUTANT... iaqi_POLLUTANT_AVERAGING... aqi_level primary
 *	aqi_na aqi_flags, and aqi_advice aqi_advice_sensitive if asked for
 *
 * with a column for each averaging of a pollutant that has several. Where several
 * standards are asked for, each name ends with _STANDARD.
 */
#ifndef EHR_MODEL_AQI_PART_H
#define EHR_MODEL_AQI_PART_H

#include "model/air_rows.h"
#include "model/aqi_text.h"

enum { EHR_AQI_COLUMNS = 7 + EHR_AIR_N + EHR_AQI_ITEMS };

struct ehr_aqi_part {
	struct ehr_aqi_plan plan;
	const struct ehr_air_series_opts *opts;
	bool advice;
	enum ehr_aqi_language language;
	const char *column[EHR_AQI_COLUMNS]; /* in order; arena's */
	size_t columns;
};

/* Makes the plan of the form of opts, and the names; suffixed: they end with that
 * of the standard. Fails (EHR_FAULT_USAGE) where the values of the table are no
 * means of an hour or a day. */
EHR_MUST_USE int ehr_aqi_part_init(struct ehr_aqi_part *part,
	const struct ehr_aqi_standard *standard, bool suffixed,
	struct ehr_arena *arena, struct ehr_err *err);

struct ehr_air_part ehr_aqi_part_of(const struct ehr_aqi_part *part);

/* What the i-th frame has for an index. */
void ehr_aqi_frame_input(const struct ehr_air_series_opts *opts,
	const struct ehr_air_frames *frames, size_t i,
	struct ehr_aqi_input *input);

/* Is it a column of numbers, with or without the name of a standard behind it? */
bool ehr_aqi_is_number(const char *column);

#endif
