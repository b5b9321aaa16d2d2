/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All rows of model/emissions.h, put together from batches in the order of the
 * input, and their sorting.
 */
#ifndef EHR_MODEL_EMISSION_STORE_H
#define EHR_MODEL_EMISSION_STORE_H

#include "model/emission_batch.h"

struct ehr_emission_store {
	struct ehr_map source, outlet, pollutant, place, stack, year;
	struct ehr_first_names source_name, pollutant_name;
	struct ehr_emission_row *row;
	size_t n, cap;
	struct ehr_emission_tally unused;
	unsigned long rows, doubtful_hours;
	struct ehr_arena arena;
};

void ehr_emission_store_release(struct ehr_emission_store *store);

/* Fails (EHR_FAULT_DATA) beyond 2^32 - 1 rows. */
EHR_MUST_USE int ehr_emission_store_merge(struct ehr_emission_store *store,
	const struct ehr_emission_batch *batch, struct ehr_err *err);

/* What the number + 1 of a row stands for. */
struct ehr_point_told ehr_emission_point(
	const struct ehr_emission_store *store, uint32_t place);
struct ehr_stack_told ehr_emission_stack(
	const struct ehr_emission_store *store, uint32_t stack);

/* Renumbers sources and outlets by the order of their texts, pollutants by
 * that of their names, then keys, places and stacks by that of their numbers;
 * and puts the rows of each source side by side. To be freed: where each source
 * begins, and behind the last where it ends. */
size_t *ehr_emission_store_sort(struct ehr_emission_store *store);

#endif
