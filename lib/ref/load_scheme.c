/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/load_scheme.h"

#include <stdlib.h>

#include "ref/load.h"

enum column {
	SCHEME,
	MEDIUM,
	EFFECT,
	PARAM,
	FORM,
	SCALE,
	DIVISOR,
	REFERENCE,
	UNIT,
	LARGER,
	SOURCE,
	STATUS,
	COLUMNS
};
static const char *const column_name[COLUMNS] = { "scheme", "medium", "effect",
	"param", "form", "scale", "divisor", "reference", "unit", "larger",
	"source", "status" };

struct ehr_load_schemes {
	struct ehr_load_rule *rule;
	size_t n;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

/* A row while it is read. */
struct reading {
	struct ehr_load_schemes *self;
	const struct ehr_str *cell;
};

static int bad(const struct reading *reading, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, column_name[column], reason, expected,
		reading->cell[column]);
}

static const char *text(const struct reading *reading, enum column column)
{
	return ehr_arena_string(&reading->self->arena, reading->cell[column]);
}

static int above_zero(const struct reading *reading, enum column column,
	double *value, struct ehr_err *err)
{
	if (ehr_num_read(reading->cell[column], value) != EHR_NUM_VALUE ||
		!(*value > 0))
		return bad(reading, column, "out_of_range",
			N_("a number above 0"), err);
	return 0;
}

static int read_param(const struct reading *reading, struct ehr_load_rule *rule,
	struct ehr_err *err)
{
	static const enum ehr_tox_param known[] = { EHR_TOX_RFDO, EHR_TOX_RFC,
		EHR_TOX_SFO, EHR_TOX_IUR };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (ehr_str_is(reading->cell[PARAM], ehr_tox_name(known[i]))) {
			rule->param = known[i];
			return 0;
		}
	return bad(reading, PARAM, "unknown_word", N_("RfDo, RfC, SFo or IUR"),
		err);
}

static int read_words(const struct reading *reading, struct ehr_load_rule *rule,
	struct ehr_err *err)
{
	bool cancer = ehr_str_is(reading->cell[EFFECT], "cancer");

	rule->times = ehr_str_is(reading->cell[FORM], "times");
	rule->larger = ehr_str_is(reading->cell[LARGER], "yes");
	rule->effect = cancer ? EHR_LOAD_CANCER : EHR_LOAD_NONCANCER;
	if (!cancer && !ehr_str_is(reading->cell[EFFECT], "noncancer"))
		return bad(reading, EFFECT, "unknown_word",
			N_("cancer or noncancer"), err);
	if (!rule->times && !ehr_str_is(reading->cell[FORM], "over"))
		return bad(reading, FORM, "unknown_word", N_("times or over"),
			err);
	if (!rule->larger && !ehr_str_is(reading->cell[LARGER], "no"))
		return bad(
			reading, LARGER, "unknown_word", N_("yes or no"), err);
	return 0;
}

/* Against the rules before it. */
static int check(const struct reading *reading,
	const struct ehr_load_rule *rule, struct ehr_err *err)
{
	const struct ehr_load_schemes *self = reading->self;

	if (rule->scheme[0] == '\0' || rule->medium[0] == '\0')
		return bad(reading, SCHEME, "empty",
			N_("a name and a medium for each rule"), err);
	if (ehr_load_schemes_find(
		    self, rule->scheme, ehr_str_of(rule->medium), rule->effect))
		return bad(reading, MEDIUM, "repeated",
			N_("a scheme, medium and effect once"), err);
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_load_rule *other = &self->rule[i];

		if (strcmp(other->scheme, rule->scheme) != 0)
			continue;
		if (other->effect == rule->effect &&
			strcmp(other->unit, rule->unit) != 0)
			return bad(reading, UNIT, "differs",
				N_("one unit for an effect of a scheme"), err);
		if (other->larger != rule->larger)
			return bad(reading, LARGER, "differs",
				N_("one word for all of a scheme"), err);
	}
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_load_schemes *self = into;
	const struct reading row = { self, cell }, *reading = &row;
	struct ehr_load_rule rule = {
		.scheme = text(reading, SCHEME),
		.medium = text(reading, MEDIUM),
		.reference = text(reading, REFERENCE),
		.unit = text(reading, UNIT),
		.source = text(reading, SOURCE),
		.status = text(reading, STATUS),
	};

	if (read_words(reading, &rule, err) ||
		read_param(reading, &rule, err) ||
		above_zero(reading, SCALE, &rule.scale, err) ||
		above_zero(reading, DIVISOR, &rule.divisor, err) ||
		check(reading, &rule, err))
		return -1;
	self->rule = ehr_realloc(self->rule, self->n + 1, sizeof(*self->rule));
	self->rule[self->n++] = rule;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "load_schemes.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

struct ehr_load_schemes *ehr_load_schemes_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_load_schemes *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_load_schemes_close(self);
	return NULL;
}

void ehr_load_schemes_close(struct ehr_load_schemes *self)
{
	if (!self)
		return;
	free(self->rule);
	ehr_arena_release(&self->arena);
	free(self);
}

size_t ehr_load_schemes_count(const struct ehr_load_schemes *self)
{
	return self->n;
}

const struct ehr_load_rule *ehr_load_schemes_at(
	const struct ehr_load_schemes *self, size_t i)
{
	return &self->rule[i];
}

const struct ehr_load_rule *ehr_load_schemes_find(
	const struct ehr_load_schemes *self, const char *scheme,
	struct ehr_str medium, enum ehr_load_effect effect)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_load_rule *rule = &self->rule[i];

		if (rule->effect == effect &&
			ehr_str_is(medium, rule->medium) &&
			strcmp(rule->scheme, scheme) == 0)
			return rule;
	}
	return NULL;
}

const char *ehr_load_schemes_sha256(const struct ehr_load_schemes *self)
{
	return self->sha256;
}

size_t ehr_load_schemes_rows(const struct ehr_load_schemes *self)
{
	return self->rows;
}
