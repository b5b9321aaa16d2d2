/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is odd about daily series, to be told before anything is fitted to them.
 */
#ifndef EHR_MODEL_RESPONSE_CHECK_H
#define EHR_MODEL_RESPONSE_CHECK_H

#include "model/response_series.h"

enum ehr_response_oddity {
	EHR_ODD_ABSENT,   /* count days have no row; the longest gap */
	EHR_ODD_MISSING,  /* count days have no value; the longest block */
	EHR_ODD_NEGATIVE, /* count values below 0; value: the least */
	EHR_ODD_RUN,  /* count runs of one value; the longest, and its value */
	EHR_ODD_ZERO, /* count days with 0 events; value: events a day */
	EHR_ODD_DEW_POINT, /* on count days above the air temperature */
};

struct ehr_response_finding {
	enum ehr_response_oddity what;
	size_t variable; /* in the series; of ABSENT none */
	size_t count;
	long from, to; /* days; of ABSENT, MISSING and RUN */
	double value;
};

/* At most so many of a series of n variables. */
#define EHR_RESPONSE_FINDINGS(n) (1 + 4 * (n))

/*
 * The findings into out, which has room for them; how many. Runs are those of
 * run_days and more equal values of pollutants and of the weather. Days with 0
 * events are odd if such a series, with events at random (Poisson), has any with a
 * chance below zero_chance: n exp(-mean).
 */
size_t ehr_response_check(const struct ehr_response_series *series,
	const double *setting, struct ehr_response_finding *out);

/* Mean of what is there of a variable; NAN if nothing is. */
double ehr_response_mean(
	const struct ehr_response_series *series, size_t variable);

#endif
