/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_aqi.h"

#include <math.h>

enum { MICRO = 1000000, HOURS = 24 };

/* As exact millionths, for every averaging of days. */
static void put(const struct ehr_forecast_aqi *self, int air, double value,
	struct ehr_aqi_input *input)
{
	static const enum ehr_aqi_averaging daily[] = { EHR_AQI_24H,
		EHR_AQI_8H_MAX, EHR_AQI_1H_MAX };
	struct ehr_aqi_value found = { .mean = { 0, 1 } };

	value *= self->scale[air];
	if (value >= 0 && value <= EHR_FORECAST_MOST) {
		found.values = HOURS;
		found.mean.over = llround(value * MICRO);
		found.mean.under = MICRO;
	}
	for (size_t i = 0; i < sizeof(daily) / sizeof(daily[0]); i++)
		input->value[daily[i]][air] = found;
}

void ehr_forecast_aqi_of(const struct ehr_forecast_aqi *aqi,
	const struct ehr_forecast_board *board, size_t day, size_t lead,
	struct ehr_aqi_result *out)
{
	struct ehr_aqi_input input = { 0 };

	for (int air = 0; air < EHR_AIR_N; air++)
		if (aqi->field[air] != EHR_FORECAST_NO_FIELD)
			put(aqi, air,
				board->value[ehr_forecast_place(
					board, aqi->field[air], lead, day)],
				&input);
	ehr_aqi_compute(&aqi->plan, &input, out);
}

double ehr_forecast_aqi_observed(const struct ehr_forecast_aqi *aqi,
	const struct ehr_forecast_line *line, long step)
{
	struct ehr_aqi_input input = { 0 };
	struct ehr_aqi_result found;

	for (int air = 0; air < EHR_AIR_N; air++)
		if (aqi->field[air] != EHR_FORECAST_NO_FIELD)
			put(aqi, air,
				ehr_forecast_value(line, aqi->field[air], step),
				&input);
	ehr_aqi_compute(&aqi->plan, &input, &found);
	return found.aqi == EHR_AQI_NONE ? NAN : (double)found.aqi;
}

void ehr_forecast_aqi_fill(const struct ehr_forecast_aqi *aqi,
	struct ehr_forecast_board *board, size_t value)
{
	for (size_t lead = 1; lead <= board->n_lead; lead++)
		for (size_t day = 0; day < board->grid.n; day++) {
			size_t at = ehr_forecast_place(board, value, lead, day);
			struct ehr_aqi_result found;

			ehr_forecast_aqi_of(aqi, board, day, lead, &found);
			board->na[at] = found.aqi == EHR_AQI_NONE
						? EHR_FORECAST_NO_POLLUTANT
						: EHR_FORECAST_GIVEN;
			board->value[at] =
				board->na[at] ? NAN : (double)found.aqi;
		}
}
