/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours of weather into a climatology. A row is an hour:
 *
 *	time             ISO 8601; for the sun's altitude, so not needed where the
 *	                 row states its stability
 *	wind_direction   where the wind comes from, as in model/compass.h
 *	wind_m_s
 *	cloud_tenths     total cloud cover, 0 to 10; or cloud_oktas, 0 to 8, and 9
 *	                 for a sky that cannot be seen
 *	ceiling_m        height of the lowest cloud layer that covers most of the
 *	                 sky; may be empty or missing
 *	stability        A to F or 1 to 6; where it is empty or missing Turner's
 *	                 method is used (model/turner.h)
 *	air_temp_k or air_temp_c, lid_m, lon, lat
 *	                 may be missing
 *
 * Winds below the setting calm_below, and those that say so, are calm. The speed
 * that stands for a wind class is the harmonic mean of its hours, since
 * concentrations go with 1/u. Hours without wind, or without what their
 * stability takes, are left out and counted; nothing is taken to be 0.
 */
#ifndef EHR_MODEL_WEATHER_H
#define EHR_MODEL_WEATHER_H

#include "base/hash.h"
#include "base/sum.h"
#include "io/reader.h"
#include "model/climate_maker.h"
#include "ref/weather_rule.h"

struct ehr_weather_opts {
	double utc_offset_h; /* of times without an offset; NAN: not known */
	double cloud_tenths; /* where the row has none; NAN: not assumed */
	double lon, lat;     /* where the row has none; NAN: not known */
	double calm_m_s;     /* wind of calms whose stability has no other */
	unsigned sectors;    /* 0: the setting */
};

struct ehr_weather_facts {
	size_t hours, used, calm;
	size_t no_wind, no_cloud; /* left out */
	size_t cloud_assumed;     /* of those used */
	size_t ceiling_unknown;   /* of those where it mattered */
	size_t repeated;          /* hours whose time was there before */
	double calm_share;
};

/* A sum of numbers and how many there are. */
struct ehr_weather_mean {
	struct ehr_sum sum;
	size_t n;
};

struct ehr_weather {
	const struct ehr_weather_rules *rules;
	struct ehr_weather_opts opts;
	struct ehr_weather_facts facts;
	unsigned n_sectors;
	/* hours by stability, wind class and sector, and the sum of 1/u */
	double *hours[EHR_STABILITIES][EHR_WEATHER_WINDS];
	struct ehr_weather_mean slowness[EHR_STABILITIES][EHR_WEATHER_WINDS];
	double calm[EHR_STABILITIES];
	struct ehr_weather_mean temp_k, lid_m[EHR_STABILITIES];
	struct ehr_map times;
	struct ehr_arena arena;
};

/* rules must outlive weather. */
void ehr_weather_init(struct ehr_weather *weather,
	const struct ehr_weather_rules *rules,
	const struct ehr_weather_opts *opts);
void ehr_weather_release(struct ehr_weather *weather);

/* All rows of the reader; facts are filled. Fails (EHR_FAULT_DATA, with file,
 * line and column; the record may go to the rejects) on cells that cannot be
 * read or are out of range, on a time that does not say where its clock stands
 * while nothing else does, and on a place that is not known. */
EHR_MUST_USE int ehr_weather_read(struct ehr_weather *weather,
	struct ehr_reader *reader, struct ehr_err *err);

/* The climatology of what was read; its memory is the arena's, its name NULL.
 * Fails (EHR_FAULT_DATA) if no hour could be used. */
EHR_MUST_USE int ehr_weather_climate(struct ehr_weather *weather,
	struct ehr_climate *climate, struct ehr_arena *arena,
	struct ehr_err *err);

#endif
