/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The note of a table, column by column: where all figures of a column come
 * from one file in one way, that is said once, with the lines of each row;
 * columns whose rows have the same lines share that, though one of them may
 * lack a row; figures of any other column are told one by one.
 */
#ifndef EHR_RENDER_NOTE_COLUMN_H
#define EHR_RENDER_NOTE_COLUMN_H

#include "base/mem.h"
#include "model/document_text.h"
#include "render/origin_text.h"

struct ehr_note_group; /* columns with the same lines */

struct ehr_note_columns {
	const struct ehr_origin_words *words;
	const struct ehr_str *row; /* what the rows are called; n of them */
	size_t n;
	struct ehr_note_group *group;
	size_t n_groups;
	struct ehr_buf each; /* figures told one by one */
	struct ehr_arena arena;
};

/* A column: the origin of each row's figure, NULL for none. Lent until the
 * columns are put. */
void ehr_note_columns_add(struct ehr_note_columns *columns, struct ehr_str head,
	const struct ehr_origin *const *origin);
void ehr_note_columns_put(
	struct ehr_buf *out, const struct ehr_note_columns *columns);
void ehr_note_columns_release(struct ehr_note_columns *columns);

#endif
