/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The latest 24 hours of a station, and the means, moving means and maxima that
 * air quality indices are made of. An hour is named by its begin: hours 0 to 23
 * are a day.
 *
 * The maximum of 8-hour means of a day is that of the means whose eight hours
 * all belong to the day: 17 of them, ending at 8 to 24 o'clock (HJ 663, 6.1.2).
 */
#ifndef EHR_MODEL_AQI_HOURS_H
#define EHR_MODEL_AQI_HOURS_H

#include "model/aqi_report.h"
#include "model/hour.h"

/* { .empty = true } has no hours. */
struct ehr_aqi_hours {
	int64_t value[EHR_DAY_HOURS][EHR_AIR_N]; /* at hour modulo 24 */
	long latest;
	bool empty;
	struct ehr_air_sum sum24[EHR_AIR_N], sum8[EHR_AIR_N];
};

/* The next hour, later than the latest; hours between them are missing. */
void ehr_aqi_hours_push(struct ehr_aqi_hours *hours, long hour,
	const int64_t value[static EHR_AIR_N]);

/* The values of the latest hour: 1h, 8h, 24h and the NowCast of particles. An
 * 8-hour mean of too few hours is there, with their number. */
void ehr_aqi_hours_now(
	const struct ehr_aqi_hours *hours, struct ehr_aqi_input *input);

/* The values of the day of the latest hour, as if no hour of it followed: 24h,
 * 8h-max and 1h-max. min_hours (1 to 8) is what an 8-hour mean needs. */
void ehr_aqi_hours_day(const struct ehr_aqi_hours *hours, int min_hours,
	struct ehr_aqi_input *input);

#endif
