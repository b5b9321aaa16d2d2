/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a response model adjusts for, as columns of a regression over all days of
 * the axis: time, weather, day of the week, holidays, other covariates.
 */
#ifndef EHR_MODEL_RESPONSE_DESIGN_H
#define EHR_MODEL_RESPONSE_DESIGN_H

#include "calc/poisson_fit.h"
#include "model/response_lag.h"
#include "model/response_series.h"

/* How season and trend are taken out. */
enum ehr_response_time {
	EHR_TIME_SPLINE,    /* natural spline, df a year */
	EHR_TIME_MONTH,     /* a level for each month of each year */
	EHR_TIME_HARMONICS, /* pairs of sine and cosine of 365.25 days, and a
	                       straight line */
	EHR_TIME_STRATA,    /* case-crossover: strata of year, month and day of
	                       the week */
};

struct ehr_response_terms {
	enum ehr_response_time time;
	double time_df;   /* a year; of SPLINE */
	size_t harmonics; /* pairs */
	bool dow;         /* level for each day of the week; not of STRATA */
	struct ehr_response_lag temperature_lag; /* mean over it */
	/* df of the natural spline of each variable of the series; 0: a
	 * straight line. Of pollutants and outcomes not looked at. */
	const size_t *df;
	size_t least_days; /* with fewer there is no design: no columns */
};

struct ehr_response_design {
	const struct ehr_response_series *series;
	size_t n;              /* columns; the first is 1 but in strata */
	const double **column; /* of all days; NAN where not known */
	const char **name;     /* such as time.3, temp.1, dow.2 */
	size_t time_df;        /* of SPLINE, over all days */
	size_t *stratum;       /* of each day; NULL but in strata */
	size_t n_stratum;
	size_t *lacks; /* of each day: 0, or 1 + a variable of the design that
	                  is not there */
};

/* All of it in the arena, over series, which must stay. Knots are those of all
 * days that have the covariate. Fails (EHR_FAULT_DATA) if a covariate has too
 * few different values for its spline. */
EHR_MUST_USE int ehr_response_design_make(struct ehr_response_design *design,
	const struct ehr_response_series *series,
	const struct ehr_response_terms *terms, struct ehr_arena *arena,
	struct ehr_err *err);

/* Counts y on the design and, behind its columns, exposures; all arrays are of
 * all days. */
struct ehr_response_regression {
	const struct ehr_response_design *design;
	const double *y;
	const double *const *exposure;
	size_t n_exposure;
	const double *start; /* as in calc/poisson_fit.h */
};

/* The fit; the covariance in it is that of the exposures. */
enum ehr_fit_state ehr_response_fit(
	const struct ehr_response_regression *regression,
	struct ehr_arena *arena, struct ehr_poisson_fit *fit);

#endif
