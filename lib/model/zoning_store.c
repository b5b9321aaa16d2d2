/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_store.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

struct ehr_zoning *ehr_zoning_new(const struct ehr_zoning_setup *setup)
{
	struct ehr_zoning *self = ehr_calloc(1, sizeof(*self));

	self->setup = setup;
	return self;
}

/* Room for item i of an array that doubles. */
static void *room(void *items, size_t i, size_t *cap, size_t size)
{
	if (i < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 64;
	return ehr_realloc(items, *cap, size);
}

static struct ehr_zoning_tally *tallies(
	struct ehr_zoning_tally *all, size_t i, size_t *cap, size_t n_values)
{
	size_t before = *cap;
	struct ehr_zoning_tally *grown =
		room(all, i, cap, n_values * sizeof(*all));

	if (*cap > before)
		memset(grown + before * n_values, 0,
			(*cap - before) * n_values * sizeof(*all));
	return grown;
}

static void tally_row(const struct ehr_zoning_setup *setup, bool sums,
	struct ehr_zoning_tally *tally, const struct ehr_zoning_row *row)
{
	for (size_t v = 0; v < setup->n_values; v++) {
		if (!row->has[v])
			continue;
		if (tally[v].n == 0 || tally[v].max < row->value[v])
			tally[v].max = row->value[v];
		tally[v].n++;
		if (sums)
			ehr_sum_add(&tally[v].sum, row->value[v]);
	}
}

static void tally_bounds(const struct ehr_zoning_setup *setup,
	struct ehr_zoning_tally *tally, const struct ehr_zoning_row *row)
{
	for (size_t v = 0; v < setup->n_values; v++) {
		if (!row->has_high[v])
			continue;
		if (!tally[v].has_high || tally[v].high < row->high[v])
			tally[v].high = row->high[v];
		tally[v].has_high = true;
	}
}

static struct ehr_str pair_key(const uint32_t pair[static 2])
{
	return (struct ehr_str){ (const char *)pair, 2 * sizeof(pair[0]) };
}

uint32_t ehr_zoning_cell_at(struct ehr_zoning *self, struct ehr_grid_cell at)
{
	const struct ehr_str key = { (const char *)&at, sizeof(at) };
	size_t cap = self->cell_cap;
	bool is_new = false;
	uint32_t i = (uint32_t)ehr_map_add(&self->cells, key, &is_new);

	if (!is_new)
		return i;
	self->cell_tally =
		tallies(self->cell_tally, i, &cap, self->setup->n_values);
	self->cell =
		room(self->cell, i, &self->cell_cap, sizeof(self->cell[0]));
	self->cell[i] = (struct ehr_zoning_gathered){
		.at = at, .part = EHR_ZONING_NONE, .mark = EHR_ZONING_NONE
	};
	return i;
}

struct ehr_zoning_tally *ehr_zoning_part_of(
	struct ehr_zoning *self, uint32_t cell, struct ehr_str name)
{
	size_t cap = self->part_cap, n_values = self->setup->n_values;
	uint32_t pair[2] = { cell,
		(uint32_t)ehr_map_add(&self->names, name, NULL) };
	bool is_new = false;
	uint32_t i =
		(uint32_t)ehr_map_add(&self->parts, pair_key(pair), &is_new);

	if (is_new) {
		self->part_tally = tallies(self->part_tally, i, &cap, n_values);
		self->part = room(
			self->part, i, &self->part_cap, sizeof(self->part[0]));
		self->part[i] = (struct ehr_zoning_part){ pair[1],
			self->cell[cell].part };
		self->cell[cell].part = i;
	}
	return self->part_tally + i * n_values;
}

void ehr_zoning_add_word(
	struct ehr_zoning *self, uint32_t cell, struct ehr_str word)
{
	uint32_t pair[2] = { cell,
		(uint32_t)ehr_map_add(&self->words, word, NULL) };
	bool is_new = false;
	uint32_t i =
		(uint32_t)ehr_map_add(&self->marks, pair_key(pair), &is_new);

	if (!is_new)
		return;
	self->mark =
		room(self->mark, i, &self->mark_cap, sizeof(self->mark[0]));
	self->mark[i] =
		(struct ehr_zoning_mark){ pair[1], self->cell[cell].mark };
	self->cell[cell].mark = i;
}

void ehr_zoning_add_more(struct ehr_zoning *self, uint32_t cell, long more)
{
	if (more > self->cell[cell].more)
		self->cell[cell].more = more;
}

/* "+3" at the end of a list: three words more that it does not name. */
static bool is_more(struct ehr_str word, long *more)
{
	return word.p[0] == '+' &&
	       ehr_num_int("", word, 1, 1000000000, more, NULL) == 0;
}

static void add_incomplete(struct ehr_zoning *self, uint32_t cell,
	const struct ehr_zoning_row *row, bool valued)
{
	struct ehr_str rest = row->incomplete;
	long more;

	if (!self->setup->has_incomplete) {
		if (!valued)
			ehr_zoning_add_word(self, cell, ehr_str_of("no_value"));
		if (row->covered && row->coverage < 1)
			ehr_zoning_add_word(self, cell, ehr_str_of("coverage"));
		return;
	}
	while (rest.n > 0) {
		struct ehr_str word =
			ehr_str_trim(ehr_str_cut(&rest, EHR_ZONING_WORDS));

		if (word.n == 0)
			continue;
		if (!is_more(word, &more))
			ehr_zoning_add_word(self, cell, word);
		else
			ehr_zoning_add_more(self, cell, more);
	}
}

void ehr_zoning_add(struct ehr_zoning *zoning, struct ehr_grid_cell at,
	const struct ehr_zoning_row *row)
{
	const struct ehr_zoning_setup *setup = zoning->setup;
	uint32_t i = ehr_zoning_cell_at(zoning, at);
	struct ehr_zoning_gathered *cell = &zoning->cell[i];
	struct ehr_zoning_tally *tally = ehr_zoning_tally_of(zoning, i);
	bool valued = false, mean = setup->agg == EHR_ZONING_MEAN;

	for (size_t v = 0; v < setup->n_values; v++)
		valued = valued || row->has[v];
	cell->n++;
	cell->n_valued += valued;
	if (row->covered) {
		if (!cell->covered || row->coverage < cell->coverage)
			cell->coverage = row->coverage;
		cell->covered = true;
	}
	tally_row(setup, mean || setup->keep_sums, tally, row);
	tally_bounds(setup, tally, row);
	add_incomplete(zoning, i, row, valued);
	if (setup->has_top)
		tally_row(setup, mean, ehr_zoning_part_of(zoning, i, row->top),
			row);
}

bool ehr_zoning_has_rows(
	const struct ehr_zoning *zoning, struct ehr_grid_cell at)
{
	const struct ehr_str key = { (const char *)&at, sizeof(at) };
	long i = ehr_map_find(&zoning->cells, key);

	return i != EHR_MAP_NONE && zoning->cell[i].n > 0;
}

void ehr_zoning_fill(struct ehr_zoning *zoning, struct ehr_grid_cell at,
	const struct ehr_zoning_row *row,
	const struct ehr_zoning_estimate *estimate)
{
	const struct ehr_zoning_setup *setup = zoning->setup;
	size_t n_values = setup->n_values;
	uint32_t i = ehr_zoning_cell_at(zoning, at);
	struct ehr_zoning_gathered *cell = &zoning->cell[i];

	zoning->estimate = room(zoning->estimate, zoning->n_estimates,
		&zoning->estimate_cap, n_values * sizeof(*estimate));
	memcpy(zoning->estimate + zoning->n_estimates * n_values, estimate,
		n_values * sizeof(*estimate));
	cell->estimate = (uint32_t)++zoning->n_estimates;
	cell->covered = row->covered;
	cell->coverage = row->coverage;
	tally_row(setup, setup->agg == EHR_ZONING_MEAN || setup->keep_sums,
		ehr_zoning_tally_of(zoning, i), row);
	add_incomplete(zoning, i, row, true);
}

void ehr_zoning_free(struct ehr_zoning *zoning)
{
	if (zoning == NULL)
		return;
	for (size_t i = 0; i < zoning->cells.n * zoning->setup->n_values; i++)
		ehr_sum_release(&zoning->cell_tally[i].sum);
	for (size_t i = 0; i < zoning->parts.n * zoning->setup->n_values; i++)
		ehr_sum_release(&zoning->part_tally[i].sum);
	ehr_map_release(&zoning->cells);
	ehr_map_release(&zoning->names);
	ehr_map_release(&zoning->words);
	ehr_map_release(&zoning->parts);
	ehr_map_release(&zoning->marks);
	free(zoning->cell);
	free(zoning->part);
	free(zoning->mark);
	free(zoning->cell_tally);
	free(zoning->part_tally);
	free(zoning->estimate);
	free(zoning->order);
	free(zoning->sorted);
	ehr_buf_release(&zoning->buf);
	free(zoning);
}
