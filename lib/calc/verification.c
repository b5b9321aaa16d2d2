/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/verification.h"

#include <math.h>

#include "base/sum.h"

/* What every mean is made of. */
enum part { FORECAST, OBSERVED, ERROR, SIZE, SQUARE, PARTS };

static double mean_of(const struct ehr_sum *sum, size_t n)
{
	return ehr_sum_value(sum) / (double)n;
}

static bool varies(const double *value, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (value[i] < value[0] || value[i] > value[0])
			return true;
	return false;
}

static double correlation(const double *forecast, const double *observed,
	size_t n, const double mean[static PARTS])
{
	struct ehr_sum both = { 0 }, left = { 0 }, right = { 0 };
	double r = NAN;

	if (varies(forecast, n) && varies(observed, n)) {
		for (size_t i = 0; i < n; i++) {
			double f = forecast[i] - mean[FORECAST];
			double o = observed[i] - mean[OBSERVED];

			ehr_sum_add(&both, f * o);
			ehr_sum_add(&left, f * f);
			ehr_sum_add(&right, o * o);
		}
		r = ehr_sum_value(&both) /
		    (sqrt(ehr_sum_value(&left)) * sqrt(ehr_sum_value(&right)));
	}
	ehr_sum_release(&both);
	ehr_sum_release(&left);
	ehr_sum_release(&right);
	if (!isfinite(r)) /* spread too small for its squares */
		return NAN;
	return r > 1 ? 1 : r < -1 ? -1 : r;
}

void ehr_value_scores(const double *forecast, const double *observed, size_t n,
	struct ehr_value_scores *scores)
{
	struct ehr_sum sum[PARTS] = { 0 };
	double mean[PARTS];

	*scores = (struct ehr_value_scores){ n, NAN, NAN, NAN, NAN, NAN, NAN };
	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		double error = forecast[i] - observed[i];

		ehr_sum_add(&sum[FORECAST], forecast[i]);
		ehr_sum_add(&sum[OBSERVED], observed[i]);
		ehr_sum_add(&sum[ERROR], error);
		ehr_sum_add(&sum[SIZE], fabs(error));
		ehr_sum_add(&sum[SQUARE], error * error);
	}
	for (int i = 0; i < PARTS; i++)
		mean[i] = mean_of(&sum[i], n);
	scores->bias = mean[ERROR];
	scores->mae = mean[SIZE];
	scores->mse = mean[SQUARE];
	scores->rmse = sqrt(mean[SQUARE]);
	if (mean[OBSERVED] > 0)
		scores->nmb = ehr_sum_value(&sum[ERROR]) /
			      ehr_sum_value(&sum[OBSERVED]);
	scores->r = correlation(forecast, observed, n, mean);
	for (int i = 0; i < PARTS; i++)
		ehr_sum_release(&sum[i]);
}

double ehr_skill(double mse, double reference_mse)
{
	return reference_mse > 0 ? 1 - mse / reference_mse : NAN;
}

void ehr_contingency_count(
	struct ehr_contingency *table, bool forecast, bool observed)
{
	unsigned long *count =
		forecast   ? observed ? &table->hits : &table->false_alarms
		: observed ? &table->misses
			   : &table->correct_negatives;

	++*count;
}

static double ratio(double part, double whole)
{
	return whole < 0 || whole > 0 ? part / whole : NAN;
}

void ehr_event_scores(
	const struct ehr_contingency *table, struct ehr_event_scores *scores)
{
	double a = (double)table->hits, b = (double)table->misses;
	double c = (double)table->false_alarms;
	double d = (double)table->correct_negatives;
	double chance = ratio((a + b) * (a + c), a + b + c + d);

	scores->pod = ratio(a, a + b);
	scores->miss = ratio(b, a + b);
	scores->far = ratio(c, a + c);
	scores->pofd = ratio(c, c + d);
	scores->csi = ratio(a, a + b + c);
	scores->bias = ratio(a + c, a + b);
	scores->pss = scores->pod - scores->pofd;
	scores->hss = ratio(
		2 * (a * d - b * c), (a + b) * (b + d) + (a + c) * (c + d));
	scores->ets = ratio(a - chance, a + b + c - chance);
}

size_t ehr_level_of(const double *upper, size_t n, double value)
{
	size_t level = 0;

	while (level < n && value > upper[level])
		level++;
	return level;
}

bool ehr_level_right(const double *upper, size_t n, double share,
	double forecast, double observed)
{
	size_t level = ehr_level_of(upper, n, observed);

	return ehr_level_of(upper, n, forecast * (1 - share)) <= level &&
	       level <= ehr_level_of(upper, n, forecast * (1 + share));
}
