/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All forecasts of one station by one method: issued a day apart, from its first
 * value on, for every lead. What was issued at a step rests on what was known at
 * that step, so that the earlier ones tell how good the last one will be.
 */
#ifndef EHR_MODEL_FORECAST_BOARD_H
#define EHR_MODEL_FORECAST_BOARD_H

#include <stdint.h>

#include "model/forecast_fit.h"

/* A pollutant that no field is. */
#define EHR_FORECAST_NO_FIELD SIZE_MAX

enum ehr_forecast_kind {
	EHR_FORECAST_PERSISTENCE,
	EHR_FORECAST_CLIMATOLOGY,
	EHR_FORECAST_CLIMATOLOGY_MEDIAN,
	EHR_FORECAST_DAMPED,
	EHR_FORECAST_REGRESSION,
	EHR_FORECAST_REGRESSION_MEDIAN,
	EHR_FORECAST_KINDS,
	EHR_FORECAST_OUTSIDE = EHR_FORECAST_KINDS, /* of another model */
};
/* "persistence", "climatology", ... */
extern const char *const ehr_forecast_kind_word[EHR_FORECAST_KINDS + 1];

struct ehr_forecast_method {
	const char *name;
	enum ehr_forecast_kind kind;
	const struct ehr_forecast_outside *outside; /* of OUTSIDE */
};

struct ehr_forecast_board {
	const struct ehr_forecast_line *line; /* lent */
	int day_steps;
	struct ehr_forecast_grid grid;
	size_t n_value, n_lead; /* leads are 1 to n_lead steps */
	double *value;          /* see ehr_forecast_place; NAN: none */
	unsigned char *na;      /* enum ehr_forecast_na */
};

/* Where the forecast of a value for a lead, issued on a day of the grid, is. */
static inline size_t ehr_forecast_place(const struct ehr_forecast_board *board,
	size_t value, size_t lead, size_t day)
{
	return (value * board->n_lead + lead - 1) * board->grid.n + day;
}

/* Step of issue. */
static inline long ehr_forecast_issued(
	const struct ehr_forecast_board *board, size_t day)
{
	return board->grid.first + (long)day * board->day_steps;
}

struct ehr_forecast_board_opts {
	const double *setting;
	struct ehr_forecast_terms terms; /* with the station */
	const struct ehr_forecast_method *method;
	size_t n_value; /* fields 0 to n_value - 1 are forecast */
	size_t n_extra; /* room for so many values more, left NAN */
	size_t n_lead;
	long from, last; /* steps of issue: one on the grid; the last one */
};

/* Memory is the arena's. */
void ehr_forecast_board_make(struct ehr_forecast_board *board,
	const struct ehr_forecast_line *line, int day_steps,
	const struct ehr_forecast_board_opts *opts, struct ehr_arena *arena);

#endif
