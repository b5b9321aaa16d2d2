/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grouped.h"

#include <stdlib.h>

void ehr_group_key(struct ehr_buf *key, struct ehr_str text)
{
	ehr_buf_add(key, &text.n, sizeof(text.n));
	ehr_buf_add_str(key, text);
}

void ehr_group_batch_init(
	struct ehr_group_batch *self, const struct ehr_group_columns *columns)
{
	*self = (struct ehr_group_batch){ .columns = columns };
	self->varies = ehr_calloc(columns->n, sizeof(*self->varies));
}

void ehr_group_batch_release(struct ehr_group_batch *self)
{
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->text);
	free(self->first);
	free(self->varies);
}

void ehr_group_batch_reset(struct ehr_group_batch *self)
{
	ehr_map_release(&self->key);
	ehr_arena_reset(&self->arena);
	memset(self->varies, 0, self->columns->n * sizeof(*self->varies));
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? 2 * *cap : 64;
	return ehr_realloc(array, *cap, size);
}

/* What is kept of a column: as it came, but one of the key as it was compared. */
static struct ehr_str kept(const struct ehr_group_columns *columns,
	const struct ehr_row *row, size_t column)
{
	return columns->is_key[column] ? row->cell[column]
				       : row->carried[column];
}

static void keep_first(
	struct ehr_group_batch *self, size_t group, const struct ehr_row *row)
{
	const struct ehr_group_columns *columns = self->columns;
	struct ehr_str *first;

	self->first = room(
		self->first, group, &self->first_cap, sizeof(*self->first));
	first = ehr_arena_calloc(&self->arena, columns->n, sizeof(*first));
	for (size_t i = 0; i < columns->n; i++)
		if (!columns->skipped[i])
			first[i] = ehr_arena_copy(
				&self->arena, kept(columns, row, i));
	self->first[group] = first;
}

uint32_t ehr_group_batch_add(struct ehr_group_batch *self,
	const struct ehr_row *row, struct ehr_str more)
{
	const struct ehr_group_columns *columns = self->columns;
	const struct ehr_str *first;
	bool is_new;
	size_t at;

	self->text.n = 0;
	for (size_t i = 0; i < columns->n_key; i++)
		ehr_group_key(&self->text, row->cell[columns->key[i]]);
	ehr_group_key(&self->text, more);
	at = (size_t)ehr_map_add(&self->key,
		(struct ehr_str){ self->text.p, self->text.n }, &is_new);
	if (is_new) {
		keep_first(self, at, row);
		return (uint32_t)at;
	}
	first = self->first[at];
	for (size_t i = 0; i < columns->n; i++)
		if (!self->varies[i] && !columns->skipped[i] &&
			!ehr_str_eq(first[i], kept(columns, row, i)))
			self->varies[i] = true;
	return (uint32_t)at;
}

void ehr_grouped_init(
	struct ehr_grouped *self, const struct ehr_group_columns *columns)
{
	*self = (struct ehr_grouped){ .n_columns = columns->n };
	self->varies = ehr_calloc(columns->n, sizeof(*self->varies));
	for (size_t i = 0; i < columns->n; i++)
		self->varies[i] = columns->skipped[i];
}

void ehr_grouped_release(struct ehr_grouped *self)
{
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	free(self->cell);
	free(self->varies);
}

static void add_group(
	struct ehr_grouped *self, size_t at, const struct ehr_str *first)
{
	struct ehr_str *cell;

	self->cell = room(self->cell, at, &self->cell_cap, sizeof(*self->cell));
	cell = ehr_arena_calloc(&self->arena, self->n_columns, sizeof(*cell));
	for (size_t i = 0; i < self->n_columns; i++)
		if (!self->varies[i])
			cell[i] = ehr_arena_copy(&self->arena, first[i]);
	self->cell[at] = cell;
}

uint32_t *ehr_grouped_merge(struct ehr_grouped *self,
	const struct ehr_group_batch *batch, struct ehr_arena *arena)
{
	uint32_t *to = ehr_arena_alloc(arena, (batch->key.n + 1) * sizeof(*to));

	for (size_t i = 0; i < self->n_columns; i++)
		self->varies[i] |= batch->varies[i];
	for (size_t i = 0; i < batch->key.n; i++) {
		const struct ehr_str *first = batch->first[i];
		bool is_new;
		to[i] = (uint32_t)ehr_map_add(
			&self->key, batch->key.key[i], &is_new);
		if (is_new) {
			add_group(self, to[i], first);
			continue;
		}
		for (size_t k = 0; k < self->n_columns; k++)
			if (!self->varies[k] &&
				!ehr_str_eq(self->cell[to[i]][k], first[k]))
				self->varies[k] = true;
	}
	return to;
}
