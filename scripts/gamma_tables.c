/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gamma_tables distances | levels: the rows of lib/ref/data/gamma_distances.csv
 * and gamma_levels.csv. Run by scripts/make-gamma-tables.
 *
 * distances: samples of a gamma distribution are drawn, a gamma is fitted to
 * each by calc/gamma_fit.h, and the limit is what 5 % of their distances
 * exceed. Its standard error is half the distance between the order statistics
 * one binomial standard deviation to either side. Samples: a million results,
 * but not below 25,000 nor above 100,000 samples. Values by Marsaglia and Tsang
 * 2000 (ACM Transactions on Mathematical Software 26, 363-372).
 *
 * levels: as the shape grows the distribution becomes normal, the fitted shape
 * mean^2 / variance (over n), and the limit of level b holds when t with n - 1
 * degrees of freedom is above z_b sqrt((n - 1) / n). So the level that holds
 * in 1 - alpha is
 *
 *     b = P(Z <= t_alpha sqrt(n / (n - 1)))
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "calc/gamma_fit.h"
#include "calc/philox.h"
#include "calc/special.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum { SEED = 20261122, NUMBERS = 64 };

/* Uniform numbers in the order of their draws. */
struct source {
	struct ehr_stream stream;
	uint64_t drawn;
	double number[NUMBERS];
};

static double next_uniform(struct source *source)
{
	size_t at = (size_t)(source->drawn % NUMBERS);

	if (at == 0)
		ehr_uniforms(&source->stream, source->drawn, NUMBERS,
			source->number);
	source->drawn++;
	return source->number[at];
}

static double next_gamma(struct source *source, double shape)
{
	double least = 1;

	if (shape < 1) {
		least = pow(next_uniform(source), 1 / shape);
		shape++;
	}
	for (double d = shape - 1.0 / 3;;) {
		double z = ehr_normal_quantile(next_uniform(source));
		double root = 1 + z / sqrt(9 * d), v = root * root * root;

		if (v > 0 && log(next_uniform(source)) <
				     z * z / 2 + d - d * v + d * log(v))
			return d * v * least;
	}
}

/* The distance of one sample from the gamma fitted to it. */
static double distance_of(
	size_t n, double shape, uint64_t sample, double *value)
{
	struct source source = { .stream = { SEED, n, (uint64_t)(shape * 1000),
					 sample, EHR_RANDOM_DRAW } };
	struct ehr_gamma_fit fit;
	double distance;

	for (size_t i = 0; i < n; i++)
		value[i] = next_gamma(&source, shape);
	if (!ehr_gamma_fit(value, n, &fit)) {
		fprintf(stderr, "gamma_tables: n %zu shape %g: no fit\n", n,
			shape);
		exit(1);
	}
	return ehr_gamma_distance(&fit, value, n, &distance) ? distance
							     : INFINITY;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static void say_distance(size_t n, double shape)
{
	size_t samples = 1000000 / n;

	samples = samples < 25000 ? 25000 : samples > 100000 ? 100000 : samples;
	double *value = ehr_calloc(n, sizeof *value);
	double *distance = ehr_calloc(samples, sizeof *distance);
	size_t at = samples * 95 / 100;
	size_t step = (size_t)sqrt((double)samples * 0.05 * 0.95);

	for (size_t i = 0; i < samples; i++)
		distance[i] = distance_of(n, shape, i, value);
	qsort(distance, samples, sizeof *distance, compare);
	printf("%zu,%g,%.4f,%.4f,computed,read\n", n, shape,
		(distance[at - 1] + distance[at]) / 2,
		(distance[at + step] - distance[at - step]) / 2);
	fflush(stdout);
	free(value);
	free(distance);
}

static void say_distances(void)
{
	static const size_t n[] = { 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50, 100,
		200, 500 };
	static const double shape[] = { 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
		20, 50 };

	puts("n,shape,limit,se,source,status");
	for (size_t i = 0; i < COUNT(n); i++)
		for (size_t j = 0; j < COUNT(shape); j++)
			say_distance(n[i], shape[j]);
}

static void say_levels(void)
{
	static const size_t n[] = { 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30,
		40, 60, 100, 0 };
	static const double alpha[] = { 0.005, 0.01, 0.025, 0.05, 0.075, 0.1,
		0.25 };

	puts("n,alpha,level,source,status");
	for (size_t i = 0; i < COUNT(n); i++)
		for (size_t j = 0; j < COUNT(alpha); j++) {
			double count = (double)n[i], level = alpha[j];

			if (n[i] > 0) {
				printf("%zu", n[i]);
				level = ehr_normal_cdf(
					ehr_t_quantile(level, count - 1) *
					sqrt(count / (count - 1)));
			}
			printf(",%g,%.4g,computed,read\n", alpha[j], level);
		}
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "distances") == 0)
		say_distances();
	else if (argc == 2 && strcmp(argv[1], "levels") == 0)
		say_levels();
	else
		return 2;
	return fflush(stdout) != 0 || ferror(stdout);
}
