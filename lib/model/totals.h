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
 * hi_ORGAN the part of hi that is breathed in and harms the organ; hi_unassigned
 *          what is breathed in and harms no organ that is known, and all that
 *          comes by other routes
 *
 * Within a group each receptor, case of a medium, layer and pollutant may be
 * scored once: a second one would add two estimates of the same exposure. Two
 * point types of one case are the same exposure too, and so are two cases that
 * share a path with the same parameters.
 *
 * Worst: with a column to look for the worst in, the rows of each of its texts
 * are summed apart; cr, cr_high, top_cr and their kin are those of the text with
 * the highest cr, hi, hi_ORGAN and their kin of the one with the highest hi; but
 * the upper bounds are the highest of any, since they bound the worst. Counts,
 * coverage, incomplete and flags are of the whole group. Of two as high the first
 * in order of bytes is taken.
 *
 * Cuts: cut_to_cr, cut_to_hi are what is to be left of the group's concentrations
 * so that its sum comes to the target: 1 where it does already, else target /
 * sum, with risks as they were before a one-hit formula bent them (below the
 * target they are not bent).
 *
 * Sums and members: see model/totals_members.h. People: see model/totals_people.h.
 *
 * Groups are in memory, in order of first appearance, or sorted: then a group is
 * written when the next begins, only the by columns are kept, and memory holds
 * the rows of one group and the keys of all. Sums are exact, so the result does
 * not depend on threads or on the order of rows in a group.
 */
#ifndef EHR_MODEL_TOTALS_H
#define EHR_MODEL_TOTALS_H

#include "io/engine.h"
#include "model/scoring.h"
#include "ref/risk_bin.h"

struct ehr_totals_opts {
	const char *by;    /* names of columns, commas between */
	const char *worst; /* name of a column, or NULL */
	bool sorted;
	bool acute; /* the organs, of chronic effects, do not apply */
	bool cuts;  /* by the targets */
	double target_hi, target_cr;
	/* people are counted by them; NULL: they are not */
	const struct ehr_risk_bins *bins;
};

struct ehr_totals;

/* The bound scoring and what opts points to must outlive it. Fails
 * (EHR_FAULT_USAGE, or _DATA on a column that is not there). NULL on failure. */
struct ehr_totals *ehr_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_header *header, const struct ehr_totals_opts *opts,
	struct ehr_err *err);

/* Names of the columns written behind those kept. */
const char *const *ehr_totals_columns(
	const struct ehr_totals *totals, size_t *n);

/* The filter that gathers rows; it writes none to its own output. */
struct ehr_filter ehr_totals_filter(struct ehr_totals *totals);

/* May the column of the input be kept? Not n and n_nd beside a column epc: they
 * are of the samples behind a row (ehrisk-epc), and the totals have their own.
 * But all that groups are told apart by. */
bool ehr_totals_may_keep(const struct ehr_totals *totals, size_t column);

/* The columns kept, in their order; lives as long as totals. The names of the
 * others are appended to left_out, blanks between. Sorted: to be called before
 * the rows; else once all are in. */
const struct ehr_header *ehr_totals_kept(
	struct ehr_totals *totals, struct ehr_buf *left_out);

/* Where groups are written, of a layout that the two above give; lent. Sorted:
 * before the rows. */
void ehr_totals_into(struct ehr_totals *totals, struct ehr_writer *writer);

/* Once all rows are in: writes what is left to write. */
EHR_MUST_USE int ehr_totals_finish(
	struct ehr_totals *totals, struct ehr_err *err);

/* Appends what of sums and their members was left out; empty: nothing. */
void ehr_totals_left_out(const struct ehr_totals *totals, struct ehr_buf *text);

/* People by risk, once finished: columns, and rows into a table of these. */
const char *const *ehr_totals_people_columns(
	const struct ehr_totals *totals, size_t *n);
EHR_MUST_USE int ehr_totals_people_write(struct ehr_totals *totals,
	struct ehr_writer *writer, struct ehr_err *err);

void ehr_totals_free(struct ehr_totals *totals);

#endif
