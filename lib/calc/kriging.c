/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/kriging.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "calc/linear.h"

double ehr_inverse_distance(const struct ehr_near *near, size_t n,
	const double *value, double power)
{
	double sum = 0, weights = 0, nearest = near[0].squared_m2;

	if (!(nearest > 0))
		return value[near[0].point];
	for (size_t i = 0; i < n; i++) {
		/* relative to the nearest, so that none overflows */
		double share = nearest / near[i].squared_m2;
		double weight =
			power < 2 || power > 2 ? pow(share, power / 2) : share;

		sum += weight * value[near[i].point];
		weights += weight;
	}
	return sum / weights;
}

static double distance(struct ehr_plane_point a, struct ehr_plane_point b)
{
	double east = a.easting - b.easting, north = a.northing - b.northing;

	return sqrt(east * east + north * north);
}

static double covariance(const struct ehr_variogram_model *model, double at_m)
{
	return model->nugget + model->sill - ehr_variogram_at(model, at_m);
}

static double dot(const double *a, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

static int by_number(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return (one > other) - (one < other);
}

static void make_room(struct ehr_kriging *self, size_t n)
{
	if (n <= self->cap)
		return;
	self->cap = n + n / 2;
	self->member = ehr_realloc(self->member, self->cap, sizeof(uint32_t));
	self->wanted = ehr_realloc(self->wanted, self->cap, sizeof(uint32_t));
	self->ones = ehr_realloc(self->ones, self->cap, sizeof(double));
	self->values = ehr_realloc(self->values, self->cap, sizeof(double));
	self->to = ehr_realloc(self->to, self->cap, sizeof(double));
	self->lower =
		ehr_realloc(self->lower, self->cap, self->cap * sizeof(double));
}

/* What depends on the samples alone. */
static void prepare(struct ehr_kriging *self, size_t n)
{
	uint32_t *kept = self->member;

	self->member = self->wanted;
	self->wanted = kept;
	self->n = n;
	for (size_t i = 0; i < n; i++) {
		struct ehr_plane_point at = self->point[self->member[i]];

		for (size_t j = 0; j <= i; j++)
			self->lower[i * n + j] = covariance(&self->model,
				distance(at, self->point[self->member[j]]));
		self->ones[i] = 1;
		self->values[i] = self->value[self->member[i]];
	}
	self->solvable = ehr_cholesky(self->lower, n);
	if (!self->solvable)
		return;
	ehr_lower_solve(self->lower, n, self->ones);
	ehr_lower_solve(self->lower, n, self->values);
}

bool ehr_kriging_at(struct ehr_kriging *kriging, struct ehr_plane_point at,
	const struct ehr_near *near, size_t n, double *estimate, double *sd)
{
	const struct ehr_variogram_model *model = &kriging->model;
	double lack, ones, variance;

	make_room(kriging, n);
	for (size_t i = 0; i < n; i++)
		kriging->wanted[i] = near[i].point;
	qsort(kriging->wanted, n, sizeof(uint32_t), by_number);
	if (n != kriging->n || memcmp(kriging->wanted, kriging->member,
				       n * sizeof(uint32_t)) != 0)
		prepare(kriging, n);
	if (!kriging->solvable)
		return false;
	for (size_t i = 0; i < n; i++)
		kriging->to[i] = covariance(model,
			distance(at, kriging->point[kriging->member[i]]));
	ehr_lower_solve(kriging->lower, n, kriging->to);
	ones = dot(kriging->ones, kriging->ones, n);
	lack = 1 - dot(kriging->to, kriging->ones, n);
	*estimate = dot(kriging->to, kriging->values, n) +
		    dot(kriging->ones, kriging->values, n) * lack / ones;
	if (n == 1) /* to the last bit */
		*estimate = kriging->value[kriging->member[0]];
	variance = model->nugget + model->sill -
		   dot(kriging->to, kriging->to, n) + lack * lack / ones;
	if (sd)
		*sd = sqrt(fmax(variance, 0));
	return isfinite(*estimate);
}

void ehr_kriging_release(struct ehr_kriging *kriging)
{
	free(kriging->member);
	free(kriging->wanted);
	free(kriging->lower);
	free(kriging->ones);
	free(kriging->values);
	free(kriging->to);
	kriging->member = kriging->wanted = NULL;
	kriging->lower = kriging->ones = kriging->values = kriging->to = NULL;
	kriging->n = kriging->cap = 0;
}
