/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cell_legend.h"

#include <math.h>
#include <stdio.h>

#include "ref/colour.h"

struct scheme {
	const char *column;
	const struct ehr_zone_scheme *is;
};

static double lower(const struct ehr_zone_scheme *scheme, unsigned class)
{
	return class > 1 ? scheme->class[class - 2].upper : -INFINITY;
}

static double bound(struct ehr_str text, double none)
{
	double value;

	return ehr_num_read(text, &value) == EHR_NUM_VALUE ? value : none;
}

static bool same(double a, double b)
{
	return !(a < b) && !(a > b);
}

static bool names_match(
	const struct ehr_cells *cells, const struct ehr_zone_scheme *scheme)
{
	if (cells->class_max > scheme->n || scheme->n > EHR_CELL_CLASSES)
		return false;
	for (unsigned k = 1; k <= cells->class_max; k++) {
		struct ehr_str name = cells->class[k].name;

		if (cells->class[k].n &&
			!ehr_str_is(name, scheme->class[k - 1].name_en) &&
			!ehr_str_is(name, scheme->class[k - 1].name_zh))
			return false;
	}
	return true;
}

/* Are the limits that the cells of class k give, if they agree on any, those
 * of one of the schemes? */
static bool limits_match(const struct ehr_cell_class *class, unsigned k,
	const struct scheme *scheme, size_t n)
{
	double lo = bound(class->lo, -INFINITY),
	       hi = bound(class->hi, INFINITY);
	bool match = !class->lo.n && !class->hi.n;

	for (size_t i = 0; i < n; i++)
		match |= same(lo, lower(scheme[i].is, k)) &&
			 same(hi, scheme[i].is->class[k - 1].upper);
	return match;
}

/* The schemes of the cells' columns, each once; their number. */
static size_t find_schemes(struct scheme *scheme, const struct ehr_cells *cells,
	const struct ehr_zone_schemes *schemes)
{
	size_t n = 0;

	for (size_t i = 0; i < cells->n_columns && n < EHR_CELL_LIMITS; i++) {
		const struct ehr_zone_scheme *is = ehr_zone_scheme_for(
			schemes, ehr_str_of(cells->column[i]));

		if (!is || (n && scheme[0].is == is) || !names_match(cells, is))
			continue;
		if (n && scheme[0].is->n != is->n)
			continue;
		scheme[n++] = (struct scheme){ cells->column[i], is };
	}
	for (unsigned k = 1; k <= cells->class_max; k++)
		if (!limits_match(&cells->class[k], k, scheme, n))
			return 0;
	return n;
}

static void from_schemes(struct ehr_cell_legend *legend,
	const struct scheme *scheme, size_t n, bool zh)
{
	legend->n = (unsigned)scheme[0].is->n;
	for (unsigned k = 1; k <= legend->n; k++) {
		const struct ehr_zone_class *class =
			&scheme[0].is->class[k - 1];
		struct ehr_cell_meaning *to = &legend->class[k];

		to->name = ehr_str_of(zh && *class->name_zh ? class->name_zh
							    : class->name_en);
		snprintf(to->colour, sizeof(to->colour), "%s", class->colour);
		for (size_t i = 0; i < n; i++)
			to->limit[to->n_limits++] =
				(struct ehr_cell_limit){ scheme[i].column,
					lower(scheme[i].is, k),
					scheme[i].is->class[k - 1].upper };
	}
}

/* The colour at a place from 0 to 1 between those of a scheme. */
static void between(
	char colour[8], const struct ehr_zone_scheme *scheme, double place)
{
	size_t last = scheme->n - 1;
	double at = place * (double)last;
	size_t from = at < (double)last ? (size_t)at : last;
	size_t to = from < last ? from + 1 : last;

	ehr_colour_mix(scheme->class[from].colour, scheme->class[to].colour,
		at - (double)from, colour);
}

static void from_cells(struct ehr_cell_legend *legend,
	const struct ehr_cells *cells, const struct ehr_zone_scheme *ramp)
{
	/* with an upper limit the highest class here is not the last one */
	bool more = cells->class[cells->class_max].hi.n > 0;
	unsigned steps = cells->class_max - !more;

	legend->n = cells->class_max;
	for (unsigned k = 1; k <= legend->n; k++) {
		const struct ehr_cell_class *class = &cells->class[k];
		struct ehr_cell_meaning *to = &legend->class[k];

		to->name = class->name;
		to->limit[0].lo = bound(class->lo, -INFINITY);
		to->limit[0].hi = bound(class->hi, INFINITY);
		to->n_limits = class->lo.n || class->hi.n;
		between(to->colour, ramp, steps ? (k - 1.0) / steps : 1);
	}
}

void ehr_cell_legend_find(struct ehr_cell_legend *legend,
	const struct ehr_cells *cells, const struct ehr_zone_schemes *schemes,
	bool zh)
{
	struct scheme scheme[EHR_CELL_LIMITS];
	size_t n = find_schemes(scheme, cells, schemes);

	*legend = (struct ehr_cell_legend){ 0 };
	if (n)
		from_schemes(legend, scheme, n, zh);
	else
		from_cells(legend, cells, ehr_zone_schemes_at(schemes, 0));
}
