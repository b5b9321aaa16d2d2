/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hours of many stations, taken in the order of the input: each station's
 * time axis is filled, its latest hours are held, and for every hour (or day) a
 * frame is made of the sums that indices need.
 *
 * Stations may interleave; the hours of one come in order. Memory is that of a
 * day for each station, whatever the number of rows.
 */
#ifndef EHR_MODEL_AIR_SERIES_H
#define EHR_MODEL_AIR_SERIES_H

#include "model/air_frame.h"
#include "model/air_table.h"
#include "model/aqhi_plan.h"

struct ehr_air_series_opts {
	struct ehr_aqhi_means means;
	bool stamp_end; /* a time is the end of its hour */
	bool fill;      /* hours that are not there become frames too */
	bool is_long;   /* readings of one time belong together */
	bool aqi;       /* frames have the values of air quality indices */
	unsigned slots; /* of sums (model/aqhi_plan.h) */
	const struct ehr_aqhi_plan *plan; /* form day: for those of hours */
	size_t plans;
};

struct ehr_air_series;

/* What opts points to must outlive it. */
struct ehr_air_series *ehr_air_series_new(
	const struct ehr_air_series_opts *opts);
void ehr_air_series_free(struct ehr_air_series *series);

const struct ehr_air_series_opts *ehr_air_series_opts(
	const struct ehr_air_series *series);

/* A reading, the name of its station, its kept cells, and the number that its
 * frame is to have. */
struct ehr_air_taken {
	struct ehr_str key, keep;
	const struct ehr_air_reading *reading;
	size_t row;
};

/* Appends the frames that are whole now. Fails (EHR_FAULT_DATA) where the time
 * may not stand there (model/air_trouble.h), and appends nothing. */
EHR_MUST_USE int ehr_air_series_take(struct ehr_air_series *series,
	const struct ehr_air_taken *taken, struct ehr_air_frames *frames,
	struct ehr_err *err);

/* Behind the last reading: what is not whole yet, by station in the order of
 * their first rows. */
void ehr_air_series_finish(
	struct ehr_air_series *series, struct ehr_air_frames *frames);

#endif
