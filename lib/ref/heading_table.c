/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_table.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/num.h"
#include "ref/cas.h"
#include "ref/column.h"
#include "ref/load.h"
#include "ref/word.h"

enum {
	HEADING,
	MATCH,
	GROUP,
	FORM,
	YEAR,
	FIELD,
	UNIT,
	POLLUTANT,
	CAS,
	MEDIUM,
	POINT_TYPE,
	QUANTITY,
	PART,
	SOURCE,
	STATUS,
	NOTE,
	COLUMNS
};

static const char *const column[COLUMNS] = { "heading", "match", "group",
	"form", "year", "field", "unit", "pollutant", "cas", "medium",
	"point_type", "quantity", "part", "source", "status", "note" };

static const char *const match_name[] = { "whole", "exact", "start", "end",
	"unit" };

/* Fields that are no canonical columns. */
static const char *const own_field[] = { "measure", "carry", "ignore",
	"row_number", "org_code", "permit_no", "lon_deg", "lon_min", "lon_sec",
	"lat_deg", "lat_min", "lat_sec", "point", "x", "y", "datum", "month",
	"day", "hour", "minute", "censored" };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

bool ehr_heading_field_known(struct ehr_str field)
{
	for (size_t i = 0; i < COUNT(own_field); i++)
		if (ehr_str_is(field, own_field[i]))
			return true;
	return field.n == 0 || ehr_column_find(field, NULL);
}

static int bad(const struct ehr_str *cell, int k, const char *expected,
	struct ehr_err *err)
{
	return ehr_fail_cell(err, column[k], "bad_heading", expected, cell[k]);
}

/* Which match the row has; of a word of the grammar *word too. */
static bool match_of(const char *text, enum ehr_heading_match *match, int *word)
{
	for (size_t i = 0; i < COUNT(match_name); i++)
		if (strcmp(text, match_name[i]) == 0) {
			*match = (enum ehr_heading_match)i;
			return true;
		}
	for (*word = 0; *word < EHR_HEADING_WORDS; (*word)++)
		if (strcmp(text, ehr_heading_word_name[*word]) == 0) {
			*match = EHR_HEADING_MATCH_WORD;
			return true;
		}
	return false;
}

static bool year_of(struct ehr_str text, int *year)
{
	long value;

	if (text.n == 0)
		return true;
	if (ehr_num_int("year", text, 1, 9999, &value, NULL) != 0)
		return false;
	*year = (int)value;
	return true;
}

/* 2016, 1998-2015, -2015 or 2016- */
static bool years_of(struct ehr_str text, struct ehr_heading *heading)
{
	struct ehr_str rest = text;
	struct ehr_str first = ehr_str_cut(&rest, '-');

	if (rest.p == NULL)
		rest = first;
	return year_of(first, &heading->year_first) &&
	       year_of(rest, &heading->year_last);
}

static struct ehr_str small_letters(
	struct ehr_str text, struct ehr_arena *arena)
{
	char *p = ehr_arena_string(arena, text);

	for (size_t i = 0; i < text.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct ehr_str){ p, text.n };
}

static void add_key(struct ehr_heading_table *self, struct ehr_str key, long at)
{
	bool is_new;
	size_t i = (size_t)ehr_map_add(&self->key, key, &is_new);

	if (i >= self->keys) {
		self->keys = self->keys == 0 ? 256 : self->keys * 2;
		self->first = ehr_realloc(
			self->first, self->keys, sizeof *self->first);
		self->last =
			ehr_realloc(self->last, self->keys, sizeof *self->last);
	}
	if (is_new)
		self->first[i] = at;
	else
		self->row[self->last[i]].next = at;
	self->last[i] = at;
}

static void add_word(
	struct ehr_heading_table *self, int kind, struct ehr_str word)
{
	struct ehr_heading_grammar *grammar = &self->grammar;
	size_t n = grammar->words[kind]++;

	grammar->word[kind] = ehr_realloc(
		grammar->word[kind], n + 1, sizeof *grammar->word[kind]);
	grammar->word[kind][n] = small_letters(word, &self->arena);
}

static void add_part(struct ehr_heading_table *self, size_t at)
{
	self->part =
		ehr_realloc(self->part, self->parts + 1, sizeof *self->part);
	self->part[self->parts++] = at;
}

/* Words that the rows will have; "outlet" is one of this table's own. */
static int check_words(const struct ehr_str *cell,
	const struct ehr_words *words, struct ehr_err *err)
{
	static const int worded[] = { MEDIUM, POINT_TYPE, QUANTITY };

	for (size_t i = 0; i < COUNT(worded); i++) {
		int k = worded[i];

		if (cell[k].n == 0 ||
			(k == POINT_TYPE && ehr_str_is(cell[k], "outlet")))
			continue;
		if (ehr_words_check(words, column[k], cell[k], err) != 0)
			return -1;
	}
	return 0;
}

static int check(const struct ehr_heading_table *self,
	const struct ehr_str *cell, struct ehr_heading_row *row,
	struct ehr_err *err)
{
	uint64_t packed;
	enum ehr_cas_state cas = ehr_cas_read(cell[CAS], &packed);

	if (cell[HEADING].n == 0)
		return bad(cell, HEADING, _("a heading"), err);
	if (!ehr_heading_field_known(cell[FIELD]))
		return bad(cell, FIELD, _("a column or part of one"), err);
	if (cell[UNIT].n > 0 &&
		!ehr_units_known(self->grammar.units, cell[UNIT]))
		return bad(cell, UNIT, _("a unit that is known"), err);
	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return bad(cell, CAS, _("a CAS number"), err);
	if (!years_of(cell[YEAR], &row->heading))
		return bad(cell, YEAR, _("a year or a range such as 1998-2015"),
			err);
	return check_words(cell, self->words, err);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_heading_table *self = into;
	const char *text[COLUMNS];
	struct ehr_heading_row row = { .next = -1 };
	struct ehr_heading *heading = &row.heading;
	int word = 0;

	for (int k = 0; k < COLUMNS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	if (!match_of(text[MATCH], &row.match, &word))
		return bad(cell, MATCH,
			_("whole, exact, start, end, unit "
			  "or a kind of word"),
			err);
	if (check(self, cell, &row, err) != 0)
		return -1;
	heading->heading = text[HEADING];
	heading->match = text[MATCH];
	heading->group = text[GROUP];
	heading->form = text[FORM];
	heading->field = text[FIELD];
	heading->unit = text[UNIT];
	heading->pollutant = text[POLLUTANT];
	heading->cas = text[CAS];
	heading->medium = text[MEDIUM];
	heading->point_type = text[POINT_TYPE];
	heading->quantity = text[QUANTITY];
	heading->part = text[PART];
	heading->source = text[SOURCE];
	heading->status = text[STATUS];
	heading->note = text[NOTE];
	row.text = ehr_heading_clean(ehr_str_of(text[HEADING]), &self->arena);
	row.key = ehr_heading_key(row.text, &self->arena);
	row.group_key = ehr_heading_key(ehr_str_of(text[GROUP]), &self->arena);
	if (row.match == EHR_HEADING_MATCH_WORD)
		add_word(self, word, row.text);
	else if (row.match == EHR_HEADING_MATCH_START ||
		 row.match == EHR_HEADING_MATCH_END)
		row.text = small_letters(row.text, &self->arena);
	else if (row.match == EHR_HEADING_MATCH_UNIT)
		row.alias = ehr_aliases_find(self->aliases, row.text);
	self->row = ehr_realloc(self->row, self->n + 1, sizeof *self->row);
	self->row[self->n] = row;
	if (row.match <= EHR_HEADING_MATCH_EXACT)
		add_key(self, row.key, (long)self->n);
	else if (row.match <= EHR_HEADING_MATCH_UNIT)
		add_part(self, self->n);
	self->n++;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "headings.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

int ehr_heading_table_open(struct ehr_heading_table *self, const char *path,
	const struct ehr_units *units, const struct ehr_aliases *aliases,
	struct ehr_err *err)
{
	*self = (struct ehr_heading_table){ .grammar.units = units,
		.grammar.aliases = aliases,
		.aliases = aliases,
		.words = ehr_words_open(err) };
	if (self->words &&
		ehr_load_rows(&table, path, self, self->sha256, NULL, err) == 0)
		return 0;
	ehr_heading_table_close(self);
	return -1;
}

void ehr_heading_table_close(struct ehr_heading_table *self)
{
	for (int k = 0; k < EHR_HEADING_WORDS; k++)
		free(self->grammar.word[k]);
	ehr_words_close(self->words);
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	free(self->row);
	free(self->part);
	free(self->first);
	free(self->last);
	*self = (struct ehr_heading_table){ 0 };
}

long ehr_heading_table_find(
	const struct ehr_heading_table *self, struct ehr_str key)
{
	long i = key.n == 0 ? EHR_MAP_NONE : ehr_map_find(&self->key, key);

	return i == EHR_MAP_NONE ? -1 : self->first[i];
}

/* Is form one of the words, which have blanks between? */
static bool names(const char *words, const char *form)
{
	struct ehr_str rest = ehr_str_of(words);

	while (rest.n > 0)
		if (ehr_str_is(ehr_str_cut(&rest, ' '), form))
			return true;
	return false;
}

enum ehr_heading_scope ehr_heading_scope(
	const struct ehr_heading *heading, const char *form, int year)
{
	bool dated = heading->year_first != 0 || heading->year_last != 0;

	if (dated &&
		(year == 0 || year < heading->year_first ||
			(heading->year_last != 0 && year > heading->year_last)))
		return EHR_HEADING_OUT;
	if (heading->form[0] == '\0')
		return EHR_HEADING_OF_ALL;
	if (form == NULL || form[0] == '\0')
		return EHR_HEADING_OF_OTHER;
	return names(heading->form, form) ? EHR_HEADING_OF_FORM
					  : EHR_HEADING_OUT;
}
