/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/formula_step.h"

#include <stdlib.h>

#include "ref/load.h"

enum {
	FORMULA,
	PART,
	WHEN,
	PER,
	SYMBOL,
	UNIT,
	EQUATION,
	INSTEAD,
	TITLE_EN,
	TITLE_ZH,
	SOURCE,
	CLAUSE,
	STATUS,
	FIELDS,
};

static const char *const field[FIELDS] = { "formula", "part", "when", "per",
	"symbol", "unit", "equation", "instead", "title_en", "title_zh",
	"source", "clause", "status" };

static const char *const part_word[] = { "", "hq", "cr" };

static const char *const per_word[EHR_STEP_PERS] = { "title", "intake", "once",
	"noncancer", "cancer", "bin", "birth", "adult", "sum", "weighted",
	"lifetime", "event" };

struct ehr_formula_steps {
	struct ehr_arena arena;
	struct ehr_formula_step *step;
	size_t n;
};

static int word_of(struct ehr_str cell, const char *column,
	const char *const *word, size_t n, struct ehr_err *err)
{
	for (size_t i = 0; i < n; i++)
		if (ehr_str_is(cell, word[i]))
			return (int)i;
	return ehr_fail_cell(err, column, "unknown_word",
		N_("a word that ref/formula_step.h has"), cell);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_formula_steps *self = into;
	const char *text[FIELDS];
	int part = word_of(cell[PART], "part", part_word, 3, err);
	int per = part < 0 ? -1
			   : word_of(cell[PER], "per", per_word, EHR_STEP_PERS,
				     err);

	if (per < 0)
		return -1;
	for (int k = 0; k < FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	self->step = ehr_realloc(self->step, self->n + 1, sizeof *self->step);
	self->step[self->n++] = (struct ehr_formula_step){
		.formulas = text[FORMULA],
		.part = (enum ehr_step_part)part,
		.per = (enum ehr_step_per)per,
		.when = ehr_str_of(text[WHEN]),
		.symbol = ehr_str_of(text[SYMBOL]),
		.equation = ehr_str_of(text[EQUATION]),
		.instead = ehr_str_of(text[INSTEAD]),
		.unit = text[UNIT],
		.title_en = text[TITLE_EN],
		.title_zh = text[TITLE_ZH],
		.source = text[SOURCE],
		.clause = text[CLAUSE],
		.status = text[STATUS],
	};
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "formulas.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_formula_steps *ehr_formula_steps_open(struct ehr_err *err)
{
	struct ehr_formula_steps *self = ehr_calloc(1, sizeof *self);

	if (ehr_load_rows(&table, NULL, self, NULL, NULL, err) == 0)
		return self;
	ehr_formula_steps_close(self);
	return NULL;
}

void ehr_formula_steps_close(struct ehr_formula_steps *self)
{
	if (self == NULL)
		return;
	ehr_arena_release(&self->arena);
	free(self->step);
	free(self);
}

size_t ehr_formula_steps_count(const struct ehr_formula_steps *self)
{
	return self->n;
}

const struct ehr_formula_step *ehr_formula_steps_at(
	const struct ehr_formula_steps *self, size_t i)
{
	return &self->step[i];
}

bool ehr_formula_step_is_of(
	const struct ehr_formula_step *step, const char *formula)
{
	struct ehr_str rest = ehr_str_of(step->formulas);
	struct ehr_str name = ehr_str_of(formula);

	while (rest.n > 0) {
		struct ehr_str one = ehr_str_cut(&rest, ' ');
		if (one.n > 0 && one.p[one.n - 1] == '*') {
			if (name.n >= one.n - 1 &&
				memcmp(name.p, one.p, one.n - 1) == 0)
				return true;
		} else if (ehr_str_eq(one, name)) {
			return true;
		}
	}
	return false;
}

const struct ehr_formula_step *ehr_formula_steps_find(
	const struct ehr_formula_steps *self, const char *formula,
	enum ehr_step_per per)
{
	for (size_t i = 0; i < self->n; i++)
		if (self->step[i].per == per &&
			ehr_formula_step_is_of(&self->step[i], formula))
			return &self->step[i];
	return NULL;
}
