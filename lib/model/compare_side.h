/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The totals of one profile as rows to be read, to stand beside those of
 * another.
 */
#ifndef EHR_MODEL_COMPARE_SIDE_H
#define EHR_MODEL_COMPARE_SIDE_H

#include "io/reader.h"
#include "io/writer.h"
#include "model/totals.h"

/* At one address while it is open. { 0 } is empty. */
struct ehr_compare_side {
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_reader *reader;
	struct ehr_row row; /* the last one read */
};

/* The groups of the totals, which are finished with it, behind the columns
 * kept. */
EHR_MUST_USE int ehr_compare_side_open(struct ehr_compare_side *side,
	struct ehr_totals *totals, const struct ehr_header *kept,
	struct ehr_err *err);
void ehr_compare_side_release(struct ehr_compare_side *side);

/* The next group: 1 a row, 0 the end, -1 an error. */
EHR_MUST_USE int ehr_compare_side_next(
	struct ehr_compare_side *side, struct ehr_err *err);

/* The row's cell of that column, empty if there is none. */
struct ehr_str ehr_compare_side_cell(
	const struct ehr_compare_side *side, const char *column);

#endif
