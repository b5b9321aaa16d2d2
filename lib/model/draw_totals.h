/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Totals of draws by group: the sums of hq (hi) and of cr of the rows of a group
 * at every draw, so that one simulated person meets all of them; then what these
 * sums come to (model/draw_columns.h).
 *
 * Only rows with a hq or cr are added; n_not_scored counts those in scope that
 * are not: where it is above 0 the totals are lower bounds. A group must not
 * have a pollutant twice at one receptor, medium, layer and item, nor a sum of
 * chemicals and its members there: both are refused (EHR_FAULT_DATA).
 *
 * In the shares of variance "value" is what all concentrations with a
 * distribution do together.
 *
 * Rows of a chemical in a medium with one concentration, in proportion to it,
 * are one exact sum. Others (a distribution, above saturation, above the linear
 * range) are kept one by one. They are added in an order of their own, so the
 * result does not depend on threads or on the order of rows.
 */
#ifndef EHR_MODEL_DRAW_TOTALS_H
#define EHR_MODEL_DRAW_TOTALS_H

#include "io/engine.h"
#include "io/writer.h"
#include "model/draw_score.h"
#include "model/scoring.h"

struct ehr_draw_totals;

/* by: names of columns, commas between; the scoring is bound. Fails on one that
 * is not there, and if nothing can vary. NULL on failure. */
struct ehr_draw_totals *ehr_draw_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_draw_plan *plan, const struct ehr_header *header,
	const char *by, struct ehr_err *err);
void ehr_draw_totals_free(struct ehr_draw_totals *totals);

/* The filter that gathers rows; it writes none. */
struct ehr_filter ehr_draw_totals_filter(struct ehr_draw_totals *totals);

/* All columns that are written: those of by, and the totals'. */
const char *const *ehr_draw_totals_columns(
	const struct ehr_draw_totals *totals, size_t *n);

/* One row a group, in order of first appearance. Fails (EHR_FAULT_USAGE) if rows
 * were scored and nothing varied. */
EHR_MUST_USE int ehr_draw_totals_write(struct ehr_draw_totals *totals,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
