/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Totals of scored rows by group: sums of hazard quotients and cancer risks,
 * their upper bounds, what they cover and what they lack.
 *
 * hi       sum of hq over the detected rows; empty if no row of the group has
 *          one: never 0 for nothing
 * hi_high  the same with non-detects at their limits
 * cr, cr_high likewise
 * n        rows of the group: those scored, those in scope that were not, and
 *          those out of scope (amounts, stacks, what is no chemical)
 * n_scored rows with a result, bounds of a non-detect included
 * n_nd     rows not detected
 * incomplete what in scope was not scored, and volatile chemicals in soil whose
 *          vapours were not
 * coverage n_scored / (n_scored + n_not_scored); empty if nothing is in scope
 *
 * Within a group each receptor, point type, medium, layer and pollutant may be
 * scored once: a second one would add two estimates of the same exposure.
 *
 * Groups are in memory, in order of first appearance; sums are exact, so the
 * result does not depend on threads or on the order of rows in a group.
 */
#ifndef EHR_MODEL_TOTALS_H
#define EHR_MODEL_TOTALS_H

#include "io/engine.h"
#include "model/scoring.h"

enum ehr_total {
	EHR_TOTAL_N,
	EHR_TOTAL_N_SCORED,
	EHR_TOTAL_N_ND,
	EHR_TOTAL_N_NOT_SCORED,
	EHR_TOTAL_HI,
	EHR_TOTAL_HI_HIGH,
	EHR_TOTAL_CR,
	EHR_TOTAL_CR_HIGH,
	EHR_TOTAL_COVERAGE,
	EHR_TOTAL_INCOMPLETE,
	EHR_TOTAL_TOP_HI,
	EHR_TOTAL_TOP_HI_SHARE,
	EHR_TOTAL_TOP_CR,
	EHR_TOTAL_TOP_CR_SHARE,
	EHR_TOTAL_PROFILE,
	EHR_TOTAL_FLAGS,
	EHR_TOTALS,
};

/* Names of the columns, ended by NULL. */
extern const char *const ehr_total_names[EHR_TOTALS + 1];

struct ehr_totals;

/* by: names of columns of the header, commas between. The bound scoring must
 * outlive it. NULL on failure. */
struct ehr_totals *ehr_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_header *header, const char *by, struct ehr_err *err);

/* The filter that gathers rows; it writes none. */
struct ehr_filter ehr_totals_filter(struct ehr_totals *totals);

/* Once all rows are in: the columns that are constant within every group, in
 * their order; lives as long as totals. The names of the others are appended to
 * varying, blanks between. */
const struct ehr_header *ehr_totals_kept(
	struct ehr_totals *totals, struct ehr_buf *varying);

/* Writes the groups: the kept columns, then those of ehr_total_names. */
EHR_MUST_USE int ehr_totals_write(struct ehr_totals *totals,
	struct ehr_writer *writer, struct ehr_err *err);

void ehr_totals_free(struct ehr_totals *totals);

#endif
