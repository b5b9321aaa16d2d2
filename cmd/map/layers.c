/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map/layers.h"

#include <stdlib.h>

#include "map/options.h"

static int open_palettes(struct map_layers *self, struct ehr_run *run,
	struct ehr_layer_rules *rules)
{
	const char *path = ehr_run_ref(run, "palettes");
	struct ehr_err *err = &run->err;

	self->palettes = ehr_palettes_open(path, err);
	if (!self->palettes)
		return -1;
	ehr_run_used_table(run, "palettes", path,
		ehr_palettes_sha256(self->palettes),
		ehr_palettes_rows(self->palettes));
	rules->amount = ehr_palette_find(self->palettes, "amount", err);
	if (!rules->amount)
		return -1;
	if (!map_given.colours)
		return 0;
	rules->verdict =
		ehr_palette_find(self->palettes, map_given.colours, err);
	if (!rules->verdict)
		return -1;
	if (ehr_palette_is_code(rules->verdict))
		self->words = rules->verdict;
	return 0;
}

static int add(struct map_layers *self, const char *column,
	const struct ehr_cells *cells, const struct ehr_layer_rules *rules,
	struct ehr_err *err)
{
	for (size_t i = 0; i < self->n; i++)
		if (strcmp(self->layer[i].column, column) == 0)
			return 0;
	self->layer =
		ehr_realloc(self->layer, self->n + 1, sizeof(*self->layer));
	if (ehr_layer_make(&self->layer[self->n], column, cells, rules, err) <
		0)
		return -1;
	self->n++;
	return 0;
}

static bool has_values(const struct ehr_cells *cells, size_t column)
{
	for (size_t i = 0; i < cells->n; i++)
		if (ehr_str_trim(cells->cell[i].text[column]).n)
			return true;
	return false;
}

static bool is_classed(const struct ehr_cells *cells, size_t column,
	const struct ehr_zone_schemes *schemes)
{
	return ehr_zone_scheme_for(
		       schemes, ehr_str_of(cells->column[column])) &&
	       has_values(cells, column);
}

/* Columns that a page shows unasked: of those that schemes are for, at least
 * two, since of one alone the class is the same. */
static int add_usual(struct map_layers *self, const struct ehr_cells *cells,
	const struct ehr_layer_rules *rules, struct ehr_err *err)
{
	size_t classed = 0;

	for (size_t i = 0; i < cells->n_columns; i++)
		classed += is_classed(cells, i, rules->schemes);
	for (size_t i = 0; i < cells->n_columns; i++) {
		const char *name = cells->column[i];
		bool wanted =
			classed > 1 && is_classed(cells, i, rules->schemes);

		wanted |= (strcmp(name, "burden") == 0 ||
				  strcmp(name, "population") == 0) &&
			  has_values(cells, i);
		if (wanted && add(self, name, cells, rules, err) < 0)
			return -1;
	}
	return 0;
}

int map_layers_make(struct map_layers *layers, struct ehr_run *run,
	const struct ehr_cells *cells, const struct ehr_zone_schemes *schemes)
{
	struct ehr_layer_rules rules = { .schemes = schemes, .zh = run->zh };
	struct ehr_err *err = &run->err;

	if (open_palettes(layers, run, &rules) < 0)
		return -1;
	for (size_t i = 0; i < map_given.layer.n; i++)
		if (add(layers, map_given.layer.item[i], cells, &rules, err) <
			0)
			return -1;
	if (layers->n > 1 && !map_given.html)
		ehr_run_notice(run,
			_("a drawing shows the first layer, \"%s\", alone"),
			layers->layer[0].column);
	if (layers->n)
		return 0;
	if (add(layers, "class", cells, &rules, err) < 0)
		return -1;
	return map_given.html ? add_usual(layers, cells, &rules, err) : 0;
}

void map_layers_rank(struct map_layers *layers, const struct ehr_cells *cells,
	const struct ehr_zone_schemes *schemes, const struct ehr_points *points)
{
	if (!map_given.ranking)
		return;
	layers->ranking = ehr_calloc(layers->n, sizeof(*layers->ranking));
	for (size_t i = 0; i < layers->n; i++)
		ehr_ranking_make(&layers->ranking[i], (size_t)map_given.ranking,
			&layers->layer[i], cells, points, schemes);
}

void map_layers_release(struct map_layers *layers)
{
	for (size_t i = 0; i < layers->n; i++)
		ehr_layer_release(&layers->layer[i]);
	free(layers->layer);
	free(layers->ranking);
	ehr_palettes_close(layers->palettes);
}
