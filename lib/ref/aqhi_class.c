/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_class.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "ref/colour.h"
#include "ref/load.h"

const char *const ehr_audience_word[EHR_AUDIENCES] = { "general", "sensitive" };

enum { SCHEMES = 32, TABLES = 2 };

struct ehr_aqhi_schemes {
	struct ehr_aqhi_scheme scheme[SCHEMES];
	size_t n;
	struct ehr_arena arena;
	char sha256[TABLES][65];
	size_t rows[TABLES];
};

enum class_column {
	SCHEME,
	LEVEL,
	UPTO,
	WORD,
	NAME_EN,
	NAME_ZH,
	COLOUR,
	STATUS,
	CLASS_COLUMNS
};

static const char *const class_name[CLASS_COLUMNS] = { "categories", "level",
	"upto", "word", "name_en", "name_zh", "colour", "status" };

enum advice_column {
	A_SCHEME,
	A_LEVEL,
	A_AUDIENCE,
	A_EN,
	A_ZH,
	ADVICE_COLUMNS
};

static const char *const advice_name[ADVICE_COLUMNS] = { "categories", "level",
	"audience", "advice_en", "advice_zh" };

/* A row while it is read. */
struct reading {
	struct ehr_aqhi_schemes *self;
	const char *const *name;
	const struct ehr_str *cell;
};

static const char *text_of(const struct reading *reading, int column)
{
	return ehr_arena_string(&reading->self->arena, reading->cell[column]);
}

static int bad(const struct reading *reading, int column, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, reading->name[column], reason, expected,
		reading->cell[column]);
}

static struct ehr_aqhi_scheme *find(
	struct ehr_aqhi_schemes *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->scheme[i].name))
			return &self->scheme[i];
	return NULL;
}

/* The scheme of the row: the last one or a new one. */
static int scheme_of(const struct reading *reading,
	struct ehr_aqhi_scheme **scheme, struct ehr_err *err)
{
	struct ehr_aqhi_schemes *self = reading->self;
	struct ehr_str name = reading->cell[SCHEME];

	*scheme = find(self, name);
	if (*scheme != NULL)
		return *scheme == &self->scheme[self->n - 1]
			       ? 0
			       : bad(reading, SCHEME, "scattered",
					 N_("the rows of a scheme together"),
					 err);
	if (name.n == 0)
		return bad(reading, SCHEME, "empty", N_("a text"), err);
	if (self->n == SCHEMES)
		return bad(
			reading, SCHEME, "too_many", N_("fewer schemes"), err);
	*scheme = &self->scheme[self->n++];
	(*scheme)->name = ehr_arena_string(&self->arena, name);
	(*scheme)->class = ehr_arena_calloc(
		&self->arena, EHR_AQHI_CLASSES, sizeof(*(*scheme)->class));
	return 0;
}

static int read_upto(const struct reading *reading,
	const struct ehr_aqhi_scheme *scheme, double *upto, struct ehr_err *err)
{
	enum ehr_num_state state = ehr_num_read(reading->cell[UPTO], upto);

	if (state == EHR_NUM_EMPTY)
		*upto = HUGE_VAL;
	if (state == EHR_NUM_BAD ||
		(scheme->n > 0 && !(*upto > scheme->class[scheme->n - 1].upto)))
		return bad(reading, UPTO, "out_of_order",
			N_("a number above the one before it, or nothing in "
			   "the last class"),
			err);
	return 0;
}

static int add_class(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	const struct reading row = { into, class_name, cell }, *reading = &row;
	struct ehr_aqhi_scheme *scheme = NULL;
	struct ehr_aqhi_class class = { 0 };
	long level;

	if (scheme_of(reading, &scheme, err) != 0 ||
		read_upto(reading, scheme, &class.upto, err) != 0)
		return -1;
	if (ehr_num_int("level", reading->cell[LEVEL], 1, EHR_AQHI_CLASSES,
		    &level, NULL) != 0 ||
		(size_t)level != scheme->n + 1)
		return bad(reading, LEVEL, "out_of_order",
			N_("levels 1, 2, 3 and so on"), err);
	for (int column = WORD; column <= NAME_ZH; column++)
		if (reading->cell[column].n == 0)
			return bad(reading, column, "empty", N_("a text"), err);
	if (!ehr_colour_is(reading->cell[COLOUR]))
		return bad(reading, COLOUR, "not_a_colour",
			N_("a colour such as #fd8d3c"), err);
	class.level = (int)level;
	class.word = text_of(reading, WORD);
	class.name_en = text_of(reading, NAME_EN);
	class.name_zh = text_of(reading, NAME_ZH);
	class.colour = text_of(reading, COLOUR);
	class.status = text_of(reading, STATUS);
	for (int i = 0; i < EHR_AUDIENCES; i++)
		class.advice_en[i] = class.advice_zh[i] = "";
	scheme->class[scheme->n++] = class;
	return 0;
}

static int add_advice(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	const struct reading row = { into, advice_name, cell }, *reading = &row;
	struct ehr_aqhi_scheme *scheme = find(into, cell[A_SCHEME]);
	struct ehr_aqhi_class *class;
	long level;
	int who = 0;

	if (scheme == NULL)
		return bad(reading, A_SCHEME, "unknown_word",
			N_("a scheme of classes"), err);
	if (ehr_num_int("level", reading->cell[A_LEVEL], 1, (long)scheme->n,
		    &level, NULL) != 0)
		return bad(reading, A_LEVEL, "unknown_word",
			N_("a level of the scheme"), err);
	while (who < EHR_AUDIENCES &&
		!ehr_str_is(reading->cell[A_AUDIENCE], ehr_audience_word[who]))
		who++;
	if (who == EHR_AUDIENCES)
		return bad(reading, A_AUDIENCE, "unknown_word",
			N_("general or sensitive"), err);
	class = &scheme->class[level - 1];
	if (class->advice_en[who][0] != '\0')
		return bad(reading, A_AUDIENCE, "repeated",
			N_("each audience of a level once"), err);
	for (int column = A_EN; column <= A_ZH; column++)
		if (reading->cell[column].n == 0)
			return bad(reading, column, "empty", N_("a text"), err);
	class->advice_en[who] = text_of(reading, A_EN);
	class->advice_zh[who] = text_of(reading, A_ZH);
	return 0;
}

static const struct ehr_load_table class_table = {
	.builtin = "aqhi_categories.csv",
	.column = class_name,
	.columns = CLASS_COLUMNS,
	.needed = STATUS,
	.add = add_class,
};

static const struct ehr_load_table advice_table = {
	.builtin = "aqhi_advice.csv",
	.column = advice_name,
	.columns = ADVICE_COLUMNS,
	.needed = ADVICE_COLUMNS,
	.add = add_advice,
};

struct ehr_aqhi_schemes *ehr_aqhi_schemes_open(const char *categories_path,
	const char *advice_path, struct ehr_err *err)
{
	struct ehr_aqhi_schemes *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&class_table, categories_path, self, self->sha256[0],
		    &self->rows[0], err) == 0 &&
		ehr_load_rows(&advice_table, advice_path, self, self->sha256[1],
			&self->rows[1], err) == 0)
		return self;
	ehr_aqhi_schemes_close(self);
	return NULL;
}

void ehr_aqhi_schemes_close(struct ehr_aqhi_schemes *schemes)
{
	if (schemes == NULL)
		return;
	ehr_arena_release(&schemes->arena);
	free(schemes);
}

const struct ehr_aqhi_scheme *ehr_aqhi_schemes_find(
	const struct ehr_aqhi_schemes *schemes, struct ehr_str name)
{
	for (size_t i = 0; i < schemes->n; i++)
		if (ehr_str_is(name, schemes->scheme[i].name))
			return &schemes->scheme[i];
	return NULL;
}

const struct ehr_aqhi_class *ehr_aqhi_class_of(
	const struct ehr_aqhi_scheme *scheme, double index)
{
	for (size_t i = 0; scheme != NULL && i < scheme->n; i++)
		if (index <= scheme->class[i].upto)
			return &scheme->class[i];
	return NULL;
}

const char *ehr_aqhi_schemes_sha256(
	const struct ehr_aqhi_schemes *schemes, int table)
{
	return schemes->sha256[table];
}

size_t ehr_aqhi_schemes_rows(const struct ehr_aqhi_schemes *schemes, int table)
{
	return schemes->rows[table];
}
