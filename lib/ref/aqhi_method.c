/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_method.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "ref/load.h"

const char *const ehr_aqhi_pollutant[EHR_AQHI_POLLUTANTS] = { "pm25", "pm10",
	"no2", "so2", "o3", "co" };

enum { METHODS = 64, WORDS = 4, PARTICLES = 2 /* the first pollutants */ };

static const char *const form_word[WORDS] = { "exp", "linear", "ceiling" };
static const char *const combine_word[WORDS] = { "sum", "sum-max-pm",
	"single" };
static const char *const scaling_word[WORDS] = { "linear", "bands",
	"interpolate", "none" };
static const char *const label_word[WORDS] = { "whole", "whole-from-1",
	"tenths" };
static const char *const unit_word[WORDS] = { "ug/m3", "mg/m3", "ppb", "ppm" };
static const char *const mark_word[WORDS] = { "read", "secondary", "memory" };

enum column {
	METHOD,
	POLLUTANT,
	BETA,
	UNIT,
	AVERAGING,
	FORM,
	COMBINE,
	INDEX,
	NEEDED,
	SE = NEEDED,
	SCALE,
	LABEL,
	SCALE_RULE,
	CATEGORIES,
	BASE_YEARS,
	SOURCE,
	STATUS,
	COLUMNS
};

static const char *const column_name[COLUMNS] = { "method", "pollutant", "beta",
	"unit", "averaging", "form", "combine", "index", "se", "scale", "label",
	"scale_rule", "categories", "base_years", "source", "status" };

struct ehr_aqhi_methods {
	struct ehr_aqhi_method method[METHODS];
	size_t n;
	struct ehr_aqhi_schemes *schemes;
	struct ehr_arena arena;
	struct ehr_aqhi_bands *bands;
	char sha256[65];
	size_t rows;
};

/* The table while it is read; whole is the text of what must be the same in all
 * rows of a method. */
struct reading {
	struct ehr_aqhi_methods *self;
	const struct ehr_str *cell;
	size_t from; /* methods there were before */
	const char *whole[METHODS];
};

static const char *text_of(const struct reading *reading, enum column column)
{
	return ehr_arena_string(&reading->self->arena, reading->cell[column]);
}

static int bad(const struct reading *reading, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, column_name[column], reason, expected,
		reading->cell[column]);
}

/* Number of the word, 0 for an empty cell of a column that may be empty. */
static int read_word(const struct reading *reading, enum column column,
	const char *const *word, unsigned *found, struct ehr_err *err)
{
	struct ehr_str cell = reading->cell[column];
	struct ehr_buf known = { 0 };

	*found = 0;
	if (cell.n == 0 && column >= NEEDED)
		return 0;
	for (unsigned i = 0; i < WORDS && word[i] != NULL; i++)
		if (ehr_str_is(cell, word[i])) {
			*found = i;
			return 0;
		}
	for (unsigned i = 0; i < WORDS && word[i] != NULL; i++) {
		ehr_buf_puts(&known, i ? " | " : "");
		ehr_buf_puts(&known, word[i]);
	}
	bad(reading, column, "unknown_word", ehr_buf_text(&known), err);
	ehr_buf_release(&known);
	return -1;
}

/* A number, 0 or more; NAN for an empty cell of a column that may be empty. */
static int read_number(const struct reading *reading, enum column column,
	double *value, struct ehr_err *err)
{
	enum ehr_num_state state = ehr_num_read(reading->cell[column], value);

	if (state == EHR_NUM_EMPTY && column >= NEEDED) {
		*value = NAN;
		return 0;
	}
	if (state == EHR_NUM_VALUE && *value >= 0)
		return 0;
	return bad(reading, column, "not_a_number", N_("a number, 0 or more"),
		err);
}

static int read_term(const struct reading *reading, struct ehr_aqhi_term *term,
	struct ehr_err *err)
{
	struct ehr_str words = reading->cell[AVERAGING];
	unsigned unit, form;

	while (term->air < EHR_AQHI_POLLUTANTS &&
		!ehr_str_is(reading->cell[POLLUTANT],
			ehr_aqhi_pollutant[term->air]))
		term->air++;
	if (term->air == EHR_AQHI_POLLUTANTS)
		return bad(reading, POLLUTANT, "unknown_word",
			"pm25 | pm10 | no2 | so2 | o3 | co", err);
	if (!ehr_averaging_read(words, &term->averaging) ||
		!ehr_averaging_read(ehr_str_cut(&words, ' '), &term->preferred))
		return bad(reading, AVERAGING, "unknown_word",
			"1h | 3h | 24h | 8h-max | 1h-max", err);
	if (read_word(reading, UNIT, unit_word, &unit, err) != 0 ||
		read_word(reading, FORM, form_word, &form, err) != 0 ||
		read_number(reading, BETA, &term->beta, err) != 0 ||
		read_number(reading, SE, &term->se, err) != 0)
		return -1;
	if (unit >= EHR_AQHI_PPB && term->air < PARTICLES)
		return bad(reading, UNIT, "not_of_this",
			N_("a mass of particles in a volume of air"), err);
	if (form == EHR_AQHI_CEILING && !(term->beta > 0))
		return bad(reading, BETA, "out_of_range",
			N_("a number above 0"), err);
	term->unit = (enum ehr_aqhi_unit)unit;
	term->form = (enum ehr_aqhi_form)form;
	return 0;
}

/* What holds for the method as a whole. */
static int read_whole(const struct reading *reading,
	struct ehr_aqhi_method *method, struct ehr_err *err)
{
	struct ehr_str scheme = reading->cell[CATEGORIES];
	unsigned combine, scaling, label;

	if (read_word(reading, COMBINE, combine_word, &combine, err) != 0 ||
		read_word(reading, INDEX, scaling_word, &scaling, err) != 0 ||
		read_word(reading, LABEL, label_word, &label, err) != 0 ||
		read_number(reading, SCALE, &method->scale, err) != 0)
		return -1;
	if (scaling == EHR_AQHI_BY_SCALE && !(method->scale > 0))
		return bad(reading, SCALE, "out_of_range",
			N_("a number above 0"), err);
	method->scheme = ehr_aqhi_schemes_find(reading->self->schemes, scheme);
	if (method->scheme == NULL && scheme.n > 0)
		return bad(reading, CATEGORIES, "unknown_word",
			N_("a scheme of the table aqhi_categories"), err);
	method->combine = (enum ehr_aqhi_combine)combine;
	method->scaling = (enum ehr_aqhi_scaling)scaling;
	method->label = (enum ehr_aqhi_label)label;
	method->name = text_of(reading, METHOD);
	method->scale_rule = text_of(reading, SCALE_RULE);
	method->base_years = text_of(reading, BASE_YEARS);
	method->source = text_of(reading, SOURCE);
	return 0;
}

static struct ehr_aqhi_method *find(
	struct ehr_aqhi_methods *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->method[i].name))
			return &self->method[i];
	return NULL;
}

/* The cells that all rows of a method share, as one text. */
static const char *whole_text(const struct reading *reading)
{
	static const enum column same[] = { COMBINE, INDEX, SCALE, LABEL,
		SCALE_RULE, CATEGORIES, BASE_YEARS };
	struct ehr_buf text = { 0 };
	const char *kept;

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		ehr_buf_add_str(&text, reading->cell[same[i]]);
		ehr_buf_putc(&text, '\n');
	}
	kept = ehr_arena_string(
		&reading->self->arena, ehr_str_of(ehr_buf_text(&text)));
	ehr_buf_release(&text);
	return kept;
}

/* The method of the row, an old or a new one. */
static int method_of(struct reading *reading, struct ehr_aqhi_method **method,
	struct ehr_err *err)
{
	struct ehr_aqhi_methods *self = reading->self;
	struct ehr_str name = reading->cell[METHOD];
	const char *whole = whole_text(reading);
	size_t i;

	if (name.n == 0)
		return bad(reading, METHOD, "empty", N_("a text"), err);
	*method = find(self, name);
	if (*method == NULL) {
		if (self->n == METHODS)
			return bad(reading, METHOD, "too_many",
				N_("fewer methods"), err);
		*method = &self->method[self->n];
		if (read_whole(reading, *method, err) != 0)
			return -1;
		reading->whole[self->n++] = whole;
		return 0;
	}
	i = (size_t)(*method - self->method);
	if (i < reading->from)
		return bad(reading, METHOD, "claimed_twice",
			N_("a name that no other method has"), err);
	if (strcmp(whole, reading->whole[i]) != 0)
		return bad(reading, METHOD, "differs",
			N_("combine, index, scale, label, scale_rule, "
			   "categories and base_years alike in all rows of a "
			   "method"),
			err);
	return 0;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct reading *reading = into;
	struct ehr_aqhi_method *method = NULL;
	struct ehr_aqhi_term term = { 0 };
	unsigned mark;

	reading->cell = cell;
	if (method_of(reading, &method, err) != 0 ||
		read_term(reading, &term, err) != 0 ||
		read_word(reading, STATUS, mark_word, &mark, err) != 0)
		return -1;
	for (size_t i = 0; i < method->n; i++)
		if (method->term[i].air == term.air &&
			method->term[i].form == term.form)
			return bad(reading, POLLUTANT, "repeated",
				N_("each pollutant of a method once"), err);
	if (method->n == EHR_AQHI_TERMS ||
		(method->combine == EHR_AQHI_SINGLE && method->n > 0))
		return bad(reading, POLLUTANT, "too_many",
			N_("fewer pollutants"), err);
	method->term[method->n++] = term;
	if (mark > method->mark)
		method->mark = (enum ehr_aqhi_mark)mark;
	return 0;
}

static int check_any(void *into, struct ehr_err *err)
{
	const struct reading *reading = into;

	return reading->self->n > reading->from
		       ? 0
		       : ehr_fail(err, EHR_FAULT_DATA, _("there is no method"));
}

static const struct ehr_load_table methods_table = {
	.builtin = "aqhi_methods.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = NEEDED,
	.add = add_row,
	.end = check_any,
};

/* What only the whole of a method shows. */
static int check_method(const struct ehr_aqhi_methods *self,
	struct ehr_aqhi_method *method, struct ehr_err *err)
{
	bool terms = false;

	method->band =
		ehr_aqhi_bands_find(self->bands, method->name, &method->bands);
	if ((method->scaling == EHR_AQHI_BY_BANDS && method->bands == 0) ||
		(method->scaling == EHR_AQHI_BY_KNOTS && method->bands < 2))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the table aqhi_bands has too few rows of the method "
			  "\"%s\""),
			method->name);
	for (size_t i = 0; i < method->n; i++)
		terms = terms || method->term[i].form != EHR_AQHI_CEILING;
	if (!terms && method->scaling != EHR_AQHI_NO_INDEX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the method \"%s\" has no excess risk"),
			method->name);
	return 0;
}

static int read_checked(struct ehr_aqhi_methods *self, const char *path,
	char sha256[static 65], size_t *rows, struct ehr_err *err)
{
	size_t from = self->n;
	struct reading reading = { .self = self, .from = from };
	int rc = ehr_load_rows(
		&methods_table, path, &reading, sha256, rows, err);

	for (size_t i = from; rc == 0 && i < self->n; i++)
		if (check_method(self, &self->method[i], err) != 0)
			rc = ehr_err_at(
				err, path ? path : methods_table.builtin, 0);
	return rc;
}

struct ehr_aqhi_methods *ehr_aqhi_methods_open(
	const struct ehr_aqhi_files *files, struct ehr_err *err)
{
	struct ehr_aqhi_methods *self = ehr_calloc(1, sizeof(*self));

	self->bands = ehr_aqhi_bands_open(files->bands, err);
	if (self->bands != NULL)
		self->schemes = ehr_aqhi_schemes_open(
			files->categories, files->advice, err);
	if (self->schemes != NULL &&
		read_checked(self, files->methods, self->sha256, &self->rows,
			err) == 0)
		return self;
	ehr_aqhi_methods_close(self);
	return NULL;
}

void ehr_aqhi_methods_close(struct ehr_aqhi_methods *methods)
{
	if (methods == NULL)
		return;
	ehr_aqhi_schemes_close(methods->schemes);
	ehr_aqhi_bands_close(methods->bands);
	ehr_arena_release(&methods->arena);
	free(methods);
}

size_t ehr_aqhi_methods_count(const struct ehr_aqhi_methods *methods)
{
	return methods->n;
}

const struct ehr_aqhi_method *ehr_aqhi_methods_at(
	const struct ehr_aqhi_methods *methods, size_t i)
{
	return i < methods->n ? &methods->method[i] : NULL;
}

const struct ehr_aqhi_method *ehr_aqhi_methods_find(
	const struct ehr_aqhi_methods *methods, const char *name,
	struct ehr_err *err)
{
	struct ehr_buf known = { 0 };
	char shown[64];

	for (size_t i = 0; i < methods->n; i++) {
		if (strcmp(methods->method[i].name, name) == 0) {
			ehr_buf_release(&known);
			return &methods->method[i];
		}
		ehr_buf_puts(&known, i ? ", " : "");
		ehr_buf_puts(&known, methods->method[i].name);
	}
	ehr_visible(shown, sizeof(shown), ehr_str_of(name));
	ehr_fail(err, EHR_FAULT_USAGE,
		_("no method is called \"%s\"; there are %s"), shown,
		ehr_buf_text(&known));
	ehr_buf_release(&known);
	return NULL;
}

const struct ehr_aqhi_method *ehr_aqhi_methods_add(
	struct ehr_aqhi_methods *methods, const char *path, struct ehr_err *err)
{
	char sha256[65];
	size_t rows, from = methods->n;

	if (read_checked(methods, path, sha256, &rows, err) != 0)
		return NULL;
	if (methods->n > from + 1) {
		ehr_fail(err, EHR_FAULT_DATA,
			_("more than one method: \"%s\" and \"%s\""),
			methods->method[from].name,
			methods->method[from + 1].name);
		ehr_err_at(err, path, 0);
		return NULL;
	}
	return &methods->method[from];
}

bool ehr_aqhi_is_file(const char *name)
{
	size_t n = strlen(name);

	return strchr(name, '/') != NULL ||
	       (n > 4 && strcmp(name + n - 4, ".csv") == 0);
}

const char *ehr_aqhi_methods_sha256(const struct ehr_aqhi_methods *methods,
	enum ehr_aqhi_table table, size_t *rows)
{
	int class = table == EHR_AQHI_ADVICE_TABLE;

	if (table == EHR_AQHI_METHODS_TABLE) {
		*rows = methods->rows;
		return methods->sha256;
	}
	if (table == EHR_AQHI_BANDS_TABLE)
		return ehr_aqhi_bands_sha256(methods->bands, rows);
	*rows = ehr_aqhi_schemes_rows(methods->schemes, class);
	return ehr_aqhi_schemes_sha256(methods->schemes, class);
}
