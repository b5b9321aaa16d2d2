/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who moved since a former grading: a row for each move, in order of the bytes of
 * source_id, and how many moves there are of each kind and cause.
 */
#ifndef EHR_MODEL_GRADING_SINCE_H
#define EHR_MODEL_GRADING_SINCE_H

#include "model/grading_book.h"
#include "model/grading_past.h"

enum { EHR_GRADING_MOVE_OUTS = 13 };
extern const char *const ehr_grading_move_columns[];

/* Appends to tally what was written, as "worse 3 (records 1, totals 2); gone 1
 * (roster 1)"; "" if nobody moved. past is that whose days the facts of the book
 * were told. */
EHR_MUST_USE int ehr_grading_write_moves(struct ehr_grading_book *book,
	const struct ehr_grading_past *past, struct ehr_writer *writer,
	struct ehr_buf *tally, struct ehr_err *err);

#endif
