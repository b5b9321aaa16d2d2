/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/goodness.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "calc/sample.h"
#include "calc/special.h"

/* c[0] + c[1] x + ... */
static double polynomial(const double *c, size_t n, double x)
{
	double sum = 0;

	while (n-- > 0)
		sum = sum * x + c[n];
	return sum;
}

#define POLYNOMIAL(c, x) polynomial(c, sizeof(c) / sizeof(c[0]), x)

/* Royston's weights of the smaller half of the values, as positive numbers:
 * weight[0] that of the least. */
static void royston_weights(size_t n, double *weight)
{
	static const double first[] = { 0, 0.221157, -0.147981, -2.07119,
		4.434685, -2.706056 };
	static const double second[] = { 0, 0.042981, -0.293762, -1.752461,
		5.682633, -3.582633 };
	size_t half = n / 2, fixed = n > 5 ? 2 : 1;
	double squares = 0, root = 1 / sqrt((double)n);

	if (n == 3) {
		weight[0] = sqrt(0.5);
		return;
	}
	for (size_t i = 0; i < half; i++) {
		weight[i] = -ehr_normal_quantile(
			((double)i + 1 - 0.375) / ((double)n + 0.25));
		squares += 2 * weight[i] * weight[i];
	}
	double length = sqrt(squares);
	double one = POLYNOMIAL(first, root) + weight[0] / length;
	double two = POLYNOMIAL(second, root) + weight[1] / length;
	double rest = squares - 2 * weight[0] * weight[0];
	double share = 1 - 2 * one * one;
	if (fixed == 2) {
		rest -= 2 * weight[1] * weight[1];
		share -= 2 * two * two;
	}
	for (size_t i = fixed; i < half; i++)
		weight[i] /= sqrt(rest / share);
	weight[0] = one;
	if (fixed == 2)
		weight[1] = two;
}

/* 1 - W, without loss where W is near 1. */
static double shortfall(const double *sorted, size_t n, const double *weight)
{
	double range = sorted[n - 1] / 2 - sorted[0] / 2;
	double mean = 0, xx = 0, aa = 0, ax = 0;

	for (size_t i = 0; i < n; i++)
		mean += (sorted[i] / 2 - sorted[0] / 2) / range / (double)n;
	for (size_t i = 0; i < n; i++) {
		double x = (sorted[i] / 2 - sorted[0] / 2) / range - mean;
		double a = 2 * i + 1 < n   ? -weight[i]
			   : 2 * i + 1 > n ? weight[n - 1 - i]
					   : 0;

		xx += x * x;
		aa += a * a;
		ax += a * x;
	}
	double both = sqrt(aa * xx);
	return (both - ax) * (both + ax) / (aa * xx);
}

static double royston_p(size_t n, double short_of_1)
{
	static const double bound[] = { -2.273, 0.459 };
	static const double few_mean[] = { 0.544, -0.39978, 0.025054,
		-6.714e-4 };
	static const double few_sd[] = { 1.3822, -0.77857, 0.062767,
		-0.0020322 };
	static const double many_mean[] = { -1.5861, -0.31082, -0.083751,
		0.0038915 };
	static const double many_sd[] = { -0.4803, -0.082676, 0.0030302 };
	double count = (double)n, y, mean, sd;

	if (n == 3) {
		double w = fmax(1 - short_of_1, 0.75);
		return 6 / acos(-1.0) * (asin(sqrt(w)) - asin(sqrt(0.75)));
	}
	if (short_of_1 <= 0)
		return 1;
	y = log(short_of_1);
	if (n <= 11) {
		double least = POLYNOMIAL(bound, count);
		if (y >= least)
			return 0;
		y = -log(least - y);
		mean = POLYNOMIAL(few_mean, count);
		sd = exp(POLYNOMIAL(few_sd, count));
	} else {
		mean = POLYNOMIAL(many_mean, log(count));
		sd = exp(POLYNOMIAL(many_sd, log(count)));
	}
	return ehr_normal_upper((y - mean) / sd);
}

static bool is_testable(const double *value, size_t n, size_t least)
{
	struct ehr_moments moments;

	return n >= least && ehr_moments(value, n, &moments) && moments.sd > 0;
}

bool ehr_shapiro_wilk(const double *value, size_t n, struct ehr_goodness *found)
{
	if (n > 5000 || !is_testable(value, n, 3))
		return false;
	double *sorted = ehr_sorted(value, n);
	double *weight = ehr_calloc(n, sizeof *weight);
	royston_weights(n, weight);
	double short_of_1 = fmin(fmax(shortfall(sorted, n, weight), 0), 1);
	free(sorted);
	free(weight);
	found->statistic = 1 - short_of_1;
	found->p = fmin(fmax(royston_p(n, short_of_1), 0), 1);
	return true;
}

/* Dallal and Wilkinson's approximation, good below 0.1. */
static double dallal_wilkinson(double distance, double n)
{
	if (n > 100) {
		distance *= pow(n / 100, 0.49);
		n = 100;
	}
	double scaled = distance * sqrt(n + 2.78019);
	return exp(-7.01256 * scaled * scaled + 2.99587 * scaled - 0.122119 +
		   0.974598 / sqrt(n) + 1.67997 / n);
}

/* Stephens' modified distance. */
static double stephens(double distance, double n)
{
	static const double near[] = { 2.76773, -19.828315, 80.709644,
		-138.55152, 81.218052 };
	static const double middle[] = { -4.901232, 40.662806, -97.490286,
		94.029866, -32.355711 };
	static const double far[] = { 6.198765, -19.558097, 23.186922,
		-12.234627, 2.423045 };
	double k = (sqrt(n) - 0.01 + 0.85 / sqrt(n)) * distance;

	if (k <= 0.302)
		return 1;
	if (k <= 0.5)
		return POLYNOMIAL(near, k);
	if (k <= 0.9)
		return POLYNOMIAL(middle, k);
	return k <= 1.31 ? POLYNOMIAL(far, k) : 0;
}

bool ehr_lilliefors(const double *value, size_t n, struct ehr_goodness *found)
{
	struct ehr_moments moments;
	double count = (double)n, greatest = 0;

	if (!is_testable(value, n, 5) || !ehr_moments(value, n, &moments))
		return false;
	double *sorted = ehr_sorted(value, n);
	for (size_t i = 0; i < n; i++) {
		double p =
			ehr_normal_cdf((sorted[i] - moments.mean) / moments.sd);

		greatest = fmax(greatest, ((double)i + 1) / count - p);
		greatest = fmax(greatest, p - (double)i / count);
	}
	free(sorted);
	double p = dallal_wilkinson(greatest, count);
	if (p > 0.1)
		p = stephens(greatest, count);
	found->statistic = greatest;
	found->p = fmin(fmax(p, 0), 1);
	return true;
}
