/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_table.h"

#include <stdlib.h>

#include "model/grouped.h"

void ehr_assess_tables_init(
	struct ehr_assess_tables *tables, const char *const *by, size_t n_by)
{
	tables->by = by;
	tables->n_by = n_by;
}

void ehr_assess_tables_release(struct ehr_assess_tables *tables)
{
	for (size_t i = 0; i < tables->n; i++) {
		free(tables->table[i].row);
		free(tables->table[i].first);
		free(tables->table[i].last);
	}
	free(tables->table);
	free(tables->cell);
	ehr_map_release(&tables->unit);
	ehr_arena_release(&tables->arena);
}

/* The number of the unit that the cells at by say. */
static size_t unit_of(struct ehr_assess_tables *tables,
	const struct ehr_str *cell, const size_t *by)
{
	struct ehr_buf key = { 0 };
	struct ehr_str *kept;
	bool is_new = false;
	size_t unit;

	for (size_t i = 0; i < tables->n_by; i++)
		ehr_group_key(&key, cell[by[i]]);
	unit = (size_t)ehr_map_add(
		&tables->unit, (struct ehr_str){ key.p, key.n }, &is_new);
	ehr_buf_release(&key);
	if (!is_new)
		return unit;
	if (unit == tables->cap_units) {
		tables->cap_units = unit ? unit * 2 : 16;
		tables->cell = ehr_realloc(
			tables->cell, tables->cap_units, sizeof(*tables->cell));
	}
	kept = ehr_arena_calloc(
		&tables->arena, tables->n_by + 1, sizeof(*kept));
	for (size_t i = 0; i < tables->n_by; i++)
		kept[i] = cell[by[i]];
	tables->cell[unit] = kept;
	return unit;
}

static void chain(struct ehr_assess_table *table, size_t unit, size_t row)
{
	if (unit >= table->cap_units) {
		size_t cap = (unit + 1) * 2;

		table->first =
			ehr_realloc(table->first, cap, sizeof(*table->first));
		table->last =
			ehr_realloc(table->last, cap, sizeof(*table->last));
		for (size_t i = table->cap_units; i < cap; i++)
			table->first[i] = table->last[i] = -1;
		table->cap_units = cap;
	}
	if (table->first[unit] < 0)
		table->first[unit] = (long)row;
	else
		table->row[table->last[unit]].next = (long)row;
	table->last[unit] = (long)row;
}

static int check_unit(const struct ehr_assess_tables *tables,
	const struct ehr_str *cell, const size_t *by, struct ehr_err *err)
{
	for (size_t i = 0; i < tables->n_by; i++)
		if (cell[by[i]].n == 0)
			return ehr_fail_cell(err, tables->by[i], "empty",
				_("who is assessed"), cell[by[i]]);
	return 0;
}

static int add(struct ehr_assess_tables *tables, struct ehr_assess_table *table,
	struct ehr_reader *reader, const struct ehr_row *row, const size_t *by,
	struct ehr_err *err)
{
	struct ehr_str *cell =
		ehr_arena_calloc(&tables->arena, row->n + 1, sizeof(*cell));
	struct ehr_assess_row *kept;

	for (size_t i = 0; i < row->n; i++)
		cell[i] = ehr_arena_copy(
			&tables->arena, ehr_str_trim(row->cell[i]));
	if (check_unit(tables, cell, by, err))
		return ehr_reader_bad(reader, row, err);
	if (table->n == table->cap) {
		table->cap = table->cap ? table->cap * 2 : 64;
		table->row = ehr_realloc(
			table->row, table->cap, sizeof(*table->row));
	}
	kept = &table->row[table->n];
	*kept = (struct ehr_assess_row){ .cell = cell,
		.file = ehr_arena_string(
			&tables->arena, ehr_str_of(ehr_reader_file(reader))),
		.line = row->line,
		.number = table->n + 1,
		.next = -1 };
	chain(table, unit_of(tables, cell, by), table->n++);
	return 0;
}

static void keep_header(struct ehr_assess_tables *tables,
	struct ehr_assess_table *table, const struct ehr_header *header)
{
	table->header.n = header->n;
	table->header.name = ehr_arena_calloc(
		&tables->arena, header->n + 1, sizeof(*table->header.name));
	for (size_t i = 0; i < header->n; i++)
		table->header.name[i] = ehr_arena_string(
			&tables->arena, ehr_str_of(header->name[i]));
}

int ehr_assess_tables_read(struct ehr_assess_tables *tables, const char *name,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	size_t *by =
		ehr_arena_calloc(&tables->arena, tables->n_by + 1, sizeof(*by));
	struct ehr_assess_table *table;
	struct ehr_row row;
	int got;

	for (size_t i = 0; i < tables->n_by; i++)
		if (ehr_header_need(header, tables->by[i], &by[i], err))
			return ehr_err_at(err, ehr_reader_file(reader), 0);
	if (tables->n == tables->cap) {
		tables->cap = tables->cap ? tables->cap * 2 : 4;
		tables->table = ehr_realloc(
			tables->table, tables->cap, sizeof(*tables->table));
	}
	table = &tables->table[tables->n++];
	*table = (struct ehr_assess_table){ .name = name };
	keep_header(tables, table, header);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (add(tables, table, reader, &row, by, err))
			return -1;
	return got;
}

const struct ehr_assess_table *ehr_assess_tables_find(
	const struct ehr_assess_tables *tables, const char *name)
{
	for (size_t i = 0; i < tables->n; i++)
		if (strcmp(tables->table[i].name, name ? name : "") == 0)
			return &tables->table[i];
	return NULL;
}

long ehr_assess_table_first(const struct ehr_assess_table *table, size_t unit)
{
	return unit < table->cap_units ? table->first[unit] : -1;
}
