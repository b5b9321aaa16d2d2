/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/special.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

/* GSL's handler is one for the whole program; it would abort */
__attribute__((constructor)) static void switch_handler_off(void)
{
	gsl_set_error_handler_off();
}

static bool is_positive(double x)
{
	return isfinite(x) && x > 0;
}

/* Also what GSL says by an infinity becomes NAN. */
static double finite_or_nan(double x)
{
	return isfinite(x) ? x : (double)NAN;
}

static bool is_probability(double p)
{
	return p > 0 && p < 1;
}

double ehr_normal_density(double z)
{
	return isfinite(z) ? gsl_ran_ugaussian_pdf(z) : (double)NAN;
}

double ehr_normal_cdf(double z)
{
	return isfinite(z) ? 0.5 * erfc(-z / sqrt(2.0)) : (double)NAN;
}

double ehr_normal_upper(double z)
{
	return ehr_normal_cdf(-z);
}

double ehr_normal_quantile(double p)
{
	return is_probability(p) ? gsl_cdf_ugaussian_Pinv(p) : (double)NAN;
}

/* A distribution with two parameters (the second unused by some), and the
 * ends of its support. */
struct family {
	double (*lower)(double x, double a, double b);
	double (*upper)(double x, double a, double b);
	double (*density)(double x, double a, double b);
	double (*inverse)(double p, double a, double b);
	double low, high;
};

/* The tail that p is looked for in: the smaller one, whose digits count. */
struct tail {
	const struct family *family;
	double a, b;
	double target;
	bool is_upper;
};

static double tail_at(const struct tail *tail, double x)
{
	return (tail->is_upper ? tail->family->upper : tail->family->lower)(
		x, tail->a, tail->b);
}

/* How far x is off, as a share of the target; above 0: x is too far in from
 * the tail's end. */
static double excess(const struct tail *tail, double x)
{
	return tail_at(tail, x) / tail->target - 1;
}

/* x moved by Newton's steps on the tail; the best found. */
static double polished(const struct tail *tail, double x)
{
	double best = x, off = excess(tail, x);

	for (int i = 0; i < 8 && fabs(off) > 4 * DBL_EPSILON; i++) {
		double density = tail->family->density(best, tail->a, tail->b);
		double step = off * tail->target / density;
		double next = tail->is_upper ? best + step : best - step;

		if (!isfinite(next) || next <= tail->family->low ||
			next >= tail->family->high)
			break;
		double next_off = excess(tail, next);
		if (!(fabs(next_off) < fabs(off)))
			break;
		best = next;
		off = next_off;
	}
	return best;
}

/* The middle of an interval on the scale of its exponents once it is wide. */
static double middle(double low, double high)
{
	if (low > 0 && high / low > 2)
		return sqrt(low) * sqrt(high);
	if (high < 0 && low / high > 2)
		return -sqrt(-low) * sqrt(-high);
	return low + (high - low) / 2;
}

/* By halving, for where GSL's inverse is lost: slow, but always right. */
static double halved(const struct tail *tail)
{
	double low = fmax(tail->family->low, -DBL_MAX);
	double high = fmin(tail->family->high, DBL_MAX);

	if (low == 0)
		low = DBL_MIN;
	for (int i = 0; i < 2200; i++) {
		double at = middle(low, high);
		if (at <= low || at >= high)
			break;
		if ((excess(tail, at) > 0) == tail->is_upper)
			low = at;
		else
			high = at;
	}
	if (fabs(low) > DBL_MAX / 4)
		return (double)NAN; /* beyond the largest double */
	return low <= DBL_MIN && tail->family->low == 0 ? 0 : low;
}

static double quantile(
	const struct family *family, double p, double a, double b)
{
	struct tail tail = { family, a, b, p, false };

	if (p > 0.5) {
		tail.target = 1 - p;
		tail.is_upper = true;
	}
	double x = family->inverse(p, a, b);
	if (isfinite(x) && x > family->low && x < family->high)
		x = polished(&tail, x);
	else
		x = (double)NAN;
	if (!(fabs(excess(&tail, x)) < 1e-11))
		x = halved(&tail);
	return finite_or_nan(x);
}

static double t_lower(double t, double df, double unused)
{
	(void)unused;
	return gsl_cdf_tdist_P(t, df);
}

static double t_upper(double t, double df, double unused)
{
	(void)unused;
	return gsl_cdf_tdist_Q(t, df);
}

static double t_density(double t, double df, double unused)
{
	(void)unused;
	return gsl_ran_tdist_pdf(t, df);
}

static double t_inverse(double p, double df, double unused)
{
	(void)unused;
	return gsl_cdf_tdist_Pinv(p, df);
}

double ehr_t_cdf(double t, double df)
{
	if (!isfinite(t) || !is_positive(df))
		return (double)NAN;
	return finite_or_nan(gsl_cdf_tdist_P(t, df));
}

double ehr_t_quantile(double p, double df)
{
	static const struct family student = { t_lower, t_upper, t_density,
		t_inverse, -INFINITY, INFINITY };

	if (!is_probability(p) || !is_positive(df))
		return (double)NAN;
	if (p == 0.5)
		return 0;
	return quantile(&student, p, df, 0);
}

double ehr_chi2_cdf(double x, double df)
{
	return ehr_gamma_cdf(x, df / 2, 2);
}

double ehr_chi2_quantile(double p, double df)
{
	return ehr_gamma_quantile(p, df / 2, 2);
}

double ehr_gamma_cdf(double x, double shape, double scale)
{
	if (!(x >= 0) || !isfinite(x) || !is_positive(shape) ||
		!is_positive(scale))
		return (double)NAN;
	return finite_or_nan(gsl_cdf_gamma_P(x, shape, scale));
}

double ehr_gamma_upper(double x, double shape, double scale)
{
	if (!(x >= 0) || !isfinite(x) || !is_positive(shape) ||
		!is_positive(scale))
		return (double)NAN;
	return finite_or_nan(gsl_cdf_gamma_Q(x, shape, scale));
}

double ehr_gamma_quantile(double p, double shape, double scale)
{
	static const struct family gamma = { gsl_cdf_gamma_P, gsl_cdf_gamma_Q,
		gsl_ran_gamma_pdf, gsl_cdf_gamma_Pinv, 0, INFINITY };

	if (!is_probability(p) || !is_positive(shape) || !is_positive(scale))
		return (double)NAN;
	return finite_or_nan(scale * quantile(&gamma, p, shape, 1));
}

double ehr_beta_cdf(double x, double a, double b)
{
	if (!(x >= 0 && x <= 1) || !is_positive(a) || !is_positive(b))
		return (double)NAN;
	return finite_or_nan(gsl_cdf_beta_P(x, a, b));
}

double ehr_beta_quantile(double p, double a, double b)
{
	static const struct family beta = { gsl_cdf_beta_P, gsl_cdf_beta_Q,
		gsl_ran_beta_pdf, gsl_cdf_beta_Pinv, 0, 1 };

	if (!is_probability(p) || !is_positive(a) || !is_positive(b))
		return (double)NAN;
	return quantile(&beta, p, a, b);
}

double ehr_weibull_cdf(double x, double shape, double scale)
{
	if (!(x >= 0) || !isfinite(x) || !is_positive(shape) ||
		!is_positive(scale))
		return (double)NAN;
	return -expm1(-pow(x / scale, shape));
}

double ehr_weibull_quantile(double p, double shape, double scale)
{
	if (!is_probability(p) || !is_positive(shape) || !is_positive(scale))
		return (double)NAN;
	return finite_or_nan(scale * pow(-log1p(-p), 1 / shape));
}

static double value_or_nan(int status, const gsl_sf_result *result)
{
	return status == GSL_SUCCESS ? finite_or_nan(result->val) : (double)NAN;
}

double ehr_log_gamma(double x)
{
	gsl_sf_result result = { 0 };

	if (!is_positive(x))
		return (double)NAN;
	return value_or_nan(gsl_sf_lngamma_e(x, &result), &result);
}

double ehr_digamma(double x)
{
	gsl_sf_result result = { 0 };

	if (!is_positive(x))
		return (double)NAN;
	return value_or_nan(gsl_sf_psi_e(x, &result), &result);
}

double ehr_trigamma(double x)
{
	gsl_sf_result result = { 0 };

	if (!is_positive(x))
		return (double)NAN;
	return value_or_nan(gsl_sf_psi_1_e(x, &result), &result);
}

double ehr_integral(double (*function)(double x, void *context), void *context,
	double a, double b)
{
	enum { INTERVALS = 500 };
	gsl_function f = { function, context };
	gsl_integration_workspace *space =
		gsl_integration_workspace_alloc(INTERVALS);
	double result = 0, error = 0;
	int status;

	if (space == NULL)
		return (double)NAN;
	status = gsl_integration_qag(&f, a, b, 0, 1e-11, INTERVALS,
		GSL_INTEG_GAUSS41, space, &result, &error);
	gsl_integration_workspace_free(space);
	if (status != GSL_SUCCESS && !(error <= 1e-9 * fabs(result)))
		return (double)NAN;
	return finite_or_nan(result);
}
