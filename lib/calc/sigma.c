/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sigma.h"

#include <math.h>

#define FARTHEST_M 1e7
#define RADIANS_PER_DEGREE 0.017453293
#define KM_TAN_TO_SIGMA 465.11628 /* 1000 / 2.15 */

static const struct ehr_sigma_piece *piece_at(
	const struct ehr_sigma_curve *curve, double x_m)
{
	unsigned i = 0;

	while (i + 1 < curve->n && x_m > curve->piece[i].to_m)
		i++;
	return &curve->piece[i];
}

/* pow() for the exponents that the published sets have, faster */
static double power_of(double base, double exponent)
{
	if (exponent == 0)
		return 1;
	if (exponent == -0.5)
		return 1 / sqrt(base);
	if (exponent == -1)
		return 1 / base;
	return exponent == 0.5 ? sqrt(base) : pow(base, exponent);
}

static double piece_value(enum ehr_sigma_form form,
	const struct ehr_sigma_piece *piece, double x_m)
{
	double x_km = x_m / 1000;

	switch (form) {
	case EHR_SIGMA_RATIO:
		return piece->a * x_m * power_of(1 + piece->b * x_m, piece->c);
	case EHR_SIGMA_POWER: return piece->a * pow(x_km, piece->b);
	case EHR_SIGMA_ANGLE:
		return KM_TAN_TO_SIGMA * x_km *
		       tan(RADIANS_PER_DEGREE *
			       (piece->a - piece->b * log(x_km)));
	}
	return 0;
}

double ehr_sigma(const struct ehr_sigma_curve *curve, double x_m)
{
	double sigma;

	if (!(x_m > 0) || curve->n == 0)
		return 0;
	sigma = piece_value(curve->form, piece_at(curve, x_m), x_m);
	return sigma < curve->max_m ? sigma : curve->max_m;
}

double ehr_sigma_distance(const struct ehr_sigma_curve *curve, double sigma_m)
{
	double low = 0, high = 1;

	if (!(sigma_m > 0))
		return 0;
	while (high < FARTHEST_M && ehr_sigma(curve, high) < sigma_m) {
		low = high;
		high *= 2;
	}
	if (high >= FARTHEST_M)
		return FARTHEST_M;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (ehr_sigma(curve, middle) < sigma_m)
			low = middle;
		else
			high = middle;
	}
	return high;
}
