/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days, months and years of air summed up: classes of indices, maxima, counts of
 * valid days, good days, exceeded limits and attainment of a year, for each
 * station and city, as rows of one number each.
 *
 * A day that is declared one of sand and dust is left out of what is counted by
 * index, and its particles out of what is counted by concentration.
 */
#ifndef EHR_MODEL_AIR_SUMMARY_H
#define EHR_MODEL_AIR_SUMMARY_H

#include "model/air_days.h"
#include "model/air_dust.h"
#include "model/air_indices.h"
#include "ref/air_limit.h"

enum ehr_air_period {
	EHR_AIR_BY_DAY,
	EHR_AIR_BY_MONTH,
	EHR_AIR_BY_YEAR,
	EHR_AIR_BY_STATION, /* all there is */
	EHR_AIR_PERIODS
};

/* One row. Numbers are NAN, counts -1, levels 0 and texts "" where the measure
 * has none. */
struct ehr_air_row {
	const char *station; /* "" in the rows of a city */
	const char *city;
	const char
		*period; /* 2016, 2016-03, 2016-03-01, 2016-01-01/2016-12-31 */
	const char *scheme; /* a standard, a method or an edition of limits */
	const char *measure;
	const char *pollutant;
	int level;
	double value;   /* not rounded */
	double rounded; /* as it is held against the limit */
	const char *unit;
	long n, of; /* days counted, and of how many */
	const char *time;
	double limit;
	const char
		*verdict; /* of limits: meets exceeds not_valid; of goals: meets
				fails not_valid needs_judgement */
	const char *flags;
};

/* A health index of stations, with the levels of its classes. */
struct ehr_air_scheme {
	const char *name;
	int levels;
	const struct ehr_air_indices *indices;
};

/* A goal: days at a level or a better one. */
struct ehr_air_goal {
	struct ehr_str scheme;
	int level;
	double share; /* of the days with an index; NAN: nobody said */
};

struct ehr_air_summary {
	const struct ehr_air_days *days;
	enum ehr_air_period period;
	const struct ehr_aqi_plan *plan; /* of days */
	size_t n_plans;
	const struct ehr_air_scheme *scheme;
	size_t n_schemes;
	const struct ehr_air_limits *limits;
	const struct ehr_air_edition *const *edition;
	size_t n_editions; /* 0: the one in force at the end of the period */
	enum ehr_air_area area;
	const struct ehr_aqi_basis *basis;
	const struct ehr_air_dust *dust;
	bool city_memory; /* rows of cities are flagged so */
	const struct ehr_air_goal *goal;
	size_t n_goals;
	/* takes a row, whose texts live until it returns; -1 ends all */
	int (*put)(
		void *self, const struct ehr_air_row *row, struct ehr_err *err);
	void *put_self;
};

EHR_MUST_USE int ehr_air_summary_run(
	const struct ehr_air_summary *summary, struct ehr_err *err);

/* What the parts of a summary share: a place over a period. */
struct ehr_air_span {
	const struct ehr_air_summary *summary;
	struct ehr_air_place at;
	size_t place;
	const char *period;
	long from, days; /* of the period, cut to the days there are for
			    EHR_AIR_BY_STATION only */
};

/* A row of the span with nothing in it yet. */
struct ehr_air_row ehr_air_row_of(const struct ehr_air_span *span,
	const char *scheme, const char *measure);
int ehr_air_row_put(const struct ehr_air_span *span,
	const struct ehr_air_row *row, struct ehr_err *err);

#endif
