/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/quality.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* Rows of a record that was taken: from first to end of the batch's rows. */
struct record {
	size_t first, end;
	bool dropped;
};

struct ehr_quality_batch {
	struct ehr_quality_column *column; /* numbers alone */
	size_t n_columns;
	struct ehr_quality_texts units, unresolved;
	uint64_t skipped[EHR_SKIPS];
	uint64_t *row; /* flags of each */
	size_t rows, cap_rows;
	size_t settled; /* rows of records that were taken */
	struct record *record;
	size_t n, cap;
	size_t again; /* the record sent again, or SIZE_MAX */
	bool muted;   /* it is at hand */
};

struct ehr_quality *ehr_quality_new(const struct ehr_header *header)
{
	struct ehr_quality *self = ehr_calloc(1, sizeof *self);

	self->n_columns = header->n;
	self->column = ehr_calloc(header->n, sizeof *self->column);
	for (size_t i = 0; i < header->n; i++)
		self->column[i] = (struct ehr_quality_column){
			.heading = ehr_arena_string(
				&self->arena, ehr_str_of(header->name[i])),
			.canonical = "",
			.unit = "",
			.origin = "",
			.values = { .limit = EHR_QUALITY_VALUES },
		};
	self->units.limit = self->unresolved.limit = EHR_QUALITY_VALUES;
	self->form = "";
	return self;
}

void ehr_quality_free(struct ehr_quality *quality)
{
	if (quality == NULL)
		return;
	for (size_t i = 0; i < quality->n_columns; i++)
		ehr_quality_texts_release(&quality->column[i].values);
	ehr_quality_texts_release(&quality->units);
	ehr_quality_texts_release(&quality->unresolved);
	free(quality->column);
	free(quality->file);
	ehr_arena_release(&quality->arena);
	free(quality);
}

static const char *copy(struct ehr_quality *self, const char *text)
{
	if (text == NULL)
		return "";
	return ehr_arena_string(&self->arena, ehr_str_of(text));
}

void ehr_quality_map(struct ehr_quality *quality, size_t column,
	const char *canonical, const char *unit, const char *origin)
{
	struct ehr_quality_column *at = &quality->column[column];

	at->canonical = copy(quality, canonical);
	at->unit = copy(quality, unit);
	at->origin = copy(quality, origin);
}

struct ehr_quality_batch *ehr_quality_batch_new(
	const struct ehr_quality *quality)
{
	struct ehr_quality_batch *batch = ehr_calloc(1, sizeof *batch);

	batch->n_columns = quality->n_columns;
	batch->column = ehr_calloc(batch->n_columns, sizeof *batch->column);
	batch->again = SIZE_MAX;
	return batch;
}

void ehr_quality_batch_free(struct ehr_quality_batch *batch)
{
	if (batch == NULL)
		return;
	for (size_t i = 0; i < batch->n_columns; i++)
		ehr_quality_texts_release(&batch->column[i].values);
	ehr_quality_texts_release(&batch->units);
	ehr_quality_texts_release(&batch->unresolved);
	free(batch->column);
	free(batch->row);
	free(batch->record);
	free(batch);
}

void ehr_quality_begin(struct ehr_quality_batch *batch, bool again)
{
	if (batch == NULL)
		return;
	batch->rows = batch->settled;
	batch->muted = again;
}

static void add_number(
	struct ehr_quality_column *column, double min, double max, uint64_t n)
{
	if (n == 0)
		return;
	if (column->numbers == 0 || min < column->min)
		column->min = min;
	if (column->numbers == 0 || max > column->max)
		column->max = max;
	column->numbers += n;
}

static void add_cell(struct ehr_quality_column *column, struct ehr_str cell)
{
	struct ehr_str text = ehr_str_trim(cell);
	double value;

	if (text.n == 0) {
		column->empty++;
		return;
	}
	column->filled++;
	if (ehr_num_read(text, &value) == EHR_NUM_VALUE)
		add_number(column, value, value, 1);
	ehr_quality_texts_add(&column->values, text, 1);
}

void ehr_quality_cells(
	struct ehr_quality_batch *batch, const struct ehr_str *cell, size_t n)
{
	if (batch == NULL)
		return;
	for (size_t i = 0; i < n && i < batch->n_columns; i++)
		add_cell(&batch->column[i], cell[i]);
}

void ehr_quality_unit(struct ehr_quality_batch *batch, struct ehr_str unit)
{
	if (batch != NULL && !batch->muted && unit.n > 0)
		ehr_quality_texts_add(&batch->units, unit, 1);
}

void ehr_quality_unresolved(
	struct ehr_quality_batch *batch, struct ehr_str name)
{
	if (batch != NULL && !batch->muted && name.n > 0)
		ehr_quality_texts_add(&batch->unresolved, name, 1);
}

void ehr_quality_row(struct ehr_quality_batch *batch, uint64_t flags)
{
	if (batch == NULL)
		return;
	if (batch->rows == batch->cap_rows) {
		batch->cap_rows =
			batch->cap_rows == 0 ? 1024 : 2 * batch->cap_rows;
		batch->row = ehr_realloc(
			batch->row, batch->cap_rows, sizeof *batch->row);
	}
	batch->row[batch->rows++] = flags;
}

void ehr_quality_took(struct ehr_quality_batch *batch)
{
	struct record record;

	if (batch == NULL)
		return;
	record = (struct record){ batch->settled, batch->rows, false };
	batch->settled = batch->rows;
	if (batch->muted) {
		batch->record[batch->again] = record;
		batch->again = SIZE_MAX;
		batch->muted = false;
		return;
	}
	if (batch->n == batch->cap) {
		batch->cap = batch->cap == 0 ? 256 : 2 * batch->cap;
		batch->record = ehr_realloc(
			batch->record, batch->cap, sizeof *batch->record);
	}
	batch->record[batch->n++] = record;
}

void ehr_quality_skip(
	struct ehr_quality_batch *batch, enum ehr_quality_skip why)
{
	if (batch != NULL)
		batch->skipped[why]++;
}

void ehr_quality_judge(
	struct ehr_quality_batch *batch, size_t i, enum ehr_verdict verdict)
{
	if (batch == NULL)
		return;
	if (verdict == EHR_VERDICT_AGAIN)
		batch->again = i;
	if (verdict == EHR_VERDICT_DROP)
		batch->record[i].dropped = true;
}

static struct ehr_quality_file *file_of(
	struct ehr_quality *self, const char *path)
{
	struct ehr_quality_file *file;

	for (size_t i = self->n_files; i-- > 0;)
		if (strcmp(self->file[i].path, path) == 0)
			return &self->file[i];
	self->file =
		ehr_realloc(self->file, self->n_files + 1, sizeof *self->file);
	file = &self->file[self->n_files++];
	*file = (struct ehr_quality_file){ .path = copy(self, path),
		.encoding = "" };
	return file;
}

static void count_row(struct ehr_quality *self, uint64_t flags)
{
	if (flags == 0)
		return;
	self->rows_flagged++;
	for (size_t i = 0; i < EHR_FLAGS; i++)
		self->flagged[i] += flags >> i & 1;
}

static void take_record(struct ehr_quality *self, struct ehr_quality_file *file,
	const struct ehr_quality_batch *batch, const struct record *record)
{
	file->records++;
	if (record->dropped) {
		file->dropped++;
		return;
	}
	file->without_row += record->first == record->end;
	file->rows += record->end - record->first;
	for (size_t i = record->first; i < record->end; i++)
		count_row(self, batch->row[i]);
}

static void take_column(
	struct ehr_quality_column *into, struct ehr_quality_column *more)
{
	into->filled += more->filled;
	into->empty += more->empty;
	add_number(into, more->min, more->max, more->numbers);
	ehr_quality_texts_merge(&into->values, &more->values);
	ehr_quality_texts_release(&more->values);
	*more = (struct ehr_quality_column){ 0 };
}

void ehr_quality_commit(struct ehr_quality *quality,
	struct ehr_quality_batch *batch, const char *path)
{
	struct ehr_quality_file *file;

	if (batch == NULL)
		return;
	file = file_of(quality, path);
	for (size_t i = 0; i < batch->n; i++)
		take_record(quality, file, batch, &batch->record[i]);
	for (size_t i = 0; i < EHR_SKIPS; i++) {
		file->skipped[i] += batch->skipped[i];
		batch->skipped[i] = 0;
	}
	for (size_t i = 0; i < batch->n_columns; i++)
		take_column(&quality->column[i], &batch->column[i]);
	ehr_quality_texts_merge(&quality->units, &batch->units);
	ehr_quality_texts_release(&batch->units);
	ehr_quality_texts_merge(&quality->unresolved, &batch->unresolved);
	ehr_quality_texts_release(&batch->unresolved);
	batch->n = batch->rows = batch->settled = 0;
	batch->again = SIZE_MAX;
	batch->muted = false;
}

void ehr_quality_finished(struct ehr_quality *quality, uint64_t flags)
{
	if (quality == NULL)
		return;
	quality->rows_of_finish++;
	count_row(quality, flags);
}

void ehr_quality_facts(
	struct ehr_quality *quality, const struct ehr_input_facts *facts)
{
	struct ehr_quality_file *file = file_of(quality, facts->path);

	file->encoding = copy(quality, facts->encoding);
	file->blank_lines = facts->blank_lines;
	file->skipped[EHR_SKIP_STRAY] += facts->stray;
}

long ehr_quality_stand_in(const struct ehr_quality *quality, size_t column)
{
	const struct ehr_quality_column *at = &quality->column[column];
	const struct ehr_cell_rules *rules = quality->rules;
	double least = INFINITY, same;
	long lowest = EHR_MAP_NONE;

	if (rules == NULL || !at->amount)
		return EHR_MAP_NONE;
	for (size_t i = 0; i < at->values.text.n; i++) {
		double value;

		if (ehr_num_read(at->values.text.key[i], &value) !=
				EHR_NUM_VALUE ||
			value <= 0 || value >= least)
			continue;
		least = value;
		lowest = (long)i;
	}
	if (lowest == EHR_MAP_NONE)
		return EHR_MAP_NONE;
	same = (double)at->values.count[lowest];
	if (same < rules->repeated_cells ||
		same < rules->repeated_share * (double)at->numbers ||
		(least == floor(least) && least < rules->repeated_whole))
		return EHR_MAP_NONE;
	return lowest;
}

uint64_t ehr_quality_rows(const struct ehr_quality *quality)
{
	uint64_t rows = quality->rows_of_finish;

	for (size_t i = 0; i < quality->n_files; i++)
		rows += quality->file[i].rows;
	return rows;
}
