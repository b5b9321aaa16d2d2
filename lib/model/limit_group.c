/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_group.h"

#include <stdlib.h>

bool ehr_limit_is_aside(const char *word)
{
	static const char *const aside[] = { "medium", "point_type",
		"not_a_concentration", "no_limit", "land", "water_body",
		"text_limit" };

	for (size_t i = 0; i < sizeof(aside) / sizeof(*aside); i++)
		if (strcmp(word, aside[i]) == 0)
			return true;
	return false;
}

static bool same_item(
	const struct ehr_limit_item *a, const struct ehr_limit_item *b)
{
	if ((a->word == NULL) != (b->word == NULL) ||
		strcmp(a->name, b->name) != 0)
		return false;
	return a->word == NULL || strcmp(a->word, b->word) == 0;
}

static struct ehr_limit_item *room(
	struct ehr_limit_group *group, struct ehr_arena *arena)
{
	struct ehr_limit_item *more;

	if (group->n_item == group->cap) {
		group->cap = group->cap ? group->cap * 2 : 8;
		more = ehr_arena_calloc(arena, group->cap, sizeof(*more));
		if (group->n_item > 0)
			memcpy(more, group->item,
				group->n_item * sizeof(*more));
		group->item = more;
	}
	return &group->item[group->n_item++];
}

/* Both are worst cases of one item. */
static void worsen(struct ehr_limit_item *item, const struct ehr_limit_item *by)
{
	if (by->from > 0 && !by->left_out) {
		bool first = item->from == 0 || item->left_out;

		item->from =
			first || by->from > item->from ? by->from : item->from;
		item->to = first || by->to > item->to ? by->to : item->to;
		item->left_out = false;
	}
	item->is_asked = item->is_asked || by->is_asked;
	item->has_limit = item->has_limit || by->has_limit;
	item->exceeds = item->exceeds || by->exceeds;
	item->unknown = item->unknown || by->unknown;
	item->intervention = item->intervention || by->intervention;
	item->ratio = by->ratio > item->ratio ? by->ratio : item->ratio;
}

static void add_item(struct ehr_limit_group *group,
	const struct ehr_limit_item *item, struct ehr_arena *arena)
{
	struct ehr_limit_item *one;

	for (size_t i = 0; i < group->n_item; i++)
		if (same_item(&group->item[i], item)) {
			worsen(&group->item[i], item);
			return;
		}
	one = room(group, arena);
	*one = *item;
	one->name = ehr_arena_string(arena, ehr_str_of(item->name));
	if (item->word)
		one->word = ehr_arena_string(arena, ehr_str_of(item->word));
}

static struct ehr_limit_sum *sum_of(struct ehr_limit_group *group,
	const struct ehr_limit_member *member, struct ehr_arena *arena)
{
	struct ehr_limit_sum *more;

	for (size_t i = 0; i < group->n_sum; i++)
		if (ehr_str_eq(
			    group->sum[i].member->item_key, member->item_key) &&
			strcmp(group->sum[i].member->standard,
				member->standard) == 0)
			return &group->sum[i];
	more = ehr_arena_calloc(arena, group->n_sum + 1, sizeof(*more));
	if (group->n_sum > 0)
		memcpy(more, group->sum, group->n_sum * sizeof(*more));
	group->sum = more;
	return &group->sum[group->n_sum++];
}

void ehr_limit_group_add(struct ehr_limit_group *group,
	const struct ehr_limit_rules *rules,
	const struct ehr_limit_entry *entry, struct ehr_arena *arena)
{
	group->n++;
	group->n_compared += entry->compared;
	group->n_not_compared += !entry->compared;
	group->flags |= entry->flags;
	if (entry->addend)
		ehr_limit_sum_add(sum_of(group, entry->addend->member, arena),
			rules, entry->addend, arena);
	add_item(group, &entry->item, arena);
	if (entry->waits)
		add_item(group,
			&(struct ehr_limit_item){ .name = entry->item.name,
				.word = entry->waits,
				.is_asked = true,
				.ratio = -1 },
			arena);
}

static int by_name(const void *a, const void *b)
{
	const struct ehr_limit_item *one = a, *other = b;
	int order = strcmp(one->name, other->name);

	if (order == 0 && one->word && other->word)
		order = strcmp(one->word, other->word);
	return order != 0 ? order : (one->word != NULL) - (other->word != NULL);
}

static bool is_measured(const struct ehr_limit_group *group, const char *name)
{
	for (size_t i = 0; i < group->n_item; i++)
		if (group->item[i].word == NULL &&
			strcmp(group->item[i].name, name) == 0)
			return true;
	return false;
}

static void finish_sum(struct ehr_limit_group *group,
	const struct ehr_limit_sum *sum, const struct ehr_limits *limits,
	struct ehr_arena *arena)
{
	struct ehr_limit_item item = { .name = sum->member->item, .ratio = -1 };
	enum ehr_exceeds exceeds;
	double ratio;

	if (is_measured(group, item.name))
		return;
	if (ehr_limit_sum_judge(
		    sum, &limits->rules, 0, &exceeds, &item.ratio)) {
		item.has_limit = true;
		item.exceeds = exceeds == EHR_EXCEEDS_YES;
		item.unknown = exceeds == EHR_EXCEEDS_UNKNOWN;
		if (sum->of && sum->of->memory)
			group->flags |= EHR_LIMIT_FLAG_MEMORY;
	}
	if (ehr_limit_sum_judge(sum, &limits->rules, 1, &exceeds, &ratio))
		item.intervention = exceeds == EHR_EXCEEDS_YES;
	if (!item.has_limit)
		item.word = sum->bad ? sum->bad : "sum";
	else if (item.unknown && !ehr_limit_sum_is_whole(sum, &limits->rules))
		add_item(group,
			&(struct ehr_limit_item){ .name = item.name,
				.word = "sum_incomplete",
				.ratio = -1 },
			arena);
	add_item(group, &item, arena);
}

/* Parts that had nothing but their sum to say are gone into it. */
static void drop_parts(struct ehr_limit_group *group)
{
	size_t n = 0;

	for (size_t i = 0; i < group->n_item; i++) {
		const char *word = group->item[i].word;

		if (!word || strcmp(word, "part_of_sum") != 0)
			group->item[n++] = group->item[i];
	}
	group->n_item = n;
}

void ehr_limit_group_finish(struct ehr_limit_group *group,
	const struct ehr_limits *limits, struct ehr_arena *arena)
{
	if (group->n_sum > 0)
		drop_parts(group);
	for (size_t i = 0; i < group->n_sum; i++)
		finish_sum(group, &group->sum[i], limits, arena);
	if (group->n_item > 0)
		qsort(group->item, group->n_item, sizeof(*group->item),
			by_name);
}

static void add_class(
	struct ehr_limit_outcome *outcome, const struct ehr_limit_item *item)
{
	if (item->from == 0 || item->left_out)
		return;
	if (item->from > outcome->from)
		outcome->from = item->from;
	if (item->to > outcome->to)
		outcome->to = item->to;
}

struct ehr_limit_outcome ehr_limit_group_outcome(
	const struct ehr_limit_group *group, int classes)
{
	struct ehr_limit_outcome outcome = { .complies = EHR_COMPLIES_NOTHING };
	bool has_limit = false;

	for (size_t i = 0; i < group->n_item; i++) {
		const struct ehr_limit_item *item = &group->item[i];

		if (item->word) {
			if (ehr_limit_is_aside(item->word))
				continue;
			outcome.open = true;
			has_limit = has_limit || item->is_asked;
			continue;
		}
		has_limit = has_limit || item->has_limit;
		outcome.exceeding += item->exceeds;
		outcome.unknown += item->unknown && !item->exceeds;
		outcome.intervention += item->intervention;
		if (item->ratio >= 0 &&
			(outcome.highest == NULL ||
				item->ratio > outcome.highest->ratio))
			outcome.highest = item;
		add_class(&outcome, item);
	}
	outcome.worst = outcome.to;
	if (outcome.from > 0 && outcome.open)
		outcome.to = classes + 1;
	if (outcome.exceeding > 0)
		outcome.complies = EHR_COMPLIES_NO;
	else if (has_limit)
		outcome.complies = outcome.unknown > 0 || outcome.open
					   ? EHR_COMPLIES_UNKNOWN
					   : EHR_COMPLIES_YES;
	return outcome;
}
