/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scoring as a row filter: the appended columns of ehrisk-score without --by.
 *
 * Behind those of ehr_score_results come, where asked for, one column for each
 * native path of the profile, in its order (paths of several media that have the
 * same name share a column):
 *
 *     hq_PATH cr_PATH        its part of hq and cr
 *     add_PATH ladd_PATH     average daily dose over the years of exposure and
 *                            over a lifetime, mg/(kg d), what is absorbed
 *     ec_PATH lec_PATH       of air: exposure concentrations, ug/m3
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

/* Names of the columns, ended by NULL. */
extern const char *const ehr_score_results[EHR_RESULTS + 1];

struct ehr_score_rows {
	const struct ehr_scoring *scoring;
	bool paths, doses;
	const char **column; /* all that are written, ended by NULL */
	size_t n_column;
	const char **path; /* names of the native paths */
	size_t n_path;
	size_t **at; /* by medium and path of it: which of them */
	struct ehr_arena arena;
};

/* The scoring, which must outlive it, may be bound later. */
void ehr_score_rows_init(struct ehr_score_rows *rows,
	const struct ehr_scoring *scoring, bool paths, bool doses);
void ehr_score_rows_release(struct ehr_score_rows *rows);

struct ehr_filter ehr_score_rows_filter(struct ehr_score_rows *rows);

#endif
