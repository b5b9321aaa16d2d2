/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Does an index tell more of the counts than another one? Each index takes the
 * place of the pollutant in the same model, on the same days; better those that
 * no index was made from. Rank correlations between indices and the days by
 * class of two of them go with it.
 */
#ifndef EHR_MODEL_RESPONSE_VALIDATE_H
#define EHR_MODEL_RESPONSE_VALIDATE_H

#include "io/writer.h"
#include "model/response_batch.h"
#include "model/response_indices.h"

/* An index at a lag; NAN where there is none. */
struct ehr_response_validity {
	size_t index, outcome;
	struct ehr_response_lag lag;
	enum ehr_response_state state;
	size_t n;
	double beta, se, iqr; /* iqr of the index on the days used */
	double phi, deviance, qaic;
	double gain; /* deviance without the index, less that with it */
};

struct ehr_response_validation {
	struct ehr_response_validity *row; /* outcome by outcome, lag by lag */
	size_t n;
	struct ehr_arena arena;
};

struct ehr_response_validating {
	const struct ehr_response_job *job; /* its design is not looked at */
	const struct ehr_response_series *series;
	const struct ehr_response_terms *terms;
	const struct ehr_response_indices *indices;
	size_t from, to; /* days of the axis, to not included */
};

/* Fills *validation, which was { 0 }. Splines have their knots in the days from
 * and to. Fails (EHR_FAULT_DATA) if the design cannot be made on them. */
EHR_MUST_USE int ehr_response_validate(
	struct ehr_response_validation *validation,
	const struct ehr_response_validating *how, struct ehr_err *err);
void ehr_response_validation_release(
	struct ehr_response_validation *validation);

/* The columns of its rows: part is fit, rank or class. */
extern const char *const ehr_response_validation_columns[];
extern const size_t ehr_response_validation_n_columns;

EHR_MUST_USE int ehr_response_validation_write(
	const struct ehr_response_validation *validation,
	const struct ehr_response_validating *how, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
