/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emission_store.h"

#include <math.h>
#include <stdlib.h>

void ehr_emission_store_release(struct ehr_emission_store *self)
{
	ehr_map_release(&self->source);
	ehr_map_release(&self->outlet);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->place);
	ehr_map_release(&self->stack);
	ehr_map_release(&self->year);
	free(self->source_name.name);
	free(self->pollutant_name.name);
	free(self->row);
	ehr_emission_tally_release(&self->unused);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_emission_store){ 0 };
}

static int room(
	struct ehr_emission_store *self, size_t more, struct ehr_err *err)
{
	if (self->n + more >= UINT32_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %lu rows with emissions into air"),
			(unsigned long)UINT32_MAX);
	while (self->n + more > self->cap) {
		self->cap = self->cap ? self->cap + self->cap / 2 : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	return 0;
}

int ehr_emission_store_merge(struct ehr_emission_store *self,
	const struct ehr_emission_batch *batch, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	uint32_t *source = ehr_map_merge(&self->source, &batch->source, &arena);
	uint32_t *outlet = ehr_map_merge(&self->outlet, &batch->outlet, &arena);
	uint32_t *pollutant =
		ehr_map_merge(&self->pollutant, &batch->pollutant, &arena);
	uint32_t *place = ehr_map_merge(&self->place, &batch->place, &arena);
	uint32_t *stack = ehr_map_merge(&self->stack, &batch->stack, &arena);
	int rc = room(self, batch->n, err);

	ehr_map_merge(&self->year, &batch->year, &arena);
	for (size_t i = 0; i < batch->source_name.n; i++)
		ehr_first_name(&self->source_name, source[i],
			batch->source_name.name[i], &self->arena);
	for (size_t i = 0; i < batch->pollutant_name.n; i++)
		ehr_first_name(&self->pollutant_name, pollutant[i],
			batch->pollutant_name.name[i], &self->arena);
	for (size_t i = 0; rc == 0 && i < batch->n; i++) {
		struct ehr_emission_row *row = &self->row[self->n++];

		*row = batch->row[i];
		row->source = source[row->source];
		row->outlet = outlet[row->outlet];
		if (row->marks & EHR_EMISSION_AMOUNT)
			row->pollutant = pollutant[row->pollutant];
		if (row->place > 0)
			row->place = place[row->place - 1] + 1;
		if (row->stack > 0)
			row->stack = stack[row->stack - 1] + 1;
	}
	ehr_emission_tally_merge(&self->unused, &batch->unused);
	self->rows += batch->rows;
	self->doubtful_hours += batch->doubtful_hours;
	ehr_arena_release(&arena);
	return rc;
}

struct ehr_point_told ehr_emission_point(
	const struct ehr_emission_store *self, uint32_t place)
{
	struct ehr_point_told told;

	memcpy(&told, self->place.key[place - 1].p, sizeof(told));
	return told;
}

struct ehr_stack_told ehr_emission_stack(
	const struct ehr_emission_store *self, uint32_t stack)
{
	struct ehr_stack_told told;

	memcpy(&told, self->stack.key[stack - 1].p, sizeof(told));
	return told;
}

/* A key to be sorted, what goes with it, and its number. */
struct ranked {
	struct ehr_str key, name;
	uint32_t number;
};

static int by_key(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return ehr_str_cmp(x->key, y->key);
}

static int by_name(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = ehr_str_cmp(x->name, y->name);

	return order != 0 ? order : ehr_str_cmp(x->key, y->key);
}

/* Keys that are numbers, one after the other; NAN stands before all. */
static int by_numbers(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	for (size_t at = 0; at < x->key.n; at += sizeof(double)) {
		double p, q;

		memcpy(&p, x->key.p + at, sizeof(p));
		memcpy(&q, y->key.p + at, sizeof(q));
		if (isnan(p) || isnan(q)) {
			if (isnan(p) != isnan(q))
				return isnan(p) ? -1 : 1;
		} else if (p != q) {
			return p < q ? -1 : 1;
		}
	}
	return 0;
}

/* Puts the keys of the map, and names with them, in order; to be freed: the new
 * number of each. The map is then only good for its keys. */
static uint32_t *rank(struct ehr_map *map, struct ehr_first_names *names,
	int (*compare)(const void *, const void *))
{
	struct ranked *entry = ehr_alloc((map->n + 1) * sizeof(*entry));
	uint32_t *to = ehr_alloc((map->n + 1) * sizeof(*to));
	bool sorted = true;

	for (size_t i = 0; i < map->n; i++) {
		entry[i] = (struct ranked){ .key = map->key[i],
			.name = names ? names->name[i]
				      : (struct ehr_str){ "", 0 },
			.number = (uint32_t)i };
		sorted = sorted &&
			 (i == 0 || compare(&entry[i - 1], &entry[i]) < 0);
	}
	if (!sorted)
		qsort(entry, map->n, sizeof(*entry), compare);
	for (size_t i = 0; i < map->n; i++) {
		to[entry[i].number] = (uint32_t)i;
		map->key[i] = entry[i].key;
		if (names)
			names->name[i] = entry[i].name;
	}
	free(entry);
	return to;
}

/* The rows of each source side by side; within one as they were. */
static size_t *gather(struct ehr_emission_store *self)
{
	size_t n = self->source.n;
	size_t *start = ehr_calloc(n + 2, sizeof(*start));
	struct ehr_emission_row *sorted;
	bool in_place = true;

	for (size_t i = 0; i < self->n; i++) {
		start[self->row[i].source + 2]++;
		in_place = in_place && (i == 0 || self->row[i - 1].source <=
							  self->row[i].source);
	}
	for (size_t i = 2; i < n + 2; i++)
		start[i] += start[i - 1];
	if (in_place) {
		memmove(start, start + 1, (n + 1) * sizeof(*start));
		return start;
	}
	sorted = ehr_alloc((self->n + 1) * sizeof(*sorted));
	for (size_t i = 0; i < self->n; i++)
		sorted[start[self->row[i].source + 1]++] = self->row[i];
	free(self->row);
	self->row = sorted;
	return start;
}

/* Every number has a name, if an empty one. */
static void fill_names(struct ehr_emission_store *self,
	struct ehr_first_names *names, const struct ehr_map *map)
{
	if (map->n > 0)
		ehr_first_name(names, map->n - 1, (struct ehr_str){ "", 0 },
			&self->arena);
}

size_t *ehr_emission_store_sort(struct ehr_emission_store *self)
{
	uint32_t *source, *outlet, *pollutant, *place, *stack;

	fill_names(self, &self->source_name, &self->source);
	fill_names(self, &self->pollutant_name, &self->pollutant);
	source = rank(&self->source, &self->source_name, by_key);
	outlet = rank(&self->outlet, NULL, by_key);
	pollutant = rank(&self->pollutant, &self->pollutant_name, by_name);
	place = rank(&self->place, NULL, by_numbers);
	stack = rank(&self->stack, NULL, by_numbers);
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_emission_row *row = &self->row[i];

		row->source = source[row->source];
		row->outlet = outlet[row->outlet];
		if (row->marks & EHR_EMISSION_AMOUNT)
			row->pollutant = pollutant[row->pollutant];
		if (row->place > 0)
			row->place = place[row->place - 1] + 1;
		if (row->stack > 0)
			row->stack = stack[row->stack - 1] + 1;
	}
	free(source);
	free(outlet);
	free(pollutant);
	free(place);
	free(stack);
	return gather(self);
}
