/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/layer.h"

#include <math.h>
#include <stdlib.h>

#include "model/amount_steps.h"

static int no_column(
	const struct ehr_cells *cells, const char *column, struct ehr_err *err)
{
	const char *near = ehr_str_nearest(ehr_str_of(column),
		(const char *const *)cells->column, cells->n_columns);
	char shown[96];

	ehr_visible(shown, sizeof(shown), ehr_str_of(column));
	if (near)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the cells have no column \"%s\"; did you mean "
			  "\"%s\"?"),
			shown, near);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("the cells have no column \"%s\""), shown);
}

/* The values, and how many there are. */
static int read_values(struct ehr_layer *self, const struct ehr_cells *cells,
	size_t column, size_t *n, struct ehr_err *err)
{
	*n = 0;
	self->value = ehr_alloc(cells->n * sizeof(*self->value));
	for (size_t i = 0; i < cells->n; i++) {
		struct ehr_str text = cells->cell[i].text[column];
		double *value = &self->value[i];
		char shown[96], of[96];

		*value = NAN;
		switch (ehr_num_read(text, value)) {
		case EHR_NUM_VALUE: ++*n; break;
		case EHR_NUM_EMPTY: break;
		case EHR_NUM_BAD:
			ehr_visible(of, sizeof(of), ehr_str_of(self->column));
			ehr_visible(shown, sizeof(shown), text);
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("layer \"%s\" is no column of numbers: "
				  "\"%s\""),
				of, shown);
		}
	}
	return 0;
}

static void classify(struct ehr_layer *self, const struct ehr_cells *cells)
{
	const struct ehr_cell_legend *legend = &self->legend;

	for (size_t i = 0; i < cells->n; i++) {
		unsigned class = 1;

		if (isnan(self->value[i]))
			continue;
		while (class < legend->n &&
			self->value[i] > legend->class[class].limit[0].hi)
			class ++;
		self->class[i] = (unsigned char)class;
	}
}

static void from_scheme(
	struct ehr_layer *self, const struct ehr_zone_scheme *scheme, bool zh)
{
	struct ehr_cell_legend *legend = &self->legend;

	self->kind = EHR_LAYER_SCHEME;
	legend->n = (unsigned)scheme->n;
	for (unsigned k = 1; k <= legend->n; k++) {
		const struct ehr_zone_class *class = &scheme->class[k - 1];
		struct ehr_cell_meaning *to = &legend->class[k];

		to->name = ehr_str_of(zh && *class->name_zh ? class->name_zh
							    : class->name_en);
		memcpy(to->colour, class->colour, sizeof(to->colour));
		to->n_limits = 1;
		to->limit[0] = (struct ehr_cell_limit){ NULL,
			k > 1 ? scheme->class[k - 2].upper : -INFINITY,
			class->upper };
	}
}

static void from_amounts(struct ehr_layer *self, const struct ehr_cells *cells)
{
	struct ehr_cell_legend *legend = &self->legend;
	double bound[EHR_AMOUNT_BOUNDS];
	size_t n = ehr_amount_steps(bound, self->value, cells->n);

	self->kind = EHR_LAYER_AMOUNT;
	legend->n = (unsigned)n + 1;
	for (unsigned k = 1; k <= legend->n; k++) {
		struct ehr_cell_meaning *to = &legend->class[k];

		to->n_limits = 1;
		to->limit[0] = (struct ehr_cell_limit){ NULL,
			k > 1 ? bound[k - 2] : -INFINITY,
			k <= n ? bound[k - 1] : INFINITY };
	}
}

/* The lowest and highest amounts close the ends of the scale. */
static int colour(struct ehr_layer *self, const struct ehr_layer_rules *rules,
	struct ehr_err *err)
{
	struct ehr_cell_legend *legend = &self->legend;
	const struct ehr_palette *palette =
		self->kind == EHR_LAYER_AMOUNT ? rules->amount : rules->verdict;
	unsigned steps = legend->n > 1 ? legend->n - 1 : 1;

	if (!palette)
		return 0;
	if (ehr_palette_is_code(palette) && palette->n != legend->n &&
		legend->n)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the colours %s are for %zu classes; layer \"%s\" "
			  "has %u"),
			palette->name, palette->n, self->column, legend->n);
	for (unsigned k = 1; k <= legend->n; k++)
		ehr_palette_mix(palette, (double)(k - 1) / steps,
			legend->class[k].colour);
	return 0;
}

static int make_class(struct ehr_layer *self, const struct ehr_cells *cells,
	const struct ehr_layer_rules *rules)
{
	self->kind = EHR_LAYER_CLASS;
	ehr_cell_legend_find(&self->legend, cells, rules->schemes, rules->zh);
	for (size_t i = 0; i < cells->n; i++)
		self->class[i] = (unsigned char)cells->cell[i].class;
	return 0;
}

static int make_values(struct ehr_layer *self, const struct ehr_cells *cells,
	const struct ehr_layer_rules *rules, struct ehr_err *err)
{
	struct ehr_str name = ehr_str_of(self->column);
	const struct ehr_zone_scheme *scheme =
		ehr_zone_scheme_for(rules->schemes, name);
	long column = ehr_cells_column(cells, self->column);
	char shown[96];
	size_t n;

	if (column == EHR_NO_COLUMN)
		return no_column(cells, self->column, err);
	if (read_values(self, cells, (size_t)column, &n, err) < 0)
		return -1;
	ehr_visible(shown, sizeof(shown), name);
	if (!n)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("layer \"%s\" has no values"), shown);
	if (scheme && scheme->n <= EHR_CELL_CLASSES)
		from_scheme(self, scheme, rules->zh);
	else
		from_amounts(self, cells);
	classify(self, cells);
	return 0;
}

int ehr_layer_make(struct ehr_layer *layer, const char *column,
	const struct ehr_cells *cells, const struct ehr_layer_rules *rules,
	struct ehr_err *err)
{
	int rc;

	*layer = (struct ehr_layer){ .column = column };
	layer->class = ehr_calloc(cells->n, 1);
	if (strcmp(column, "class") == 0)
		rc = make_class(layer, cells, rules);
	else
		rc = make_values(layer, cells, rules, err);
	if (rc == 0)
		rc = colour(layer, rules, err);
	if (rc < 0) {
		ehr_layer_release(layer);
		return -1;
	}
	for (size_t i = 0; i < cells->n; i++) {
		layer->count[layer->class[i]]++;
		layer->n_incomplete += ehr_layer_is_incomplete(layer, cells, i);
		layer->n_estimated += ehr_layer_is_estimated(layer, cells, i);
	}
	return 0;
}

void ehr_layer_release(struct ehr_layer *layer)
{
	free(layer->class);
	free(layer->value);
	*layer = (struct ehr_layer){ 0 };
}

bool ehr_layer_is_incomplete(
	const struct ehr_layer *layer, const struct ehr_cells *cells, size_t i)
{
	return layer->kind != EHR_LAYER_AMOUNT && layer->class[i] &&
	       cells->cell[i].incomplete;
}

bool ehr_layer_has_estimates(const struct ehr_layer *layer)
{
	return layer->kind != EHR_LAYER_AMOUNT ||
	       (strcmp(layer->column, "population") != 0 &&
		       strcmp(layer->column, "n") != 0 &&
		       strncmp(layer->column, "n_", 2) != 0);
}

bool ehr_layer_is_estimated(
	const struct ehr_layer *layer, const struct ehr_cells *cells, size_t i)
{
	return layer->class[i] && cells->cell[i].estimated &&
	       ehr_layer_has_estimates(layer);
}
