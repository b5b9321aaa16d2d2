/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of one source: their order, and places and stacks that some tell and
 * others do not.
 */
#ifndef EHR_MODEL_EMISSION_FILL_H
#define EHR_MODEL_EMISSION_FILL_H

#include "model/emission_batch.h"

/* By outlet, place, stack, pollutant. */
void ehr_emission_sort(struct ehr_emission_row *row, size_t n);

/* Gives amounts without a place that of the rows of their outlet, else of all
 * rows, where these agree; without a stack that of their outlet. The rows are
 * sorted. Counts in the report. */
void ehr_emission_fill(struct ehr_emission_row *row, size_t n,
	struct ehr_emissions_report *report);

#endif
