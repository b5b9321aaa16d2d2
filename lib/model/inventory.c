/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inventory.h"

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "geo/projection.h"
#include "model/words.h"

const char *const ehr_outlet_flag_word[EHR_OUTLET_FLAGS] = {
	"default_stack",
	"default_exit",
	"doubtful_stack",
	"hours_differ",
};

void ehr_inventory_release(struct ehr_inventory *self)
{
	free(self->source);
	free(self->outlet);
	free(self->amount);
	free(self->pollutant);
	free(self->stack);
	for (size_t i = 0; i < EHR_INVENTORY_TEXTS; i++)
		ehr_arena_release(&self->text[i]);
	*self = (struct ehr_inventory){ 0 };
}

bool ehr_inventory_extent(
	const struct ehr_inventory *self, double bounds[static 4])
{
	for (size_t i = 0; i < self->n_outlets; i++) {
		const struct ehr_outlet *outlet = &self->outlet[i];

		bounds[0] = i ? fmin(bounds[0], outlet->lon) : outlet->lon;
		bounds[1] = i ? fmin(bounds[1], outlet->lat) : outlet->lat;
		bounds[2] = i ? fmax(bounds[2], outlet->lon) : outlet->lon;
		bounds[3] = i ? fmax(bounds[3], outlet->lat) : outlet->lat;
	}
	return self->n_outlets > 0;
}

int ehr_inventory_place(struct ehr_inventory *self,
	struct ehr_projection *projection, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n_outlets; i++) {
		struct ehr_outlet *outlet = &self->outlet[i];
		const struct ehr_outlet *last = i ? outlet - 1 : outlet;
		struct ehr_str id = self->source[outlet->source].source_id;
		char name[128];

		if (i > 0 && last->lon == outlet->lon &&
			last->lat == outlet->lat) {
			outlet->easting = last->easting;
			outlet->northing = last->northing;
			continue;
		}
		if (ehr_projection_from_lonlat(projection, outlet->lon,
			    outlet->lat, &outlet->easting, &outlet->northing,
			    err) == 0)
			continue;
		ehr_visible(name, sizeof(name), id);
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the source \"%s\" at %.6f, %.6f lies outside what "
			  "%s can show"),
			name, outlet->lon, outlet->lat,
			ehr_projection_crs(projection));
	}
	return 0;
}

void ehr_outlet_label(const struct ehr_outlet *outlet, struct ehr_buf *out)
{
	ehr_buf_add_str(out, outlet->outlet);
	if (outlet->part > 0)
		ehr_buf_printf(out, "#%lu", (unsigned long)outlet->part);
}

void ehr_outlet_flags(unsigned flags, struct ehr_buf *out)
{
	for (unsigned i = 0; i < EHR_OUTLET_FLAGS; i++)
		if (flags & 1u << i)
			ehr_words_add(out, ehr_str_of(ehr_outlet_flag_word[i]));
}

const struct ehr_source *ehr_inventory_source(
	const struct ehr_inventory *self, struct ehr_str source_id)
{
	size_t low = 0, high = self->n_sources;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order =
			ehr_str_cmp(self->source[middle].source_id, source_id);

		if (order == 0)
			return &self->source[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The amounts above 0 of an outlet, to where the others end. */
static void keep_amounts(
	struct ehr_inventory *self, struct ehr_outlet *outlet, size_t *n)
{
	size_t first = *n;

	for (size_t i = 0; i < outlet->n; i++) {
		struct ehr_amount_kg amount = self->amount[outlet->first + i];

		if (amount.kg_a > 0)
			self->amount[(*n)++] = amount;
	}
	outlet->first = first;
	outlet->n = (uint32_t)(*n - first);
}

void ehr_inventory_compact(struct ehr_inventory *self)
{
	size_t n_sources = 0, n_outlets = 0, n_amounts = 0;

	for (size_t s = 0; s < self->n_sources; s++) {
		struct ehr_source source = self->source[s];
		size_t first = n_outlets;

		for (size_t i = 0; i < source.n; i++) {
			struct ehr_outlet outlet =
				self->outlet[source.first + i];

			keep_amounts(self, &outlet, &n_amounts);
			if (outlet.n == 0)
				continue;
			outlet.source = (uint32_t)n_sources;
			self->outlet[n_outlets++] = outlet;
		}
		if (n_outlets == first)
			continue;
		source.first = (uint32_t)first;
		source.n = (uint32_t)(n_outlets - first);
		self->source[n_sources++] = source;
	}
	self->n_sources = n_sources;
	self->n_outlets = n_outlets;
	self->n_amounts = n_amounts;
}

void ehr_inventory_unflag(struct ehr_inventory *inventory)
{
	for (size_t i = 0; i < inventory->n_outlets; i++)
		inventory->outlet[i].flags = 0;
}

double ehr_inventory_load(
	const struct ehr_inventory *self, const double *weight, unsigned flags)
{
	struct ehr_sum sum = { 0 };
	double value;

	for (size_t i = 0; i < self->n_outlets; i++) {
		const struct ehr_outlet *outlet = &self->outlet[i];

		if (flags != 0 && !(outlet->flags & flags))
			continue;
		for (size_t k = 0; k < outlet->n; k++) {
			const struct ehr_amount_kg *amount =
				&self->amount[outlet->first + k];
			ehr_sum_add(
				&sum, weight ? amount->kg_a *
						       weight[amount->pollutant]
					     : amount->kg_a);
		}
	}
	value = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
	return value;
}
