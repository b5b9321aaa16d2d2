/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distribution functions, their inverses and the special functions behind
 * them: the one module over GSL (whose error handler is switched off: no call
 * here ends the program).
 *
 * A cdf gives P(X <= x). A quantile takes p with 0 < p < 1 and gives the x of
 * which the cdf is p. Like those of the C library, these functions say by NAN
 * that an argument is outside the range named, or that they found no answer;
 * they never give an infinity. What calls them has to ask before it gives a
 * number on.
 *
 * Accuracy: relative 1e-12 or better in cdfs above 1e-300 and in quantiles of
 * p from 1e-10 to 1 - 1e-10, over the parameters that tests/unit/special_test.c
 * and tests/oracle/epc-stats compare with R. A quantile below the smallest
 * double is 0.
 */
#ifndef EHR_CALC_SPECIAL_H
#define EHR_CALC_SPECIAL_H

/* Standard normal. Any finite z. The upper one is P(Z > z) without loss. The
 * quantile is Wichura's (1988, Applied Statistics 37, AS 241): a few
 * multiplications and one division for 85 % of all p. */
double ehr_normal_density(double z);
double ehr_normal_cdf(double z);
double ehr_normal_upper(double z);
double ehr_normal_quantile(double p);

/* Student's t; df > 0, whole or not. */
double ehr_t_cdf(double t, double df);
double ehr_t_quantile(double p, double df);

/* Chi square; x >= 0, df > 0. */
double ehr_chi2_cdf(double x, double df);
double ehr_chi2_quantile(double p, double df);

/* Gamma of density proportional to x^(shape-1) exp(-x/scale); x >= 0, both
 * parameters > 0. With scale 1 the cdf is the regularised lower incomplete
 * gamma function P(shape, x); the upper one is Q, without loss. */
double ehr_gamma_cdf(double x, double shape, double scale);
double ehr_gamma_upper(double x, double shape, double scale);
double ehr_gamma_quantile(double p, double shape, double scale);

/* Beta on 0 to 1 with density proportional to x^(a-1) (1-x)^(b-1); a, b > 0.
 * The cdf is the regularised incomplete beta function I_x(a, b). */
double ehr_beta_cdf(double x, double a, double b);
double ehr_beta_quantile(double p, double a, double b);

/* Weibull, cdf 1 - exp(-(x/scale)^shape); x >= 0, both > 0. */
double ehr_weibull_cdf(double x, double shape, double scale);
double ehr_weibull_quantile(double p, double shape, double scale);

/* log Gamma(x), its first and its second derivative; x > 0. */
double ehr_log_gamma(double x);
double ehr_digamma(double x);
double ehr_trigamma(double x);

/* The integral of a smooth function from a to b, both finite, to a relative
 * 1e-11 or so of it (Gauss-Kronrod, adaptive); NAN if that is not reached.
 * context goes to the function. */
double ehr_integral(double (*function)(double x, void *context), void *context,
	double a, double b);

#endif
