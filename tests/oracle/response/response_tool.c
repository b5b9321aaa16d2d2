/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * response_tool DAYS MODEL...: fits models to testdata/mortality-chicago/days.csv
 * with the functions of lib/calc, for the comparison with R. A MODEL is words
 * between blanks: its name, the outcome (a column, or column/N: whole N-ths of
 * it), then terms:
 *
 *	x:COLUMN:FIRST:LAST	mean over lags, wanted
 *	shape:COLUMN:DF		natural spline, wanted
 *	lags:COLUMN:N		N lags, unconstrained, and their sum, wanted
 *	runs:COLUMN:N:A:B	lags 0 to A-1, A to B-1, B to N-1
 *	poly:COLUMN:N:DEGREE
 *	ns:COLUMN:DF:LAST	natural spline of the mean over lags 0 to LAST
 *	dow, month, yearmonth	dummies
 *	offset			log(1 + time / 1000)
 *	from:N			only days after the N-th
 *	until:N			only days to the N-th
 *	crossover		strata of year, month, day of the week
 *
 * A line for each wanted term: model,term,beta,se,n,df,phi,deviance,qaic.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "calc/lag_basis.h"
#include "calc/natural_spline.h"
#include "calc/poisson_fit.h"
#include "calc/strata_fit.h"

enum { DAYS = 5114, COLUMNS = 400, FIELDS = 9, TIME = 8 };

static const char *const field_name[FIELDS] = { "death", "cvd", "resp", "temp",
	"dptp", "rhum", "pm10", "o3", "time" };

static double field[FIELDS][DAYS];
static size_t year_month[DAYS], month[DAYS], week_day[DAYS];

struct building {
	struct ehr_arena arena;
	double y[DAYS], offset[DAYS];
	const double *column[COLUMNS];
	size_t n_column;
	size_t wanted[COLUMNS], n_wanted;
	char term[COLUMNS][32];
	struct ehr_lag_basis lags; /* of the first wanted columns, if any */
	bool crossover;
};

static void fail(const char *what)
{
	fprintf(stderr, "response_tool: %s\n", what);
	exit(2);
}

static void read_day(char *line, size_t at)
{
	char *rest = line;
	char *cell = strsep(&rest, ",");
	long day;

	if (!ehr_day_read(ehr_str_of(cell), &day))
		fail("no date");
	week_day[at] = (size_t)(day + 4) % 7;
	month[at] = (size_t)strtol(cell + 5, NULL, 10) - 1;
	year_month[at] =
		12 * ((size_t)strtol(cell, NULL, 10) - 1987) + month[at];
	for (size_t i = 0; i < TIME; i++) {
		cell = strsep(&rest, ",\n");
		field[i][at] =
			strcmp(cell, "NA") ? strtod(cell, NULL) : (double)NAN;
	}
	field[TIME][at] = (double)(at + 1);
}

static void read_days(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[512];

	if (!file || !fgets(line, sizeof(line), file))
		fail("cannot read the days");
	for (size_t i = 0; i < DAYS; i++) {
		if (!fgets(line, sizeof(line), file))
			fail("too few days");
		read_day(line, i);
	}
	fclose(file);
}

static const double *find(const char *name)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (!strcmp(field_name[i], name))
			return field[i];
	fail(name);
	return NULL;
}

static double *room(struct building *b, size_t n)
{
	return ehr_arena_alloc(&b->arena, n * DAYS * sizeof(double));
}

static void add(struct building *b, const double *column, const char *name)
{
	if (name) {
		snprintf(b->term[b->n_wanted], sizeof(b->term[0]), "%s", name);
		b->wanted[b->n_wanted++] = b->n_column;
	}
	b->column[b->n_column++] = column;
}

static void add_columns(
	struct building *b, const double *column, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		char term[32];

		snprintf(term, sizeof(term), "%s%zu", name ? name : "", i + 1);
		add(b, column + i * DAYS, name ? term : NULL);
	}
}

static void add_dummies(struct building *b, const size_t *level, size_t n)
{
	double *column = room(b, n);

	for (size_t k = 1; k < n; k++)
		for (size_t i = 0; i < DAYS; i++)
			column[k * DAYS + i] = level[i] == k;
	add_columns(b, column + DAYS, n - 1, NULL);
}

static void add_spline(struct building *b, const double *x, size_t df,
	size_t last, const char *name)
{
	double *mean = room(b, 1), *column = room(b, df);
	struct ehr_natural_spline spline;

	ehr_lag_mean(x, DAYS, (size_t[]){ 0, last }, 0, mean);
	if (!ehr_natural_spline_init(&spline, mean, DAYS, df, &b->arena))
		fail("no spline");
	ehr_natural_spline_columns(&spline, mean, DAYS, column);
	add_columns(b, column, df, name);
}

static void add_lags(
	struct building *b, char kind, const double *x, const size_t *n)
{
	double *column;

	if (kind == 'l')
		ehr_lag_free(&b->lags, n[0], &b->arena);
	else if (kind == 'r' &&
		 !ehr_lag_strata(&b->lags, n[0], n + 1, 2, &b->arena))
		fail("no runs");
	else if (kind == 'p' &&
		 !ehr_lag_polynomial(&b->lags, n[0], n[1], &b->arena))
		fail("no polynomial");
	column = room(b, b->lags.n_column);
	ehr_lag_columns(&b->lags, x, DAYS, column);
	add_columns(b, column, b->lags.n_column, "lag");
}

static void forget(struct building *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		b->y[i] = NAN;
}

static void add_plain(struct building *b, const char *word)
{
	if (!strcmp(word, "dow"))
		add_dummies(b, week_day, 7);
	else if (!strcmp(word, "month"))
		add_dummies(b, month, 12);
	else if (!strcmp(word, "yearmonth"))
		add_dummies(b, year_month, 168);
	else if (!strcmp(word, "crossover"))
		b->crossover = true;
	else if (!strcmp(word, "offset"))
		for (size_t i = 0; i < DAYS; i++)
			b->offset[i] = log(1 + field[TIME][i] / 1000);
	else
		fail(word);
}

static void add_term(struct building *b, char *word)
{
	char *rest = word, *part[5] = { 0 };
	size_t n[3] = { 0 }, parts = 0;

	while (rest && parts < 5)
		part[parts++] = strsep(&rest, ":");
	for (size_t i = 2; i < parts; i++)
		n[i - 2] = (size_t)strtoul(part[i], NULL, 10);
	if (!strcmp(word, "from"))
		forget(b, 0, (size_t)strtoul(part[1], NULL, 10));
	else if (!strcmp(word, "until"))
		forget(b, (size_t)strtoul(part[1], NULL, 10), DAYS);
	else if (parts == 1)
		add_plain(b, word);
	else if (!strcmp(word, "x")) {
		double *mean = room(b, 1);

		ehr_lag_mean(find(part[1]), DAYS, n, 0, mean);
		add(b, mean, part[1]);
	} else if (!strcmp(word, "shape"))
		add_spline(b, find(part[1]), n[0], 0, "shape");
	else if (!strcmp(word, "ns"))
		add_spline(b, find(part[1]), n[0], n[1], NULL);
	else
		add_lags(b, word[0], find(part[1]), n);
}

static void set_outcome(struct building *b, char *word)
{
	char *rest = word;
	const double *y = find(strsep(&rest, "/"));
	double part = rest ? strtod(rest, NULL) : 1;

	for (size_t i = 0; i < DAYS; i++)
		b->y[i] = floor(y[i] / part);
}

static void say(const char *model, const char *term, double beta, double se,
	const struct ehr_poisson_fit *fit)
{
	printf("%s,%s,%.15g,%.15g,%zu,%zu,%.15g,%.15g,%.15g\n", model, term,
		beta, se, fit->n, fit->df, fit->phi, fit->deviance, fit->qaic);
}

static void say_lags(struct building *b, const char *model,
	const struct ehr_poisson_fit *fit, const double *beta)
{
	for (size_t lag = 0; lag <= b->lags.n_lag; lag++) {
		double effect, variance;
		char term[32] = "all";

		if (lag < b->lags.n_lag)
			snprintf(term, sizeof(term), "lag%zu", lag);
		ehr_lag_effect(&b->lags, beta, fit->covariance, lag, &effect,
			&variance);
		say(model, term, effect, sqrt(variance), fit);
	}
}

static void fit_model(struct building *b, const char *name)
{
	struct ehr_poisson_model model = { DAYS, b->n_column, b->column, b->y,
		b->offset, NULL, b->wanted, b->n_wanted };
	size_t stratum[DAYS];
	struct ehr_poisson_fit fit;
	double beta[COLUMNS];
	enum ehr_fit_state state;

	for (size_t i = 0; i < DAYS; i++)
		stratum[i] = 7 * year_month[i] + week_day[i];
	state = b->crossover ? ehr_strata_fit(&model, stratum, (size_t)168 * 7,
				       &b->arena, &fit)
			     : ehr_poisson_fit(&model, &b->arena, &fit);
	if (state != EHR_FIT_DONE)
		fail(name);
	if (getenv("RESPONSE_STEPS"))
		fprintf(stderr, "%s: %d steps, %d factors, rank %zu of %zu\n",
			name, fit.steps, fit.factors, fit.rank, b->n_column);
	for (size_t i = 0; i < b->n_wanted; i++)
		beta[i] = fit.beta[b->wanted[i]];
	if (b->lags.n_lag)
		say_lags(b, name, &fit, beta);
	for (size_t i = 0; i < b->n_wanted && !b->lags.n_lag; i++)
		say(name, b->term[i], beta[i],
			sqrt(fit.covariance[i * b->n_wanted + i]), &fit);
}

static void run(char *text)
{
	static struct building building;
	char *rest = text, *name = strsep(&rest, " ");
	double *one;

	building = (struct building){ 0 };
	set_outcome(&building, strsep(&rest, " "));
	one = room(&building, 1);
	for (size_t i = 0; i < DAYS; i++)
		one[i] = 1;
	add(&building, one, NULL);
	while (rest)
		add_term(&building, strsep(&rest, " "));
	if (building.crossover) {
		building.n_column--;
		memmove(building.column, building.column + 1,
			building.n_column * sizeof(*building.column));
		for (size_t i = 0; i < building.n_wanted; i++)
			building.wanted[i]--;
	}
	fit_model(&building, name);
	ehr_arena_release(&building.arena);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		fail("usage: response_tool DAYS MODEL...");
	read_days(argv[1]);
	printf("model,term,beta,se,n,df,phi,deviance,qaic\n");
	for (int i = 2; i < argc; i++)
		run(argv[i]);
	return 0;
}
