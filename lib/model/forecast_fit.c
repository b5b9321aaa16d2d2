/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_fit.h"

#include <math.h>

#include "calc/least_squares.h"

static const double tolerance = 1e-11; /* of R's glm */

/* The terms of each issue, a row each. */
struct terms {
	const struct ehr_forecast_fit *of;
	long lead;
	size_t n;       /* columns */
	double *known;  /* as a fit sees them; NAN missing */
	double *log;    /* of the values that came */
	double *used;   /* one row: as a forecast sees them */
	double *slope;  /* of the last fit, by column; 0 without it */
	double smear;   /* of the last fit */
	bool is_fitted; /* there was one, */
	size_t fitted;  /* on that day of the grid */
};

static struct ehr_forecast_when when_of(const struct terms *self, size_t day)
{
	const struct ehr_forecast_grid *grid = self->of->grid;
	long issued =
		grid->first + (long)day * (long)self->of->series->day_steps;

	return (struct ehr_forecast_when){ issued, issued + self->lead };
}

static double setting(const struct terms *self, enum ehr_forecast_setting which)
{
	return self->of->series->setting[which];
}

static void gather(struct terms *self, struct ehr_arena *arena)
{
	const struct ehr_forecast_fit *of = self->of;
	size_t days = of->grid->n;

	self->n = ehr_forecast_terms_count(of->terms, of->series->day_steps);
	self->known =
		ehr_arena_alloc(arena, (days + 1) * self->n * sizeof(double));
	self->used = self->known + days * self->n;
	self->slope = ehr_arena_calloc(arena, self->n, sizeof(double));
	self->log = ehr_arena_alloc(arena, (days + 1) * sizeof(double));
	for (size_t day = 0; day < days; day++) {
		struct ehr_forecast_when when = when_of(self, day);

		self->log[day] = ehr_forecast_log(ehr_forecast_value(
			of->series->line, of->series->field, when.target));
		if (ehr_forecast_terms_row(of->terms, of->series, when, false,
			    self->known + day * self->n))
			self->log[day] = NAN; /* no use without its terms */
	}
}

/* Days, of the first so many, with value and terms; *span: how far they reach
 * from first to last. */
static size_t usable(const struct terms *self, size_t days, size_t *span)
{
	size_t n = 0, first = 0;

	*span = 0;
	for (size_t i = 0; i < days; i++) {
		if (isnan(self->log[i]))
			continue;
		first = n++ ? first : i;
		*span = i - first + 1;
	}
	return n;
}

static double fitted(const double *row, const double *slope, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += slope[i] * row[i];
	return sum;
}

static double smear(const struct terms *self, size_t days, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < days; i++)
		if (!isnan(self->log[i]))
			sum += exp(
				self->log[i] - fitted(self->known + i * self->n,
						       self->slope, self->n));
	return sum / (double)n;
}

/* On the first so many days of the grid, whose outcomes are known. */
static bool fit(struct terms *self, size_t days, struct ehr_arena *arena)
{
	struct ehr_least_squares problem = { .tolerance = tolerance };
	struct ehr_triangle triangle;
	size_t span, at = 0, n = usable(self, days, &span), k = self->n;

	if (self->of->terms->terms & EHR_FORECAST_TERM_SEASON &&
		(double)span < setting(self, EHR_FORECAST_SEASON_DAYS))
		k -= EHR_FORECAST_SEASON_COLUMNS;
	if ((double)n < setting(self, EHR_FORECAST_FIT_LEAST) ||
		(double)n <
			setting(self, EHR_FORECAST_FIT_PER_TERM) * (double)k)
		return false;
	problem.n_row = n;
	problem.n_column = k;
	problem.x = ehr_arena_alloc(arena, n * k * sizeof(double));
	problem.z = ehr_arena_alloc(arena, n * sizeof(double));
	for (size_t i = 0; i < days; i++) {
		if (isnan(self->log[i]))
			continue;
		for (size_t j = 0; j < k; j++)
			problem.x[j * n + at] = self->known[i * self->n + j];
		problem.z[at++] = self->log[i];
	}
	if (!ehr_least_squares(&problem, arena, &triangle))
		return false;
	memset(self->slope, 0, self->n * sizeof(double));
	memcpy(self->slope, triangle.solution, k * sizeof(double));
	self->smear = self->of->median ? 1 : smear(self, days, n);
	return true;
}

static void refit(struct terms *self, size_t day, struct ehr_arena *arena)
{
	long steps = self->of->series->day_steps;
	size_t back = (size_t)((self->lead + steps - 1) / steps);

	if (day < back ||
		(self->is_fitted &&
			(double)(day - self->fitted) <
				setting(self, EHR_FORECAST_REFIT_DAYS)))
		return;
	if (!fit(self, day - back + 1, arena))
		return;
	self->is_fitted = true;
	self->fitted = day;
}

static enum ehr_forecast_na forecast(
	struct terms *self, size_t day, double *value)
{
	const struct ehr_forecast_fit *of = self->of;
	enum ehr_forecast_na na;

	if (!self->is_fitted)
		return EHR_FORECAST_FEW_DAYS;
	na = ehr_forecast_terms_row(
		of->terms, of->series, when_of(self, day), true, self->used);
	if (na)
		return na;
	*value = exp(fitted(self->used, self->slope, self->n)) * self->smear;
	return *value <= EHR_FORECAST_MOST ? EHR_FORECAST_GIVEN
					   : EHR_FORECAST_TOO_FAR;
}

void ehr_forecast_fit(const struct ehr_forecast_fit *of, long lead,
	double *value, unsigned char *na, struct ehr_arena *arena)
{
	struct terms self = { .of = of, .lead = lead };
	struct ehr_arena scratch = { 0 };

	gather(&self, arena);
	for (size_t day = 0; day < of->grid->n; day++) {
		refit(&self, day, &scratch);
		ehr_arena_reset(&scratch);
		na[day] = (unsigned char)forecast(&self, day, &value[day]);
		if (na[day])
			value[day] = NAN;
	}
	ehr_arena_release(&scratch);
	ehr_arena_reset(arena);
}
