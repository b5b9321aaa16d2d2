/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_table.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "calc/plume_breaks.h"

#define PI 3.14159265358979323846
#define EVEN 1e-12 /* relative difference of shares that counts as none */

/* What a table is made from. */
struct making {
	const struct ehr_climate *climate;
	const struct ehr_plume *plume;
	size_t n;
	unsigned n_sectors; /* of the table */
	double *share;      /* of each plume, over all directions */
};

struct ehr_plume_model ehr_plume_model_under(
	const struct ehr_plume_model *model, const struct ehr_climate *climate)
{
	struct ehr_plume_model under = *model;

	under.ref_height_m = climate->ref_height_m;
	if (!isnan(climate->air_temp_k))
		under.air_temp_k = climate->air_temp_k;
	for (int i = 0; i < EHR_STABILITIES; i++)
		if (!isnan(climate->lid_m[i]))
			under.lid_m[i] = climate->lid_m[i];
	return under;
}

void ehr_plume_start_all(struct ehr_plume *plume,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	const struct ehr_climate *climate)
{
	for (size_t i = 0; i < climate->n; i++)
		ehr_plume_start(&plume[i], model, stack,
			climate->class[i].stability,
			climate->class[i].wind_m_s);
}

static bool is_even(const struct ehr_climate *climate)
{
	for (size_t i = 0; i < climate->n; i++) {
		const double *share = climate->class[i].share;

		for (unsigned s = 1; s < climate->n_sectors; s++)
			if (fabs(share[s] - share[0]) > EVEN * share[0])
				return false;
	}
	return true;
}

/* Means over the year at a distance, as struct ehr_plume_table has them. */
static void annual_at(const void *context, double x_m, double *value)
{
	const struct making *self = context;
	unsigned n = self->n_sectors;

	value[0] = 0;
	for (unsigned s = 1; n > 1 && s <= n + 1; s++)
		value[s] = 0;
	for (size_t i = 0; i < self->n; i++) {
		const double *share = self->climate->class[i].share;
		double chi = EHR_UG_S_PER_KG_A *
			     ehr_plume_sector(&self->plume[i], x_m, 1);

		value[0] += chi * self->share[i];
		for (unsigned s = 0; n > 1 && s < n; s++)
			value[1 + s] += chi * n * share[s];
	}
	if (n > 1)
		value[n + 1] = value[1];
}

static void worst_at(const void *context, double x_m, double *value)
{
	const struct making *self = context;

	*value = EHR_UG_S_PER_KG_A *
		 ehr_plume_worst(self->plume, self->n, x_m, NULL);
}

static void tabulate(struct ehr_plume_table *table, const struct making *making,
	void (*at)(const void *context, double x_m, double *value),
	double range_m)
{
	unsigned n = making->n_sectors;
	struct ehr_distance_curves curves = { .at = at,
		.context = making,
		.stride = n > 1 ? n + 2 : 1,
		.bends = at == worst_at };
	double *breaks =
		ehr_calloc(making->n * EHR_PLUME_BREAKS + 1, sizeof(*breaks));
	size_t n_breaks = 0;

	for (size_t i = 0; i < making->n; i++)
		n_breaks +=
			ehr_plume_breaks(&making->plume[i], breaks + n_breaks);
	table->n_sectors = n;
	ehr_distance_table_make(
		&table->distance, &curves, breaks, n_breaks, range_m);
	free(breaks);
}

void ehr_plume_table_make(struct ehr_plume_table *table,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	const struct ehr_climate *climate, double range_m)
{
	struct ehr_plume_model under = ehr_plume_model_under(model, climate);
	struct ehr_plume *plume = ehr_calloc(climate->n + 1, sizeof(*plume));
	double *share = ehr_calloc(climate->n + 1, sizeof(*share));
	struct making making = { .climate = climate,
		.plume = plume,
		.n = climate->n,
		.n_sectors = is_even(climate) ? 1 : climate->n_sectors,
		.share = share };

	ehr_plume_start_all(plume, &under, stack, climate);
	for (size_t i = 0; i < climate->n; i++)
		share[i] = ehr_climate_share(climate, &climate->class[i]);
	tabulate(table, &making, annual_at, range_m);
	free(share);
	free(plume);
}

void ehr_plume_table_make_worst(struct ehr_plume_table *table,
	const struct ehr_plume *plume, size_t n, double range_m)
{
	struct making making = { .plume = plume, .n = n, .n_sectors = 1 };

	tabulate(table, &making, worst_at, range_m);
}

void ehr_plume_table_release(struct ehr_plume_table *table)
{
	ehr_distance_table_release(&table->distance);
}

/* The arc tangent of 0 to 1 to 2e-8: Abramowitz and Stegun 4.4.49. */
static inline double arc_tangent(double z)
{
	double s = z * z;
	double sum = 0.0028662257;

	sum = sum * s - 0.0161657367;
	sum = sum * s + 0.0429096138;
	sum = sum * s - 0.0752896400;
	sum = sum * s + 0.1065626393;
	sum = sum * s - 0.1420889944;
	sum = sum * s + 0.1999355085;
	sum = sum * s - 0.3333314528;
	return z + z * s * sum;
}

/* The bearing that the wind comes from, clockwise from north, in radians. */
static inline double wind_bearing(double east_m, double north_m)
{
	double across = fabs(east_m), along = fabs(north_m);
	double angle = across > along ? PI / 2 - arc_tangent(along / across)
				      : arc_tangent(across / along);

	/* the source lies south of a receptor to the north of it */
	if (north_m > 0)
		angle = PI - angle;
	return east_m > 0 ? 2 * PI - angle : angle;
}

static inline double between(
	const float *low, const float *high, size_t column, double t)
{
	double from = low[column];

	return from + t * (high[column] - from);
}

double ehr_plume_table_at(const struct ehr_plume_table *table, double east_m,
	double north_m, double radius_m)
{
	const struct ehr_distance_table *distance = &table->distance;
	double square = east_m * east_m + north_m * north_m;
	double end = distance->range_m * distance->range_m;
	double nearest = radius_m > EHR_DISTANCE_NEAREST_M
				 ? radius_m * radius_m
				 : EHR_DISTANCE_NEAREST_M;
	unsigned n = table->n_sectors, sector;
	const float *low, *high;
	double t, place, near_side, far_side;
	size_t node;

	if (!(square <= end))
		return 0;
	if (square < nearest) {
		square = nearest < end ? nearest : end;
		n = 1;
	}
	node = ehr_distance_node(distance, square);
	t = (square - distance->square[node]) * distance->inverse[node];
	low = distance->value + node * distance->stride;
	high = low + distance->stride;
	if (n == 1)
		return between(low, high, 0, t) / square;
	place = wind_bearing(east_m, north_m) * n / (2 * PI);
	sector = (unsigned)place;
	if (sector >= n)
		sector = n - 1;
	near_side = between(low, high, 1 + sector, t);
	far_side = between(low, high, 2 + sector, t);
	return (near_side + (place - sector) * (far_side - near_side)) / square;
}

double ehr_plume_exact(const struct ehr_plume_model *model,
	const struct ehr_stack *stack, const struct ehr_climate *climate,
	double east_m, double north_m, double radius_m)
{
	struct ehr_plume_model under = ehr_plume_model_under(model, climate);
	unsigned n = climate->n_sectors;
	double x_m = hypot(east_m, north_m), sum = 0;
	double place = atan2(-east_m, -north_m) / (2 * PI) * n;
	unsigned sector;
	double part;

	if (radius_m < EHR_DISTANCE_NEAREST_M)
		radius_m = EHR_DISTANCE_NEAREST_M;
	if (place < 0)
		place += n;
	sector = (unsigned)place;
	part = place - sector;
	for (size_t i = 0; i < climate->n; i++) {
		const double *share = climate->class[i].share;
		struct ehr_plume plume;

		ehr_plume_start(&plume, &under, stack,
			climate->class[i].stability,
			climate->class[i].wind_m_s);
		if (x_m < radius_m)
			sum += ehr_climate_share(climate, &climate->class[i]) *
			       ehr_plume_sector(&plume, radius_m, 1);
		else
			sum += ((1 - part) * share[sector % n] +
				       part * share[(sector + 1) % n]) *
			       ehr_plume_sector(&plume, x_m, n);
	}
	return sum * EHR_UG_S_PER_KG_A;
}
