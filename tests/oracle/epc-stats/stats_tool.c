/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stats_tool [bootstrap] < SAMPLE: all statistics of lib/calc of one sample, for
 * the comparison with R; or the limits by bootstrap. SAMPLE has a result a line: a number, blank, 1 if it is
 * detected and 0 if it is a limit. Output has a line for each: name, blank,
 * number with 17 digits; what cannot be had has no line.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "calc/bootstrap.h"
#include "calc/gamma_fit.h"
#include "calc/goodness.h"
#include "calc/land.h"
#include "calc/lognormal.h"
#include "calc/ros.h"
#include "calc/series.h"
#include "calc/ucl.h"

static void say(const char *name, double number)
{
	printf("%s %.17g\n", name, number);
}

static void say_if(bool there, const char *name, double number)
{
	if (there)
		say(name, number);
}

static void say_normal(const struct ehr_moments *moments)
{
	double ucl;

	say("mean", moments->mean);
	say("sd", moments->sd);
	say("skew", moments->skew);
	if (ehr_ucl_student(moments, 0.95, &ucl))
		say("student", ucl);
	if (ehr_ucl_adjusted_clt(moments, 0.95, &ucl))
		say("adjusted_clt", ucl);
	if (ehr_ucl_modified_t(moments, 0.95, &ucl))
		say("modified_t", ucl);
	if (ehr_ucl_chebyshev(moments, 0.95, &ucl))
		say("chebyshev95", ucl);
	if (ehr_ucl_chebyshev(moments, 0.99, &ucl))
		say("chebyshev99", ucl);
}

static void say_lognormal(const double *value, size_t n)
{
	struct ehr_moments logs;
	struct ehr_lognormal_mean mvue;
	double h, ucl;

	if (!ehr_log_moments(value, n, &logs))
		return;
	if (ehr_land_h(logs.sd, n, 0.95, &h))
		say("land_h", h);
	if (ehr_ucl_land(&logs, 0.95, &ucl))
		say("land", ucl);
	if (!ehr_lognormal_mean(&logs, &mvue))
		return;
	say("mvue", mvue.mean);
	say("mvue_se", mvue.se);
	if (ehr_ucl_chebyshev_of(mvue.mean, mvue.se, 0.95, &ucl))
		say("mvue_chebyshev95", ucl);
}

static void say_gamma(const double *value, size_t n)
{
	struct ehr_gamma_fit fit;
	double number;

	if (!ehr_gamma_fit(value, n, &fit))
		return;
	say("shape", fit.shape);
	say("scale", fit.scale);
	say("shape_corrected", fit.shape_corrected);
	if (ehr_ucl_gamma(&fit, 0.05, &number))
		say("gamma_approximate", number);
	if (ehr_gamma_distance(&fit, value, n, &number))
		say("gamma_distance", number);
}

static void say_tests(const double *value, size_t n)
{
	const struct ehr_series series = { value, NULL, n };
	struct ehr_autocorrelation serial;
	struct ehr_goodness test;

	if (ehr_shapiro_wilk(value, n, &test)) {
		say("shapiro_w", test.statistic);
		say("shapiro_p", test.p);
	}
	if (ehr_lilliefors(value, n, &test)) {
		say("lilliefors_d", test.statistic);
		say("lilliefors_p", test.p);
	}
	if (ehr_autocorrelation(&series, &serial)) {
		say("lag1", serial.r);
		say("lag1_p", serial.p);
		say("block", (double)ehr_block_length(&series));
	}
}

static void say_censored(const struct ehr_sample *sample)
{
	double *filled = ehr_calloc(sample->n + 1, sizeof *filled);
	struct ehr_kaplan_meier km;
	struct ehr_moments moments;
	struct ehr_ros ros;

	if (ehr_kaplan_meier(sample, EHR_KM_ON_DETECT, &km)) {
		say("km_mean", km.mean);
		say("km_sd", km.sd);
		say_if(km.has_se, "km_se", km.se);
		say("km_left_over", km.left_over);
	}
	if (ehr_kaplan_meier(sample, EHR_KM_ON_LIMIT, &km)) {
		say("km_limit_mean", km.mean);
		say_if(km.has_se, "km_limit_se", km.se);
	}
	if (ehr_ros(sample, filled, &ros) &&
		ehr_moments(filled, ros.n, &moments)) {
		say("ros_n", (double)ros.n);
		say("ros_intercept", ros.intercept);
		say("ros_slope", ros.slope);
		say("ros_mean", moments.mean);
		say("ros_sd", moments.sd);
	}
	free(filled);
}

static void say_bootstrap(const struct ehr_sample *sample)
{
	const struct ehr_resampling how = { 9999, 0.95, { .seed = 1 },
		EHR_KM_ON_DETECT };
	const struct ehr_series series = { sample->value, NULL, sample->n };
	struct ehr_bootstrap found;
	double ucl;

	if (ehr_bootstrap_mean(sample, &how, &found)) {
		say_if(found.has_percentile, "boot_percentile",
			found.percentile);
		say_if(found.has_bca, "boot_bca", found.bca);
		say_if(found.has_t, "boot_t", found.t);
		say_if(found.has_hall, "boot_hall", found.hall);
	}
	if (ehr_ucl_block_bootstrap(&series, 3, &how, &ucl))
		say("boot_block3", ucl);
}

static void say_all(const struct ehr_sample *sample)
{
	struct ehr_moments moments;

	say_censored(sample);
	if (ehr_detects(sample) < sample->n ||
		!ehr_moments(sample->value, sample->n, &moments))
		return;
	say_normal(&moments);
	say_lognormal(sample->value, sample->n);
	say_gamma(sample->value, sample->n);
	say_tests(sample->value, sample->n);
}

int main(int argc, char **argv)
{
	enum { RESULTS_MAX = 100000 };
	double *value = ehr_calloc(RESULTS_MAX, sizeof *value);
	bool *detected = ehr_calloc(RESULTS_MAX, sizeof *detected);
	struct ehr_sample sample = { value, detected, 0 };
	char line[200], *end;

	while (sample.n < RESULTS_MAX &&
		fgets(line, sizeof line, stdin) != NULL) {
		value[sample.n] = strtod(line, &end);
		detected[sample.n++] = strtol(end, NULL, 10) == 1;
	}
	(void)argv;
	if (argc > 1)
		say_bootstrap(&sample);
	else
		say_all(&sample);
	free(value);
	free(detected);
	return 0;
}
