/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_design.h"

#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "calc/natural_spline.h"
#include "calc/strata_fit.h"

static const double days_a_year = 365.25, two_pi = 6.283185307179586;

struct making {
	struct ehr_response_design *design;
	const struct ehr_response_series *series;
	const struct ehr_response_terms *terms;
	struct ehr_arena *arena;
	size_t cap;
};

static double *new_column(struct making *self)
{
	return ehr_arena_alloc(
		self->arena, (self->series->n + 1) * sizeof(double));
}

static void add(struct making *self, const double *column, const char *what,
	const char *part)
{
	struct ehr_response_design *design = self->design;
	size_t room = strlen(what) + strlen(part) + 2;
	char *name = ehr_arena_alloc(self->arena, room);

	if (design->n == self->cap) {
		size_t cap = self->cap ? 2 * self->cap : 64;
		const double **columns =
			ehr_arena_alloc(self->arena, cap * sizeof(*columns));
		const char **names =
			ehr_arena_alloc(self->arena, cap * sizeof(*names));

		for (size_t i = 0; i < design->n; i++) {
			columns[i] = design->column[i];
			names[i] = design->name[i];
		}
		design->column = columns;
		design->name = names;
		self->cap = cap;
	}
	(void)snprintf(name, room, part[0] ? "%s.%s" : "%s%s", what, part);
	design->column[design->n] = column;
	design->name[design->n++] = name;
}

static void add_numbered(
	struct making *self, const double *column, const char *what, size_t i)
{
	char part[24];

	(void)snprintf(part, sizeof(part), "%zu", i);
	add(self, column, what, part);
}

static int add_spline(struct making *self, const double *x, size_t df,
	const char *name, struct ehr_err *err)
{
	size_t n = self->series->n;
	struct ehr_natural_spline spline;
	double *column;

	if (!ehr_natural_spline_init(&spline, x, n, df, self->arena))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("%s: too few different values for a spline with %zu "
			  "degrees of freedom"),
			name, df);
	column = ehr_arena_alloc(self->arena, df * n * sizeof(double));
	ehr_natural_spline_columns(&spline, x, n, column);
	for (size_t i = 0; i < df; i++)
		add_numbered(self, column + i * n, name, i + 1);
	return 0;
}

/* A level for each value of level[] but the first, 0 to n_level - 1. */
static void add_levels(struct making *self, const size_t *level, size_t n_level,
	const char *name)
{
	for (size_t i = 1; i < n_level; i++) {
		double *column = new_column(self);

		for (size_t d = 0; d < self->series->n; d++)
			column[d] = level[d] == i;
		add_numbered(self, column, name, i);
	}
}

static size_t *new_levels(struct making *self)
{
	return ehr_arena_alloc(
		self->arena, (self->series->n + 1) * sizeof(size_t));
}

/* 0 is Sunday. */
static size_t weekday(long day)
{
	return (size_t)(((day + 4) % 7 + 7) % 7);
}

static size_t month_of(long day)
{
	struct ehr_day_parts date = ehr_day_parts(day);

	return (size_t)(12 * date.year + date.month - 1);
}

static void add_months(struct making *self)
{
	long first = self->series->first;
	size_t *level = new_levels(self), from = month_of(first), n = 0;

	for (size_t d = 0; d < self->series->n; d++) {
		level[d] = month_of(first + (long)d) - from;
		n = level[d] + 1;
	}
	add_levels(self, level, n, "month");
}

static void add_harmonics(struct making *self)
{
	size_t n = self->series->n;
	double *line = new_column(self);

	for (size_t d = 0; d < n; d++)
		line[d] = (double)d;
	add(self, line, "time", "");
	for (size_t k = 1; k <= self->terms->harmonics; k++) {
		double *sine = new_column(self), *cosine = new_column(self);

		for (size_t d = 0; d < n; d++) {
			double at =
				two_pi * (double)k * (double)d / days_a_year;

			sine[d] = sin(at);
			cosine[d] = cos(at);
		}
		add_numbered(self, sine, "sin", k);
		add_numbered(self, cosine, "cos", k);
	}
}

static void make_strata(struct making *self)
{
	struct ehr_response_design *design = self->design;
	long first = self->series->first;
	size_t from = month_of(first);

	design->stratum = new_levels(self);
	for (size_t d = 0; d < self->series->n; d++) {
		long day = first + (long)d;

		design->stratum[d] = 7 * (month_of(day) - from) + weekday(day);
		if (design->stratum[d] >= design->n_stratum)
			design->n_stratum = design->stratum[d] + 1;
	}
}

static int add_time_spline(struct making *self, struct ehr_err *err)
{
	double *time = new_column(self);
	double df =
		self->terms->time_df * (double)self->series->n / days_a_year;

	for (size_t d = 0; d < self->series->n; d++)
		time[d] = (double)d;
	self->design->time_df = df < 1 ? 1 : (size_t)(df + 0.5);
	return add_spline(self, time, self->design->time_df, "time", err);
}

static int add_time(struct making *self, struct ehr_err *err)
{
	double *one;

	if (self->terms->time == EHR_TIME_STRATA) {
		make_strata(self);
		return 0;
	}
	one = new_column(self);
	for (size_t d = 0; d < self->series->n; d++)
		one[d] = 1;
	add(self, one, "intercept", "");
	if (self->terms->time == EHR_TIME_SPLINE)
		return add_time_spline(self, err);
	if (self->terms->time == EHR_TIME_MONTH)
		add_months(self);
	else
		add_harmonics(self);
	return 0;
}

static void add_weekdays(struct making *self)
{
	size_t *level = new_levels(self);

	for (size_t d = 0; d < self->series->n; d++)
		level[d] = weekday(self->series->first + (long)d);
	add_levels(self, level, 7, "dow");
}

static int add_variable(struct making *self, size_t i, struct ehr_err *err)
{
	const struct ehr_response_variable *variable =
		&self->series->variable[i];
	const char *name = variable->column.name;
	size_t n = self->series->n, df = self->terms->df[i];
	double *x = new_column(self);
	int rc = 0;

	if (variable->column.role == EHR_RESPONSE_TEMPERATURE)
		ehr_response_lag_mean(
			variable->value, n, self->terms->temperature_lag, 0, x);
	else if (n > 0)
		memcpy(x, variable->value, n * sizeof(*x));
	for (size_t d = 0; d < n; d++)
		if (isnan(x[d]) && self->design->lacks[d] == 0)
			self->design->lacks[d] = i + 1;
	if (df > 0)
		rc = add_spline(self, x, df, name, err);
	else
		add(self, x, name, "");
	return rc;
}

int ehr_response_design_make(struct ehr_response_design *design,
	const struct ehr_response_series *series,
	const struct ehr_response_terms *terms, struct ehr_arena *arena,
	struct ehr_err *err)
{
	struct making self = {
		.design = design,
		.series = series,
		.terms = terms,
		.arena = arena,
	};

	*design = (struct ehr_response_design){ .series = series };
	design->lacks = ehr_arena_calloc(arena, series->n + 1, sizeof(size_t));
	if (series->n < terms->least_days)
		return 0;
	if (add_time(&self, err))
		return -1;
	if (terms->dow && terms->time != EHR_TIME_STRATA)
		add_weekdays(&self);
	for (size_t i = 0; i < series->n_variable; i++) {
		enum ehr_response_role role = series->variable[i].column.role;

		if (role != EHR_RESPONSE_OUTCOME &&
			role != EHR_RESPONSE_POLLUTANT &&
			add_variable(&self, i, err))
			return -1;
	}
	return 0;
}

enum ehr_fit_state ehr_response_fit(
	const struct ehr_response_regression *regression,
	struct ehr_arena *arena, struct ehr_poisson_fit *fit)
{
	const struct ehr_response_design *design = regression->design;
	size_t n = design->n + regression->n_exposure;
	const double **column =
		ehr_arena_alloc(arena, (n + 1) * sizeof(*column));
	size_t *wanted = ehr_arena_alloc(arena, (n + 1) * sizeof(*wanted));
	struct ehr_poisson_model model = {
		.n_row = design->series->n,
		.n_column = n,
		.column = column,
		.y = regression->y,
		.start = regression->start,
		.wanted = wanted,
		.n_wanted = regression->n_exposure,
	};

	for (size_t i = 0; i < design->n; i++)
		column[i] = design->column[i];
	for (size_t i = 0; i < regression->n_exposure; i++) {
		column[design->n + i] = regression->exposure[i];
		wanted[i] = design->n + i;
	}
	if (design->stratum)
		return ehr_strata_fit(
			&model, design->stratum, design->n_stratum, arena, fit);
	return ehr_poisson_fit(&model, arena, fit);
}
