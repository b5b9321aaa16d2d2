/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The health index of forecast concentrations, by a method: averaged as the
 * method has it, over hours that were forecast and, near the issue, hours that
 * were observed.
 */
#ifndef EHR_MODEL_FORECAST_INDEX_H
#define EHR_MODEL_FORECAST_INDEX_H

#include "model/aqhi.h"
#include "model/forecast_board.h"

struct ehr_forecast_index {
	const struct ehr_aqhi_method *method;
	struct ehr_aqhi_rules rules;
	/* by term of the method */
	size_t field[EHR_AQHI_TERMS];  /* of its pollutant, or NO_FIELD */
	double factor[EHR_AQHI_TERMS]; /* from the field to the term's unit */
	int window[EHR_AQHI_TERMS];    /* steps averaged, the last ones */
	int least[EHR_AQHI_TERMS];     /* values that the mean needs */
};

/* Of the forecast on that day of the grid for that lead. */
void ehr_forecast_index_of(const struct ehr_forecast_index *index,
	const struct ehr_forecast_board *board, size_t day, size_t lead,
	struct ehr_aqhi *out);

/* Of what was observed up to a step; its raw value, NAN if there is none. */
double ehr_forecast_index_observed(const struct ehr_forecast_index *index,
	const struct ehr_forecast_line *line, long step);

/* Puts the raw index of every forecast into the board, as its value. */
void ehr_forecast_index_fill(const struct ehr_forecast_index *index,
	struct ehr_forecast_board *board, size_t value);

#endif
