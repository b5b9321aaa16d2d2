/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_unit.h"

#include <stdlib.h>

static double share_value(const struct ehr_tally *tally,
	const struct ehr_tally_share *share, enum ehr_addend addend)
{
	if (share->more == EHR_BATCH_NOTHING)
		return share->value[addend];
	return ehr_sum_value(&tally->sums[share->more].of[addend]);
}

static void add_share(struct ehr_sum *sum, const struct ehr_tally *tally,
	const struct ehr_tally_share *share, enum ehr_addend addend)
{
	if (!(share->has & 1u << addend))
		return;
	if (share->more != EHR_BATCH_NOTHING)
		ehr_sum_merge(sum, &tally->sums[share->more].of[addend]);
	else
		ehr_sum_add(sum, share->value[addend]);
}

/* Are all shares plain rows for which the second number is the first? */
static bool follows(const struct ehr_tally *tally, uint32_t unit,
	enum ehr_addend first, enum ehr_addend second)
{
	for (uint32_t at = tally->unit[unit].share; at != EHR_BATCH_NOTHING;
		at = tally->share[at].next) {
		const struct ehr_tally_share *share = &tally->share[at];
		if (share->more != EHR_BATCH_NOTHING ||
			!(share->has & 1u << first) !=
				!(share->has & 1u << second) ||
			share->value[first] < share->value[second] ||
			share->value[first] > share->value[second])
			return false;
	}
	return true;
}

static void sum_up(const struct ehr_tally *tally, enum ehr_addend addend,
	struct ehr_unit_total *total)
{
	struct ehr_sum sum = { 0 };

	if (!(total->has & 1u << addend))
		return;
	for (uint32_t at = tally->unit[total->unit].share;
		at != EHR_BATCH_NOTHING; at = tally->share[at].next)
		add_share(&sum, tally, &tally->share[at], addend);
	total->value[addend] = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
}

static void sum_up_like(const struct ehr_tally *tally, enum ehr_addend first,
	enum ehr_addend second, struct ehr_unit_total *total)
{
	if (!(total->has & 1u << second))
		return;
	if (follows(tally, total->unit, first, second))
		total->value[second] = total->value[first];
	else
		sum_up(tally, second, total);
}

struct ehr_unit_total ehr_unit_total(
	const struct ehr_tally *tally, uint32_t unit)
{
	struct ehr_unit_total total = { .unit = unit };
	uint32_t text = ehr_tuples_at(&tally->unit_key, unit)[1];

	total.text = tally->text.key[text];
	for (uint32_t at = tally->unit[unit].share; at != EHR_BATCH_NOTHING;
		at = tally->share[at].next)
		total.has |= tally->share[at].has;
	sum_up(tally, EHR_ADD_HI, &total);
	sum_up(tally, EHR_ADD_CR, &total);
	sum_up_like(tally, EHR_ADD_HI, EHR_ADD_HI_HIGH, &total);
	sum_up_like(tally, EHR_ADD_CR, EHR_ADD_CR_HIGH, &total);
	sum_up_like(tally, EHR_ADD_HI, EHR_ADD_HI_LINEAR, &total);
	sum_up_like(tally, EHR_ADD_CR, EHR_ADD_CR_LINEAR, &total);
	return total;
}

static void keep_top(struct ehr_unit_top *top, const struct ehr_tally *tally,
	uint32_t pollutant, double value)
{
	struct ehr_str name = tally->of_pollutant[pollutant].name;

	if (value <= 0 || value < top->most ||
		(value <= top->most && ehr_str_cmp(name, top->name) >= 0))
		return;
	*top = (struct ehr_unit_top){ true, name, value };
}

/* A pollutant with a share for each place. */
struct placed {
	uint32_t pollutant, share;
};

static int compare_pollutants(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	return (x->pollutant > y->pollutant) - (x->pollutant < y->pollutant);
}

static void top_of_placed(struct ehr_unit_top *top,
	const struct ehr_tally *tally, struct placed *placed, size_t n,
	enum ehr_addend addend)
{
	size_t i = 0;

	if (n > 1)
		qsort(placed, n, sizeof(*placed), compare_pollutants);
	while (i < n) {
		uint32_t pollutant = placed[i].pollutant;
		struct ehr_sum sum = { 0 };
		for (; i < n && placed[i].pollutant == pollutant; i++)
			add_share(&sum, tally, &tally->share[placed[i].share],
				addend);
		keep_top(top, tally, pollutant, ehr_sum_value(&sum));
		ehr_sum_release(&sum);
	}
}

struct ehr_unit_top ehr_unit_top(
	const struct ehr_tally *tally, uint32_t unit, enum ehr_addend addend)
{
	struct ehr_unit_top top = { 0 };
	struct placed *placed = NULL;
	size_t n = 0, cap = 0;

	for (uint32_t at = tally->unit[unit].share; at != EHR_BATCH_NOTHING;
		at = tally->share[at].next) {
		uint32_t pollutant = ehr_tuples_at(&tally->share_key, at)[1];
		if (!ehr_tally_is_grouped(tally, pollutant)) {
			keep_top(&top, tally, pollutant,
				share_value(tally, &tally->share[at], addend));
			continue;
		}
		if (n == cap) {
			cap = cap ? 2 * cap : 16;
			placed = ehr_realloc(placed, cap, sizeof(*placed));
		}
		placed[n++] = (struct placed){ pollutant, at };
	}
	top_of_placed(&top, tally, placed, n, addend);
	free(placed);
	return top;
}

static void add_organs(const struct ehr_tally *tally, uint32_t at, size_t n,
	struct ehr_sum *sum, struct ehr_organ_total *organ)
{
	const struct ehr_tally_share *share = &tally->share[at];
	uint32_t pollutant = ehr_tuples_at(&tally->share_key, at)[1];
	uint64_t organs = tally->of_pollutant[pollutant].organs;

	for (size_t i = 0; i < n; i++)
		if (organs >> i & 1 && share->has & 1u << EHR_ADD_AIR) {
			add_share(&sum[i], tally, share, EHR_ADD_AIR);
			organ[i].there = true;
		}
	if (organs == 0 && share->has & 1u << EHR_ADD_AIR) {
		add_share(&sum[n], tally, share, EHR_ADD_AIR);
		organ[n].there = true;
	}
	if (share->has & 1u << EHR_ADD_OTHER) {
		add_share(&sum[n], tally, share, EHR_ADD_OTHER);
		organ[n].there = true;
	}
}

void ehr_unit_organs(const struct ehr_tally *tally, uint32_t unit, size_t n,
	struct ehr_organ_total *organ)
{
	struct ehr_sum *sum = ehr_calloc(n + 1, sizeof(*sum));

	for (size_t i = 0; i <= n; i++)
		organ[i] = (struct ehr_organ_total){ 0 };
	for (uint32_t at = tally->unit[unit].share; at != EHR_BATCH_NOTHING;
		at = tally->share[at].next)
		add_organs(tally, at, n, sum, organ);
	for (size_t i = 0; i <= n; i++) {
		organ[i].value = ehr_sum_value(&sum[i]);
		ehr_sum_release(&sum[i]);
	}
	free(sum);
}

static void keep_highest(bool *has, double *highest,
	const struct ehr_unit_total *total, enum ehr_addend addend)
{
	if (!(total->has & 1u << addend) ||
		(*has && total->value[addend] <= *highest))
		return;
	*has = true;
	*highest = total->value[addend];
}

static void keep_worst(bool *has, struct ehr_unit_total *worst,
	const struct ehr_unit_total *total, enum ehr_addend addend)
{
	if (!(total->has & 1u << addend))
		return;
	if (*has && (total->value[addend] < worst->value[addend] ||
			    (total->value[addend] <= worst->value[addend] &&
				    ehr_str_cmp(total->text, worst->text) > 0)))
		return;
	*has = true;
	*worst = *total;
}

struct ehr_group_worst ehr_group_worst(
	const struct ehr_tally *tally, size_t group)
{
	struct ehr_group_worst worst = { 0 };

	for (uint32_t unit = tally->group[group].unit;
		unit != EHR_BATCH_NOTHING; unit = tally->unit[unit].next) {
		struct ehr_unit_total total = ehr_unit_total(tally, unit);
		keep_worst(&worst.has_hi, &worst.hi, &total, EHR_ADD_HI);
		keep_worst(&worst.has_cr, &worst.cr, &total, EHR_ADD_CR);
		keep_highest(&worst.has_hi_high, &worst.hi_high, &total,
			EHR_ADD_HI_HIGH);
		keep_highest(&worst.has_cr_high, &worst.cr_high, &total,
			EHR_ADD_CR_HIGH);
	}
	return worst;
}
