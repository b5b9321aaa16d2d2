/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_sum.h"

static void read_low_high(const struct ehr_limit_measure *measure,
	struct ehr_limit_addend *addend)
{
	addend->low = addend->high = ehr_decimal_of(0);
	if (measure->what == EHR_MEASURED_NOTHING)
		return;
	if (ehr_decimal_read(measure->text, &addend->high) != EHR_NUM_VALUE) {
		addend->measured = false;
		return;
	}
	addend->has_high = true;
	if (measure->what == EHR_MEASURED_VALUE)
		addend->low = addend->high;
}

void ehr_limit_addend(const struct ehr_limit_verdict *verdict,
	struct ehr_str unit, struct ehr_limit_addend *addend)
{
	const struct ehr_limit_held *limit[2] = { verdict->sum,
		verdict->sum_intervention };

	*addend = (struct ehr_limit_addend){ .member = verdict->member,
		.measured = verdict->measured,
		.unit = unit };
	if (addend->measured)
		read_low_high(&verdict->measure, addend);
	addend->has_own = verdict->first.held &&
			  verdict->first.held->limit->op == EHR_LIMIT_AT_MOST;
	if (addend->has_own)
		addend->own = verdict->first.held->value.exact;
	for (int i = 0; i < 2; i++) {
		addend->has_limit[i] =
			limit[i] && limit[i]->limit->op == EHR_LIMIT_AT_MOST;
		if (!addend->has_limit[i])
			continue;
		addend->limit[i] = limit[i]->value.exact;
		if (addend->of == NULL)
			addend->of = limit[i]->limit;
	}
}

static bool same_sum(
	const struct ehr_limit_member *a, const struct ehr_limit_member *b)
{
	return strcmp(a->standard, b->standard) == 0 &&
	       ehr_str_eq(a->item_key, b->item_key);
}

/* The number of the part among those of its sum, and how many there are. */
static unsigned number_of(const struct ehr_limit_rules *rules,
	const struct ehr_limit_member *member, unsigned *count)
{
	unsigned number = 0;

	*count = 0;
	for (size_t i = 0; i < rules->n[EHR_LIMIT_SUMS]; i++) {
		if (&rules->member[i] == member)
			number = *count;
		*count += same_sum(&rules->member[i], member);
	}
	return number;
}

static void begin(struct ehr_limit_sum *sum,
	const struct ehr_limit_addend *addend, struct ehr_arena *arena)
{
	sum->member = addend->member;
	sum->low = sum->high = ehr_decimal_of(0);
	sum->under = ehr_decimal_of(1);
	sum->has_high = true;
	sum->of = addend->of;
	sum->unit = ehr_arena_copy(arena, addend->unit);
	for (int i = 0; i < 2; i++) {
		sum->has_limit[i] = addend->has_limit[i];
		sum->limit[i] = addend->limit[i];
	}
}

/* over / under + part / own, as over own + part under over under own */
static bool add_ratio(struct ehr_decimal *over, const struct ehr_decimal *under,
	const struct ehr_decimal *part, const struct ehr_decimal *own)
{
	struct ehr_decimal left, right;

	return ehr_decimal_multiply(over, own, &left) &&
	       ehr_decimal_multiply(part, under, &right) &&
	       ehr_decimal_add(&left, &right, over);
}

static bool add(
	struct ehr_limit_sum *sum, const struct ehr_limit_addend *addend)
{
	if (!addend->member->ratios)
		return ehr_decimal_add(&sum->low, &addend->low, &sum->low) &&
		       ehr_decimal_add(&sum->high, &addend->high, &sum->high);
	return addend->has_own &&
	       add_ratio(&sum->low, &sum->under, &addend->low, &addend->own) &&
	       add_ratio(
		       &sum->high, &sum->under, &addend->high, &addend->own) &&
	       ehr_decimal_multiply(&sum->under, &addend->own, &sum->under);
}

void ehr_limit_sum_add(struct ehr_limit_sum *sum,
	const struct ehr_limit_rules *rules,
	const struct ehr_limit_addend *addend, struct ehr_arena *arena)
{
	unsigned count;
	uint64_t bit = UINT64_C(1) << number_of(rules, addend->member, &count);

	if (sum->member == NULL)
		begin(sum, addend, arena);
	if (!addend->measured)
		return;
	if (sum->seen & bit)
		sum->bad = "repeated";
	else if (!ehr_str_eq(sum->unit, addend->unit))
		sum->bad = "unit";
	else if (!add(sum, addend))
		sum->bad = "unit";
	sum->has_high = sum->has_high && addend->has_high;
	sum->seen |= bit;
}

bool ehr_limit_sum_is_whole(
	const struct ehr_limit_sum *sum, const struct ehr_limit_rules *rules)
{
	unsigned count;

	(void)number_of(rules, sum->member, &count);
	return sum->seen == (UINT64_C(1) << count) - 1;
}

bool ehr_limit_sum_judge(const struct ehr_limit_sum *sum,
	const struct ehr_limit_rules *rules, int which,
	enum ehr_exceeds *exceeds, double *ratio)
{
	struct ehr_decimal limit;

	*ratio = -1;
	if (sum->bad || !sum->has_limit[which] ||
		!ehr_decimal_multiply(&sum->limit[which], &sum->under, &limit))
		return false;
	if (ehr_decimal_sign(&sum->low) > 0)
		*ratio = ehr_decimal_double(&sum->low) /
			 ehr_decimal_double(&limit);
	*exceeds = EHR_EXCEEDS_UNKNOWN;
	if (ehr_decimal_compare(&sum->low, &limit) > 0)
		*exceeds = EHR_EXCEEDS_YES;
	else if (sum->has_high && ehr_limit_sum_is_whole(sum, rules) &&
		 ehr_decimal_compare(&sum->high, &limit) <= 0)
		*exceeds = EHR_EXCEEDS_NO;
	return true;
}
