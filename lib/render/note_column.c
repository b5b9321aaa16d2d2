/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/note_column.h"

#include <stdlib.h>

#include "render/origin_text.h"

void ehr_note_column_init(
	struct ehr_note_column *self, size_t n, struct ehr_arena *arena)
{
	*self = (struct ehr_note_column){ .arena = arena };
	self->origin = ehr_calloc(n, sizeof(*self->origin));
	self->row = ehr_calloc(n, sizeof(*self->row));
}

void ehr_note_column_release(struct ehr_note_column *self)
{
	free(self->origin);
	free(self->row);
}

static void put(
	struct ehr_buf *out, const struct ehr_labels *labels, const char *key)
{
	ehr_buf_add_str(out, ehr_label(labels, key));
}

static bool same_lines(const struct ehr_origin *a, const struct ehr_origin *b)
{
	return a->n_lines == b->n_lines &&
	       (a->n_lines == 0 ||
		       memcmp(a->lines, b->lines,
			       a->n_lines * sizeof(*a->lines)) == 0);
}

/* The same but for the lines and what chose them. */
static bool alike(const struct ehr_origin *a, const struct ehr_origin *b)
{
	return a->how == b->how && !a->next == !b->next &&
	       ehr_str_eq(a->file, b->file) && ehr_str_eq(a->input, b->input) &&
	       ehr_str_eq(a->column, b->column);
}

static bool uniform(const struct ehr_origin *const *origin, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!alike(origin[0], origin[i]))
			return false;
	return true;
}

static bool is_line(const struct ehr_origin *origin)
{
	return origin->n_lines == 1 &&
	       origin->lines->first == origin->lines->last;
}

/* Lines that follow each other are written as a range. */
static void put_in_order(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *const *origin, size_t n)
{
	struct ehr_origin_lines *lines = ehr_calloc(n, sizeof(*lines));
	size_t ranges = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned long line = origin[i]->lines->first;

		if (ranges && lines[ranges - 1].last + 1 == line)
			lines[ranges - 1].last = line;
		else
			lines[ranges++] =
				(struct ehr_origin_lines){ line, line };
	}
	if (n > 1)
		put(out, labels, "report.in_order");
	ehr_origin_lines(out, labels, lines, ranges);
	free(lines);
}

static void put_each(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *const *origin,
	const struct ehr_note_column *column)
{
	for (size_t i = 0; i < column->n; i++) {
		if (i)
			put(out, labels, "report.then");
		ehr_buf_add_str(out, column->row[i]);
		put(out, labels, "colon");
		ehr_origin_lines(
			out, labels, origin[i]->lines, origin[i]->n_lines);
	}
}

/* The lines of each row, as shortly as they can be told. */
static void put_lines(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *const *origin,
	const struct ehr_note_column *column)
{
	bool all_lines = true, all_same = true;

	for (size_t i = 0; i < column->n; i++) {
		all_lines = all_lines && is_line(origin[i]);
		all_same = all_same && same_lines(origin[0], origin[i]);
	}
	if (all_same && origin[0]->n_lines)
		ehr_origin_lines(
			out, labels, origin[0]->lines, origin[0]->n_lines);
	else if (all_lines)
		put_in_order(out, labels, origin, column->n);
	else if (!all_same)
		put_each(out, labels, origin, column);
}

static bool same_where(const struct ehr_origin *const *origin, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!ehr_str_eq(origin[0]->where, origin[i]->where))
			return false;
	return true;
}

static void put_where(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *const *origin, size_t n)
{
	if (!origin[0]->where.n || !same_where(origin, n))
		return;
	if (out->n)
		put(out, labels, "report.then");
	put(out, labels, "report.where");
	ehr_buf_add_str(out, origin[0]->where);
}

/* What figures of the column come from under that file and those lines. */
static struct ehr_buf *told_under(struct ehr_note_columns *self,
	const struct ehr_buf *file, const struct ehr_buf *lines)
{
	struct ehr_buf key = { 0 };
	bool is_new;
	size_t at;

	ehr_buf_add(&key, file->p, file->n);
	ehr_buf_putc(&key, '\n');
	ehr_buf_add(&key, lines->p, lines->n);
	at = (size_t)ehr_map_add(
		&self->lines, (struct ehr_str){ key.p, key.n }, &is_new);
	ehr_buf_release(&key);
	if (at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 8;
		self->told =
			ehr_realloc(self->told, self->cap, sizeof(*self->told));
		self->file =
			ehr_realloc(self->file, self->cap, sizeof(*self->file));
	}
	if (is_new) {
		self->told[at] = (struct ehr_buf){ 0 };
		self->file[at] = ehr_arena_copy(
			&self->arena, (struct ehr_str){ file->p, file->n });
	} else {
		put(&self->told[at], self->labels, "report.then");
	}
	return &self->told[at];
}

static void add_uniform(struct ehr_note_columns *self,
	const struct ehr_note_column *column,
	const struct ehr_origin *const *origin, const char *before)
{
	struct ehr_buf file = { 0 }, lines = { 0 };
	struct ehr_buf *told;

	ehr_origin_file(&file, self->labels, origin[0]);
	put_lines(&lines, self->labels, origin, column);
	put_where(&lines, self->labels, origin, column->n);
	told = told_under(self, &file, &lines);
	ehr_buf_add_str(told, column->head);
	ehr_buf_puts(told, " = ");
	if (before)
		put(told, self->labels, before);
	ehr_origin_how(told, self->labels, origin[0]);
	ehr_buf_release(&file);
	ehr_buf_release(&lines);
}

static void add_each(
	struct ehr_note_columns *self, const struct ehr_note_column *column)
{
	const struct ehr_buf none = { 0 };

	for (size_t i = 0; i < column->n; i++) {
		struct ehr_buf *told = told_under(self, &none, &none);

		ehr_buf_add_str(told, column->head);
		if (!ehr_str_eq(column->row[i], column->head)) {
			put(told, self->labels, "report.open");
			ehr_buf_add_str(told, column->row[i]);
			put(told, self->labels, "report.close");
		}
		ehr_buf_puts(told, " = ");
		ehr_origin_text(told, self->labels, column->origin[i]);
	}
}

/* Are the origins, and those they rest on, each of one file and way? */
static bool uniform_all(const struct ehr_note_column *column)
{
	size_t n = column->n;
	const struct ehr_origin **at = ehr_calloc(n, sizeof(*at));
	bool all = true;

	memcpy(at, column->origin, n * sizeof(*at));
	while (all && at[0]) {
		all = uniform(at, n);
		for (size_t i = 0; all && i < n; i++)
			at[i] = at[i]->next;
	}
	free(at);
	return all;
}

void ehr_note_columns_add(
	struct ehr_note_columns *self, const struct ehr_note_column *column)
{
	size_t n = column->n;
	const struct ehr_origin **at;
	const char *before = NULL;

	if (!n)
		return;
	if (!uniform_all(column)) {
		add_each(self, column);
		return;
	}
	at = ehr_calloc(n, sizeof(*at));
	memcpy(at, column->origin, n * sizeof(*at));
	while (at[0]) {
		add_uniform(self, column, at, before);
		before = column->origin[0]->how == EHR_ORIGIN_DIFFERENCE
				 ? "report.minus"
				 : "report.by";
		for (size_t i = 0; i < n; i++)
			at[i] = at[i]->next;
	}
	free(at);
}

void ehr_note_columns_put(
	struct ehr_buf *out, const struct ehr_note_columns *self)
{
	for (size_t i = 0; i < self->lines.n; i++) {
		struct ehr_str key = self->lines.key[i], file = self->file[i];
		struct ehr_str lines = { key.p + file.n + 1,
			key.n - file.n - 1 };

		if (i)
			put(out, self->labels, "report.semicolon");
		ehr_buf_add_str(out, file);
		if (lines.n) {
			if (file.n)
				put(out, self->labels, "report.then");
			ehr_buf_add_str(out, lines);
		}
		if (file.n || lines.n)
			put(out, self->labels, "colon");
		ehr_buf_add(out, self->told[i].p, self->told[i].n);
	}
}

void ehr_note_columns_release(struct ehr_note_columns *self)
{
	for (size_t i = 0; i < self->lines.n; i++)
		ehr_buf_release(&self->told[i]);
	free(self->told);
	free(self->file);
	ehr_map_release(&self->lines);
	ehr_arena_release(&self->arena);
}
