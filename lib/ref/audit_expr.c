/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/audit_expr.h"

#include "base/num.h"

/* What is still to be read. */
struct expr {
	struct ehr_str rest;
	struct ehr_arena *arena;
	struct ehr_err *err;
};

/* Longer ones first. */
static const struct {
	const char *text;
	enum ehr_audit_relation relation;
} relations[] = {
	{ "<=", EHR_AUDIT_LE },
	{ ">=", EHR_AUDIT_GE },
	{ "!=", EHR_AUDIT_NE },
	{ "<", EHR_AUDIT_LT },
	{ ">", EHR_AUDIT_GT },
	{ "=", EHR_AUDIT_EQ },
};

const char *ehr_audit_relation_text(enum ehr_audit_relation relation)
{
	size_t i = 0;

	while (relations[i].relation != relation)
		i++;
	return relations[i].text;
}

static int fail(struct expr *expr, const char *what)
{
	return ehr_fail(expr->err, EHR_FAULT_DATA, "%s", what);
}

static void skip(struct expr *expr, size_t n)
{
	expr->rest.p += n;
	expr->rest.n -= n;
	while (expr->rest.n > 0 && expr->rest.p[0] == ' ') {
		expr->rest.p++;
		expr->rest.n--;
	}
}

static bool take(struct expr *expr, const char *text)
{
	if (!ehr_str_starts(expr->rest, text))
		return false;
	skip(expr, strlen(text));
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters, figures, underscores. */
static bool is_name(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || c == '_';
}

static struct ehr_str word(struct expr *expr)
{
	struct ehr_str word = { expr->rest.p, 0 };

	while (word.n < expr->rest.n && is_name(word.p[word.n]))
		word.n++;
	skip(expr, word.n);
	return word;
}

static int read_number(struct expr *expr, double *value)
{
	struct ehr_str text = { expr->rest.p, 0 };

	while (text.n < expr->rest.n &&
		(is_digit(text.p[text.n]) || text.p[text.n] == '.'))
		text.n++;
	if (ehr_num_read(text, value) != EHR_NUM_VALUE)
		return fail(expr, _("a number with one point at most"));
	skip(expr, text.n);
	return 0;
}

/* Up to the bracket that closes; brackets in names of chemicals come in pairs.
 */
static int read_inside(struct expr *expr, struct ehr_str *inside)
{
	size_t open = 1, n = 0;

	for (; n < expr->rest.n; n++) {
		if (expr->rest.p[n] == '(')
			open++;
		if (expr->rest.p[n] == ')' && --open == 0)
			break;
	}
	if (n == expr->rest.n)
		return fail(expr, _("a bracket that closes"));
	*inside = (struct ehr_str){ expr->rest.p, n };
	skip(expr, n + 1);
	return 0;
}

static int read_arguments(struct expr *expr, struct ehr_audit_term *term)
{
	struct ehr_str inside, part;

	if (read_inside(expr, &inside) != 0)
		return -1;
	part = ehr_str_trim(ehr_str_cut(&inside, ','));
	if (part.n == 0)
		return fail(expr, _("a pollutant, * or a field in brackets"));
	if (strcmp(term->name, "decimals") == 0) {
		term->decimals = true;
		term->name = ehr_arena_string(expr->arena, part);
		return inside.p == NULL
			       ? 0
			       : fail(expr, _("one field in brackets"));
	}
	term->pollutant = ehr_arena_string(expr->arena, part);
	while (inside.p != NULL) {
		part = ehr_str_trim(ehr_str_cut(&inside, ','));
		if (part.n == 0 || term->n_words == EHR_AUDIT_WORDS)
			return fail(expr, _("medium, point type and layer"));
		term->word[term->n_words++] =
			ehr_arena_string(expr->arena, part);
	}
	return 0;
}

static int read_term(struct expr *expr, struct ehr_audit_term *term)
{
	struct ehr_str name;

	*term = (struct ehr_audit_term){ .factor = 1 };
	if (expr->rest.n > 0 && is_digit(expr->rest.p[0])) {
		if (read_number(expr, &term->factor) != 0)
			return -1;
		if (!take(expr, "*"))
			return 0;
	}
	name = word(expr);
	if (name.n == 0 || is_digit(name.p[0]))
		return fail(expr, _("a number, a field or an amount"));
	term->name = ehr_arena_string(expr->arena, name);
	return take(expr, "(") ? read_arguments(expr, term) : 0;
}

/* Terms from *n on; a sign may stand before the first. */
static int read_sum(struct expr *expr, struct ehr_audit_term *term, size_t *n)
{
	bool minus = take(expr, "-");

	for (;;) {
		if (*n == EHR_AUDIT_TERMS)
			return fail(expr, _("fewer terms"));
		if (read_term(expr, &term[*n]) != 0)
			return -1;
		if (minus)
			term[*n].factor = -term[*n].factor;
		++*n;
		minus = take(expr, "-");
		if (!minus && !take(expr, "+"))
			return 0;
	}
}

static int read_relation(struct expr *expr, enum ehr_audit_relation *relation)
{
	for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++)
		if (take(expr, relations[i].text)) {
			*relation = relations[i].relation;
			return 0;
		}
	return fail(expr, _("one of <= < >= > = !="));
}

static int check_names(
	struct expr *expr, const struct ehr_audit_term *term, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (term[i].name != NULL)
			return 0;
	return fail(expr, _("a field or an amount"));
}

int ehr_audit_expr_read(struct ehr_audit_rule *rule, struct ehr_str text,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct expr expr = { ehr_str_trim(text), arena, err };
	struct ehr_audit_term term[EHR_AUDIT_TERMS], *kept;
	size_t n = 0, sums = 0;

	for (;;) {
		if (read_sum(&expr, term, &n) != 0)
			return -1;
		rule->end[sums++] = n;
		if (expr.rest.n == 0 && sums > 1)
			break;
		if (sums == EHR_AUDIT_SUMS)
			return fail(&expr, _("the end of the rule"));
		if (read_relation(&expr, &rule->relation[sums - 1]) != 0)
			return -1;
	}
	rule->n_relations = sums - 1;
	if (check_names(&expr, term, n) != 0)
		return -1;
	kept = ehr_arena_alloc(arena, n * sizeof *kept);
	memcpy(kept, term, n * sizeof *kept);
	rule->term = kept;
	return 0;
}
