/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/audit_bind.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"

/* Where the terms of a rule are looked for. */
struct search {
	const struct ehr_audit_opts *opts;
	const struct ehr_audit_source *source;
	size_t n;
	const struct ehr_audit_rule *rule;
	const struct ehr_audit_source *each; /* what "*" stands for, or NULL */
};

static bool same(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

/* Two names of one pollutant. */
static bool is_pollutant(
	const struct ehr_aliases *aliases, const char *a, const char *b)
{
	const struct ehr_alias *alias_a, *alias_b;

	if (strcmp(a, b) == 0)
		return true;
	if (aliases == NULL)
		return false;
	alias_a = ehr_aliases_find(aliases, ehr_str_of(a));
	alias_b = ehr_aliases_find(aliases, ehr_str_of(b));
	return alias_a != NULL && alias_b != NULL &&
	       strcmp(alias_a->pollutant, alias_b->pollutant) == 0;
}

static bool has_word(const struct ehr_audit_source *source, const char *word)
{
	return same(source->medium, word) || same(source->point_type, word) ||
	       same(source->layer, word);
}

static bool is_each(const struct ehr_audit_term *term)
{
	return term->pollutant != NULL && strcmp(term->pollutant, "*") == 0;
}

/* Of one pollutant and medium. */
static bool is_like(const struct search *search,
	const struct ehr_audit_source *a, const struct ehr_audit_source *b)
{
	return same(a->medium, b->medium) &&
	       is_pollutant(search->opts->aliases, a->pollutant, b->pollutant);
}

static bool matches(const struct search *search,
	const struct ehr_audit_term *term,
	const struct ehr_audit_source *source)
{
	if (strcmp(source->name, term->name) != 0 ||
		(source->pollutant == NULL) != (term->pollutant == NULL))
		return false;
	for (size_t i = 0; i < term->n_words; i++)
		if (!has_word(source, term->word[i]))
			return false;
	if (term->pollutant == NULL)
		return true;
	if (!is_each(term))
		return is_pollutant(search->opts->aliases, source->pollutant,
			term->pollutant);
	return search->each == NULL || is_like(search, source, search->each);
}

static void note_ambiguous(
	struct ehr_audit_binding *self, const struct ehr_audit_rule *rule)
{
	struct ehr_buf *out = &self->ambiguous;
	size_t n = strlen(rule->id);

	/* once, though several pollutants may be */
	if (out->n >= n && memcmp(out->p + out->n - n, rule->id, n) == 0 &&
		(out->n == n || out->p[out->n - n - 1] == ' '))
		return;
	if (out->n > 0)
		ehr_buf_puts(out, ", ");
	ehr_buf_puts(out, rule->id);
}

/* How many sources a term may mean; *at is the first. */
static size_t find(const struct search *search,
	const struct ehr_audit_term *term, size_t *at)
{
	size_t found = 0;

	for (size_t i = 0; i < search->n; i++) {
		if (!matches(search, term, &search->source[i]))
			continue;
		if (found++ == 0)
			*at = i;
	}
	return found;
}

static void put_heading(struct ehr_buf *out,
	const struct ehr_audit_bound *bound, size_t at, const void *self)
{
	const struct ehr_audit_source *source = &bound->of[bound->source[at]];
	const char *heading = source->heading;

	(void)self;
	if (bound->rule->term[at].decimals)
		ehr_buf_puts(out, "decimals(");
	for (; *heading != '\0'; heading++)
		ehr_buf_putc(out,
			*heading == '\n' || *heading == '\r' ? ' ' : *heading);
	if (bound->rule->term[at].decimals)
		ehr_buf_putc(out, ')');
}

static void add(struct ehr_audit_binding *self, struct ehr_audit_bound *bound)
{
	size_t n = bound->rule->end[bound->rule->n_relations];
	const struct ehr_audit_put put = { put_heading, NULL };
	struct ehr_buf text = { 0 };

	ehr_audit_put(&text, bound, &put);
	bound->relation = ehr_arena_copy(
		&self->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	for (size_t i = 0; i < n; i++)
		if (bound->rule->term[i].name != NULL)
			self->needed[bound->source[i]] = true;
	if (self->n == self->cap) {
		self->cap = self->cap == 0 ? 16 : 2 * self->cap;
		self->bound = ehr_realloc(
			self->bound, self->cap, sizeof *self->bound);
	}
	self->bound[self->n++] = *bound;
}

static void bind_one(
	struct ehr_audit_binding *self, const struct search *search)
{
	const struct ehr_audit_rule *rule = search->rule;
	struct ehr_audit_bound bound = { .rule = rule, .of = search->source };
	size_t n = rule->end[rule->n_relations];
	bool ambiguous = false;

	for (size_t i = 0; i < n; i++) {
		size_t found = 1;

		if (rule->term[i].name != NULL)
			found = find(search, &rule->term[i], &bound.source[i]);
		if (found == 0)
			return;
		ambiguous = ambiguous || found > 1;
	}
	if (ambiguous)
		note_ambiguous(self, rule);
	else
		add(self, &bound);
}

static const struct ehr_audit_term *first_each(
	const struct ehr_audit_rule *rule)
{
	for (size_t i = 0; i < rule->end[rule->n_relations]; i++)
		if (is_each(&rule->term[i]))
			return &rule->term[i];
	return NULL;
}

/* Was the pollutant and medium of the i-th source there before? */
static bool is_repeated(const struct search *search,
	const struct ehr_audit_term *term, size_t i)
{
	const struct ehr_audit_source *source = search->source;

	for (size_t k = 0; k < i; k++)
		if (matches(search, term, &source[k]) &&
			is_like(search, &source[k], &source[i]))
			return true;
	return false;
}

static void bind_rule(struct ehr_audit_binding *self, struct search *search)
{
	const struct ehr_audit_term *each = first_each(search->rule);

	search->each = NULL;
	if (each == NULL) {
		bind_one(self, search);
		return;
	}
	for (size_t i = 0; i < search->n; i++) {
		search->each = NULL;
		if (!matches(search, each, &search->source[i]) ||
			is_repeated(search, each, i))
			continue;
		search->each = &search->source[i];
		bind_one(self, search);
	}
}

static bool is_for(const struct ehr_audit_rule *rule, const char *form)
{
	struct ehr_str rest = ehr_str_of(rule->forms);

	if (rest.n == 0)
		return true;
	while (rest.p != NULL)
		if (ehr_str_is(ehr_str_cut(&rest, ' '), form))
			return true;
	return false;
}

void ehr_audit_bind(struct ehr_audit_binding *binding,
	const struct ehr_audit_opts *opts,
	const struct ehr_audit_source *source, size_t n)
{
	struct search search = { .opts = opts, .source = source, .n = n };

	*binding = (struct ehr_audit_binding){ 0 };
	binding->needed = ehr_calloc(n + 1, sizeof *binding->needed);
	for (size_t i = 0; i < ehr_audit_rules_count(opts->rules); i++) {
		search.rule = ehr_audit_rules_at(opts->rules, i);
		if (is_for(search.rule, opts->form))
			bind_rule(binding, &search);
	}
}

void ehr_audit_binding_release(struct ehr_audit_binding *binding)
{
	ehr_arena_release(&binding->arena);
	ehr_buf_release(&binding->ambiguous);
	free(binding->bound);
	free(binding->needed);
}

static void put_number(struct ehr_buf *out, double value)
{
	char number[EHR_NUM_MAX];

	ehr_buf_add(out, number, ehr_num_write(number, value));
}

void ehr_audit_put(struct ehr_buf *out, const struct ehr_audit_bound *bound,
	const struct ehr_audit_put *put)
{
	const struct ehr_audit_rule *rule = bound->rule;
	size_t at = 0;

	for (size_t i = 0; i <= rule->n_relations; i++) {
		size_t first = at;

		if (i > 0)
			ehr_buf_printf(out, " %s ",
				ehr_audit_relation_text(rule->relation[i - 1]));
		for (; at < rule->end[i]; at++) {
			const struct ehr_audit_term *term = &rule->term[at];

			if (at > first)
				ehr_buf_puts(
					out, term->factor < 0 ? " - " : " + ");
			else if (term->factor < 0)
				ehr_buf_putc(out, '-');
			if (term->name == NULL || fabs(term->factor) != 1)
				put_number(out, fabs(term->factor));
			if (term->name != NULL && fabs(term->factor) != 1)
				ehr_buf_puts(out, " * ");
			if (term->name != NULL)
				put->term(out, bound, at, put->self);
		}
	}
}
