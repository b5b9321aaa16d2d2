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

struct reading {
	struct ehr_load_schemes *self;
	struct ehr_load load;
	size_t at[COLUMNS];
};

static struct ehr_str cell(const struct reading *reading, enum column column)
{
	return reading->load.row.cell[reading->at[column]];
}

static int bad(const struct reading *reading, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(&reading->load, column_name[column], reason,
		expected, cell(reading, column), err);
}

static const char *text(const struct reading *reading, enum column column)
{
	return ehr_load_text(&reading->load, &reading->self->arena,
		(long)reading->at[column]);
}

static int above_zero(const struct reading *reading, enum column column,
	double *value, struct ehr_err *err)
{
	if (ehr_num_read(cell(reading, column), value) != EHR_NUM_VALUE ||
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
		if (ehr_str_is(cell(reading, PARAM), ehr_tox_name(known[i]))) {
			rule->param = known[i];
			return 0;
		}
	return bad(reading, PARAM, "unknown_word", N_("RfDo, RfC, SFo or IUR"),
		err);
}

static int read_words(const struct reading *reading, struct ehr_load_rule *rule,
	struct ehr_err *err)
{
	bool cancer = ehr_str_is(cell(reading, EFFECT), "cancer");

	rule->times = ehr_str_is(cell(reading, FORM), "times");
	rule->larger = ehr_str_is(cell(reading, LARGER), "yes");
	rule->effect = cancer ? EHR_LOAD_CANCER : EHR_LOAD_NONCANCER;
	if (!cancer && !ehr_str_is(cell(reading, EFFECT), "noncancer"))
		return bad(reading, EFFECT, "unknown_word",
			N_("cancer or noncancer"), err);
	if (!rule->times && !ehr_str_is(cell(reading, FORM), "over"))
		return bad(reading, FORM, "unknown_word", N_("times or over"),
			err);
	if (!rule->larger && !ehr_str_is(cell(reading, LARGER), "no"))
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

static int add(struct reading *reading, struct ehr_err *err)
{
	struct ehr_load_schemes *self = reading->self;
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

static int read_rows(struct reading *reading, struct ehr_err *err)
{
	int rc;

	for (size_t i = 0; i < COLUMNS; i++)
		if (ehr_load_need(&reading->load, column_name[i],
			    &reading->at[i], err))
			return -1;
	while ((rc = ehr_load_next(&reading->load, err)) == 1)
		if (add(reading, err))
			return -1;
	return rc;
}

struct ehr_load_schemes *ehr_load_schemes_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_load_schemes *self = ehr_calloc(1, sizeof(*self));
	struct reading reading = { .self = self };
	int rc = ehr_load_open(&reading.load, "load_schemes.csv", path, err);

	if (rc) {
		ehr_load_schemes_close(self);
		return NULL;
	}
	rc = read_rows(&reading, err);
	memcpy(self->sha256, reading.load.sha256, sizeof(self->sha256));
	self->rows = reading.load.rows;
	ehr_load_close(&reading.load);
	if (rc == 0)
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
