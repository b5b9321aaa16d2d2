/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/climate_maker.h"

#include <stdlib.h>

#include "base/sum.h"

void ehr_climate_maker_init(struct ehr_climate_maker *maker, unsigned n_sectors,
	struct ehr_arena *arena)
{
	*maker = (struct ehr_climate_maker){ .n_sectors = n_sectors,
		.arena = arena };
}

static bool same_class(const struct ehr_climate_class *class,
	enum ehr_stability stability, double wind_m_s)
{
	return class->stability == stability && !(class->wind_m_s < wind_m_s) &&
	       !(class->wind_m_s > wind_m_s);
}

/* Kept in order of stability, then wind. */
static size_t place_of(const struct ehr_climate_maker *maker,
	enum ehr_stability stability, double wind_m_s)
{
	size_t i = 0;

	while (i < maker->n &&
		(maker->class[i].stability < stability ||
			(maker->class[i].stability == stability &&
				maker->class[i].wind_m_s < wind_m_s)))
		i++;
	return i;
}

double *ehr_climate_maker_class(struct ehr_climate_maker *maker,
	enum ehr_stability stability, double wind_m_s)
{
	size_t at = place_of(maker, stability, wind_m_s);

	if (at == maker->n ||
		!same_class(&maker->class[at], stability, wind_m_s)) {
		struct ehr_climate_class *wider = ehr_arena_alloc(
			maker->arena, (maker->n + 1) * sizeof(*wider));

		for (size_t i = 0; i < maker->n; i++)
			wider[i + (i >= at)] = maker->class[i];
		wider[at] = (struct ehr_climate_class){ stability, wind_m_s,
			ehr_arena_calloc(maker->arena, maker->n_sectors,
				sizeof(double)) };
		maker->class = wider;
		maker->n++;
	}
	return maker->class[at].share;
}

static double total_of(const double *amount, unsigned n)
{
	struct ehr_sum sum = { 0 };
	double total;

	for (unsigned i = 0; i < n; i++)
		ehr_sum_add(&sum, amount[i]);
	total = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
	return total;
}

/* The directions of all classes together, exactly added. */
static double *all_directions(const struct ehr_climate_maker *maker)
{
	double *all = ehr_arena_calloc(
		maker->arena, maker->n_sectors, sizeof(double));

	for (unsigned k = 0; k < maker->n_sectors; k++) {
		struct ehr_sum sum = { 0 };

		for (size_t i = 0; i < maker->n; i++)
			ehr_sum_add(&sum, maker->class[i].share[k]);
		all[k] = ehr_sum_value(&sum);
		ehr_sum_release(&sum);
	}
	return all;
}

/* Adds the calm amount to into in proportion to by; alike to all if that is
 * nothing. */
static void share_out(double *into, const double *by, unsigned n, double calm)
{
	double total = total_of(by, n);

	for (unsigned k = 0; k < n; k++)
		into[k] += calm * (total > 0 ? by[k] / total : 1.0 / n);
}

static void share_calms(struct ehr_climate_maker *maker,
	enum ehr_stability stability, double calm_m_s, const double *all)
{
	double calm = maker->calm[stability];
	double *own;

	if (calm <= 0)
		return;
	for (size_t i = 0; i < maker->n; i++) {
		own = maker->class[i].share;
		if (maker->class[i].stability != stability ||
			total_of(own, maker->n_sectors) <= 0)
			continue;
		share_out(own, own, maker->n_sectors, calm);
		return;
	}
	own = ehr_climate_maker_class(maker, stability, calm_m_s);
	share_out(own, all, maker->n_sectors, calm);
}

static void make_shares(struct ehr_climate_maker *maker, double total)
{
	size_t kept = 0;

	for (size_t i = 0; i < maker->n; i++) {
		struct ehr_climate_class *class = &maker->class[i];

		if (total_of(class->share, maker->n_sectors) <= 0)
			continue;
		for (unsigned k = 0; k < maker->n_sectors; k++)
			class->share[k] /= total;
		maker->class[kept++] = *class;
	}
	maker->n = kept;
}

bool ehr_climate_maker_end(struct ehr_climate_maker *maker, double calm_m_s,
	struct ehr_climate *climate, double *calm_share)
{
	double *all = all_directions(maker);
	double calm = total_of(maker->calm, EHR_STABILITIES);
	double total = total_of(all, maker->n_sectors) + calm;

	if (!(total > 0))
		return false;
	for (int i = 0; i < EHR_STABILITIES; i++)
		share_calms(maker, (enum ehr_stability)i, calm_m_s, all);
	make_shares(maker, total);
	climate->n_sectors = maker->n_sectors;
	climate->n = maker->n;
	climate->class = maker->class;
	*calm_share = calm / total;
	return true;
}
