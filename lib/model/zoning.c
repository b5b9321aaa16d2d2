/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/sum.h"

static const uint32_t none = UINT32_MAX;

/* The rows of a cell, or of one name in it, for one value. */
struct tally {
	unsigned long n; /* rows that have the value */
	double max;
	struct ehr_sum sum; /* kept for means only */
};

/* What one name gives to a cell. */
struct part {
	uint32_t name, next; /* next: of the same cell */
};

/* That a word stands in a cell. */
struct mark {
	uint32_t word, next;
};

struct cell {
	struct ehr_grid_cell at;
	unsigned long n, n_valued; /* rows; rows with any value */
	unsigned bound;            /* the highest class of upper bounds */
	bool covered;
	double coverage;
	uint32_t part, mark; /* the first, or none */
	long more;           /* words that rows have but do not name */
};

struct place {
	struct ehr_grid_cell at;
	uint32_t cell;
};

struct ehr_zoning {
	const struct ehr_zoning_setup *setup;
	struct ehr_map cells, names, words;
	struct ehr_map parts, marks; /* keys: cell and name, cell and word */
	struct cell *cell;
	struct part *part;
	struct mark *mark;
	struct tally *cell_tally, *part_tally; /* n_values for each */
	size_t cell_cap, part_cap, mark_cap;
	struct place *order;    /* of the cells; made by the first question */
	struct ehr_str *sorted; /* words of one cell */
	size_t sorted_cap;
	struct ehr_buf buf;
};

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

static struct tally *tallies(
	struct tally *all, size_t i, size_t *cap, size_t n_values)
{
	size_t before = *cap;
	struct tally *grown = room(all, i, cap, n_values * sizeof(*all));

	if (*cap > before)
		memset(grown + before * n_values, 0,
			(*cap - before) * n_values * sizeof(*all));
	return grown;
}

static void tally_row(const struct ehr_zoning_setup *setup, struct tally *tally,
	const struct ehr_zoning_row *row)
{
	for (size_t v = 0; v < setup->n_values; v++) {
		if (!row->has[v])
			continue;
		if (tally[v].n == 0 || tally[v].max < row->value[v])
			tally[v].max = row->value[v];
		tally[v].n++;
		if (setup->agg == EHR_ZONING_MEAN)
			ehr_sum_add(&tally[v].sum, row->value[v]);
	}
}

static struct ehr_str pair_key(const uint32_t pair[static 2])
{
	return (struct ehr_str){ (const char *)pair, 2 * sizeof(pair[0]) };
}

static uint32_t cell_at(struct ehr_zoning *self, struct ehr_grid_cell at)
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
	self->cell[i] = (struct cell){ .at = at, .part = none, .mark = none };
	return i;
}

static void add_part(struct ehr_zoning *self, uint32_t cell,
	const struct ehr_zoning_row *row)
{
	size_t cap = self->part_cap, n_values = self->setup->n_values;
	uint32_t pair[2] = { cell,
		(uint32_t)ehr_map_add(&self->names, row->top, NULL) };
	bool is_new = false;
	uint32_t i =
		(uint32_t)ehr_map_add(&self->parts, pair_key(pair), &is_new);

	if (is_new) {
		self->part_tally = tallies(self->part_tally, i, &cap, n_values);
		self->part = room(
			self->part, i, &self->part_cap, sizeof(self->part[0]));
		self->part[i] = (struct part){ pair[1], self->cell[cell].part };
		self->cell[cell].part = i;
	}
	tally_row(self->setup, self->part_tally + i * n_values, row);
}

static void add_word(
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
	self->mark[i] = (struct mark){ pair[1], self->cell[cell].mark };
	self->cell[cell].mark = i;
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
			add_word(self, cell, ehr_str_of("no_value"));
		if (row->covered && row->coverage < 1)
			add_word(self, cell, ehr_str_of("coverage"));
		return;
	}
	while (rest.n > 0) {
		struct ehr_str word =
			ehr_str_trim(ehr_str_cut(&rest, EHR_ZONING_WORDS));

		if (word.n == 0)
			continue;
		if (!is_more(word, &more))
			add_word(self, cell, word);
		else if (more > self->cell[cell].more)
			self->cell[cell].more = more;
	}
}

void ehr_zoning_add(struct ehr_zoning *zoning, struct ehr_grid_cell at,
	const struct ehr_zoning_row *row)
{
	const struct ehr_zoning_setup *setup = zoning->setup;
	uint32_t i = cell_at(zoning, at);
	struct cell *cell = &zoning->cell[i];
	bool valued = false;

	for (size_t v = 0; v < setup->n_values; v++)
		valued = valued || row->has[v];
	cell->n++;
	cell->n_valued += valued;
	if (row->bound > cell->bound)
		cell->bound = row->bound;
	if (row->covered) {
		if (!cell->covered || row->coverage < cell->coverage)
			cell->coverage = row->coverage;
		cell->covered = true;
	}
	tally_row(setup, zoning->cell_tally + i * setup->n_values, row);
	add_incomplete(zoning, i, row, valued);
	if (setup->has_top)
		add_part(zoning, i, row);
}

size_t ehr_zoning_count(const struct ehr_zoning *zoning)
{
	return zoning->cells.n;
}

static int by_place(const void *a, const void *b)
{
	const struct place *one = a, *other = b;

	return ehr_grid_order(one->at, other->at);
}

static void sort_cells(struct ehr_zoning *self)
{
	size_t n = self->cells.n;

	self->order = ehr_realloc(NULL, n, sizeof(self->order[0]));
	for (size_t i = 0; i < n; i++)
		self->order[i] =
			(struct place){ self->cell[i].at, (uint32_t)i };
	qsort(self->order, n, sizeof(self->order[0]), by_place);
}

static bool value_of(const struct ehr_zoning_setup *setup,
	const struct tally *tally, double *value)
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
static double contribution(
	const struct ehr_zoning_setup *setup, const struct tally *tally)
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

	for (uint32_t i = first; i != none; i = self->part[i].next) {
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

static struct ehr_str join_words(
	struct ehr_zoning *self, uint32_t first, long more)
{
	size_t n = 0;

	for (uint32_t i = first; i != none; i = self->mark[i].next) {
		self->sorted = room(self->sorted, n, &self->sorted_cap,
			sizeof(self->sorted[0]));
		self->sorted[n++] = self->words.key[self->mark[i].word];
	}
	if (n > 1)
		qsort(self->sorted, n, sizeof(self->sorted[0]), by_bytes);
	self->buf.n = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ehr_buf_putc(&self->buf, EHR_ZONING_WORDS);
		ehr_buf_add_str(&self->buf, self->sorted[i]);
	}
	if (more > 0)
		ehr_buf_printf(&self->buf, "%s+%ld", n > 0 ? ";" : "", more);
	return (struct ehr_str){ self->buf.p, self->buf.n };
}

void ehr_zoning_cell(
	struct ehr_zoning *zoning, size_t i, struct ehr_zoning_cell *cell)
{
	const struct ehr_zoning_setup *setup = zoning->setup;
	const struct cell *from;
	size_t at;

	if (zoning->order == NULL)
		sort_cells(zoning);
	at = zoning->order[i].cell;
	from = &zoning->cell[at];
	*cell = (struct ehr_zoning_cell){ .at = from->at, .n = from->n };
	for (size_t v = 0; v < setup->n_values; v++)
		cell->has[v] = value_of(setup,
			zoning->cell_tally + at * setup->n_values + v,
			&cell->value[v]);
	cell->class =
		ehr_zoning_class(setup, cell->value, cell->has, &cell->decided);
	if (from->bound > cell->class)
		add_word(zoning, (uint32_t)at, ehr_str_of("nondetect"));
	cell->covered = from->covered || !setup->has_coverage;
	cell->coverage = setup->has_coverage
				 ? from->coverage
				 : (double)from->n_valued / (double)from->n;
	cell->incomplete = join_words(zoning, from->mark, from->more);
	if (setup->has_top)
		find_top(zoning, from->part, cell);
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
	free(zoning->order);
	free(zoning->sorted);
	ehr_buf_release(&zoning->buf);
	free(zoning);
}
