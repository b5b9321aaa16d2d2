/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a coefficient of a log-linear model means.
 */
#ifndef EHR_MODEL_RESPONSE_EFFECT_H
#define EHR_MODEL_RESPONSE_EFFECT_H

#include "model/response_series.h"

/* RR = exp(10 b) and ER = 100 (exp(10 b) - 1) percent, its limits with
 * b -+ 1.96 se (95 %), and ER per interquartile range. */
struct ehr_response_effect {
	double rr10, er10, er10_lo, er10_hi, er_iqr;
};

/* NAN in, NAN out; infinite where b is too large. */
struct ehr_response_effect ehr_response_effect(
	double beta, double se, double iqr);

/* The interquartile range (type 7 quantiles) of a variable over all its days;
 * NAN if it has none. */
double ehr_response_iqr(
	const struct ehr_response_series *series, size_t variable);

/* Probability that an estimate with this standard error, tested at 5 % on two
 * sides, shows an effect of er10 percent per 10 units. */
double ehr_response_power(double er10_percent, double se);

/* The values of a variable that are there, from and to (not included) on the axis,
 * into out; how many. */
size_t ehr_response_present(const struct ehr_response_variable *variable,
	size_t from, size_t to, double *out);

#endif
