/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of one block, in any format: one of these for each thread.
 */
#ifndef EHR_IO_ROWS_H
#define EHR_IO_ROWS_H

#include "io/input.h"

struct ehr_rows;

enum { EHR_HEADER_CELLS = 1 << 16 }; /* columns there can be */

struct ehr_rows *ehr_rows_new(const struct ehr_input *input);
void ehr_rows_free(struct ehr_rows *rows);

/* Starts with the block, which must stay until the last of its rows. */
void ehr_rows_begin(struct ehr_rows *rows, const struct ehr_block *block);

/* 1 a row, 0 the end of the block, -1 a bad record; row->raw and row->line are
 * then those of the bad one, and the next call goes on behind it. Lines count
 * from the block's first, which is 1. */
EHR_MUST_USE int ehr_rows_next(
	struct ehr_rows *rows, struct ehr_row *row, struct ehr_err *err);

/* Of the block walked: lines, blank ones skipped, records found no data. */
unsigned long ehr_rows_lines(const struct ehr_rows *rows);
unsigned long ehr_rows_blank(const struct ehr_rows *rows);
unsigned long ehr_rows_stray(const struct ehr_rows *rows);

/* One record as a header: the names of its cells (CSV), checked. */
EHR_MUST_USE int ehr_rows_header(
	struct ehr_rows *rows, struct ehr_header *header, struct ehr_err *err);

/* Where the walk stands: bytes of the block that are passed. */
size_t ehr_rows_at(const struct ehr_rows *rows);

#endif
