/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_field.h"

#include <math.h>
#include <stdlib.h>

void ehr_field_desk_open(
	struct ehr_field_desk *desk, const struct ehr_field *field)
{
	const size_t n = field->inventory->n_pollutants;

	*desk = (struct ehr_field_desk){ .field = field };
	desk->receptors = ehr_receptor_desk_new(field->receptors);
	desk->sum = ehr_calloc(n + 1, sizeof(desk->sum[0]));
	desk->touched = ehr_calloc(n + 1, sizeof(desk->touched[0]));
	desk->reached = ehr_calloc(
		field->inventory->n_outlets + 1, sizeof(desk->reached[0]));
}

void ehr_field_desk_close(struct ehr_field_desk *desk)
{
	ehr_receptor_desk_free(desk->receptors);
	ehr_point_list_release(&desk->near);
	free(desk->pair);
	free(desk->sum);
	free(desk->touched);
	free(desk->reached);
	free(desk->part);
	*desk = (struct ehr_field_desk){ 0 };
}

void ehr_field_approach(struct ehr_field_desk *desk, size_t first, size_t n)
{
	const struct ehr_field *field = desk->field;
	struct ehr_plane_rectangle all = { INFINITY, INFINITY, -INFINITY,
		-INFINITY };

	for (size_t i = first; i < first + n; i++) {
		double easting, northing;

		ehr_receptors_point(field->receptors, i, &easting, &northing);
		all.west = fmin(all.west, easting);
		all.east = fmax(all.east, easting);
		all.south = fmin(all.south, northing);
		all.north = fmax(all.north, northing);
	}
	desk->near.n = 0;
	if (field->index->n > 0)
		ehr_point_index_around(field->index, &all,
			field->dispersion->range_m, &desk->near);
}

static void add_pair(struct ehr_field_desk *desk, uint32_t outlet, double chi_q)
{
	if (desk->n_pairs == desk->cap_pairs) {
		desk->cap_pairs = desk->cap_pairs * 2 + 256;
		desk->pair = ehr_realloc(
			desk->pair, desk->cap_pairs, sizeof(desk->pair[0]));
	}
	desk->reached[outlet] = true;
	desk->pair[desk->n_pairs++] = (struct ehr_field_pair){ outlet, chi_q };
}

static bool in_range(const struct ehr_field *field,
	const struct ehr_receptor *at, const struct ehr_outlet *outlet)
{
	double east_m = at->easting - outlet->easting;
	double north_m = at->northing - outlet->northing;

	return east_m * east_m + north_m * north_m <=
	       field->range_m * field->range_m;
}

static double compute(const struct ehr_field_desk *desk, uint32_t i)
{
	const struct ehr_field *field = desk->field;
	const struct ehr_receptor *at = &desk->receptor;
	const struct ehr_outlet *outlet = &field->inventory->outlet[i];

	return ehr_dispersion_at(field->dispersion, outlet, i,
		at->easting - outlet->easting, at->northing - outlet->northing,
		at->radius_m);
}

static void compute_pairs(struct ehr_field_desk *desk)
{
	const struct ehr_field *field = desk->field;

	for (size_t k = 0; k < desk->near.n; k++) {
		uint32_t i = desk->near.point[k];

		if (in_range(field, &desk->receptor,
			    &field->inventory->outlet[i]))
			add_pair(desk, i, compute(desk, i));
	}
}

/* The rings of a source are looked at once for all its outlets, which stand
 * together. table: the receptor's unit concentrations, if the run has any. */
static int pairs_by_scheme(struct ehr_field_desk *desk,
	const struct ehr_chi_q_pair *table, size_t n, struct ehr_err *err)
{
	const struct ehr_field *field = desk->field;
	const bool tabled = field->dispersion->kind == EHR_DISPERSION_CHI_Q;
	const struct ehr_receptor *at = &desk->receptor;
	struct ehr_polar_view view = { 0 };
	uint32_t source = UINT32_MAX;

	for (size_t k = 0; k < desk->near.n; k++) {
		uint32_t i = desk->near.point[k];
		const struct ehr_outlet *outlet = &field->inventory->outlet[i];
		const struct ehr_chi_q_pair *pair = NULL;

		if (outlet->source != source)
			view = ehr_polar_scheme_look(field->scheme,
				outlet->source, at->easting, at->northing);
		source = outlet->source;
		if (view.reach == EHR_POLAR_MODELLED && tabled)
			pair = ehr_chi_q_find(table, n, i);
		if (view.reach == EHR_POLAR_MODELLED && tabled && !pair)
			return ehr_chi_q_missing(
				field->inventory, i, at->id, err);
		if (view.reach == EHR_POLAR_MODELLED)
			add_pair(
				desk, i, pair ? pair->chi_q : compute(desk, i));
		else if (view.reach == EHR_POLAR_INTERPOLATED)
			add_pair(desk, i,
				ehr_polar_scheme_value(
					field->scheme, i, &view));
	}
	return 0;
}

/* All pairs that the table has; it must have those within range. */
static int read_pairs(struct ehr_field_desk *desk, struct ehr_err *err)
{
	const struct ehr_field *field = desk->field;
	const struct ehr_receptor *at = &desk->receptor;
	const struct ehr_chi_q_pair *pair;
	size_t n;

	pair = ehr_chi_q_of(field->dispersion->chi_q, at->id, &n);
	if (field->scheme)
		return pairs_by_scheme(desk, pair, n, err);
	for (size_t k = 0; k < desk->near.n; k++) {
		uint32_t i = desk->near.point[k];

		if (in_range(field, at, &field->inventory->outlet[i]) &&
			!ehr_chi_q_find(pair, n, i))
			return ehr_chi_q_missing(
				field->inventory, i, at->id, err);
	}
	for (size_t k = 0; k < n; k++)
		add_pair(desk, pair[k].outlet, pair[k].chi_q);
	return 0;
}

int ehr_field_pairs(struct ehr_field_desk *desk, size_t i, struct ehr_err *err)
{
	const struct ehr_field *field = desk->field;

	desk->n_pairs = 0;
	if (ehr_receptors_get(desk->receptors, i, &desk->receptor, err))
		return -1;
	if (field->dispersion->kind == EHR_DISPERSION_CHI_Q)
		return read_pairs(desk, err);
	if (field->scheme)
		return pairs_by_scheme(desk, NULL, 0, err);
	compute_pairs(desk);
	return 0;
}

void ehr_field_reached(const struct ehr_field_desk *desk, bool *reached)
{
	for (size_t i = 0; i < desk->field->inventory->n_outlets; i++)
		reached[i] |= desk->reached[i];
}

/* What an outlet gives, to the parts of its source. */
static void add_outlet(struct ehr_field_desk *desk,
	const struct ehr_outlet *outlet, double chi_q)
{
	const struct ehr_amount_kg *amount =
		&desk->field->inventory->amount[outlet->first];

	for (size_t k = 0; k < outlet->n; k++) {
		struct ehr_field_sum *sum = &desk->sum[amount[k].pollutant];

		if (!sum->open)
			desk->touched[desk->n_touched++] = amount[k].pollutant;
		sum->open = true;
		sum->part += chi_q * amount[k].kg_a;
		sum->part_flags |= outlet->flags;
	}
}

static void keep_part(struct ehr_field_desk *desk, uint32_t source,
	uint32_t pollutant, const struct ehr_field_sum *sum)
{
	if (desk->n_parts == desk->cap_parts) {
		desk->cap_parts = desk->cap_parts * 2 + 256;
		desk->part = ehr_realloc(
			desk->part, desk->cap_parts, sizeof(desk->part[0]));
	}
	desk->part[desk->n_parts++] = (struct ehr_field_part){ source,
		pollutant, sum->part, sum->part_flags };
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* What a source gives of a pollutant, into the sum of all. */
static void take_part(struct ehr_field_sum *sum, uint32_t source, bool worst)
{
	bool top = sum->part > sum->top;

	if (top) {
		sum->top = sum->part;
		sum->top_source = source;
	}
	if (!worst) {
		sum->value += sum->part;
		sum->flags |= sum->part_flags;
	} else if (top) {
		sum->value = sum->part;
		sum->flags = sum->part_flags;
	}
}

/* The source is complete: its parts go into the sums. */
static void close_source(
	struct ehr_field_desk *desk, uint32_t source, unsigned outlets)
{
	const bool worst =
		desk->field->dispersion->kind == EHR_DISPERSION_WORST;

	if (desk->keeps_parts && outlets > 1)
		qsort(desk->touched, desk->n_touched, sizeof(desk->touched[0]),
			by_number);
	for (size_t k = 0; k < desk->n_touched; k++) {
		uint32_t pollutant = desk->touched[k];
		struct ehr_field_sum *sum = &desk->sum[pollutant];

		if (sum->part > 0 && desk->keeps_parts)
			keep_part(desk, source, pollutant, sum);
		if (sum->part > 0)
			take_part(sum, source, worst);
		sum->part = 0;
		sum->part_flags = 0;
		sum->open = false;
	}
	desk->n_touched = 0;
}

void ehr_field_add(struct ehr_field_desk *desk)
{
	const struct ehr_inventory *inventory = desk->field->inventory;
	unsigned outlets = 0;
	uint32_t source = 0;

	memset(desk->sum, 0, inventory->n_pollutants * sizeof(desk->sum[0]));
	desk->n_parts = 0;
	for (size_t k = 0; k < desk->n_pairs; k++) {
		const struct ehr_field_pair *pair = &desk->pair[k];
		const struct ehr_outlet *outlet =
			&inventory->outlet[pair->outlet];

		if (!(pair->chi_q > 0))
			continue;
		if (outlets > 0 && outlet->source != source) {
			close_source(desk, source, outlets);
			outlets = 0;
		}
		source = outlet->source;
		outlets++;
		add_outlet(desk, outlet, pair->chi_q);
	}
	if (outlets > 0)
		close_source(desk, source, outlets);
}

bool ehr_field_unfelt(const struct ehr_field_desk *desk)
{
	for (size_t k = 0; k < desk->n_pairs; k++)
		if (desk->pair[k].chi_q > 0)
			return false;
	return desk->n_pairs > 0;
}
