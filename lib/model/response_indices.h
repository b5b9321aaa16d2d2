/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Air quality indices of days, with the classes they put the days into.
 */
#ifndef EHR_MODEL_RESPONSE_INDICES_H
#define EHR_MODEL_RESPONSE_INDICES_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/response_series.h"

/* A column of numbers, and of words for them (NULL: none). */
struct ehr_day_index_column {
	const char *name, *class;
};

struct ehr_day_index {
	struct ehr_day_index_column column;
	double *value;       /* of each day of the axis; NAN */
	long *class;         /* likewise, in word; -1 */
	struct ehr_map word; /* in order of appearance */
};

/* Arrays are in the arena. */
struct ehr_response_indices {
	struct ehr_day_index *index;
	size_t n;
	size_t days, outside; /* rows read, and those not on the axis */
	struct ehr_arena arena;
};

/* Reads indices of days, told by the column time or else date, onto the axis of
 * the series; *indices was { 0 }. Fails
 * (EHR_FAULT_DATA) on a missing column, a day that is none or comes twice, an
 * index that is no number. */
EHR_MUST_USE int ehr_response_indices_read(struct ehr_response_indices *indices,
	const struct ehr_response_series *series,
	const struct ehr_day_index_column *column, size_t n,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_response_indices_release(struct ehr_response_indices *indices);

#endif
