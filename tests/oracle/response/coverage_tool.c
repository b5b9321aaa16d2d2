/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * coverage_tool: 200 series of three years with a known effect of a pollutant,
 * fitted by regression with splines and by case-crossover: whether the estimates
 * are right on average, spread as their standard errors say, and lie within 95 %
 * limits of the truth in 92 to 98 % (3 standard errors of a share of 200 are
 * 4.6 %, but the numbers are always the same). A line for each; status 1 if not.
 *
 * Temperature is a season and an autocorrelated rest; the pollutant lognormal,
 * autocorrelated, and dependent on temperature; deaths negative binomial of
 * shape 40 (dispersion about 1.5) with a mean of a trend, a season that is not
 * temperature's, a U of temperature, and the pollutant.
 */
#include <math.h>
#include <stdio.h>

#include "calc/natural_spline.h"
#include "calc/normal_quantile.h"
#include "calc/philox.h"
#include "calc/special.h"
#include "calc/strata_fit.h"

enum { SERIES = 200, DAYS = 3 * 364, TIME_DF = 21, TEMP_DF = 4, MONTH = 28 };
enum { COLUMNS = 2 + TIME_DF + TEMP_DF };

static const double truth = 0.002, shape = 40;

struct series {
	double deaths[DAYS], pollutant[DAYS], temperature[DAYS], day[DAYS];
	double spline[(TIME_DF + TEMP_DF) * DAYS], one[DAYS];
	const double *column[COLUMNS];
	size_t stratum[DAYS];
};

struct tally {
	double sum, squares, se;
	int covered;
};

static double normal(const struct ehr_stream *stream, size_t draw)
{
	double u = ehr_uniform(stream, draw), z;

	ehr_normal_quantiles(&u, 1, &z);
	return z;
}

/* The count that the share u of all of a Poisson distribution are below. */
static double count_at(double u, double mean)
{
	double p = exp(-mean), sum = p, count = 0;

	while (sum < u && count < 1000) {
		p *= mean / ++count;
		sum += p;
	}
	return count;
}

static void make_series(struct series *s, uint64_t number)
{
	const struct ehr_stream stream = { .seed = 17, .row = number };
	double cold = 0, dirty = 0;

	for (size_t i = 0; i < DAYS; i++) {
		double year = 2 * acos(-1) * (double)i / 364;

		s->day[i] = (double)i;
		s->one[i] = 1;
		s->stratum[i] = i / MONTH * 7 + i % 7;
		cold = 0.7 * cold + 3 * normal(&stream, 4 * i);
		dirty = 0.6 * dirty + 0.3 * normal(&stream, 4 * i + 1);
		s->temperature[i] = 10 - 12 * cos(year) + cold;
		s->pollutant[i] = 40 * exp(dirty - 0.01 * s->temperature[i]);
		double far = (s->temperature[i] - 18) / 20;
		double mean = exp(3 + 1e-4 * s->day[i] + 0.1 * sin(year) +
				  0.05 * cos(2 * year) + 0.1 * far * far +
				  truth * s->pollutant[i]);
		double gamma = ehr_gamma_quantile(
			ehr_uniform(&stream, 4 * i + 2), shape, 1 / shape);

		s->deaths[i] =
			count_at(ehr_uniform(&stream, 4 * i + 3), mean * gamma);
	}
}

static void add_spline(struct series *s, const double *x, size_t df,
	size_t first, struct ehr_arena *arena)
{
	struct ehr_natural_spline spline;
	double *out = s->spline + (first - 2) * DAYS;

	if (!ehr_natural_spline_init(&spline, x, DAYS, df, arena))
		return;
	ehr_natural_spline_columns(&spline, x, DAYS, out);
	for (size_t k = 0; k < df; k++)
		s->column[first + k] = out + k * DAYS;
}

static void add(
	struct tally *tally, const struct ehr_poisson_fit *fit, size_t place)
{
	double off = fit->beta[place] - truth;
	double se = sqrt(fit->covariance[0]);

	tally->sum += off;
	tally->squares += off * off;
	tally->se += se;
	tally->covered += fabs(off) < 1.959963985 * se;
}

/* The splines of temperature stand before those of time, the pollutant before
 * both, so that case-crossover takes a part of the columns. */
static bool fit_both(uint64_t number, struct tally *tally)
{
	static struct series s;
	const size_t wanted[1] = { 1 }, first[1] = { 0 };
	struct ehr_poisson_model model = { DAYS, COLUMNS, s.column, s.deaths,
		NULL, NULL, wanted, 1 };
	struct ehr_arena arena = { 0 };
	struct ehr_poisson_fit fit;

	make_series(&s, number);
	s.column[0] = s.one;
	s.column[1] = s.pollutant;
	add_spline(&s, s.temperature, TEMP_DF, 2, &arena);
	add_spline(&s, s.day, TIME_DF, 2 + TEMP_DF, &arena);
	bool done = ehr_poisson_fit(&model, &arena, &fit) == EHR_FIT_DONE;
	if (done)
		add(tally, &fit, 1);
	model.column = s.column + 1;
	model.n_column = 1 + TEMP_DF;
	model.wanted = first;
	done = done && ehr_strata_fit(&model, s.stratum, DAYS / MONTH * 7,
			       &arena, &fit) == EHR_FIT_DONE;
	if (done)
		add(tally + 1, &fit, 0);
	ehr_arena_release(&arena);
	return done;
}

static bool judge(const char *name, const struct tally *tally)
{
	double bias = tally->sum / SERIES, se = tally->se / SERIES;
	double spread =
		sqrt((tally->squares - SERIES * bias * bias) / (SERIES - 1));
	double covered = 100.0 * tally->covered / SERIES;

	printf("%s: true %g, mean %.6f, spread %.6f, mean se %.6f, "
	       "covered %.1f %%\n",
		name, truth, truth + bias, spread, se, covered);
	return fabs(bias) < 3 * spread / sqrt(SERIES) &&
	       fabs(spread / se - 1) < 0.15 && covered >= 92 && covered <= 98;
}

int main(void)
{
	struct tally tally[2] = { { 0 } };

	for (uint64_t i = 0; i < SERIES; i++)
		if (!fit_both(i, tally)) {
			printf("series %d cannot be fitted\n", (int)i);
			return 1;
		}
	bool splines = judge("splines", tally);
	bool crossover = judge("case-crossover", tally + 1);
	return splines && crossover ? 0 : 1;
}
