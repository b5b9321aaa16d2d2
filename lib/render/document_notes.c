/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_notes.h"

#include <stdlib.h>

#include "render/note_column.h"
#include "render/origin_text.h"

void ehr_document_notes_init(
	struct ehr_document_notes *self, const struct ehr_labels *labels)
{
	*self = (struct ehr_document_notes){ .labels = labels };
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
		ehr_buf_add_str(buf, ehr_label(self->labels, "report.stop"));
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
	ehr_origin_text(&text, self->labels, origin);
	return number_of(self, &text);
}

/* The words of a line without their figures' origins. */
static struct ehr_str words(
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

/* Rows that are sums of others are told apart from them. */
static void take_column(struct ehr_note_column *column,
	const struct ehr_document_table *table, size_t at, bool total)
{
	column->n = 0;
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct ehr_document_row *row = &table->row[i];
		const struct ehr_origin *origin = origin_of(&row->cell[at]);

		if (!origin || row->total != total)
			continue;
		column->origin[column->n] = origin;
		column->row[column->n++] = words(&row->cell[0], column->arena);
	}
}

size_t ehr_note_of_table(
	struct ehr_document_notes *self, const struct ehr_document_table *table)
{
	struct ehr_buf text = { 0 };
	struct ehr_note_columns columns = { .labels = self->labels };
	struct ehr_note_column column;

	if (!table->n_rows)
		return 0;
	ehr_note_column_init(&column, table->n_rows, &columns.arena);
	for (int total = 0; total < 2; total++)
		for (size_t i = 0; i < table->n_columns; i++) {
			take_column(&column, table, i, total);
			column.head =
				words(&table->column[i].head, &columns.arena);
			ehr_note_columns_add(&columns, &column);
		}
	ehr_note_columns_put(&text, &columns);
	ehr_note_column_release(&column);
	ehr_note_columns_release(&columns);
	return number_of(self, &text);
}

size_t ehr_note_of_chart(
	struct ehr_document_notes *self, const struct ehr_document_chart *chart)
{
	struct ehr_buf text = { 0 };
	struct ehr_note_columns columns = { .labels = self->labels };
	struct ehr_note_column column;

	if (!chart->n_categories)
		return 0;
	ehr_note_column_init(&column, chart->n_categories, &columns.arena);
	for (size_t i = 0; i < chart->n_series; i++) {
		const struct ehr_chart_series *series = &chart->series[i];

		column.n = 0;
		column.head = series->name;
		for (size_t k = 0; k < series->n && k < chart->n_categories;
			k++) {
			if (!series->point[k].span.origin)
				continue;
			column.origin[column.n] = series->point[k].span.origin;
			column.row[column.n++] = chart->category[k];
		}
		ehr_note_columns_add(&columns, &column);
	}
	ehr_note_columns_put(&text, &columns);
	ehr_note_column_release(&column);
	ehr_note_columns_release(&columns);
	return number_of(self, &text);
}
