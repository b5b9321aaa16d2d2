/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_notes.h"

#include <stdlib.h>

#include "render/note_column.h"

void ehr_document_notes_init(struct ehr_document_notes *self,
	const struct ehr_labels *labels, struct ehr_origin_lists *lists)
{
	*self = (struct ehr_document_notes){ .words = { labels, lists } };
}

void ehr_document_notes_release(struct ehr_document_notes *self)
{
	ehr_map_release(&self->text);
}

/* The number of the note that says buf, which is emptied. */
static size_t number_of(struct ehr_document_notes *self, struct ehr_buf *buf)
{
	size_t number = 0;

	if (buf->n) {
		ehr_buf_add_str(
			buf, ehr_label(self->words.labels, "report.stop"));
		number = 1 + (size_t)ehr_map_add(&self->text,
				     (struct ehr_str){ buf->p, buf->n }, NULL);
	}
	ehr_buf_release(buf);
	return number;
}

size_t ehr_note_of_origin(
	struct ehr_document_notes *self, const struct ehr_origin *origin)
{
	struct ehr_buf text = { 0 };

	if (!origin)
		return 0;
	ehr_origin_text(&text, &self->words, origin);
	return number_of(self, &text);
}

/* The words of a line without their figures' origins. */
static struct ehr_str text_of(
	const struct ehr_document_line *line, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str text;

	for (size_t i = 0; i < line->n; i++)
		ehr_buf_add_str(&buf, line->span[i].text);
	text = ehr_arena_copy(arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	return text;
}

static const struct ehr_origin *origin_of(const struct ehr_document_line *line)
{
	for (size_t i = 0; i < line->n; i++)
		if (line->span[i].origin)
			return line->span[i].origin;
	return NULL;
}

/* Cells that a row may be called by. */
enum { NAMES = 3 };

/* What rows are called: their first cell, or with those behind it until no two
 * are called the same. */
static void name_rows(struct ehr_str *name,
	const struct ehr_document_row *const *row, size_t n, size_t columns,
	struct ehr_arena *arena)
{
	bool same = n > 0;

	for (size_t cells = 1; same && cells <= columns && cells <= NAMES;
		cells++) {
		struct ehr_map names = { 0 };

		same = false;
		for (size_t k = 0; k < n; k++) {
			struct ehr_buf text = { 0 };
			bool is_new;

			for (size_t i = 0; i < cells; i++) {
				if (i)
					ehr_buf_putc(&text, ' ');
				ehr_buf_add_str(&text,
					text_of(&row[k]->cell[i], arena));
			}
			name[k] = ehr_arena_copy(
				arena, (struct ehr_str){ text.p, text.n });
			ehr_map_add(&names, name[k], &is_new);
			same = same || !is_new;
			ehr_buf_release(&text);
		}
		ehr_map_release(&names);
	}
}

/* The rows of a table that are sums of others, or those that are not, are told
 * apart from each other. */
static void add_rows(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_document_table *table, bool total)
{
	struct ehr_note_columns columns = { .words = words };
	struct ehr_str *row = ehr_calloc(table->n_rows, sizeof(*row));
	const struct ehr_document_row **of =
		ehr_calloc(table->n_rows, sizeof(*of));
	const struct ehr_origin **origin =
		ehr_calloc(table->n_rows, sizeof(*origin));

	for (size_t k = 0; k < table->n_rows; k++) {
		if (table->row[k].total != total)
			continue;
		of[columns.n++] = &table->row[k];
	}
	name_rows(row, of, columns.n, table->n_columns, &columns.arena);
	columns.row = row;
	for (size_t i = 0; i < table->n_columns; i++) {
		for (size_t k = 0; k < columns.n; k++)
			origin[k] = origin_of(&of[k]->cell[i]);
		ehr_note_columns_add(&columns,
			text_of(&table->column[i].head, &columns.arena),
			origin);
	}
	ehr_note_columns_put(out, &columns);
	ehr_note_columns_release(&columns);
	free(row);
	free(of);
	free(origin);
}

size_t ehr_note_of_table(
	struct ehr_document_notes *self, const struct ehr_document_table *table)
{
	struct ehr_buf text = { 0 };

	if (!table->n_columns || !table->n_rows)
		return 0;
	add_rows(&text, &self->words, table, false);
	add_rows(&text, &self->words, table, true);
	return number_of(self, &text);
}

size_t ehr_note_of_chart(
	struct ehr_document_notes *self, const struct ehr_document_chart *chart)
{
	struct ehr_buf text = { 0 };
	struct ehr_note_columns columns = { .words = &self->words,
		.row = chart->category,
		.n = chart->n_categories };
	const struct ehr_origin **origin;

	if (!columns.n)
		return 0;
	origin = ehr_calloc(columns.n, sizeof(*origin));
	for (size_t i = 0; i < chart->n_series; i++) {
		const struct ehr_chart_series *series = &chart->series[i];

		for (size_t k = 0; k < columns.n; k++)
			origin[k] = k < series->n ? series->point[k].span.origin
						  : NULL;
		ehr_note_columns_add(&columns, series->name, origin);
	}
	ehr_note_columns_put(&text, &columns);
	ehr_note_columns_release(&columns);
	free(origin);
	return number_of(self, &text);
}
