/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_index.h"

#include <math.h>

/* A mean that is being made. */
struct mean {
	double sum;
	int n;
};

static void add(struct mean *mean, double value)
{
	if (isnan(value))
		return;
	mean->sum += value;
	mean->n++;
}

static double mean_of(const struct mean *mean,
	const struct ehr_forecast_index *index, size_t i)
{
	if (mean->n < index->least[i] || mean->n == 0)
		return NAN;
	return mean->sum / mean->n * index->factor[i];
}

static double observed(const struct ehr_forecast_index *index,
	const struct ehr_forecast_line *line, size_t i, long step)
{
	struct mean mean = { 0, 0 };

	if (index->field[i] == EHR_FORECAST_NO_FIELD)
		return NAN;
	for (int k = 0; k < index->window[i]; k++)
		add(&mean, ehr_forecast_value(line, index->field[i], step - k));
	return mean_of(&mean, index, i);
}

static double forecast(const struct ehr_forecast_index *index,
	const struct ehr_forecast_board *board, size_t i, size_t day,
	size_t lead)
{
	long issued = ehr_forecast_issued(board, day);
	size_t field = index->field[i];
	struct mean mean = { 0, 0 };

	/* the step itself must have been forecast */
	if (field == EHR_FORECAST_NO_FIELD ||
		isnan(board->value[ehr_forecast_place(
			board, field, lead, day)]))
		return NAN;
	for (long k = 0; k < index->window[i]; k++) {
		long at = (long)lead - k;

		if (at > 0)
			add(&mean, board->value[ehr_forecast_place(
					   board, field, (size_t)at, day)]);
		else
			add(&mean, ehr_forecast_value(
					   board->line, field, issued + at));
	}
	return mean_of(&mean, index, i);
}

void ehr_forecast_index_of(const struct ehr_forecast_index *index,
	const struct ehr_forecast_board *board, size_t day, size_t lead,
	struct ehr_aqhi *out)
{
	double conc[EHR_AQHI_TERMS];

	for (size_t i = 0; i < index->method->n; i++)
		conc[i] = forecast(index, board, i, day, lead);
	ehr_aqhi_index(index->method, conc, &index->rules, out);
	if (isfinite(out->raw))
		return;
	out->raw = out->index = NAN; /* missing, or beyond all numbers */
	out->class = NULL;
}

double ehr_forecast_index_observed(const struct ehr_forecast_index *index,
	const struct ehr_forecast_line *line, long step)
{
	double conc[EHR_AQHI_TERMS];
	struct ehr_aqhi found;

	for (size_t i = 0; i < index->method->n; i++)
		conc[i] = observed(index, line, i, step);
	ehr_aqhi_index(index->method, conc, &index->rules, &found);
	return isfinite(found.raw) ? found.raw : NAN;
}

void ehr_forecast_index_fill(const struct ehr_forecast_index *index,
	struct ehr_forecast_board *board, size_t value)
{
	for (size_t lead = 1; lead <= board->n_lead; lead++)
		for (size_t day = 0; day < board->grid.n; day++) {
			size_t at = ehr_forecast_place(board, value, lead, day);
			struct ehr_aqhi found;

			ehr_forecast_index_of(index, board, day, lead, &found);
			board->value[at] = found.raw;
			board->na[at] = isnan(found.raw)
						? EHR_FORECAST_NO_POLLUTANT
						: EHR_FORECAST_GIVEN;
		}
}
