/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_fill.h"

#include <math.h>
#include <stdlib.h>

/* Columns of cells, first to last. */
struct stretch {
	double first, last;
};

struct filling {
	struct ehr_zoning *zoning;
	const struct ehr_zoning_samples *samples;
	const struct ehr_zoning_gaps *gaps;
	struct ehr_interpolation_field field[EHR_ZONING_VALUES];
	struct stretch *stretch;
	bool only_count; /* of cells without rows in the radius */
	size_t cells;
	struct ehr_buf words;
	uint32_t last_words; /* the text that stands last in words */
};

/* What the samples of an estimate leave on the cell. */
static void take_on(struct filling *self,
	const struct ehr_interpolation_field *field, size_t n,
	struct ehr_zoning_row *row)
{
	for (size_t i = 0; i < n; i++) {
		const struct ehr_zoning_sample *sample =
			&self->samples
				 ->sample[field->sample[field->near[i].point]];
		struct ehr_str words =
			self->samples->texts.key[sample->incomplete];

		if (sample->covered &&
			(!row->covered || sample->coverage < row->coverage))
			row->coverage = sample->coverage;
		row->covered = row->covered || sample->covered;
		if (words.n == 0 ||
			(self->words.n > 0 &&
				sample->incomplete == self->last_words))
			continue;
		if (self->words.n > 0)
			ehr_buf_putc(&self->words, EHR_ZONING_WORDS);
		ehr_buf_add_str(&self->words, words);
		self->last_words = sample->incomplete;
	}
}

static double lowest(const struct ehr_interpolation_field *field, size_t n)
{
	double least = field->value[field->near[0].point];

	for (size_t i = 1; i < n; i++)
		least = fmin(least, field->value[field->near[i].point]);
	return least;
}

/* Value v at the place; false: there is none. */
static bool fill_value(struct filling *self, size_t v,
	struct ehr_plane_point at, struct ehr_zoning_row *row,
	struct ehr_zoning_estimate *estimate)
{
	struct ehr_interpolation_field *field = &self->field[v];
	size_t n = 0;

	*estimate = (struct ehr_zoning_estimate){ 0, NAN };
	if (field->n > 0)
		n = ehr_interpolation_field_at(
			field, at, &row->value[v], &estimate->sd);
	if (n == 0)
		return false;
	estimate->samples = (uint32_t)n;
	row->has[v] = true;
	field->told.cells++;
	if (row->value[v] < 0 && self->samples->setup->from_0[v]) {
		row->value[v] = lowest(field, n);
		field->told.raised++;
	}
	take_on(self, field, n, row);
	return true;
}

static int fill_cell(
	struct filling *self, struct ehr_grid_cell cell, struct ehr_err *err)
{
	struct ehr_zoning_estimate estimate[EHR_ZONING_VALUES];
	struct ehr_zoning_row row = { 0 };
	struct ehr_plane_point at;
	bool any = false;

	if (ehr_zoning_has_rows(self->zoning, cell))
		return 0;
	if (self->only_count && self->cells++ < EHR_ZONING_FILLED)
		return 0;
	if (self->only_count)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("--interpolate: more than %d cells lie in the "
			  "radius; take a shorter one or larger cells"),
			EHR_ZONING_FILLED);
	ehr_grid_centre(cell, self->gaps->cell_m, &at.easting, &at.northing);
	self->words.n = 0;
	for (size_t v = 0; v < self->samples->setup->n_values; v++)
		any |= fill_value(self, v, at, &row, &estimate[v]);
	if (!any)
		return 0;
	row.incomplete = (struct ehr_str){ self->words.p, self->words.n };
	ehr_zoning_fill(self->zoning, cell, &row, estimate);
	return 0;
}

static int by_first(const void *a, const void *b)
{
	const struct stretch *one = a, *other = b;

	return (one->first > other->first) - (one->first < other->first);
}

/* The stretches, which may overlap, of one row of cells. */
static int fill_stretches(
	struct filling *self, double row, size_t n, struct ehr_err *err)
{
	double next = -INFINITY;

	qsort(self->stretch, n, sizeof(self->stretch[0]), by_first);
	for (size_t i = 0; i < n; i++) {
		next = fmax(next, self->stretch[i].first);
		for (; next <= self->stretch[i].last; next++) {
			struct ehr_grid_cell cell = { (int32_t)next,
				(int32_t)row };

			if (fill_cell(self, cell, err) < 0)
				return -1;
		}
	}
	return 0;
}

static double within(double index)
{
	return fmin(fmax(index, -EHR_GRID_INDEX_MAX), EHR_GRID_INDEX_MAX);
}

/* The cells of the row that lie near the samples from first to behind last. */
static int fill_row(struct filling *self, double row, size_t first, size_t last,
	struct ehr_err *err)
{
	double size = self->gaps->cell_m, radius = self->gaps->how->radius_m;
	double northing = (row + 0.5) * size;
	size_t n = 0;

	for (size_t i = first; i < last; i++) {
		struct ehr_plane_point at = self->samples->sample[i].at;
		double off = at.northing - northing;
		double half = radius * radius - off * off;

		if (half < 0)
			continue;
		half = sqrt(half);
		self->stretch[n++] = (struct stretch){
			within(ceil((at.easting - half) / size - 0.5)),
			within(floor((at.easting + half) / size - 0.5))
		};
	}
	return fill_stretches(self, row, n, err);
}

/* The first row of cells that the sample reaches. */
static double first_row(const struct filling *self, size_t i)
{
	double south = self->samples->sample[i].at.northing -
		       self->gaps->how->radius_m;

	return within(ceil(south / self->gaps->cell_m - 0.5));
}

/* Row by row of cells; the samples come in order of northing. */
static int fill_rows(struct filling *self, struct ehr_err *err)
{
	const struct ehr_zoning_sample *sample = self->samples->sample;
	double radius = self->gaps->how->radius_m;
	size_t n = self->samples->n, first = 0, last = 0;
	double row = first_row(self, 0);

	while (first < n && row < EHR_GRID_INDEX_MAX) {
		double northing = (row + 0.5) * self->gaps->cell_m;

		while (last < n &&
			sample[last].at.northing <= northing + radius)
			last++;
		while (first < last &&
			sample[first].at.northing < northing - radius)
			first++;
		if (first < last && fill_row(self, row, first, last, err) < 0)
			return -1;
		row++;
		if (first == last && first < n)
			row = fmax(row, first_row(self, first));
	}
	return 0;
}

int ehr_zoning_fill_gaps(struct ehr_zoning *zoning,
	const struct ehr_zoning_samples *samples,
	const struct ehr_zoning_gaps *gaps, struct ehr_interpolated *told,
	struct ehr_err *err)
{
	struct filling filling = {
		.zoning = zoning, .samples = samples, .gaps = gaps
	};
	size_t n_values = samples->setup->n_values;
	int rc = 0;

	if (samples->n > 0) {
		filling.stretch = ehr_realloc(
			NULL, samples->n, sizeof(filling.stretch[0]));
		filling.only_count = true;
		rc = fill_rows(&filling, err);
		filling.only_count = false;
	}
	for (size_t v = 0; rc == 0 && v < n_values; v++)
		rc = ehr_interpolation_field_make(&filling.field[v], gaps->how,
			&gaps->numbers, samples, v, err);
	if (rc == 0 && samples->n > 0)
		rc = fill_rows(&filling, err);
	for (size_t v = 0; v < n_values; v++) {
		told[v] = filling.field[v].told;
		ehr_interpolation_field_release(&filling.field[v]);
	}
	free(filling.stretch);
	ehr_buf_release(&filling.words);
	return rc;
}
