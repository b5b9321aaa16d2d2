/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/zoning_store.h"

size_t ehr_zoning_count(const struct ehr_zoning *zoning)
{
	return zoning->cells.n;
}

static int by_place(const void *a, const void *b)
{
	const struct ehr_zoning_ordered *one = a, *other = b;

	return ehr_grid_order(one->at, other->at);
}

static void sort_cells(struct ehr_zoning *self)
{
	size_t n = self->cells.n;

	self->order = ehr_realloc(NULL, n, sizeof(self->order[0]));
	for (size_t i = 0; i < n; i++)
		self->order[i] = (struct ehr_zoning_ordered){ self->cell[i].at,
			(uint32_t)i };
	qsort(self->order, n, sizeof(self->order[0]), by_place);
}

static bool value_of(const struct ehr_zoning_setup *setup,
	const struct ehr_zoning_tally *tally, double *value)
{
	if (tally->n == 0)
		return false;
	if (setup->agg == EHR_ZONING_COUNT)
		*value = (double)tally->n;
	else if (setup->agg == EHR_ZONING_MAX)
		*value = tally->max;
	else
		*value = ehr_sum_value(&tally->sum) / (double)tally->n;
	return true;
}

unsigned ehr_zoning_class(const struct ehr_zoning_setup *setup,
	const double value[static EHR_ZONING_VALUES],
	const bool has[static EHR_ZONING_VALUES], size_t *decided)
{
	unsigned worst = 0;
	bool any = false;

	for (size_t v = 0; v < setup->n_values; v++) {
		unsigned class;

		if (!has[v] || (setup->class_by != EHR_ZONING_WORST &&
				       v != (size_t)setup->class_by))
			continue;
		class = ehr_zoning_scale_class(&setup->scale[v], value[v]);
		if (!any || class > worst) {
			worst = class;
			*decided = v;
		}
		any = true;
	}
	return worst;
}

/* What the part gives to the value that decides. */
static double contribution(const struct ehr_zoning_setup *setup,
	const struct ehr_zoning_tally *tally)
{
	if (tally->n == 0)
		return 0;
	if (setup->agg == EHR_ZONING_COUNT)
		return (double)tally->n;
	if (setup->agg == EHR_ZONING_MAX)
		return tally->max;
	return ehr_sum_value(&tally->sum);
}

static void find_top(
	struct ehr_zoning *self, uint32_t first, struct ehr_zoning_cell *cell)
{
	const struct ehr_zoning_setup *setup = self->setup;
	struct ehr_sum total = { 0 };
	double most = 0, sum;

	for (uint32_t i = first; i != EHR_ZONING_NONE; i = self->part[i].next) {
		struct ehr_str name = self->names.key[self->part[i].name];
		double gives = contribution(setup,
			self->part_tally + i * setup->n_values + cell->decided);

		if (!(gives > 0))
			continue;
		ehr_sum_add(&total, gives);
		if (gives > most || (cell->topped && gives >= most &&
					    ehr_str_cmp(name, cell->top) < 0)) {
			cell->topped = true;
			cell->top = name;
			most = gives;
		}
	}
	sum = ehr_sum_value(&total);
	ehr_sum_release(&total);
	if (cell->topped)
		cell->top_share = most / sum;
}

static int by_bytes(const void *a, const void *b)
{
	return ehr_str_cmp(
		*(const struct ehr_str *)a, *(const struct ehr_str *)b);
}

static void put_word(struct ehr_zoning *self, size_t *n, struct ehr_str word)
{
	if (*n == self->sorted_cap) {
		self->sorted_cap = *n ? 2 * *n : 64;
		self->sorted = ehr_realloc(self->sorted, self->sorted_cap,
			sizeof(self->sorted[0]));
	}
	self->sorted[(*n)++] = word;
}

/* The words of the cell, and own, which may be NULL. */
static struct ehr_str join_words(struct ehr_zoning *self,
	const struct ehr_zoning_gathered *cell, const char *own)
{
	size_t n = 0;

	for (uint32_t i = cell->mark; i != EHR_ZONING_NONE;
		i = self->mark[i].next) {
		struct ehr_str word = self->words.key[self->mark[i].word];

		if (own == NULL || !ehr_str_is(word, own))
			put_word(self, &n, word);
	}
	if (own != NULL)
		put_word(self, &n, ehr_str_of(own));
	if (n > 1)
		qsort(self->sorted, n, sizeof(self->sorted[0]), by_bytes);
	self->buf.n = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ehr_buf_putc(&self->buf, EHR_ZONING_WORDS);
		ehr_buf_add_str(&self->buf, self->sorted[i]);
	}
	if (cell->more > 0)
		ehr_buf_printf(
			&self->buf, "%s+%ld", n > 0 ? ";" : "", cell->more);
	return (struct ehr_str){ self->buf.p, self->buf.n };
}

/* The class if what was not detected is at its limit. */
static unsigned class_of_bounds(const struct ehr_zoning_setup *setup,
	const struct ehr_zoning_tally *tally)
{
	double high[EHR_ZONING_VALUES] = { 0 };
	bool has[EHR_ZONING_VALUES] = { false };
	size_t decided;

	for (size_t v = 0; v < setup->n_values; v++) {
		high[v] = tally[v].high;
		has[v] = tally[v].has_high;
	}
	return ehr_zoning_class(setup, high, has, &decided);
}

/* Values and their means. */
static void read_values(const struct ehr_zoning_setup *setup,
	const struct ehr_zoning_tally *tally, struct ehr_zoning_cell *cell)
{
	for (size_t v = 0; v < setup->n_values; v++) {
		cell->has[v] = value_of(setup, &tally[v], &cell->value[v]);
		if (cell->has[v] && setup->keep_sums)
			cell->mean[v] = ehr_sum_value(&tally[v].sum) /
					(double)tally[v].n;
	}
}

static void read_estimate(const struct ehr_zoning *self,
	const struct ehr_zoning_gathered *from, struct ehr_zoning_cell *cell)
{
	cell->estimated = from->estimate > 0;
	if (cell->estimated)
		cell->estimate = self->estimate[(from->estimate - 1) *
							self->setup->n_values +
						cell->decided];
}

void ehr_zoning_cell(
	struct ehr_zoning *zoning, size_t i, struct ehr_zoning_cell *cell)
{
	const struct ehr_zoning_setup *setup = zoning->setup;
	const struct ehr_zoning_tally *tally;
	const struct ehr_zoning_gathered *from;
	const char *own = NULL;

	if (zoning->order == NULL)
		sort_cells(zoning);
	*cell = (struct ehr_zoning_cell){ .index = zoning->order[i].cell };
	from = &zoning->cell[cell->index];
	tally = ehr_zoning_tally_of(zoning, cell->index);
	cell->at = from->at;
	cell->n = from->n;
	read_values(setup, tally, cell);
	cell->class =
		ehr_zoning_class(setup, cell->value, cell->has, &cell->decided);
	cell->covered = from->covered;
	cell->coverage = from->coverage;
	if (!setup->has_coverage && from->n > 0) {
		cell->covered = true;
		cell->coverage = (double)from->n_valued / (double)from->n;
	}
	read_estimate(zoning, from, cell);
	if (from->n == 0 && !cell->estimated)
		own = "no_rows";
	else if (class_of_bounds(setup, tally) > cell->class)
		own = "nondetect";
	cell->incomplete = join_words(zoning, from, own);
	if (setup->has_top)
		find_top(zoning, from->part, cell);
}
