/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/distribution.h"

#include <math.h>

#include "calc/normal_quantile.h"
#include "calc/special.h"

/* a cut that leaves less of the whole is taken for a slip of the pen */
static const double least_kept = 1e-6;

static const double least_uniform = 0x1p-53;

/* Arguments that must be more than 0, bits by position. */
static const unsigned char positive[EHR_DIST_KINDS] = {
	[EHR_DIST_NORMAL] = 2,
	[EHR_DIST_LOGNORMAL] = 2,
	[EHR_DIST_BETA] = 3,
	[EHR_DIST_GAMMA] = 3,
	[EHR_DIST_WEIBULL] = 3,
};

/* Arguments that are shapes: beyond these no quantile is sure. */
static const double least_shape = 0.01, most_shape = 1e5;
static const unsigned char shapes[EHR_DIST_KINDS] = {
	[EHR_DIST_BETA] = 3,
	[EHR_DIST_GAMMA] = 1,
	[EHR_DIST_WEIBULL] = 1,
};

static const unsigned char arguments[EHR_DIST_KINDS] = {
	[EHR_DIST_CONSTANT] = 1,
	[EHR_DIST_UNIFORM] = 2,
	[EHR_DIST_TRIANGULAR] = 3,
	[EHR_DIST_NORMAL] = 2,
	[EHR_DIST_LOGNORMAL] = 2,
	[EHR_DIST_BETA] = 2,
	[EHR_DIST_GAMMA] = 2,
	[EHR_DIST_WEIBULL] = 2,
};

/* The share of the whole distribution that is at most x. */
static double cdf(const struct ehr_dist *dist, double x)
{
	const double *arg = dist->arg;

	if (x == HUGE_VAL)
		return 1;
	if (x == -HUGE_VAL || (dist->kind != EHR_DIST_NORMAL && x <= 0))
		return 0;
	switch (dist->kind) {
	case EHR_DIST_NORMAL: return ehr_normal_cdf((x - arg[0]) / arg[1]);
	case EHR_DIST_LOGNORMAL:
		return ehr_normal_cdf((log(x) - arg[0]) / arg[1]);
	case EHR_DIST_GAMMA: return ehr_gamma_cdf(x, arg[0], arg[1]);
	default: return ehr_weibull_cdf(x, arg[0], arg[1]);
	}
}

static bool rises(const struct ehr_dist_point *point, size_t n)
{
	if (n < 2 || point[0].share != 0 || point[n - 1].share != 1)
		return false;
	for (size_t i = 1; i < n; i++)
		if (!(point[i].share > point[i - 1].share) ||
			!(point[i].value >= point[i - 1].value))
			return false;
	return isfinite(point[0].value) && isfinite(point[n - 1].value);
}

static enum ehr_dist_fault check_args(const struct ehr_dist *dist)
{
	for (int i = 0; i < arguments[dist->kind]; i++) {
		if (!isfinite(dist->arg[i]))
			return EHR_DIST_ARGUMENT;
		if (positive[dist->kind] >> i & 1 && !(dist->arg[i] > 0))
			return EHR_DIST_ARGUMENT;
		if (shapes[dist->kind] >> i & 1 &&
			(dist->arg[i] < least_shape ||
				dist->arg[i] > most_shape))
			return EHR_DIST_ARGUMENT;
	}
	return EHR_DIST_FINE;
}

static bool in_order(const struct ehr_dist *dist)
{
	const double *arg = dist->arg;

	switch (dist->kind) {
	case EHR_DIST_UNIFORM:
		return arg[0] < arg[1] && isfinite(arg[1] - arg[0]);
	case EHR_DIST_TRIANGULAR:
		return arg[0] <= arg[1] && arg[1] <= arg[2] &&
		       arg[0] < arg[2] && isfinite(arg[2] - arg[0]);
	case EHR_DIST_EMPIRICAL: return rises(dist->point, dist->n);
	case EHR_DIST_BETA:
		return dist->low < dist->high &&
		       isfinite(dist->high - dist->low);
	default: return dist->low < dist->high;
	}
}

static bool is_truncated(const struct ehr_dist *dist)
{
	return dist->kept < 1;
}

enum ehr_dist_fault ehr_dist_init(struct ehr_dist *dist)
{
	enum ehr_dist_fault fault = check_args(dist);

	dist->below = 0;
	dist->kept = 1;
	if (fault)
		return fault;
	if (!in_order(dist))
		return EHR_DIST_ORDER;
	if (dist->kind == EHR_DIST_BETA)
		return EHR_DIST_FINE;
	if (isfinite(dist->low) || isfinite(dist->high)) {
		dist->below = cdf(dist, dist->low);
		dist->kept = cdf(dist, dist->high) - dist->below;
	}
	if (!(dist->kept >= least_kept))
		return EHR_DIST_CUT;
	/* gamma's and Weibull's tails may leave the range of double */
	return isfinite(ehr_dist_least(dist)) &&
			       isfinite(ehr_dist_greatest(dist))
		       ? EHR_DIST_FINE
		       : EHR_DIST_ARGUMENT;
}

void ehr_dist_lognormal_args(double mean, double sd, double arg[static 2])
{
	double variance = log1p(sd / mean * (sd / mean));

	arg[0] = log(mean) - variance / 2;
	arg[1] = sqrt(variance);
}

static double triangular(const double arg[static 3], double u)
{
	double width = arg[2] - arg[0];
	double rise = arg[1] - arg[0];

	if (u * width <= rise)
		return arg[0] + sqrt(u * width * rise);
	return arg[2] - sqrt((1 - u) * width * (arg[2] - arg[1]));
}

static double empirical(const struct ehr_dist *dist, double u)
{
	const struct ehr_dist_point *point = dist->point;
	size_t low = 0, high = dist->n - 1;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (point[middle].share <= u)
			low = middle;
		else
			high = middle;
	}
	return point[low].value +
	       (u - point[low].share) / (point[high].share - point[low].share) *
		       (point[high].value - point[low].value);
}

/* Those that are worked out one at a time. */
static double quantile(const struct ehr_dist *dist, double u)
{
	const double *arg = dist->arg;

	switch (dist->kind) {
	case EHR_DIST_UNIFORM: return arg[0] + u * (arg[1] - arg[0]);
	case EHR_DIST_TRIANGULAR: return triangular(arg, u);
	case EHR_DIST_BETA:
		return dist->low + (dist->high - dist->low) *
					   ehr_beta_quantile(u, arg[0], arg[1]);
	case EHR_DIST_GAMMA: return ehr_gamma_quantile(u, arg[0], arg[1]);
	case EHR_DIST_WEIBULL: return ehr_weibull_quantile(u, arg[0], arg[1]);
	case EHR_DIST_EMPIRICAL: return empirical(dist, u);
	default: return arg[0];
	}
}

/* The shares of the whole that those of the truncated one are. */
static void untruncate(
	const struct ehr_dist *dist, const double *u, size_t n, double *share)
{
	for (size_t i = 0; i < n; i++) {
		double p = dist->below + u[i] * dist->kept;

		p = p < 1 - least_uniform ? p : 1 - least_uniform;
		share[i] = p > 0 ? p : least_uniform;
	}
}

static void confine(const struct ehr_dist *dist, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++) {
		if (x[i] < dist->low)
			x[i] = dist->low;
		if (x[i] > dist->high)
			x[i] = dist->high;
	}
}

void ehr_dist_quantiles(
	const struct ehr_dist *dist, const double *u, size_t n, double *x)
{
	const double *arg = dist->arg;

	if (is_truncated(dist)) {
		untruncate(dist, u, n, x);
		u = x;
	}
	if (dist->kind == EHR_DIST_NORMAL || dist->kind == EHR_DIST_LOGNORMAL) {
		ehr_normal_quantiles(u, n, x);
		for (size_t i = 0; i < n; i++)
			x[i] = arg[0] + arg[1] * x[i];
		if (dist->kind == EHR_DIST_LOGNORMAL)
			for (size_t i = 0; i < n; i++)
				x[i] = exp(x[i]);
	} else {
		for (size_t i = 0; i < n; i++)
			x[i] = quantile(dist, u[i]);
	}
	if (is_truncated(dist))
		confine(dist, n, x);
}

double ehr_dist_quantile(const struct ehr_dist *dist, double u)
{
	double x;

	ehr_dist_quantiles(dist, &u, 1, &x);
	return x;
}

double ehr_dist_least(const struct ehr_dist *dist)
{
	return ehr_dist_quantile(dist, least_uniform);
}

double ehr_dist_greatest(const struct ehr_dist *dist)
{
	return ehr_dist_quantile(dist, 1 - least_uniform);
}
