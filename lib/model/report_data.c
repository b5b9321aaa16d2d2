/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_data.h"

#include <stdlib.h>

#include "io/file.h"

/* The names that the headings mean. */
static struct ehr_header meanings(
	const struct ehr_header *header, const struct ehr_words *words)
{
	struct ehr_header meant = { .n = header->n };

	meant.name = ehr_calloc(header->n + 1, sizeof(*meant.name));
	for (size_t i = 0; i < header->n; i++)
		meant.name[i] = ehr_strdup(header->name[i]);
	ehr_words_name_columns(words, &meant);
	return meant;
}

static bool is_wanted(const struct ehr_map *wanted, const char *name)
{
	return ehr_map_find(wanted, ehr_str_of(name)) != EHR_MAP_NONE;
}

static void make_columns(struct ehr_report_data *self,
	const struct ehr_header *header, const struct ehr_map *wanted,
	const struct ehr_words *words)
{
	struct ehr_header meant = meanings(header, words);

	self->n_columns = header->n;
	self->column = ehr_calloc(header->n + 1, sizeof(*self->column));
	for (size_t i = 0; i < header->n; i++) {
		struct ehr_report_column *column = &self->column[i];

		column->name = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
		column->meant = ehr_arena_string(
			&self->arena, ehr_str_of(meant.name[i]));
		column->index = ehr_arena_calloc(
			&self->arena, 1, sizeof(*column->index));
		column->held = is_wanted(wanted, column->name) ||
			       is_wanted(wanted, column->meant);
		free(meant.name[i]);
	}
	free(meant.name);
}

static void make_room(struct ehr_report_data *self)
{
	if (self->rows < self->room)
		return;
	self->room = self->room ? 2 * self->room : 256;
	self->line = ehr_realloc(self->line, self->room, sizeof(*self->line));
	for (size_t i = 0; i < self->n_columns; i++)
		if (self->column[i].held)
			self->column[i].cell = ehr_realloc(self->column[i].cell,
				self->room, sizeof(*self->column[i].cell));
}

static void add_row(struct ehr_report_data *self, const struct ehr_row *row)
{
	make_room(self);
	self->line[self->rows] = row->line;
	for (size_t i = 0; i < self->n_columns; i++) {
		struct ehr_report_column *column = &self->column[i];

		if (column->held)
			column->cell[self->rows] =
				(uint32_t)ehr_map_add(&column->value,
					ehr_str_trim(row->cell[i]), NULL);
	}
	self->rows++;
}

int ehr_report_data_read(struct ehr_report_data *self,
	struct ehr_reader *reader, const struct ehr_map *wanted,
	const struct ehr_words *words, struct ehr_err *err)
{
	struct ehr_input_facts facts;
	struct ehr_row row;
	int got;

	make_columns(self, ehr_reader_header(reader), wanted, words);
	while ((got = ehr_reader_next(reader, &row, err)) == 1) {
		if (self->rows == EHR_REPORT_ROWS_MAX) {
			ehr_fail(err, EHR_FAULT_DATA,
				_("more than %d rows; report on a table of "
				  "totals"),
				(int)EHR_REPORT_ROWS_MAX);
			return ehr_err_at(err, self->file, row.line);
		}
		add_row(self, &row);
	}
	ehr_reader_facts(reader, 0, &facts);
	self->size = facts.bytes;
	memcpy(self->sha256, facts.sha256, sizeof(self->sha256));
	self->all = ehr_calloc(self->rows + 1, sizeof(*self->all));
	for (size_t i = 0; i < self->rows; i++)
		self->all[i] = (uint32_t)i;
	return got;
}

void ehr_report_data_picture(struct ehr_report_data *self)
{
	struct ehr_str bytes = { self->bytes.p, self->bytes.n };

	ehr_sha256(bytes, self->sha256);
	self->size = bytes.n;
}

void ehr_report_data_release(struct ehr_report_data *self)
{
	for (size_t i = 0; i < self->n_columns; i++) {
		ehr_map_release(&self->column[i].value);
		free(self->column[i].cell);
		free(self->column[i].index->row);
		free(self->column[i].index->end);
	}
	free(self->all);
	free(self->column);
	free(self->line);
	ehr_buf_release(&self->bytes);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_report_data){ 0 };
}

static void make_index(const struct ehr_report_column *column, size_t rows)
{
	struct ehr_report_index *index = column->index;
	size_t values = column->value.n;
	size_t *end = ehr_calloc(values + 2, sizeof(*end));

	index->row = ehr_calloc(rows + 1, sizeof(*index->row));
	for (size_t i = 0; i < rows; i++)
		end[column->cell[i] + 2]++;
	for (size_t i = 1; i < values; i++)
		end[i + 1] += end[i];
	/* end[v + 1] is where value v starts; filled, where it ends */
	for (size_t i = 0; i < rows; i++)
		index->row[end[column->cell[i] + 1]++] = (uint32_t)i;
	memmove(end, end + 1, (values + 1) * sizeof(*end));
	index->end = end;
}

const uint32_t *ehr_report_data_rows(
	const struct ehr_report_data *self, long column, long value, size_t *n)
{
	const struct ehr_report_column *at = &self->column[column];
	size_t start;

	*n = 0;
	if (value == EHR_MAP_NONE)
		return self->all;
	if (!at->index->end)
		make_index(at, self->rows);
	start = value > 0 ? at->index->end[value - 1] : 0;
	*n = at->index->end[value] - start;
	return at->index->row + start;
}

static long column_of(const struct ehr_report_data *self, const char *name)
{
	for (size_t i = 0; i < self->n_columns; i++)
		if (strcmp(self->column[i].name, name) == 0)
			return (long)i;
	for (size_t i = 0; i < self->n_columns; i++)
		if (strcmp(self->column[i].meant, name) == 0)
			return (long)i;
	return EHR_REPORT_NONE;
}

/* Is it what a column of texts in the other language is called? */
static bool is_other(const struct ehr_report_data *self, const char *name)
{
	size_t n = strlen(name);

	return n > 3 && strcmp(name + n - 3, self->zh ? "_en" : "_zh") == 0;
}

long ehr_report_data_column(const struct ehr_report_data *self,
	const struct ehr_report_names *names)
{
	long at = EHR_REPORT_NONE;

	for (int other = 0; other < 2; other++)
		for (size_t i = 0; i < names->n && at == EHR_REPORT_NONE; i++)
			if (is_other(self, names->name[i]) == (other == 1))
				at = column_of(self, names->name[i]);
	return at;
}
