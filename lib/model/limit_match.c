/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_match.h"

#include "model/limit_word.h"
#include "ref/cas.h"

/* asking */

static bool is_asked(const struct ehr_limits *limits,
	const struct ehr_limit_asked *asked, size_t standard)
{
	return asked->edition >= 0 ? standard == (size_t)asked->edition
				   : strcmp(limits->standard[standard].family,
					     asked->family) == 0;
}

static void gather(struct ehr_limit_plan *plan, struct ehr_limit_asked *asked)
{
	const struct ehr_limits *limits = plan->limits;

	for (size_t i = limits->n_standards; i > 0; i--)
		if (is_asked(limits, asked, i - 1))
			asked->standard = &limits->standard[i - 1];
	asked->family = asked->standard->family;
	asked->at =
		ehr_arena_calloc(&plan->arena, limits->n, sizeof(*asked->at));
	for (size_t i = 0; i < limits->n; i++) {
		const struct ehr_limit *limit = &limits->limit[i];

		if (!is_asked(limits, asked, limit->standard))
			continue;
		asked->at[asked->n++] = i;
		asked->pair =
			asked->pair || limit->kind == EHR_LIMIT_INTERVENTION;
		if (plan->alias[i] == NULL)
			plan->alias[i] = ehr_aliases_find(
				plan->aliases, ehr_str_of(limit->zh));
		if (plan->alias[i] == NULL)
			plan->alias[i] = ehr_aliases_find(
				plan->aliases, ehr_str_of(limit->en));
	}
}

static int refuse_name(
	const struct ehr_limits *limits, const char *name, struct ehr_err *err)
{
	struct ehr_buf known = { 0 };

	for (size_t i = 0; i < limits->n_standards; i++) {
		const char *family = limits->standard[i].family;

		if (i == 0 ||
			strcmp(family, limits->standard[i - 1].family) != 0)
			ehr_buf_printf(&known, i > 0 ? ", %s" : "%s", family);
	}
	ehr_fail(err, EHR_FAULT_USAGE,
		_("no standard \"%s\"; there are %s; --list lists their "
		  "editions"),
		name, ehr_buf_text(&known));
	ehr_buf_release(&known);
	return -1;
}

int ehr_limit_plan_ask(struct ehr_limit_plan *plan, const char *const *name,
	size_t n, struct ehr_err *err)
{
	const struct ehr_limits *limits = plan->limits;

	plan->asked = ehr_arena_calloc(&plan->arena, n, sizeof(*plan->asked));
	plan->alias = ehr_arena_calloc(
		&plan->arena, limits->n + 1, sizeof(*plan->alias));
	for (size_t i = 0; i < n; i++) {
		struct ehr_limit_asked *asked = &plan->asked[plan->n];
		const char *called =
			ehr_limit_standard_called(limits, ehr_str_of(name[i]));

		if (called == NULL)
			return refuse_name(limits, name[i], err);
		asked->label = called;
		asked->family = called;
		asked->edition =
			ehr_limits_standard(limits, ehr_str_of(called));
		for (size_t k = 0; k < plan->n; k++)
			if (strcmp(plan->asked[k].label, called) == 0)
				return ehr_fail(err, EHR_FAULT_USAGE,
					_("the standard \"%s\" is asked for "
					  "twice"),
					name[i]);
		plan->n++;
		gather(plan, asked);
	}
	return 0;
}

void ehr_limit_plan_release(struct ehr_limit_plan *plan)
{
	ehr_arena_release(&plan->arena);
}

static void exclude(struct ehr_limit_plan *plan, struct ehr_str key)
{
	struct ehr_str *more = ehr_arena_calloc(
		&plan->arena, plan->n_excluded + 1, sizeof(*more));

	if (plan->n_excluded > 0)
		memcpy(more, plan->excluded, plan->n_excluded * sizeof(*more));
	more[plan->n_excluded++] = key;
	plan->excluded = more;
}

/* Does a standard asked for have an item of that name? */
static bool has_item(const struct ehr_limit_plan *plan, struct ehr_str key)
{
	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; k < plan->asked[i].n; k++) {
			const struct ehr_limit *limit =
				&plan->limits->limit[plan->asked[i].at[k]];

			if (ehr_str_eq(key, limit->key_zh) ||
				ehr_str_eq(key, limit->key_en))
				return key.n > 0;
		}
	return false;
}

int ehr_limit_plan_exclude(struct ehr_limit_plan *plan, struct ehr_str name,
	const struct ehr_limit_rule **rule, struct ehr_err *err)
{
	const struct ehr_limit_rules *rules = &plan->limits->rules;
	const struct ehr_limit_rule *one;
	const char *text = ehr_arena_string(&plan->arena, name);
	struct ehr_str key = ehr_limit_key(name, &plan->arena);
	size_t at = 0;

	*rule = NULL;
	while ((one = ehr_limit_rules_next(
			rules, EHR_LIMIT_EXCLUDE, text, &at)) != NULL) {
		*rule = one;
		exclude(plan, one->item_key);
	}
	if (*rule != NULL)
		return 0;
	if (!has_item(plan, key))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--exclude: \"%.*s\" is no item of the standards "
			  "asked "
			  "for, and no rule"),
			(int)name.n, name.p);
	exclude(plan, key);
	return 0;
}

/* matching */

/* A pollutant as the row has it. */
struct sought {
	const struct ehr_limit_plan *plan;
	const struct ehr_limit_asked *asked;
	struct ehr_str key;
	const struct ehr_alias *alias; /* of the name */
	uint64_t cas;                  /* 0: none that is one */
	bool bad_cas;
	struct ehr_limit_matches found;
};

static bool same_substance(const struct ehr_alias *a, const struct ehr_alias *b)
{
	if (a == NULL || b == NULL)
		return false;
	if (a->cas[0] != '\0' || b->cas[0] != '\0')
		return strcmp(a->cas, b->cas) == 0;
	return strcmp(a->pollutant, b->pollutant) == 0;
}

static bool by_name(const struct sought *self, size_t i, struct ehr_str key)
{
	const struct ehr_limit *limit = &self->plan->limits->limit[i];

	return key.n > 0 && (ehr_str_eq(key, limit->key_zh) ||
				    ehr_str_eq(key, limit->key_en));
}

static bool by_alias(const struct sought *self, size_t i, struct ehr_str key)
{
	(void)key;
	return same_substance(self->alias, self->plan->alias[i]);
}

static bool by_cas(const struct sought *self, size_t i, struct ehr_str key)
{
	(void)key;
	return self->cas != 0 && self->plan->limits->limit[i].cas == self->cas;
}

static bool look(struct sought *self, struct ehr_str key,
	bool (*is)(const struct sought *self, size_t i, struct ehr_str key))
{
	struct ehr_limit_matches *found = &self->found;

	for (size_t i = 0; i < self->asked->n; i++)
		if (is(self, self->asked->at[i], key))
			found->at[found->n++] = self->asked->at[i];
	return found->n > 0;
}

static struct ehr_str other_name(const struct sought *self)
{
	const struct ehr_limit_rules *rules = &self->plan->limits->rules;

	for (size_t i = 0; i < rules->n[EHR_LIMIT_NAMES]; i++)
		if (strcmp(rules->name[i].family, self->asked->family) == 0 &&
			ehr_str_eq(rules->name[i].key, self->key))
			return rules->name[i].item_key;
	return (struct ehr_str){ "", 0 };
}

static bool is_member(const struct sought *self,
	const struct ehr_limit_member *member, bool number)
{
	if (number)
		return self->cas != 0 && self->cas == member->cas;
	return self->key.n > 0 &&
	       (ehr_str_eq(self->key, member->key_zh) ||
		       ehr_str_eq(self->key, member->key_en));
}

/* By name or by number; or NULL. */
static const struct ehr_limit_member *find_member(
	const struct sought *self, bool number)
{
	const struct ehr_limits *limits = self->plan->limits;
	const struct ehr_limit_rules *rules = &limits->rules;

	for (size_t i = 0; i < rules->n[EHR_LIMIT_SUMS]; i++) {
		const struct ehr_limit_member *member = &rules->member[i];
		long standard = ehr_limits_standard(
			limits, ehr_str_of(member->standard));

		if (standard >= 0 &&
			is_asked(limits, self->asked, (size_t)standard) &&
			is_member(self, member, number))
			return member;
	}
	return NULL;
}

/* The sum that the pollutant is part of; or NULL. */
static const char *sum_of(const struct sought *self, bool number)
{
	const struct ehr_limit_member *member = find_member(self, number);

	return member ? member->item : NULL;
}

static void refuse(struct sought *self, const char *word, const char *detail)
{
	self->found.n = 0;
	self->found.word = word;
	self->found.detail = detail;
}

/* Name and number are of different things: none of the limits that the name led
 * to has the number of the row, though they have one. */
static bool is_conflict(const struct sought *self)
{
	const struct ehr_limit_matches *found = &self->found;
	bool has_number = false;

	for (size_t i = 0; i < found->n; i++) {
		uint64_t cas = self->plan->limits->limit[found->at[i]].cas;

		if (cas == self->cas)
			return false;
		has_number = has_number || cas != 0;
	}
	return self->cas != 0 && has_number;
}

/* Of limits that the name led to those that have the number of the row, if
 * there are any. */
static void narrow(struct sought *self)
{
	struct ehr_limit_matches *found = &self->found;
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++)
		if (self->plan->limits->limit[found->at[i]].cas == self->cas)
			found->at[n++] = found->at[i];
	if (self->cas != 0 && n > 0)
		found->n = n;
}

/* The name is of another substance than the number, or of no single one. */
static bool name_forbids(const struct sought *self)
{
	uint64_t packed;

	if (self->alias == NULL)
		return false;
	if (ehr_cas_read(ehr_str_of(self->alias->cas), &packed) == EHR_CAS_OK)
		return packed != self->cas;
	return self->alias->scope[0] != '\0';
}

static void find_unnamed(struct sought *self)
{
	const char *sum;

	if (look(self, self->key, by_cas)) {
		if (name_forbids(self))
			refuse(self, "cas_conflict", "");
		return;
	}
	sum = sum_of(self, true);
	if (sum != NULL)
		refuse(self, "part_of_sum", sum);
	else if (self->alias != NULL || (self->cas != 0 && !self->bad_cas))
		refuse(self, "no_limit", "");
	else if (self->bad_cas)
		refuse(self, "bad_cas", "");
	else
		refuse(self, "unknown_pollutant", "");
}

static void find(struct sought *self)
{
	const char *sum;

	if (look(self, self->key, by_name) ||
		look(self, other_name(self), by_name)) {
		if (is_conflict(self))
			refuse(self, "cas_conflict", "");
		else
			narrow(self);
		return;
	}
	sum = sum_of(self, false);
	if (sum != NULL) {
		refuse(self, "part_of_sum", sum);
		return;
	}
	if (look(self, self->key, by_alias)) {
		if (is_conflict(self))
			refuse(self, "cas_conflict", "");
		return;
	}
	find_unnamed(self);
}

static void seek(struct sought *self, struct ehr_str name, struct ehr_str cas,
	struct ehr_arena *arena)
{
	enum ehr_cas_state state = ehr_cas_read(cas, &self->cas);

	if (state != EHR_CAS_OK)
		self->cas = 0;
	self->bad_cas = state != EHR_CAS_OK && state != EHR_CAS_EMPTY;
	self->key = ehr_limit_key(name, arena);
	self->alias = ehr_aliases_find(self->plan->aliases, name);
}

struct ehr_limit_matches ehr_limit_match(const struct ehr_limit_plan *plan,
	const struct ehr_limit_asked *asked, struct ehr_str name,
	struct ehr_str cas, struct ehr_arena *arena)
{
	struct sought self = { .plan = plan, .asked = asked };

	seek(&self, name, cas, arena);
	self.found.at =
		ehr_arena_calloc(arena, asked->n + 1, sizeof(*self.found.at));
	self.found.detail = "";
	find(&self);
	return self.found;
}

const struct ehr_limit_member *ehr_limit_match_sum(
	const struct ehr_limit_plan *plan, const struct ehr_limit_asked *asked,
	struct ehr_str name, struct ehr_str cas)
{
	struct sought self = { .plan = plan, .asked = asked };
	struct ehr_arena arena = { 0 };
	const struct ehr_limit_member *member;
	uint64_t packed;

	seek(&self, name, cas, &arena);
	/* a name that is known speaks for its number */
	if (self.cas == 0 && self.alias &&
		ehr_cas_read(ehr_str_of(self.alias->cas), &packed) ==
			EHR_CAS_OK)
		self.cas = packed;
	member = find_member(&self, false);
	if (member == NULL)
		member = find_member(&self, true);
	ehr_arena_release(&arena);
	return member;
}
