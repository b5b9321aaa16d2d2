/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/variogram.h"

#include <math.h>

const char *const ehr_variogram_word[EHR_VARIOGRAM_KINDS] = { "spherical",
	"exponential", "gaussian" };

/* Where the range is looked for, as shares of shortest lag and cut-off. */
static const double shortest = 0.5, longest = 3;

double ehr_variogram_extent(const struct ehr_plane_point *point, size_t n)
{
	double west = INFINITY, east = -INFINITY;
	double south = INFINITY, north = -INFINITY;

	for (size_t i = 0; i < n; i++) {
		west = fmin(west, point[i].easting);
		east = fmax(east, point[i].easting);
		south = fmin(south, point[i].northing);
		north = fmax(north, point[i].northing);
	}
	return n > 0 ? hypot(east - west, north - south) : 0;
}

void ehr_variogram_of(struct ehr_variogram *variogram,
	const struct ehr_plane_point *point, const double *value, size_t n,
	double cutoff_m, size_t lags)
{
	struct ehr_variogram_lag lag[EHR_VARIOGRAM_LAGS] = { 0 };
	double width_m = cutoff_m / (double)lags;

	for (size_t i = 1; i < n; i++)
		for (size_t j = 0; j < i; j++) {
			double east = point[i].easting - point[j].easting;
			double north = point[i].northing - point[j].northing;
			double distance = sqrt(east * east + north * north);
			double unlike = value[i] - value[j];
			double at = ceil(distance / width_m) - 1;

			if (!(distance <= cutoff_m))
				continue;
			at = fmin(fmax(at, 0), (double)(lags - 1));
			lag[(size_t)at].pairs++;
			lag[(size_t)at].distance_m += distance;
			lag[(size_t)at].gamma += unlike * unlike / 2;
		}
	*variogram = (struct ehr_variogram){ .cutoff_m = cutoff_m };
	for (size_t i = 0; i < lags; i++) {
		if (!(lag[i].pairs > 0))
			continue;
		variogram->lag[variogram->n++] =
			(struct ehr_variogram_lag){ lag[i].pairs,
				lag[i].distance_m / lag[i].pairs,
				lag[i].gamma / lag[i].pairs };
	}
}

/* f of the models, from 0 to 1. */
static double shape(enum ehr_variogram_kind kind, double x)
{
	if (kind == EHR_VARIOGRAM_EXPONENTIAL)
		return -expm1(-x);
	if (kind == EHR_VARIOGRAM_GAUSSIAN)
		return -expm1(-x * x);
	return x < 1 ? x * (1.5 - 0.5 * x * x) : 1;
}

double ehr_variogram_at(
	const struct ehr_variogram_model *model, double distance_m)
{
	if (!(distance_m > 0))
		return 0;
	return model->nugget +
	       model->sill * shape(model->kind, distance_m / model->range_m);
}

static double misfit(const struct ehr_variogram *variogram,
	const struct ehr_variogram_model *model)
{
	double sum = 0;

	for (size_t i = 0; i < variogram->n; i++) {
		const struct ehr_variogram_lag *lag = &variogram->lag[i];
		double off =
			lag->gamma - ehr_variogram_at(model, lag->distance_m);

		sum += lag->pairs / (lag->distance_m * lag->distance_m) * off *
		       off;
	}
	return sum;
}

/* Nugget and sill, none below 0, that fit best with the model's range: the
 * normal equations of a straight line in f. Returns the misfit. */
static double fit_line(const struct ehr_variogram *variogram,
	struct ehr_variogram_model *model)
{
	double w = 0, wf = 0, wff = 0, wg = 0, wfg = 0, divisor;

	for (size_t i = 0; i < variogram->n; i++) {
		const struct ehr_variogram_lag *lag = &variogram->lag[i];
		double f = shape(model->kind, lag->distance_m / model->range_m);
		double weight =
			lag->pairs / (lag->distance_m * lag->distance_m);

		w += weight;
		wf += weight * f;
		wff += weight * f * f;
		wg += weight * lag->gamma;
		wfg += weight * f * lag->gamma;
	}
	divisor = w * wff - wf * wf;
	model->sill = divisor > 1e-12 * w * wff
			      ? fmax((w * wfg - wf * wg) / divisor, 0)
			      : 0;
	model->nugget = (wg - model->sill * wf) / w;
	if (model->nugget < 0) {
		model->nugget = 0;
		model->sill = wfg / wff;
	}
	return misfit(variogram, model);
}

static double misfit_at(const struct ehr_variogram *variogram,
	struct ehr_variogram_model *model, double log_range)
{
	model->range_m = exp(log_range);
	return fit_line(variogram, model);
}

/* The best between two ranges, by the golden section. */
static double narrow(const struct ehr_variogram *variogram,
	struct ehr_variogram_model *model, double low, double high)
{
	const double golden = (sqrt(5.0) - 1) / 2;
	double a = high - golden * (high - low);
	double b = low + golden * (high - low);
	double at_a = misfit_at(variogram, model, a);
	double at_b = misfit_at(variogram, model, b);

	while (high - low > 1e-10) {
		if (at_a <= at_b) {
			high = b;
			b = a;
			at_b = at_a;
			a = high - golden * (high - low);
			at_a = misfit_at(variogram, model, a);
		} else {
			low = a;
			a = b;
			at_a = at_b;
			b = low + golden * (high - low);
			at_b = misfit_at(variogram, model, b);
		}
	}
	return misfit_at(variogram, model, low + (high - low) / 2);
}

bool ehr_variogram_fit(const struct ehr_variogram *variogram,
	struct ehr_variogram_model *model, double *error)
{
	enum { STEPS = 200 };
	struct ehr_variogram_model best = { .kind = model->kind };
	double low, step, least = INFINITY, gamma = 0;
	size_t at = 0;

	for (size_t i = 0; i < variogram->n; i++)
		gamma += variogram->lag[i].gamma;
	if (variogram->n < 3 || !(gamma > 0))
		return false;
	low = log(shortest * variogram->lag[0].distance_m);
	step = (log(longest * variogram->cutoff_m) - low) / STEPS;
	for (size_t i = 0; i <= STEPS; i++) {
		double off =
			misfit_at(variogram, &best, low + (double)i * step);

		if (off < least) {
			least = off;
			at = i;
		}
	}
	*error = narrow(variogram, &best,
		low + (double)(at > 0 ? at - 1 : 0) * step,
		low + (double)(at < STEPS ? at + 1 : STEPS) * step);
	*model = best;
	return true;
}

bool ehr_variogram_unbounded(const struct ehr_variogram *variogram,
	const struct ehr_variogram_model *model)
{
	return model->sill > 0 &&
	       model->range_m > longest * variogram->cutoff_m * (1 - 1e-6);
}
