/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of response models: a row for each coefficient, and where areas are
 * pooled behind each the pooled one and the local one drawn towards it.
 */
#ifndef EHR_MODEL_RESPONSE_WRITE_H
#define EHR_MODEL_RESPONSE_WRITE_H

#include "io/writer.h"
#include "model/response_area.h"
#include "model/response_batch.h"

/* The columns in order: all; the first of them without areas; where they are
 * led by an area, and where they are not. */
enum ehr_response_column_at {
	EHR_RESPONSE_OUT_AREA,  /* only with the name of an area */
	EHR_RESPONSE_OUT_PLAIN, /* all rows */
	EHR_RESPONSE_OUT_POOLED = EHR_RESPONSE_OUT_PLAIN + 24,
	EHR_RESPONSE_OUTS = EHR_RESPONSE_OUT_POOLED + 4,
};
extern const char *const ehr_response_results[EHR_RESPONSE_OUTS + 1];

struct ehr_response_writing {
	const struct ehr_response_job *job;
	const char *distributed; /* word for it in the model's name */
	const char *area;        /* NULL: no such column */
	/* NULL: nothing is pooled */
	const struct ehr_response_areas *areas;
	enum ehr_pooling pooling;
};

/* What was found while writing, to be told. */
struct ehr_response_told {
	size_t few_events, few_days, no_fit; /* models */
	size_t weak;                         /* coefficients */
	size_t aliased;                      /* models */
	size_t no_areas, not_pooled;         /* coefficients */
};

/* The texts that an estimate goes by, in the arena. */
struct ehr_response_key ehr_response_key_of(
	const struct ehr_response_writing *how,
	const struct ehr_response_model *model,
	const struct ehr_response_estimate *estimate, struct ehr_arena *arena);

EHR_MUST_USE int ehr_response_write(const struct ehr_response_writing *how,
	const struct ehr_response_batch *batch, struct ehr_writer *writer,
	struct ehr_response_told *told, struct ehr_err *err);

/* Areas pooled by themselves: a row for each model, outcome, pollutant and lag, in
 * order of first appearance. */
EHR_MUST_USE int ehr_response_write_areas(
	const struct ehr_response_areas *areas, enum ehr_pooling pooling,
	struct ehr_writer *writer, struct ehr_response_told *told,
	struct ehr_err *err);

#endif
