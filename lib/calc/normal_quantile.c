/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/normal_quantile.h"

#include <math.h>

enum { TERMS = 8, CHUNK = 64 };

/* numerator and denominator, lowest power first */
struct ratio {
	double up[TERMS], down[TERMS];
};

static const struct ratio centre = {
	{ 3.3871328727963666080e0, 1.3314166789178437745e2,
		1.9715909503065514427e3, 1.3731693765509461125e4,
		4.5921953931549871457e4, 6.7265770927008700853e4,
		3.3430575583588128105e4, 2.5090809287301226727e3 },
	{ 1, 4.2313330701600911252e1, 6.8718700749205790830e2,
		5.3941960214247511077e3, 2.1213794301586595867e4,
		3.9307895800092710610e4, 2.8729085735721942674e4,
		5.2264952788528545610e3 },
};

static const struct ratio near_tail = {
	{ 1.42343711074968357734e0, 4.63033784615654529590e0,
		5.76949722146069140550e0, 3.64784832476320460504e0,
		1.27045825245236838258e0, 2.41780725177450611770e-1,
		2.27238449892691845833e-2, 7.74545014278341407640e-4 },
	{ 1, 2.05319162663775882187e0, 1.67638483018380384940e0,
		6.89767334985100004550e-1, 1.48103976427480074590e-1,
		1.51986665636164571966e-2, 5.47593808499534494600e-4,
		1.05075007164441684324e-9 },
};

static const struct ratio far_tail = {
	{ 6.65790464350110377720e0, 5.46378491116411436990e0,
		1.78482653991729133580e0, 2.96560571828504891230e-1,
		2.65321895265761230930e-2, 1.24266094738807843860e-3,
		2.71155556874348757815e-5, 2.01033439929228813265e-7 },
	{ 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
		1.48753612908506148525e-2, 7.86869131145613259100e-4,
		1.84631831751005468180e-5, 1.42151175831644588870e-7,
		2.04426310338993978564e-15 },
};

static inline double polynomial(const double c[static TERMS], double x)
{
	return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x +
			c[2]) * x +
		       c[1]) *
		       x +
	       c[0];
}

static inline double ratio_at(const struct ratio *ratio, double x)
{
	return polynomial(ratio->up, x) / polynomial(ratio->down, x);
}

static double in_tail(double p)
{
	double least = p < 0.5 ? p : 1 - p;
	double r, z;

	if (!(least > 0))
		return (double)NAN;
	r = sqrt(-log(least));
	z = r <= 5 ? ratio_at(&near_tail, r - 1.6) : ratio_at(&far_tail, r - 5);
	return p < 0.5 ? -z : z;
}

/* The centre's ratio for all, so that the compiler may take several at a time;
 * then the others. */
static void chunk(const double *p, size_t n, double *z)
{
	double q[CHUNK], r[CHUNK], share[CHUNK];

	for (size_t i = 0; i < n; i++) {
		share[i] = p[i];
		q[i] = p[i] - 0.5;
		r[i] = 0.180625 - q[i] * q[i];
	}
	for (size_t i = 0; i < n; i++)
		z[i] = q[i] * ratio_at(&centre, r[i]);
	for (size_t i = 0; i < n; i++)
		if (!(r[i] >= 0))
			z[i] = in_tail(share[i]);
}

void ehr_normal_quantiles(const double *p, size_t n, double *z)
{
	for (size_t i = 0; i < n; i += CHUNK)
		chunk(p + i, n - i < CHUNK ? n - i : CHUNK, z + i);
}
