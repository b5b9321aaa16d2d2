/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of air at stations and in cities: of each day the mean, the maximum of
 * 8-hour means and the maximum of hours of every pollutant, with what they rest
 * on, exactly. A city is the mean over its stations of their values of the day
 * (HJ 663), where enough of them have a valid one.
 *
 * Held in memory: some 180 bytes for a day of a station.
 */
#ifndef EHR_MODEL_AIR_DAYS_H
#define EHR_MODEL_AIR_DAYS_H

#include "model/aqi_report.h"

/* What makes the value of a day valid, and a city's. */
struct ehr_air_rules {
	int hours_per_day, means_per_day;
	struct ehr_fraction ozone_limit; /* above it fewer 8-hour means do */
	double stations_percent;
};

struct ehr_air_days;

struct ehr_air_days *ehr_air_days_new(const struct ehr_air_rules *rules);
void ehr_air_days_free(struct ehr_air_days *days);

/* The station of that name, a new one if need be; city "": of none. A station
 * stays in the city that it was first said to be in. */
size_t ehr_air_days_station(
	struct ehr_air_days *days, struct ehr_str name, struct ehr_str city);

/* The 24h, 8h-max and 1h-max values of a day (model/aqi_hours.h), which must be
 * means of whole hours: under a multiple of EHR_AIR_MICRO. Days of a station
 * come in order; those between two are there, without values. */
void ehr_air_days_put(struct ehr_air_days *days, size_t station, long day,
	const struct ehr_aqi_input *input);

/* Stations in the order of their first appearance, then cities in that of
 * theirs. */
size_t ehr_air_days_places(const struct ehr_air_days *days);

struct ehr_air_place {
	const char *name;
	const char *city; /* that a station is in, or "" */
	bool is_city;
	long first; /* day */
	long days;  /* up to the last one; 0: none */
};
struct ehr_air_place ehr_air_days_place(
	const struct ehr_air_days *days, size_t place);

/* All values of the day: false outside the days of the place. What is not valid
 * has no values (0 of them). */
bool ehr_air_days_input(const struct ehr_air_days *days, size_t place, long day,
	struct ehr_aqi_input *input);

/* One of them. */
struct ehr_aqi_value ehr_air_days_one(const struct ehr_air_days *days,
	size_t place, long day, enum ehr_aqi_averaging averaging,
	enum ehr_air air);

#endif
