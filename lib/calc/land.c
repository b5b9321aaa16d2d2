/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/land.h"

#include <math.h>

#include "calc/special.h"

/* Land's density over theta with t = sqrt(nu) tan(theta): proportional to
 * cos(theta)^power exp(-pull sin(theta)), relative to its top. */
struct density {
	double power, pull;
	double log_top, mode, width;
};

static double log_density(const struct density *d, double theta)
{
	double bend = d->power > 0 ? d->power * log(cos(theta)) : 0;

	return bend - d->pull * sin(theta);
}

static double density_at(double theta, void *context)
{
	const struct density *d = context;

	return exp(log_density(d, theta) - d->log_top);
}

static void set_density(struct density *d, double nu, double q)
{
	double pull = q * (nu + 1), power = nu - 1;
	double sine = -2 * pull / (power + hypot(power, 2 * pull));
	double cosine2 = 1 - sine * sine;

	d->power = power;
	d->pull = pull;
	d->mode = asin(sine);
	d->log_top = log_density(d, d->mode);
	d->width = 1 / sqrt(power / cosine2 - pull * sine);
}

/* Log of P(T < t) / alpha. */
static double excess(double h, double sy, double nu, double alpha)
{
	const double quarter = acos(0.0), reach = 40;
	double t = -sqrt(nu + 1) * (sy / 2 + h / sqrt(nu));
	double q = sy * sqrt(nu + t * t) / (2 * sqrt(nu + 1));
	double at = atan(t / sqrt(nu));
	struct density d;

	set_density(&d, nu, q);
	double low = fmax(-quarter, d.mode - reach * d.width);
	double high = fmin(quarter, d.mode + reach * d.width);
	at = fmin(fmax(at, low), high);
	double below = ehr_integral(density_at, &d, low, at);
	double above =
		at < d.mode ? ehr_integral(density_at, &d, at, d.mode) +
				      ehr_integral(density_at, &d, d.mode, high)
			    : ehr_integral(density_at, &d, at, high);
	return log(below) - log(below + above) - log(alpha);
}

/* Halves an interval of H over which the probability falls through alpha, by
 * regula falsi (Illinois) while that is faster. */
static bool solve(double low, double high, const double given[3], double *h)
{
	double at_low = excess(low, given[0], given[1], given[2]);
	double at_high = excess(high, given[0], given[1], given[2]);

	for (int i = 0; i < 200; i++) {
		double at = (i % 3 == 2 || !isfinite(at_high))
				    ? (low + high) / 2
				    : (low * at_high - high * at_low) /
					      (at_high - at_low);
		double found = excess(at, given[0], given[1], given[2]);

		if (isnan(found))
			return false;
		if (found == 0 || high - low <= 1e-12 * fabs(at)) {
			*h = at;
			return true;
		}
		if (found > 0) {
			low = at;
			at_low = found;
			at_high /= 2;
		} else {
			high = at;
			at_high = found;
			at_low /= 2;
		}
	}
	return false;
}

bool ehr_land_h(double sy, size_t n, double confidence, double *h)
{
	double nu = (double)n - 1, alpha = 1 - confidence;

	if (n < 3 || !(sy > 0 && sy <= 12) ||
		!(confidence > 0.5 && confidence <= 0.999))
		return false;
	const double given[3] = { sy, nu, alpha };
	double low = -sy * sqrt(nu) / 2, high = 2;
	while (excess(high, sy, nu, alpha) > 0) {
		low = high;
		high *= 2;
		if (high > 1e9)
			return false;
	}
	return solve(low, high, given, h);
}

bool ehr_ucl_land(
	const struct ehr_moments *log_moments, double confidence, double *ucl)
{
	double sy = log_moments->sd, h = 0;

	if (log_moments->n < 3 || !(confidence > 0.5 && confidence <= 0.999))
		return false;
	if (sy > 0 && !ehr_land_h(sy, log_moments->n, confidence, &h))
		return false;
	double limit = exp(log_moments->mean + sy * sy / 2 +
			   sy * h / sqrt((double)log_moments->n - 1));
	if (!isfinite(limit))
		return false;
	*ucl = limit;
	return true;
}
