/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Totals of groups (model/totals.h) by two profiles, side by side:
 *
 *     n n_scored n_scored_2 coverage coverage_2
 *     hi hi_2 hi_ratio hi_most       ratio second over first; and the pollutant
 *     cr cr_2 cr_ratio cr_most       whose sum differs most, its share of all
 *                                    differences behind it: "arsenic 0.83"
 *     incomplete incomplete_2 profile profile_2
 *
 * A pollutant without a result on one side differs by all that it has on the
 * other.
 */
#ifndef EHR_MODEL_COMPARE_TOTALS_H
#define EHR_MODEL_COMPARE_TOTALS_H

#include "model/compare.h"

enum { EHR_COMPARE_TOTALS = 17 };
extern const char *const ehr_compare_totals_columns[EHR_COMPARE_TOTALS + 1];

struct ehr_compare_totals;

/* by: columns with commas between. Both scorings are bound; compare must outlive
 * it. NULL on failure. */
struct ehr_compare_totals *ehr_compare_totals_new(
	const struct ehr_compare *compare, const struct ehr_header *header,
	const char *by, struct ehr_err *err);
void ehr_compare_totals_free(struct ehr_compare_totals *totals);

/* Gathers rows; writes none. */
struct ehr_filter ehr_compare_totals_filter(struct ehr_compare_totals *totals);

/* Once all rows are in: the columns of the input that are kept; those left out
 * are appended. */
const struct ehr_header *ehr_compare_totals_kept(
	struct ehr_compare_totals *totals, struct ehr_buf *left_out);

/* Writes the groups: the kept columns, then those above. */
EHR_MUST_USE int ehr_compare_totals_write(struct ehr_compare_totals *totals,
	struct ehr_writer *writer, struct ehr_err *err);

/* What of sums and their members was left out by the first profile's totals,
 * appended. */
void ehr_compare_totals_left_out(
	const struct ehr_compare_totals *totals, struct ehr_buf *text);

#endif
