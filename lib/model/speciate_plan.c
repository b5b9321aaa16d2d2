/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_plan.h"

#include <stdlib.h>

#include "base/hash.h"

const char *const ehr_bound_text[EHR_BOUNDS] = { "", "hq_low", "hq_high",
	"hq_low hq_high", "cr_low", "hq_low cr_low", "hq_high cr_low",
	"hq_low hq_high cr_low", "cr_high", "hq_low cr_high", "hq_high cr_high",
	"hq_low hq_high cr_high", "cr_low cr_high", "hq_low cr_low cr_high",
	"hq_high cr_low cr_high", "" };

int ehr_bound_read(struct ehr_str text)
{
	static const char *const word[] = { "hq_low", "hq_high", "cr_low",
		"cr_high" };
	int bits = 0;

	while (text.n > 0) {
		struct ehr_str one = ehr_str_cut(&text, ' ');
		int i = 0;

		while (i < 4 && !ehr_str_is(one, word[i]))
			i++;
		if (i == 4)
			return -1;
		bits |= 1 << i;
	}
	return bits;
}

struct ehr_speciate_plans {
	const struct ehr_speciate_rules *rules;
	struct ehr_map key;
	struct ehr_speciate_plan **plan; /* by key */
	size_t cap;
	struct ehr_buf text;
	struct ehr_speciate_key code;
	struct ehr_arena arena;
	const struct ehr_speciation_profile **match;
};

struct ehr_speciate_plans *ehr_speciate_plans_new(
	const struct ehr_speciate_rules *rules)
{
	struct ehr_speciate_plans *self = ehr_calloc(1, sizeof(*self));

	self->rules = rules;
	self->match = ehr_calloc(
		rules->n_fixed + rules->n_code + 1, sizeof(*self->match));
	return self;
}

void ehr_speciate_plans_free(struct ehr_speciate_plans *self)
{
	if (!self)
		return;
	ehr_map_release(&self->key);
	ehr_buf_release(&self->text);
	ehr_speciate_key_release(&self->code);
	ehr_arena_release(&self->arena);
	free(self->plan);
	free(self->match);
	free(self);
}

const struct ehr_scope_row *ehr_speciate_scope(
	const struct ehr_speciate_rules *rules, struct ehr_str name,
	struct ehr_str cas)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(rules->scope, name, cas);
	const struct ehr_alias *alias = NULL;

	if (!row && cas.n == 0 && rules->aliases)
		alias = ehr_aliases_find(rules->aliases, name);
	return alias ? ehr_scope_find(
			       rules->scope, ehr_str_of(alias->pollutant), cas)
		     : row;
}

const char *ehr_speciate_sum(const struct ehr_scope_row *row)
{
	if (!row)
		return NULL;
	if (row->sum[0])
		return row->sum;
	return strcmp(row->not_scored, "needs_speciation") == 0 ? row->name_en
								: NULL;
}

const char *ehr_speciate_splits(const struct ehr_speciate_rules *rules,
	const struct ehr_speciation_profile *profile)
{
	const char *sum = ehr_speciate_sum(ehr_speciate_scope(
		rules, ehr_str_of(profile->splits), (struct ehr_str){ "", 0 }));

	return sum ? sum : profile->splits;
}

static bool splits(const struct ehr_speciate_plans *self,
	const struct ehr_speciation_profile *profile, const char *sum)
{
	return strcmp(ehr_speciate_splits(self->rules, profile), sum) == 0;
}

/* The profiles of the longest beginning of the code. */
static size_t match_code(
	struct ehr_speciate_plans *self, const char *sum, struct ehr_str code)
{
	const struct ehr_speciate_rules *rules = self->rules;
	size_t n = 0, longest = 0;

	ehr_speciate_key_make(&self->code, code);
	for (size_t i = 0; i < rules->n_code; i++) {
		const struct ehr_speciate_code *entry = &rules->code[i];
		size_t length = entry->figures.n > 0 ? entry->figures.n
						     : entry->plain.n;

		if (length < longest ||
			!ehr_speciate_key_begins(
				&self->code, entry->plain, entry->figures) ||
			!splits(self, entry->profile, sum))
			continue;
		if (length > longest)
			n = 0;
		longest = length;
		self->match[n++] = entry->profile;
	}
	return n;
}

static size_t match(
	struct ehr_speciate_plans *self, const char *sum, struct ehr_str code)
{
	const struct ehr_speciate_rules *rules = self->rules;
	size_t n = 0;

	if (rules->by_code)
		return match_code(self, sum, code);
	for (size_t i = 0; i < rules->n_fixed; i++)
		if (splits(self, rules->fixed[i], sum))
			self->match[n++] = rules->fixed[i];
	return n;
}

static const struct ehr_tox_value *value_of(
	const struct ehr_speciate_rules *rules,
	const struct ehr_species *species, bool air, bool cancer)
{
	struct ehr_pollutant_verdict verdict;
	enum ehr_tox_param param = air ? EHR_TOX_RFC : EHR_TOX_RFDO;

	if (species->group)
		return NULL;
	verdict = ehr_pollutant_judge(&rules->bounds, ehr_str_of(species->cas),
		ehr_str_of(species->name));
	if (verdict.word)
		return NULL;
	if (cancer)
		param = air ? EHR_TOX_IUR : EHR_TOX_SFO;
	return &verdict.chemical->value[param];
}

/* By hazard, or by cancer risk. */
static double weight(const struct ehr_speciate_rules *rules,
	const struct ehr_split *split, const struct ehr_speciate_skip *skip,
	bool air, bool cancer)
{
	const struct ehr_speciation_profile *profile = split->profile;
	double sum = 0;

	for (size_t i = 0; i < profile->n; i++) {
		const struct ehr_species *species = &profile->species[i];
		const struct ehr_tox_value *value =
			value_of(rules, species, air, cancer);
		double factor = ehr_decimal_double(&split->factor[i]);

		if (!value || !value->there ||
			(skip && skip->is(skip->of, species)))
			continue;
		sum += cancer ? factor * value->value : factor / value->value;
	}
	return sum;
}

static void take(struct ehr_speciate_plan *plan, const struct ehr_split *split,
	unsigned bits)
{
	plan->part[plan->n].split = split;
	plan->part[plan->n].bound = ehr_bound_text[bits];
	plan->n++;
}

void ehr_speciate_choose(const struct ehr_speciate_rules *rules,
	const struct ehr_speciate_skip *skip, struct ehr_speciate_plan *plan)
{
	/* which is least and most, by hazard and by cancer risk */
	size_t end[4] = { 0 };

	plan->n = 0;
	for (size_t cancer = 0; plan->n_fit > 1 && cancer < 2; cancer++) {
		size_t *least = &end[2 * cancer], *most = least + 1;
		double lowest = 0, highest = 0;

		for (size_t i = 0; i < plan->n_fit; i++) {
			double w = weight(rules, plan->fit[i], skip, plan->air,
				cancer == 1);
			if (i == 0 || w < lowest) {
				lowest = w;
				*least = i;
			}
			if (i == 0 || w > highest) {
				highest = w;
				*most = i;
			}
		}
	}
	for (size_t i = 0; i < plan->n_fit; i++) {
		unsigned bits = 0;

		for (unsigned k = 0; k < 4; k++)
			bits |= end[k] == i ? 1U << k : 0;
		if (bits)
			take(plan, plan->fit[i], bits);
	}
}

static void refuse(
	struct ehr_speciate_plan *plan, const char *word, const char *detail)
{
	plan->word = word;
	plan->detail = detail;
}

static const char *names(struct ehr_speciate_plans *self, size_t n)
{
	self->text.n = 0;
	for (size_t i = 0; i < n; i++)
		ehr_buf_printf(
			&self->text, i ? " %s" : "%s", self->match[i]->name);
	return ehr_arena_string(
		&self->arena, (struct ehr_str){ self->text.p, self->text.n });
}

/* No profile, or not even a code to look for one. */
static void refuse_code(struct ehr_speciate_plans *self,
	struct ehr_speciate_plan *plan, const char *sum, struct ehr_str code)
{
	struct ehr_buf *text = &self->text;

	if (!self->rules->by_code) {
		refuse(plan, "no_profile", sum);
		return;
	}
	if (code.n == 0) {
		refuse(plan, "no_code", sum);
		return;
	}
	text->n = 0;
	ehr_buf_puts(text, sum);
	ehr_buf_putc(text, ' ');
	ehr_buf_add_str(text, code);
	plan->code = ehr_arena_copy(&self->arena, code);
	refuse(plan, "no_profile",
		ehr_arena_string(
			&self->arena, (struct ehr_str){ text->p, text->n }));
}

static int split_by(struct ehr_speciate_plans *self,
	struct ehr_speciate_plan *plan, size_t n, bool air, struct ehr_err *err)
{
	const struct ehr_decimal one = ehr_decimal_of(1);
	const struct ehr_decimal *ratio =
		plan->nmhc ? &self->rules->voc_of_nmhc : &one;
	const struct ehr_split **split = ehr_arena_calloc(
		&self->arena, n + 1, sizeof(struct ehr_split *));

	for (size_t i = 0; i < n; i++) {
		split[i] =
			ehr_split_new(self->match[i], ratio, &self->arena, err);
		if (!split[i])
			return -1;
	}
	plan->from_memory =
		self->rules->built_in &&
		strcmp(self->match[0]->industry_status, "memory") == 0;
	plan->fit = split;
	plan->n_fit = n;
	plan->air = air;
	ehr_speciate_choose(self->rules, NULL, plan);
	return 0;
}

static struct ehr_speciate_plan *make(struct ehr_speciate_plans *self,
	const char *sum, struct ehr_str code, bool air, struct ehr_err *err)
{
	struct ehr_speciate_plan *plan =
		ehr_arena_calloc(&self->arena, 1, sizeof(*plan));
	size_t n;

	plan->detail = "";
	if (strcmp(sum, "NMHC") == 0) {
		if (!self->rules->nmhc) {
			refuse(plan, "nmhc", "");
			return plan;
		}
		plan->nmhc = true;
		sum = "VOC";
	}
	n = match(self, sum, code);
	if (n == 0)
		refuse_code(self, plan, sum, code);
	else if (n > 1 && !self->rules->bounds.toxicity)
		refuse(plan, "ambiguous", names(self, n));
	else if (split_by(self, plan, n, air, err))
		return NULL;
	return plan;
}

const struct ehr_speciate_plan *ehr_speciate_plans_get(
	struct ehr_speciate_plans *self, const char *sum, struct ehr_str code,
	bool air, struct ehr_err *err)
{
	struct ehr_speciate_plan *plan;
	bool is_new;
	size_t at;

	if (!self->rules->by_code)
		code.n = 0;
	self->text.n = 0;
	ehr_buf_puts(&self->text, sum);
	ehr_buf_putc(&self->text, '\n');
	ehr_buf_putc(&self->text, air ? 'a' : 'o');
	if (code.n > 0)
		ehr_buf_add_str(&self->text, code);
	at = (size_t)ehr_map_add(&self->key,
		(struct ehr_str){ self->text.p, self->text.n }, &is_new);
	if (!is_new)
		return self->plan[at];
	if (at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->plan = ehr_realloc(self->plan, self->cap,
			sizeof(struct ehr_speciate_plan *));
	}
	plan = make(self, sum, code, air, err);
	self->plan[at] = plan;
	return plan;
}
