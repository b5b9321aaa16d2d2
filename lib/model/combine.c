/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/combine.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/sum.h"
#include "model/flag.h"

/* Text, or without one a number. */
struct cell {
	struct ehr_str text;
	double number;
};

struct row {
	struct ehr_print key;
	double value;
	bool has; /* a value that may be added */
	uint64_t flags;
	/* among the rows of a key: the next one, 0 for none; and of the first
	 * one: how many, the last, and whether they can be added */
	size_t next, parts, last;
	bool apart, is_part;
};

/* Rows with their cells. */
struct rows {
	struct ehr_arena arena;
	struct cell *cell;
	struct row *row;
	size_t cells, n, cap_cells, cap;
};

/* Rows of a record that was taken. */
struct record {
	size_t first, end;
};

struct ehr_combine {
	size_t columns, value_at, flags_at;
	struct rows rows;
	struct ehr_seen keys; /* beside each: its first row */
};

struct ehr_combine_batch {
	size_t columns;
	struct rows rows;
	size_t settled; /* rows of records that were taken */
	struct record *record;
	size_t n, cap;
	size_t again; /* the record sent again, or SIZE_MAX */
};

struct ehr_combine *ehr_combine_new(size_t n, size_t value_at, size_t flags_at)
{
	struct ehr_combine *self = ehr_calloc(1, sizeof *self);

	self->columns = n;
	self->value_at = value_at;
	self->flags_at = flags_at;
	self->keys.words = 1;
	return self;
}

static void release_rows(struct rows *rows)
{
	ehr_arena_release(&rows->arena);
	free(rows->cell);
	free(rows->row);
}

void ehr_combine_free(struct ehr_combine *combine)
{
	if (combine == NULL)
		return;
	release_rows(&combine->rows);
	ehr_seen_release(&combine->keys);
	free(combine);
}

struct ehr_combine_batch *ehr_combine_batch_new(
	const struct ehr_combine *combine)
{
	struct ehr_combine_batch *batch = ehr_calloc(1, sizeof *batch);

	batch->columns = combine->columns;
	batch->again = SIZE_MAX;
	return batch;
}

void ehr_combine_batch_free(struct ehr_combine_batch *batch)
{
	if (batch == NULL)
		return;
	release_rows(&batch->rows);
	free(batch->record);
	free(batch);
}

static void add_cell(struct rows *rows, struct cell cell)
{
	if (rows->cells == rows->cap_cells) {
		rows->cap_cells =
			rows->cap_cells == 0 ? 1024 : 2 * rows->cap_cells;
		rows->cell = ehr_realloc(
			rows->cell, rows->cap_cells, sizeof *rows->cell);
	}
	if (cell.text.p != NULL)
		cell.text = ehr_arena_copy(&rows->arena, cell.text);
	rows->cell[rows->cells++] = cell;
}

static struct row *add_row(struct rows *rows, const struct row *row)
{
	if (rows->n == rows->cap) {
		rows->cap = rows->cap == 0 ? 64 : 2 * rows->cap;
		rows->row =
			ehr_realloc(rows->row, rows->cap, sizeof *rows->row);
	}
	rows->row[rows->n] = *row;
	return &rows->row[rows->n++];
}

void ehr_combine_begin(struct ehr_combine_batch *batch)
{
	batch->rows.n = batch->settled;
	batch->rows.cells = batch->settled * batch->columns;
}

void ehr_combine_took(struct ehr_combine_batch *batch)
{
	const struct record record = { batch->settled, batch->rows.n };

	batch->settled = batch->rows.n;
	if (batch->again != SIZE_MAX) {
		batch->record[batch->again] = record;
		batch->again = SIZE_MAX;
		return;
	}
	if (batch->n == batch->cap) {
		batch->cap = batch->cap == 0 ? 256 : 2 * batch->cap;
		batch->record = ehr_realloc(
			batch->record, batch->cap, sizeof *batch->record);
	}
	batch->record[batch->n++] = record;
}

void ehr_combine_text(struct ehr_combine_batch *batch, struct ehr_str text)
{
	if (text.p == NULL)
		text = (struct ehr_str){ "", 0 };
	add_cell(&batch->rows, (struct cell){ .text = text });
}

void ehr_combine_figure(
	struct ehr_combine_batch *batch, const struct ehr_figure *figure)
{
	if (figure->converted)
		add_cell(&batch->rows,
			(struct cell){ .number = figure->number });
	else
		ehr_combine_text(batch, figure->text);
}

bool ehr_combine_adds_up(struct ehr_str quantity)
{
	static const char *const amount[] = { "emission", "generated",
		"permitted", "onsite" };

	for (size_t i = 0; i < sizeof amount / sizeof amount[0]; i++)
		if (ehr_str_is(quantity, amount[i]))
			return true;
	return false;
}

static bool value_of(const struct ehr_combine_row *row, double *value)
{
	const struct ehr_figure *figure = &row->reading->value;

	if (!ehr_combine_adds_up(row->quantity) ||
		row->reading->qualifier[0] != '\0' ||
		(row->flags & ehr_flag(EHR_FLAG_SENTINEL)) != 0)
		return false;
	if (figure->converted)
		*value = figure->number;
	else if (ehr_num_read(figure->text, value) != EHR_NUM_VALUE)
		return false;
	return *value >= 0;
}

void ehr_combine_row(
	struct ehr_combine_batch *batch, const struct ehr_combine_row *row)
{
	struct row kept = { .key = row->key, .flags = row->flags };

	kept.has = !ehr_print_is_none(row->key) && value_of(row, &kept.value);
	add_row(&batch->rows, &kept);
}

void ehr_combine_judge(
	struct ehr_combine_batch *batch, size_t i, enum ehr_verdict verdict)
{
	if (verdict == EHR_VERDICT_AGAIN)
		batch->again = i;
	if (verdict == EHR_VERDICT_DROP)
		batch->record[i] = (struct record){ 0, 0 };
}

/* Joins the row at, which is new, to the others of its key. */
static void join(struct ehr_combine *self, size_t at)
{
	struct row *row = &self->rows.row[at], *first;
	uint64_t *word;

	if (ehr_print_is_none(row->key))
		return;
	if (ehr_seen_add(&self->keys, row->key, &word) == EHR_SEEN_NEW) {
		*word = at;
		row->parts = 1;
		row->last = at;
		row->apart = !row->has;
		return;
	}
	first = &self->rows.row[*word];
	self->rows.row[first->last].next = at;
	first->last = at;
	first->parts++;
	first->apart = first->apart || !row->has;
	row->is_part = true;
}

void ehr_combine_commit(
	struct ehr_combine *combine, struct ehr_combine_batch *batch)
{
	struct rows *from = &batch->rows, *into = &combine->rows;

	for (size_t i = 0; i < batch->n; i++)
		for (size_t k = batch->record[i].first;
			k < batch->record[i].end; k++) {
			for (size_t c = 0; c < batch->columns; c++)
				add_cell(into,
					from->cell[k * batch->columns + c]);
			add_row(into, &from->row[k]);
			join(combine, into->n - 1);
		}
	from->n = from->cells = batch->settled = batch->n = 0;
	batch->again = SIZE_MAX;
	ehr_arena_reset(&from->arena);
}

/* The sum of all rows of the key of first, and their flags. */
static double sum_up(const struct ehr_combine *self, const struct row *first,
	uint64_t *flags)
{
	const struct row *row = first;
	struct ehr_sum sum = { 0 };
	double value;

	*flags = 0;
	for (;;) {
		ehr_sum_add(&sum, row->value);
		*flags |= row->flags;
		if (row->next == 0)
			break;
		row = &self->rows.row[row->next];
	}
	value = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
	*flags &= ~ehr_flag(EHR_FLAG_DUPLICATE_KEY);
	*flags |= ehr_flag(EHR_FLAG_SUMMED);
	return value;
}

/* With number in place of the value, unless it is NULL. */
static int write_row(const struct ehr_combine *self, size_t at,
	const double *number, uint64_t flags, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct cell *cell = &self->rows.cell[at * self->columns];
	struct ehr_buf text = { 0 };

	ehr_flags_write(&text, flags);
	for (size_t i = 0; i < self->columns; i++) {
		if (i == self->flags_at)
			ehr_writer_text(
				writer, (struct ehr_str){ text.p, text.n });
		else if (i == self->value_at && number != NULL)
			ehr_writer_number(writer, *number);
		else if (cell[i].text.p == NULL)
			ehr_writer_number(writer, cell[i].number);
		else
			ehr_writer_text(writer, cell[i].text);
	}
	ehr_buf_release(&text);
	return ehr_writer_end_row(writer, err);
}

/* Rows whose key has others are those of its first row. */
static const struct row *first_of(
	const struct ehr_combine *self, const struct row *row)
{
	const uint64_t *word;

	if (!row->is_part)
		return row;
	word = ehr_seen_find(&self->keys, row->key);
	return &self->rows.row[*word];
}

int ehr_combine_finish(struct ehr_combine *combine, struct ehr_writer *writer,
	struct ehr_quality *quality, struct ehr_err *err)
{
	for (size_t i = 0; i < combine->rows.n; i++) {
		const struct row *row = &combine->rows.row[i];
		const struct row *first = first_of(combine, row);
		bool is_sum = first->parts > 1 && !first->apart;
		uint64_t flags = row->flags;
		double sum = 0;

		if (is_sum && row->is_part)
			continue;
		if (is_sum)
			sum = sum_up(combine, row, &flags);
		else if (first->parts > 1)
			flags |= ehr_flag(EHR_FLAG_NOT_SUMMED);
		if (write_row(combine, i, is_sum ? &sum : NULL, flags, writer,
			    err) != 0)
			return -1;
		ehr_quality_finished(quality, flags);
	}
	return 0;
}

void ehr_combine_count(const struct ehr_combine *combine, uint64_t *summed,
	uint64_t *not_summed)
{
	*summed = *not_summed = 0;
	for (size_t i = 0; i < combine->rows.n; i++) {
		const struct row *row = &combine->rows.row[i];

		if (row->parts > 1 && row->apart)
			*not_summed += row->parts;
		else if (row->parts > 1)
			*summed += row->parts;
	}
}
