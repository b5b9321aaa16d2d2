/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ranking.h"

#include <math.h>
#include <stdlib.h>

static unsigned class_by(const struct ehr_zone_scheme *scheme, double value)
{
	unsigned class = 1;

	while (class < scheme->n && value > scheme->class[class - 1].upper)
		class ++;
	return class;
}

/* In how many cells of that class the column alone gives it. */
static size_t decides(const struct ehr_cells *cells, size_t column,
	const struct ehr_zone_scheme *scheme, unsigned class)
{
	size_t n = 0;

	for (size_t i = 0; i < cells->n; i++) {
		const struct ehr_cell *cell = &cells->cell[i];
		double value;

		n += cell->class == class &&
		     ehr_num_read(cell->text[column], &value) ==
			     EHR_NUM_VALUE &&
		     class_by(scheme, value) == class;
	}
	return n;
}

/* What the cells of the layer "class" are ranked by after the class, or
 * EHR_NO_COLUMN. */
static long second_column(
	const struct ehr_cells *cells, const struct ehr_zone_schemes *schemes)
{
	long best = EHR_NO_COLUMN;
	size_t most = 0;

	for (size_t i = 0; i < cells->n_columns; i++) {
		const struct ehr_zone_scheme *scheme = ehr_zone_scheme_for(
			schemes, ehr_str_of(cells->column[i]));
		size_t n;

		if (!scheme)
			continue;
		n = decides(cells, i, scheme, cells->class_max);
		if (best == EHR_NO_COLUMN || n > most) {
			best = (long)i;
			most = n;
		}
	}
	return best;
}

static double value_of(const struct ehr_layer *layer,
	const struct ehr_cells *cells, size_t i, long column)
{
	double value;

	if (layer->value)
		return layer->value[i];
	if (column == EHR_NO_COLUMN || ehr_num_read(cells->cell[i].text[column],
					       &value) != EHR_NUM_VALUE)
		return NAN;
	return value;
}

struct candidate {
	unsigned class;
	double value;
};

static bool above(const struct candidate *a, const struct candidate *b)
{
	if (a->class != b->class)
		return a->class > b->class;
	if (isnan(a->value) || isnan(b->value))
		return !isnan(a->value);
	return a->value > b->value;
}

static void rank_cells(struct ehr_ranking *self, size_t most,
	const struct ehr_layer *layer, const struct ehr_cells *cells,
	long column)
{
	struct candidate best[EHR_RANKING_MAX];

	for (size_t i = 0; i < cells->n; i++) {
		struct candidate one = { layer->class[i],
			value_of(layer, cells, i, column) };
		size_t at = self->n_cells;

		if (!one.class)
			continue;
		while (at > 0 && above(&one, &best[at - 1]))
			at--;
		if (at >= most)
			continue;
		if (self->n_cells < most)
			self->n_cells++;
		for (size_t k = self->n_cells - 1; k > at; k--) {
			best[k] = best[k - 1];
			self->cell[k] = self->cell[k - 1];
		}
		best[at] = one;
		self->cell[at] = (struct ehr_ranked_cell){ i, one.value };
	}
}

static void insert(struct ehr_ranking *self, size_t most,
	const struct ehr_ranked_source *source)
{
	size_t at = self->n_sources;

	while (at > 0 && source->value > self->source[at - 1].value)
		at--;
	if (at >= most)
		return;
	if (self->n_sources < most)
		self->n_sources++;
	for (size_t k = self->n_sources - 1; k > at; k--)
		self->source[k] = self->source[k - 1];
	self->source[at] = *source;
}

static double share(double value, double sum)
{
	return sum > 0 ? value / sum : NAN;
}

static void rank_by_size(
	struct ehr_ranking *self, size_t most, const struct ehr_points *points)
{
	double sum = 0;

	self->by_size = true;
	for (size_t i = 0; i < points->n; i++) {
		struct ehr_ranked_source one = { .point = i,
			.name = points->point[i].name,
			.value = points->point[i].value };

		if (!(one.value > 0))
			continue;
		sum += one.value;
		insert(self, most, &one);
	}
	for (size_t i = 0; i < self->n_sources; i++)
		self->source[i].share = share(self->source[i].value, sum);
}

struct named {
	struct ehr_str name;
	size_t n;
};

static int by_bytes(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return ehr_str_cmp(x->name, y->name);
}

static void rank_by_cells(
	struct ehr_ranking *self, size_t most, const struct ehr_cells *cells)
{
	long column = ehr_cells_column(cells, "top");
	struct named *named;
	size_t n = 0, at = 0;

	if (column == EHR_NO_COLUMN)
		return;
	named = ehr_alloc(cells->n * sizeof(*named));
	for (size_t i = 0; i < cells->n; i++) {
		struct ehr_str name = ehr_str_trim(cells->cell[i].text[column]);

		if (name.n)
			named[n++].name = name;
	}
	qsort(named, n, sizeof(*named), by_bytes);
	while (at < n) {
		size_t first = at;
		struct ehr_ranked_source one = { .name = named[at].name };

		while (at < n && ehr_str_eq(named[at].name, one.name))
			at++;
		one.value = (double)(at - first);
		one.share = share(one.value, (double)n);
		insert(self, most, &one);
	}
	free(named);
	/* where each is the top of one cell there is nothing to rank */
	if (self->n_sources && self->source[0].value < 2)
		self->n_sources = 0;
}

void ehr_ranking_make(struct ehr_ranking *ranking, size_t n,
	const struct ehr_layer *layer, const struct ehr_cells *cells,
	const struct ehr_points *points, const struct ehr_zone_schemes *schemes)
{
	long column = EHR_NO_COLUMN;

	*ranking = (struct ehr_ranking){ 0 };
	n = n < EHR_RANKING_MAX ? n : EHR_RANKING_MAX;
	if (!n)
		return;
	if (layer->kind != EHR_LAYER_CLASS)
		ranking->cell_column = layer->column;
	else
		column = second_column(cells, schemes);
	if (column != EHR_NO_COLUMN)
		ranking->cell_column = cells->column[column];
	rank_cells(ranking, n, layer, cells, column);
	if (points && points->size)
		rank_by_size(ranking, n, points);
	else
		rank_by_cells(ranking, n, cells);
}
