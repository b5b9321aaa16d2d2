/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading.h"

#include <stdlib.h>

#include "ref/column.h"

enum { FOUND_MOST = 32 };

struct ehr_headings {
	struct ehr_heading_table table;
};

/* A meaning with what it is ordered by, the first that differs deciding. */
struct candidate {
	struct ehr_meaning meaning;
	unsigned scope, composed, apart, taken;
};

struct search {
	struct ehr_heading_ask ask;
	struct candidate found[FOUND_MOST];
	size_t n;
};

struct ehr_headings *ehr_headings_open(const char *path,
	const struct ehr_units *units, const struct ehr_aliases *aliases,
	struct ehr_err *err)
{
	struct ehr_headings *self = ehr_calloc(1, sizeof *self);

	if (ehr_heading_table_open(&self->table, path, units, aliases, err) ==
		0)
		return self;
	free(self);
	return NULL;
}

void ehr_headings_close(struct ehr_headings *self)
{
	if (self == NULL)
		return;
	ehr_heading_table_close(&self->table);
	free(self);
}

static int order(const struct candidate *a, const struct candidate *b)
{
	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	if (a->composed != b->composed)
		return a->composed < b->composed ? -1 : 1;
	if (a->apart != b->apart)
		return a->apart < b->apart ? -1 : 1;
	return (a->taken > b->taken) - (a->taken < b->taken);
}

static void add(struct search *search, const struct candidate *candidate)
{
	size_t at = search->n;

	if (at == FOUND_MOST)
		return;
	search->n++;
	for (; at > 0 && order(&search->found[at - 1], candidate) > 0; at--)
		search->found[at] = search->found[at - 1];
	search->found[at] = *candidate;
}

/* whole headings */

/* A unit is no part of the heading of a text. */
static bool is_text(const char *field)
{
	struct ehr_column_info info;

	if (strcmp(field, EHR_HEADING_VALUE) == 0)
		return false;
	if (ehr_column_find(ehr_str_of(field), &info))
		return info.type == EHR_COLUMN_TEXT;
	return strcmp(field, "org_code") == 0 ||
	       strcmp(field, "permit_no") == 0;
}

/* 0: below a group of the row's; 1: the row needs none; 2: it is not there */
static unsigned apart_of(
	const struct ehr_heading_ask *ask, const struct ehr_heading_row *row)
{
	if (row->group_key.n == 0)
		return 1;
	for (size_t i = 0; i < ask->levels; i++)
		for (size_t k = 0; k < ask->level[i].keys; k++)
			if (ehr_str_eq(ask->level[i].key[k], row->group_key))
				return 0;
	return 2;
}

/* The pollutant of a row with field measure. */
static struct ehr_heading_pollutant of_row(
	const struct ehr_heading_table *table, const struct ehr_heading *row,
	struct ehr_str text)
{
	struct ehr_heading_pollutant pollutant = { .name = text, .row = row };

	if (row->pollutant[0] != '\0')
		pollutant.name = ehr_str_of(row->pollutant);
	pollutant.alias = ehr_aliases_find(table->aliases, pollutant.name);
	return pollutant;
}

/* The pollutant of a remark, else of a group, or its remark. */
static bool pollutant_beside(const struct ehr_heading_ask *ask,
	struct ehr_str remark, struct ehr_heading_pollutant *pollutant)
{
	if (ehr_heading_pollutant_of(ask, remark, pollutant))
		return true;
	for (size_t i = 0; i < ask->levels; i++)
		if (ehr_heading_pollutant_of(
			    ask, ask->level[i].words.rest, pollutant) ||
			ehr_heading_pollutant_of(
				ask, ask->level[i].remark, pollutant))
			return true;
	return false;
}

static void add_whole(struct search *search,
	const struct ehr_heading_reading *reading,
	const struct ehr_heading_row *row)
{
	const struct ehr_heading *heading = &row->heading;
	struct ehr_heading_pollutant pollutant = { 0 };
	struct candidate candidate = { .taken = reading->taken };
	struct ehr_meaning *meaning = &candidate.meaning;
	bool measure = strcmp(heading->field, EHR_HEADING_MEASURE) == 0;
	bool named = false;

	candidate.scope =
		ehr_heading_scope(heading, search->ask.form, search->ask.year);
	candidate.apart = apart_of(&search->ask, row);
	if (candidate.scope == EHR_HEADING_OUT || candidate.apart == 2 ||
		(reading->unit.n > 0 && is_text(heading->field)))
		return;
	*meaning = (struct ehr_meaning){ .row = heading,
		.field = heading->field,
		.cas = heading->cas,
		.medium = heading->medium,
		.point_type = heading->point_type,
		.quantity = heading->quantity,
		.part = heading->part,
		.unit_row = heading->unit[0] == '\0' ? NULL : heading,
		.other_form = candidate.scope == EHR_HEADING_OF_OTHER };
	if (measure) {
		pollutant = of_row(search->ask.table, heading, reading->text);
	} else if (strcmp(heading->field, EHR_HEADING_VALUE) == 0) {
		named = pollutant_beside(
			&search->ask, reading->remark, &pollutant);
		if (named)
			meaning->field = EHR_HEADING_MEASURE;
	}
	ehr_meaning_finish(&search->ask, reading,
		measure || named ? &pollutant : NULL, meaning);
	add(search, &candidate);
}

static void find_whole(
	struct search *search, const struct ehr_heading_reading *reading)
{
	const struct ehr_heading_table *table = search->ask.table;
	long at = ehr_heading_table_find(
		table, ehr_heading_key(reading->text, search->ask.arena));

	for (; at >= 0; at = table->row[at].next)
		if (table->row[at].match == EHR_HEADING_MATCH_WHOLE ||
			ehr_str_eq(table->row[at].text, reading->text))
			add_whole(search, reading, &table->row[at]);
}

/* composed headings */

/* Is there a row that says what the whole text is, so that nothing remains to
 * be composed? */
static bool is_whole(const struct search *search, struct ehr_str text)
{
	for (size_t i = 0; i < search->n; i++)
		if (search->found[i].composed == 0 &&
			search->found[i].scope != EHR_HEADING_OF_OTHER &&
			ehr_str_eq(search->found[i].meaning.text, text))
			return true;
	return false;
}

static bool compose(struct search *search, const struct ehr_heading_ask *ask,
	const struct ehr_heading_reading *reading)
{
	struct ehr_heading_words words =
		ehr_heading_words_of(ask, reading->text);
	struct candidate candidate = { .composed = 1,
		.scope = EHR_HEADING_OF_ALL,
		.apart = 1,
		.taken = reading->taken };
	struct ehr_meaning *meaning = &candidate.meaning;
	struct ehr_heading_pollutant pollutant;
	const char *end = reading->text.p + reading->text.n;
	bool named;

	if (!words.any && is_whole(search, reading->text))
		return false;
	named = words.rest.p + words.rest.n < end
			? ehr_heading_pollutant_of(ask, words.rest, &pollutant)
			: ehr_heading_pollutant_known(
				  ask, words.rest, &pollutant);
	if (!named && words.rest.n > 0)
		return false;
	named = named || pollutant_beside(ask, reading->remark, &pollutant);
	if (!named && words.quantity[0] == '\0' && words.field[0] == '\0')
		return false;
	*meaning = (struct ehr_meaning){ .row = words.row,
		.field = words.field,
		.cas = "",
		.medium = words.medium,
		.point_type = words.point_type,
		.quantity = words.quantity,
		.part = words.part,
		.composed = true };
	for (size_t i = 0; i < ask->levels && meaning->field[0] == '\0'; i++) {
		meaning->field = ask->level[i].words.field;
		meaning->row = ask->level[i].words.row;
	}
	if (strcmp(meaning->field, EHR_HEADING_VALUE) == 0 && named)
		meaning->field = EHR_HEADING_MEASURE;
	if (meaning->field[0] == '\0')
		meaning->field =
			named ? EHR_HEADING_MEASURE : EHR_HEADING_VALUE;
	ehr_meaning_finish(ask, reading, named ? &pollutant : NULL, meaning);
	add(search, &candidate);
	return true;
}

/* "A_B": B below A. */
static void compose_joined(
	struct search *search, const struct ehr_heading_reading *reading)
{
	struct ehr_heading_ask inner = search->ask;
	struct ehr_heading_reading part = *reading;
	struct ehr_str rest = reading->text;
	struct ehr_str group = ehr_str_cut(&rest, '_');

	if (rest.n == 0 || group.n == 0)
		return;
	inner.levels = 0;
	ehr_heading_add_level(&inner, group);
	for (size_t i = 0;
		i < search->ask.levels && inner.levels < EHR_HEADING_LEVELS;
		i++)
		inner.level[inner.levels++] = search->ask.level[i];
	part.text = rest;
	part.taken++;
	compose(search, &inner, &part);
}

/* finding */

/* Adds the levels of a group, the innermost first; a "/" inside brackets
 * belongs to a unit. */
static void add_levels(struct ehr_heading_ask *ask, struct ehr_str group)
{
	struct ehr_str text = ehr_heading_clean(group, ask->arena);
	size_t end = text.n, depth = 0;

	for (size_t i = text.n; i-- > 0;) {
		char c = text.p[i];

		if (c == ')' || c == ']')
			depth++;
		else if ((c == '(' || c == '[') && depth > 0)
			depth--;
		else if (c == '/' && depth == 0) {
			ehr_heading_add_level(
				ask, (struct ehr_str){
					     text.p + i + 1, end - i - 1 });
			end = i;
		}
	}
	ehr_heading_add_level(ask, (struct ehr_str){ text.p, end });
}

size_t ehr_headings_find(const struct ehr_headings *self,
	const struct ehr_heading_query *query, struct ehr_arena *arena,
	struct ehr_meaning *out, size_t max)
{
	struct search search = { .ask = { .table = &self->table,
					 .form = query->form,
					 .year = query->year,
					 .arena = arena } };
	struct ehr_heading_reading reading[EHR_HEADING_READINGS];
	size_t n = ehr_heading_read(
		&self->table.grammar, query->heading, arena, reading);

	add_levels(&search.ask, query->group);
	for (size_t i = 0; i < n; i++)
		find_whole(&search, &reading[i]);
	for (size_t i = 0; i < n; i++)
		if (!compose(&search, &search.ask, &reading[i]))
			compose_joined(&search, &reading[i]);
	for (size_t i = 0; i < search.n && i < max; i++)
		out[i] = search.found[i].meaning;
	return search.n < max ? search.n : max;
}

bool ehr_headings_known(const struct ehr_headings *self, struct ehr_str heading)
{
	struct ehr_heading_query query = { .heading = heading };
	struct ehr_arena arena = { 0 };
	struct ehr_meaning meaning;
	bool known = ehr_headings_find(self, &query, &arena, &meaning, 1) > 0;

	ehr_arena_release(&arena);
	return known;
}

const char *ehr_headings_sha256(const struct ehr_headings *self)
{
	return self->table.sha256;
}

size_t ehr_headings_rows(const struct ehr_headings *self)
{
	return self->table.n;
}

const struct ehr_heading *ehr_headings_at(
	const struct ehr_headings *self, size_t i)
{
	return &self->table.row[i].heading;
}

const struct ehr_heading_grammar *ehr_headings_grammar(
	const struct ehr_headings *self)
{
	return &self->table.grammar;
}
