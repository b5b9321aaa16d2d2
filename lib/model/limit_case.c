/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_case.h"

#include <stdlib.h>

#include "base/num.h"
#include "model/limit_choose.h"
#include "model/limit_unit.h"
#include "model/limit_word.h"

enum { CASES_MAX = 4096, SEPARATOR = 0x1f };

void ehr_limit_cases_init(
	struct ehr_limit_cases *cases, const struct ehr_limit_plan *plan)
{
	*cases = (struct ehr_limit_cases){ .plan = plan };
}

void ehr_limit_cases_release(struct ehr_limit_cases *cases)
{
	ehr_map_release(&cases->key);
	ehr_arena_release(&cases->arena);
	ehr_buf_release(&cases->wanted);
	free(cases->found);
	*cases = (struct ehr_limit_cases){ .plan = cases->plan };
}

static const struct ehr_limit_place *find_place(
	const struct ehr_limit_plan *plan, const char *family,
	const struct ehr_str *cell, bool *medium)
{
	const struct ehr_limit_rules *rules = &plan->limits->rules;

	*medium = false;
	for (size_t i = 0; i < rules->n[EHR_LIMIT_PLACES]; i++) {
		const struct ehr_limit_place *place = &rules->place[i];

		if (strcmp(place->family, family) != 0 ||
			!ehr_str_is(cell[EHR_LIMIT_CELL_MEDIUM], place->medium))
			continue;
		*medium = true;
		if (ehr_str_is(
			    cell[EHR_LIMIT_CELL_POINT_TYPE], place->point_type))
			return place;
	}
	return NULL;
}

static bool has_rule(const struct ehr_limit_plan *plan,
	enum ehr_limit_what what, const struct ehr_limit_asked *asked,
	struct ehr_str key)
{
	const struct ehr_limit_rule *rule;
	size_t at = 0;

	while ((rule = ehr_limit_rules_next(
			&plan->limits->rules, what, NULL, &at)) != NULL)
		if (strcmp(rule->family, asked->family) == 0 &&
			ehr_str_eq(rule->item_key, key))
			return true;
	return false;
}

static bool is_excluded(
	const struct ehr_limit_plan *plan, const struct ehr_limit *limit)
{
	for (size_t i = 0; i < plan->n_excluded; i++)
		if (ehr_str_eq(plan->excluded[i], limit->key_zh) ||
			ehr_str_eq(plan->excluded[i], limit->key_en))
			return true;
	return false;
}

/* Is the last of the limits of another edition than those before it? */
static bool is_new_edition(const struct ehr_limit_held *held, size_t last)
{
	for (size_t i = 0; i < last; i++)
		if (held[i].limit->standard == held[last].limit->standard)
			return false;
	return true;
}

/* The limits that were chosen, in the row's unit. */
static void hold(struct ehr_limit_cases *self,
	const struct ehr_limit_choice *choice, struct ehr_str unit,
	struct ehr_limit_part *part)
{
	const struct ehr_limits *limits = self->plan->limits;

	part->held =
		ehr_arena_calloc(&self->arena, choice->n, sizeof(*part->held));
	for (size_t i = 0; i < choice->n; i++) {
		const struct ehr_limit *limit = &limits->limit[choice->at[i]];
		struct ehr_limit_held *held = &part->held[part->n];

		held->limit = limit;
		if (!ehr_limit_in_unit(
			    self->plan->units, unit, &self->arena, held))
			continue;
		part->n++;
		part->by_ph = part->by_ph || limit->ph_above[0] != '\0' ||
			      limit->ph_to[0] != '\0';
		part->memory = part->memory || limit->memory;
		part->n_editions += is_new_edition(part->held, part->n - 1);
	}
	if (part->n == 0) {
		part->word = unit.n > 0 ? "unit" : "no_unit";
		part->detail = ehr_arena_string(&self->arena, unit);
	}
}

/* The limit of nitrate is as nitrogen; does the row's name leave open whether
 * its number is? */
static bool leaves_basis(const struct ehr_limit *limit, struct ehr_str name)
{
	static const char *const said[] = { "\u4ee5", "\u6c2e", "as ", "As ",
		"itrogen", "-N" };
	struct ehr_buf text = { 0 };
	bool open = limit->cas != 0 && strstr(limit->en, "(as ") != NULL;

	ehr_buf_add_str(&text, name);
	for (size_t i = 0; i < sizeof(said) / sizeof(*said) && open; i++)
		open = strstr(ehr_buf_text(&text), said[i]) == NULL;
	ehr_buf_release(&text);
	return open;
}

static void judge_item(const struct ehr_limit_plan *plan,
	const struct ehr_limit_asked *asked, struct ehr_str name,
	struct ehr_limit_part *part)
{
	const struct ehr_limit *limit = part->held[0].limit;

	part->basis = leaves_basis(limit, name);
	part->left_out =
		asked->standard->classes > 0 && is_excluded(plan, limit);
	part->background =
		plan->background && (asked->standard->classes > 0 ||
					    has_rule(plan, EHR_LIMIT_BACKGROUND,
						    asked, limit->key_zh));
}

static void make_part(struct ehr_limit_cases *self,
	const struct ehr_limit_asked *asked, const struct ehr_str *cell,
	struct ehr_limit_part *part);

/* What holds for the sum that the pollutant is part of. The sum of ratios has no
 * unit. */
static void make_sum(struct ehr_limit_cases *self,
	const struct ehr_limit_asked *asked, const struct ehr_str *cell,
	struct ehr_limit_part *part)
{
	const struct ehr_limit_member *member = ehr_limit_match_sum(self->plan,
		asked, cell[EHR_LIMIT_CELL_POLLUTANT],
		cell[EHR_LIMIT_CELL_CAS]);
	struct ehr_str other[EHR_LIMIT_CELLS];
	struct ehr_limit_part *sum;

	if (member == NULL || (part->word == NULL && part->n > 0 &&
				      ehr_str_eq(part->held[0].limit->key_zh,
					      member->item_key)))
		return;
	memcpy(other, cell, sizeof(other));
	other[EHR_LIMIT_CELL_POLLUTANT] = ehr_str_of(member->item);
	other[EHR_LIMIT_CELL_CAS] = (struct ehr_str){ "", 0 };
	if (member->ratios)
		other[EHR_LIMIT_CELL_UNIT] = (struct ehr_str){ "", 0 };
	sum = ehr_arena_calloc(&self->arena, 1, sizeof(*sum));
	part->member = member;
	part->sum = sum;
	make_part(self, asked, other, sum);
}

/* Is the row of nothing that any standard limits, such as that a source is
 * there? Such rows may say no medium. */
static bool is_other_quantity(struct ehr_str quantity)
{
	return quantity.n > 0 && !ehr_str_is(quantity, "concentration") &&
	       !ehr_str_is(quantity, "emission");
}

static void make_part(struct ehr_limit_cases *self,
	const struct ehr_limit_asked *asked, const struct ehr_str *cell,
	struct ehr_limit_part *part)
{
	const struct ehr_limit_place *place;
	struct ehr_limit_matches matches;
	struct ehr_limit_choice choice;
	bool medium;

	*part = (struct ehr_limit_part){ .detail = "", .flag = "" };
	if (is_other_quantity(cell[EHR_LIMIT_CELL_QUANTITY])) {
		part->word = "not_a_concentration";
		part->detail = ehr_arena_string(
			&self->arena, cell[EHR_LIMIT_CELL_QUANTITY]);
		return;
	}
	place = find_place(self->plan, asked->family, cell, &medium);
	if (place == NULL) {
		enum ehr_limit_cell at = medium ? EHR_LIMIT_CELL_POINT_TYPE
						: EHR_LIMIT_CELL_MEDIUM;

		part->word = cell[at].n == 0
				     ? medium ? "no_point_type" : "no_medium"
			     : medium ? "point_type"
				      : "medium";
		part->detail = ehr_arena_string(&self->arena, cell[at]);
		return;
	}
	part->flag = place->flag;
	matches = ehr_limit_match(self->plan, asked,
		cell[EHR_LIMIT_CELL_POLLUTANT], cell[EHR_LIMIT_CELL_CAS],
		&self->arena);
	part->word = matches.word;
	part->detail = matches.detail;
	if (part->word)
		return;
	choice = (struct ehr_limit_choice){ .plan = self->plan,
		.asked = asked,
		.cell = cell,
		.takes = place->takes,
		.at = matches.at,
		.n = matches.n,
		.arena = &self->arena };
	part->word = ehr_limit_choose(&choice);
	part->detail = choice.detail;
	part->land_assumed = choice.land_assumed;
	part->waits = choice.waits;
	part->class_asked = choice.class_asked;
	if (part->word == NULL)
		hold(self, &choice, cell[EHR_LIMIT_CELL_UNIT], part);
	if (part->word == NULL)
		judge_item(self->plan, asked, cell[EHR_LIMIT_CELL_POLLUTANT],
			part);
}

static struct ehr_limit_case *make(
	struct ehr_limit_cases *self, const struct ehr_str *cell)
{
	const struct ehr_limit_plan *plan = self->plan;
	struct ehr_limit_case *one =
		ehr_arena_calloc(&self->arena, 1, sizeof(*one));

	one->part = ehr_arena_calloc(&self->arena, plan->n, sizeof(*one->part));
	for (size_t i = 0; i < EHR_LIMIT_CELLS; i++)
		one->text[i] = ehr_limit_word_meant(plan->words,
			(enum ehr_limit_cell)i,
			ehr_arena_copy(&self->arena, cell[i]), &self->arena);
	for (size_t i = 0; i < plan->n; i++) {
		make_part(self, &plan->asked[i], one->text, &one->part[i]);
		make_sum(self, &plan->asked[i], one->text, &one->part[i]);
	}
	return one;
}

/* Forgets them all, since there are many. */
static void empty(struct ehr_limit_cases *self)
{
	ehr_map_release(&self->key);
	self->key = (struct ehr_map){ 0 };
	ehr_arena_reset(&self->arena);
	self->emptied++;
}

const struct ehr_limit_case *ehr_limit_cases_find(struct ehr_limit_cases *self,
	const struct ehr_str cell[static EHR_LIMIT_CELLS])
{
	struct ehr_str wanted;
	bool is_new;
	long at;

	self->wanted.n = 0;
	for (size_t i = 0; i < EHR_LIMIT_CELLS; i++) {
		if (cell[i].n > 0)
			ehr_buf_add_str(&self->wanted, cell[i]);
		ehr_buf_putc(&self->wanted, SEPARATOR);
	}
	wanted = (struct ehr_str){ self->wanted.p, self->wanted.n };
	if (self->key.n == CASES_MAX &&
		ehr_map_find(&self->key, wanted) == EHR_MAP_NONE)
		empty(self);
	at = ehr_map_add(&self->key, wanted, &is_new);
	if (self->key.n > self->cap) {
		self->cap = self->cap ? self->cap * 2 : 64;
		self->found = ehr_realloc(
			self->found, self->cap, sizeof(*self->found));
	}
	if (is_new)
		self->found[at] = make(self, cell);
	return self->found[at];
}
