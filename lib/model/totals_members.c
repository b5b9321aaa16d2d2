/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_members.h"

#include <stdlib.h>

static const unsigned detected = 1u << EHR_ADD_HI | 1u << EHR_ADD_CR;

/* The shares of one unit that are sums or members. */
struct grouped {
	struct ehr_tally_share *share;
	struct ehr_group_place groups;
	struct ehr_str name;
};

struct settling {
	struct ehr_tally *tally;
	const struct ehr_groups *groups;
	uint32_t group; /* of rows */
};

static int compare_places(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;

	return (x->share->place > y->share->place) -
	       (x->share->place < y->share->place);
}

/* One side of a group of chemicals: the sums, or the members alone. */
static bool is_of(const struct grouped *one, uint64_t bit, bool sums)
{
	if (!one->share->has)
		return false;
	if (one->groups.sum & bit)
		return sums;
	return !sums && one->groups.member & bit;
}

/* 0 none there, 1 bounds alone, 2 something was detected. */
static int weight(const struct grouped *one, size_t n, uint64_t bit, bool sums)
{
	int most = 0;

	for (size_t i = 0; i < n; i++)
		if (is_of(&one[i], bit, sums)) {
			int here = one[i].share->has & detected ? 2 : 1;
			most = here > most ? here : most;
		}
	return most;
}

static void leave_out(
	const struct settling *self, struct grouped *one, size_t at, bool sum)
{
	const char *word = ehr_group_at(self->groups, at)->word;
	struct ehr_buf text = { 0 };

	if (sum)
		self->tally->sums_left_out[at]++;
	else
		self->tally->members_left_out[at]++;
	ehr_buf_printf(&text, "%s_left_out:%s", sum ? "sum" : "members", word);
	ehr_tally_flag(
		self->tally, self->group, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	one->share->has = 0;
	for (int i = 0; i < EHR_ADDENDS; i++)
		one->share->value[i] = 0;
}

static int compare_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

/* Which of two sums of one group counts: above 0 the first. */
static int compare_sums(const struct grouped *a, const struct grouped *b)
{
	static const enum ehr_addend by[] = { EHR_ADD_CR, EHR_ADD_HI,
		EHR_ADD_CR_HIGH, EHR_ADD_HI_HIGH };
	int order = ((a->share->has & detected) != 0) -
		    ((b->share->has & detected) != 0);

	for (size_t i = 0; order == 0 && i < sizeof(by) / sizeof(by[0]); i++)
		order = compare_numbers(
			a->share->value[by[i]], b->share->value[by[i]]);
	return order ? order : ehr_str_cmp(b->name, a->name);
}

static void settle_group(
	const struct settling *self, struct grouped *one, size_t n, size_t at)
{
	uint64_t bit = (uint64_t)1 << at;
	int sums = weight(one, n, bit, true);
	int members = weight(one, n, bit, false);
	bool by_members = ehr_group_at(self->groups, at)->members_count;
	struct grouped *best = NULL;

	if (sums == 0)
		return;
	if (members != sums)
		by_members = members > sums;
	for (size_t i = 0; i < n; i++) {
		if (is_of(&one[i], bit, by_members)) {
			leave_out(self, &one[i], at, by_members);
		} else if (!by_members && is_of(&one[i], bit, true)) {
			struct grouped *worse = best;
			if (!best || compare_sums(&one[i], best) > 0)
				best = &one[i];
			else
				worse = &one[i];
			if (worse)
				leave_out(self, worse, at, true);
		}
	}
}

static void settle_place(
	const struct settling *self, struct grouped *one, size_t n)
{
	for (size_t i = 0; n > 1 && i < ehr_groups_count(self->groups); i++)
		settle_group(self, one, n, i);
}

static void settle_unit(const struct settling *self, uint32_t unit)
{
	struct ehr_tally *tally = self->tally;
	struct grouped *one = NULL;
	size_t n = 0, cap = 0, from = 0;
	uint64_t sums = 0;

	for (uint32_t at = tally->unit[unit].share; at != EHR_BATCH_NOTHING;
		at = tally->share[at].next) {
		uint32_t pollutant = ehr_tuples_at(&tally->share_key, at)[1];
		const struct ehr_batch_pollutant *of =
			&tally->of_pollutant[pollutant];
		if (!ehr_tally_is_grouped(tally, pollutant))
			continue;
		if (n == cap) {
			cap = cap ? 2 * cap : 16;
			one = ehr_realloc(one, cap, sizeof(*one));
		}
		one[n++] = (struct grouped){ &tally->share[at], of->groups,
			of->name };
		sums |= of->groups.sum;
	}
	if (sums != 0)
		qsort(one, n, sizeof(*one), compare_places);
	for (size_t i = 1; sums != 0 && i <= n; i++) {
		if (i < n && one[i].share->place == one[from].share->place)
			continue;
		settle_place(self, &one[from], i - from);
		from = i;
	}
	free(one);
}

void ehr_members_settle(struct ehr_tally *tally,
	const struct ehr_groups *groups, uint32_t group)
{
	const struct settling self = { tally, groups, group };

	for (uint32_t unit = tally->group[group].unit;
		unit != EHR_BATCH_NOTHING; unit = tally->unit[unit].next)
		settle_unit(&self, unit);
}

static void say(struct ehr_buf *text, const char *word, const char *side,
	unsigned long rows)
{
	if (rows > 0)
		ehr_buf_printf(text, "%s%s (%s, %lu)", text->n > 0 ? ", " : "",
			word, side, rows);
}

void ehr_members_left_out(const struct ehr_tally *tally,
	const struct ehr_groups *groups, struct ehr_buf *text)
{
	for (size_t i = 0; i < ehr_groups_count(groups); i++) {
		const char *word = ehr_group_at(groups, i)->word;
		say(text, word, "members", tally->members_left_out[i]);
		say(text, word, "sum", tally->sums_left_out[i]);
	}
}
