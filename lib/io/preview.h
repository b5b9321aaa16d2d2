/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The preview of an input (struct ehr_preview), made of the block that holds
 * its first records.
 */
#ifndef EHR_IO_PREVIEW_H
#define EHR_IO_PREVIEW_H

#include "base/mem.h"
#include "io/rows.h"

enum { EHR_PREVIEW_BYTES = 1 << 20 };

/* Where the walk over the block stands behind a record. */
struct ehr_preview_mark {
	size_t at;
	unsigned long lines, blank;
};

/* { 0 } is empty. */
struct ehr_previewed {
	struct ehr_preview preview;
	struct ehr_preview_row *row;
	struct ehr_preview_mark *mark; /* i: behind the first i records */
	size_t cap;
	struct ehr_arena arena; /* the cells */
	bool cut_short;         /* by a record that is no text, with: */
	struct ehr_err why;
};

/* JSON: adds the keys, before the records. */
void ehr_preview_keys(
	struct ehr_previewed *previewed, const struct ehr_header *keys);

/* Adds the records of the block, walked by rows; lines is the number of lines
 * before it. */
void ehr_preview_records(struct ehr_previewed *previewed, struct ehr_rows *rows,
	const struct ehr_block *block, char delimiter, unsigned long lines);

void ehr_preview_release(struct ehr_previewed *previewed);

#endif
