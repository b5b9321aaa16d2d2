/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The note of a table, column by column: where all figures of a column come
 * from one file in one way, that is said once, with the lines of each row;
 * columns whose rows have the same lines share that; figures of any other
 * column are told one by one.
 */
#ifndef EHR_RENDER_NOTE_COLUMN_H
#define EHR_RENDER_NOTE_COLUMN_H

#include "model/document_text.h"
#include "render/labels.h"

struct ehr_note_column {
	struct ehr_str head;
	const struct ehr_origin **origin; /* n of them, none NULL */
	struct ehr_str *row;              /* what their rows are called */
	size_t n;
	struct ehr_arena *arena; /* lent, for the names */
};

struct ehr_note_columns {
	const struct ehr_labels *labels;
	struct ehr_map lines; /* where from: file and lines in words */
	struct ehr_str *file; /* by index of lines: the file */
	struct ehr_buf *told; /* by index of lines: what its columns are */
	size_t cap;
	struct ehr_arena arena;
};

/* Room for n figures. */
void ehr_note_column_init(
	struct ehr_note_column *column, size_t n, struct ehr_arena *arena);
void ehr_note_column_release(struct ehr_note_column *column);

void ehr_note_columns_add(
	struct ehr_note_columns *columns, const struct ehr_note_column *column);
void ehr_note_columns_put(
	struct ehr_buf *out, const struct ehr_note_columns *columns);
void ehr_note_columns_release(struct ehr_note_columns *columns);

#endif
