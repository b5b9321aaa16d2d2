/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns of what draws come to, for a quantity such as hq:
 *
 *     hq_mean hq_sd hq_p05 hq_p25 hq_p50 hq_p75 hq_p90 hq_p95 hq_p99 hq_p999
 *     hq_above        share of draws above the target
 *     hq_p95_change   model/draw_result.h
 *     hq_var_top hq_var_shares hq_var_rho
 *
 * and in two dimensions, percentiles over the outer draws, such as
 * hq_p95_p05 hq_p95_p50 hq_p95_p95, of hq_mean, hq_p50 and hq_p95.
 */
#ifndef EHR_MODEL_DRAW_COLUMNS_H
#define EHR_MODEL_DRAW_COLUMNS_H

#include "io/writer.h"
#include "model/draw_result.h"

/* Appends the names for quantity to the list of *n, in the arena. */
enum { EHR_DRAW_COLUMNS = 15, EHR_DRAW_COLUMNS_OUTER = 24 };
void ehr_draw_columns(const char *quantity, bool outer, struct ehr_arena *arena,
	const char **name, size_t *n);

/* Is any column written that says what contributes to the variance? */
bool ehr_draw_wants_shares(const struct ehr_writer *writer);

/* Writes as many cells; NULL: empty ones. */
void ehr_draw_write(const struct ehr_draw_result *result, bool outer,
	struct ehr_writer *writer);

#endif
