/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scoring as a row filter: the appended columns of ehrisk-score without --by.
 */
#ifndef EHR_MODEL_SCORE_ROWS_H
#define EHR_MODEL_SCORE_ROWS_H

#include "io/engine.h"
#include "model/scoring.h"

enum ehr_score_result {
	EHR_RESULT_HQ,
	EHR_RESULT_CR,
	EHR_RESULT_HQ_HIGH,
	EHR_RESULT_CR_HIGH,
	EHR_RESULT_HQ_ROUTE, /* one a route */
	EHR_RESULT_CR_ROUTE = EHR_RESULT_HQ_ROUTE + EHR_ROUTES,
	EHR_RESULT_TOX_SRC = EHR_RESULT_CR_ROUTE + EHR_ROUTES,
	EHR_RESULT_PROFILE,
	EHR_RESULT_FLAGS,
	EHR_RESULT_NOT_SCORED,
	EHR_RESULTS,
};

/* Names of the appended columns, ended by NULL. */
extern const char *const ehr_score_results[EHR_RESULTS + 1];

/* The filter over a bound scoring, which must outlive it. */
struct ehr_filter ehr_score_rows(struct ehr_scoring *scoring);

#endif
