/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells that stand alike in all rows that the same limit was held against, kept
 * as spans (io/writer.h). There are few such limits in a file; those that would
 * stand in the same place take turns. One collection per thread and layout.
 */
#ifndef EHR_MODEL_LIMIT_KEPT_H
#define EHR_MODEL_LIMIT_KEPT_H

#include "io/writer.h"

enum { EHR_LIMIT_KEPT = 256 };

/* What the cells are of; equal keys stand for equal cells. column is the first
 * column of them. */
struct ehr_limit_kept_key {
	const void *of, *beside;
	unsigned long number;
	size_t column;
};

/* { 0 } is empty and valid. */
struct ehr_limit_kept {
	struct {
		struct ehr_limit_kept_key key;
		struct ehr_span span;
	} slot[EHR_LIMIT_KEPT];
	struct ehr_span spare; /* for rows that begin otherwise than others */
};

void ehr_limit_kept_release(struct ehr_limit_kept *kept);

/* Writes the next cells if they are kept: NULL. Else the caller writes them and
 * then ends the span that this returns. The column of the key is filled in. */
struct ehr_span *ehr_limit_kept_put(struct ehr_limit_kept *kept,
	struct ehr_limit_kept_key key, struct ehr_writer *writer);

#endif
