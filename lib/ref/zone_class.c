/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/zone_class.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ref/colour.h"
#include "ref/load.h"

enum column {
	SCHEME,
	VALUES,
	CLASS,
	NAME_EN,
	NAME_ZH,
	UPPER,
	COLOUR,
	SOURCE,
	NOTE,
	COLUMNS,
};

static const char *const column_name[COLUMNS] = { "scheme", "values", "class",
	"name_en", "name_zh", "upper", "colour", "source", "note" };

struct ehr_zone_schemes {
	struct ehr_zone_scheme *scheme;
	size_t n;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

/* Is word among the words of text? */
static bool has_word(const char *text, struct ehr_str word)
{
	struct ehr_str rest = ehr_str_of(text);

	while (rest.n > 0)
		if (ehr_str_eq(ehr_str_cut(&rest, ' '), word))
			return true;
	return false;
}

static int check_text(const struct ehr_str *cell, struct ehr_err *err)
{
	static const enum column filled[] = { SCHEME, CLASS, NAME_EN, SOURCE };

	for (size_t i = 0; i < sizeof(filled) / sizeof(filled[0]); i++)
		if (cell[filled[i]].n == 0)
			return ehr_fail_cell(err, column_name[filled[i]],
				"empty", N_("a text"), cell[filled[i]]);
	if (!ehr_colour_is(cell[COLOUR]))
		return ehr_fail_cell(err, column_name[COLOUR], "not_a_colour",
			N_("a colour such as #fd8d3c"), cell[COLOUR]);
	return 0;
}

static int read_upper(struct ehr_str cell, double *upper, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(cell, column_name[UPPER], &state, upper, err) < 0)
		return -1;
	if (state == EHR_NUM_EMPTY)
		*upper = INFINITY;
	return 0;
}

/* The words of cell are claimed by no scheme before. */
static int check_values(const struct ehr_zone_schemes *self,
	struct ehr_str cell, struct ehr_err *err)
{
	struct ehr_str rest = cell;

	while (rest.n > 0) {
		struct ehr_str word = ehr_str_cut(&rest, ' ');

		if (word.n > 0 && ehr_zone_scheme_for(self, word))
			return ehr_fail_cell(err, column_name[VALUES],
				"claimed_twice",
				N_("columns that no other scheme has"), cell);
	}
	return 0;
}

static struct ehr_zone_scheme *add_scheme(
	struct ehr_zone_schemes *self, const struct ehr_str *cell)
{
	struct ehr_zone_scheme *scheme;

	self->scheme =
		ehr_realloc(self->scheme, self->n + 1, sizeof(self->scheme[0]));
	scheme = &self->scheme[self->n++];
	*scheme = (struct ehr_zone_scheme){
		.name = ehr_arena_string(&self->arena, cell[SCHEME]),
		.values = ehr_arena_string(&self->arena, cell[VALUES]),
		.class = ehr_arena_calloc(&self->arena, EHR_ZONE_CLASSES,
			sizeof(struct ehr_zone_class)),
	};
	return scheme;
}

static int check_end(const struct ehr_zone_scheme *scheme, struct ehr_err *err)
{
	if (!isfinite(scheme->class[scheme->n - 1].upper))
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the last class of \"%s\" must have no upper bound"),
		scheme->name);
}

/* The scheme that the row belongs to: the last one or a new one. */
static int scheme_of(struct ehr_zone_schemes *self, const struct ehr_str *cell,
	struct ehr_zone_scheme **scheme, struct ehr_err *err)
{
	struct ehr_zone_scheme *last =
		self->n ? &self->scheme[self->n - 1] : NULL;

	if (last && ehr_str_is(cell[SCHEME], last->name)) {
		*scheme = last;
		if (ehr_str_is(cell[VALUES], last->values))
			return 0;
		return ehr_fail_cell(err, column_name[VALUES], "differs",
			N_("the same columns in every row of a scheme"),
			cell[VALUES]);
	}
	if (ehr_zone_scheme_find(self, cell[SCHEME]))
		return ehr_fail_cell(err, column_name[SCHEME], "scattered",
			N_("the rows of a scheme together"), cell[SCHEME]);
	if (last && check_end(last, err) < 0)
		return -1;
	if (check_values(self, cell[VALUES], err) < 0)
		return -1;
	*scheme = add_scheme(self, cell);
	return 0;
}

static int add_class(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_zone_schemes *self = into;
	struct ehr_zone_scheme *scheme = NULL;
	struct ehr_zone_class *class;
	double upper = 0;
	long number;

	if (check_text(cell, err) < 0 ||
		scheme_of(self, cell, &scheme, err) < 0 ||
		read_upper(cell[UPPER], &upper, err) < 0)
		return -1;
	if (ehr_num_int("class", cell[CLASS], 1, EHR_ZONE_CLASSES, &number,
		    NULL) < 0 ||
		(size_t)number != scheme->n + 1)
		return ehr_fail_cell(err, column_name[CLASS], "out_of_order",
			N_("classes 1, 2, 3 and so on"), cell[CLASS]);
	if (scheme->n > 0 && !(scheme->class[scheme->n - 1].upper < upper))
		return ehr_fail_cell(err, column_name[UPPER], "out_of_order",
			N_("a higher bound than the class before"),
			cell[UPPER]);
	class = &scheme->class[scheme->n++];
	*class = (struct ehr_zone_class){
		.name_en = ehr_arena_string(&self->arena, cell[NAME_EN]),
		.name_zh = ehr_arena_string(&self->arena, cell[NAME_ZH]),
		.upper = upper,
		.colour = ehr_arena_string(&self->arena, cell[COLOUR]),
		.source = ehr_arena_string(&self->arena, cell[SOURCE]),
		.note = ehr_arena_string(&self->arena, cell[NOTE]),
	};
	return 0;
}

static int check_whole(void *into, struct ehr_err *err)
{
	const struct ehr_zone_schemes *self = into;

	if (self->n == 0)
		return ehr_fail(err, EHR_FAULT_DATA, _("there is no scheme"));
	return check_end(&self->scheme[self->n - 1], err);
}

static const struct ehr_load_table table = {
	.builtin = "zone_classes.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_class,
	.end = check_whole,
};

struct ehr_zone_schemes *ehr_zone_schemes_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_zone_schemes *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_zone_schemes_close(self);
	return NULL;
}

const struct ehr_zone_scheme *ehr_zone_scheme_find(
	const struct ehr_zone_schemes *schemes, struct ehr_str name)
{
	for (size_t i = 0; i < schemes->n; i++)
		if (ehr_str_is(name, schemes->scheme[i].name))
			return &schemes->scheme[i];
	return NULL;
}

const struct ehr_zone_scheme *ehr_zone_scheme_for(
	const struct ehr_zone_schemes *schemes, struct ehr_str column)
{
	for (size_t i = 0; i < schemes->n; i++)
		if (has_word(schemes->scheme[i].values, column))
			return &schemes->scheme[i];
	return NULL;
}

size_t ehr_zone_schemes_count(const struct ehr_zone_schemes *schemes)
{
	return schemes->n;
}

const struct ehr_zone_scheme *ehr_zone_schemes_at(
	const struct ehr_zone_schemes *schemes, size_t i)
{
	return i < schemes->n ? &schemes->scheme[i] : NULL;
}

const char *ehr_zone_schemes_sha256(const struct ehr_zone_schemes *schemes)
{
	return schemes->sha256;
}

size_t ehr_zone_schemes_rows(const struct ehr_zone_schemes *schemes)
{
	return schemes->rows;
}

void ehr_zone_schemes_close(struct ehr_zone_schemes *schemes)
{
	if (schemes == NULL)
		return;
	free(schemes->scheme);
	ehr_arena_release(&schemes->arena);
	free(schemes);
}
