/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_board.h"

#include <math.h>

const char *const ehr_forecast_kind_word[EHR_FORECAST_KINDS + 1] = {
	"persistence", "climatology", "climatology-median", "damped",
	"regression", "regression-median", NULL
};

static struct ehr_forecast_grid grid_of(const struct ehr_forecast_line *line,
	int day_steps, const struct ehr_forecast_board_opts *opts)
{
	struct ehr_forecast_grid grid = { opts->from, 0 };

	if (grid.first > line->first)
		grid.first -= (grid.first - line->first + day_steps - 1) /
			      day_steps * day_steps;
	if (opts->last >= grid.first)
		grid.n = (size_t)((opts->last - grid.first) / day_steps) + 1;
	return grid;
}

static enum ehr_forecast_na outside(const struct ehr_forecast_board_opts *opts,
	size_t value, struct ehr_forecast_when when, double *out)
{
	const double *found = ehr_forecast_outside_find(opts->method->outside,
		opts->terms.station, when.issued, when.target);

	if (!found || isnan(found[value]))
		return EHR_FORECAST_NOT_COVERED;
	*out = found[value];
	return EHR_FORECAST_GIVEN;
}

static enum ehr_forecast_na one(const struct ehr_forecast_series *series,
	const struct ehr_forecast_board_opts *opts,
	struct ehr_forecast_when when, double *out)
{
	switch (opts->method->kind) {
	case EHR_FORECAST_PERSISTENCE:
		return ehr_forecast_persistence(series, when, out);
	case EHR_FORECAST_CLIMATOLOGY:
		return ehr_forecast_climatology(series, when, false, out);
	case EHR_FORECAST_CLIMATOLOGY_MEDIAN:
		return ehr_forecast_climatology(series, when, true, out);
	case EHR_FORECAST_DAMPED: return ehr_forecast_damped(series, when, out);
	case EHR_FORECAST_REGRESSION:
	case EHR_FORECAST_REGRESSION_MEDIAN:
	case EHR_FORECAST_OUTSIDE: break;
	}
	return outside(opts, series->field, when, out);
}

static void fill_lead(const struct ehr_forecast_board *board,
	const struct ehr_forecast_series *series,
	const struct ehr_forecast_board_opts *opts, size_t lead)
{
	size_t at = ehr_forecast_place(board, series->field, lead, 0);

	for (size_t day = 0; day < board->grid.n; day++) {
		long issued = ehr_forecast_issued(board, day);
		struct ehr_forecast_when when = { issued, issued + (long)lead };
		enum ehr_forecast_na na = EHR_FORECAST_GIVEN;

		if (opts->method->kind != EHR_FORECAST_OUTSIDE)
			na = ehr_forecast_state(series, issued);
		if (!na)
			na = one(series, opts, when, &board->value[at + day]);
		board->na[at + day] = (unsigned char)na;
	}
}

static void fit_lead(const struct ehr_forecast_board *board,
	const struct ehr_forecast_series *series,
	const struct ehr_forecast_board_opts *opts, size_t lead,
	struct ehr_arena *scratch)
{
	size_t at = ehr_forecast_place(board, series->field, lead, 0);
	struct ehr_forecast_fit fit = { series, &opts->terms, &board->grid,
		opts->method->kind == EHR_FORECAST_REGRESSION_MEDIAN };

	ehr_forecast_fit(
		&fit, (long)lead, board->value + at, board->na + at, scratch);
	for (size_t day = 0; day < board->grid.n; day++) {
		enum ehr_forecast_na na = ehr_forecast_state(
			series, ehr_forecast_issued(board, day));

		if (!na)
			continue;
		board->value[at + day] = NAN;
		board->na[at + day] = (unsigned char)na;
	}
}

static void fill(const struct ehr_forecast_board *board, size_t field,
	const struct ehr_forecast_board_opts *opts, struct ehr_arena *arena)
{
	enum ehr_forecast_kind kind = opts->method->kind;
	struct ehr_arena scratch = { 0 };
	struct ehr_forecast_series series;

	ehr_forecast_series_init(&series, board->line, field, board->day_steps,
		opts->setting, arena);
	if (kind == EHR_FORECAST_DAMPED)
		ehr_forecast_anomalies(&series, arena);
	for (size_t lead = 1; lead <= board->n_lead; lead++) {
		if (kind == EHR_FORECAST_REGRESSION ||
			kind == EHR_FORECAST_REGRESSION_MEDIAN)
			fit_lead(board, &series, opts, lead, &scratch);
		else
			fill_lead(board, &series, opts, lead);
	}
	ehr_arena_release(&scratch);
}

void ehr_forecast_board_make(struct ehr_forecast_board *board,
	const struct ehr_forecast_line *line, int day_steps,
	const struct ehr_forecast_board_opts *opts, struct ehr_arena *arena)
{
	size_t n;

	*board = (struct ehr_forecast_board){ .line = line,
		.day_steps = day_steps,
		.grid = grid_of(line, day_steps, opts),
		.n_value = opts->n_value + opts->n_extra,
		.n_lead = opts->n_lead };
	n = board->n_value * board->n_lead * board->grid.n + 1;
	board->value = ehr_arena_alloc(arena, n * sizeof(*board->value));
	board->na = ehr_arena_calloc(arena, n, sizeof(*board->na));
	for (size_t i = 0; i < n; i++)
		board->value[i] = NAN;
	for (size_t field = 0; field < opts->n_value; field++)
		fill(board, field, opts, arena);
}
