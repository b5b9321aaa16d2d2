/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_compose.h"

enum { BARE = 100, WORDS_MOST = 8 };

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* Do two characters belong to one word? Not where a capital follows a small
 * letter (CuCen). */
static bool in_one_word(char before, char after)
{
	return is_letter_or_digit(before) && is_letter_or_digit(after) &&
	       !(before >= 'a' && before <= 'z' && after >= 'A' &&
		       after <= 'Z');
}

/* Does text start, or end, with the word, in either case of ASCII letters? An
 * ASCII word ends where letters and figures do. */
static bool has_word(struct ehr_str text, struct ehr_str word, bool at_end)
{
	const char *p = at_end ? text.p + text.n - word.n : text.p;

	if (word.n > text.n)
		return false;
	for (size_t i = 0; i < word.n; i++) {
		char c = p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != word.p[i])
			return false;
	}
	if (word.n == text.n)
		return true;
	if (at_end)
		return !in_one_word(p[-1], p[0]);
	return !in_one_word(p[word.n - 1], p[word.n]);
}

/* The longest word of the table at that end of text; of two as long, that of
 * the form. */
static const struct ehr_heading_row *longest(const struct ehr_heading_ask *ask,
	struct ehr_str text, enum ehr_heading_match match)
{
	const struct ehr_heading_row *best = NULL;

	for (size_t i = 0; i < ask->table->parts; i++) {
		const struct ehr_heading_row *row =
			&ask->table->row[ask->table->part[i]];
		enum ehr_heading_scope scope;

		if (row->match != match ||
			(best != NULL && row->text.n < best->text.n) ||
			!has_word(text, row->text,
				match == EHR_HEADING_MATCH_END))
			continue;
		scope = ehr_heading_scope(&row->heading, ask->form, ask->year);
		if (scope == EHR_HEADING_OF_FORM ||
			(scope == EHR_HEADING_OF_ALL &&
				(best == NULL || row->text.n > best->text.n)))
			best = row;
	}
	return best;
}

static void say(const char **what, const char *word)
{
	if ((*what)[0] == '\0')
		*what = word;
}

static bool is_bound(const char *quantity)
{
	return strcmp(quantity, "permitted") == 0 ||
	       strcmp(quantity, "limit") == 0;
}

void ehr_heading_say_quantity(const char **what, const char *word)
{
	if ((*what)[0] == '\0')
		*what = word;
	else if (is_bound(word) && !is_bound(*what))
		*what = strcmp(*what, "concentration") == 0 ? "limit" : word;
}

bool ehr_heading_gainsays(
	const struct ehr_heading_words *words, const char *quantity)
{
	return words->any && words->rest.n == 0 && quantity[0] != '\0' &&
	       ((is_bound(words->quantity) && !is_bound(quantity)) ||
		       strcmp(words->field, "ignore") == 0);
}

static void merge(
	struct ehr_heading_words *words, const struct ehr_heading *row)
{
	if (words->row == NULL && row->field[0] != '\0')
		words->row = row;
	say(&words->field, row->field);
	say(&words->medium, row->medium);
	say(&words->point_type, row->point_type);
	ehr_heading_say_quantity(&words->quantity, row->quantity);
	say(&words->part, row->part);
	words->any = true;
}

struct ehr_heading_words ehr_heading_words_of(
	const struct ehr_heading_ask *ask, struct ehr_str text)
{
	struct ehr_heading_words words = { .rest = text,
		.field = "",
		.medium = "",
		.point_type = "",
		.quantity = "",
		.part = "" };

	for (int i = 0; i < WORDS_MOST && words.rest.n > 0; i++) {
		const struct ehr_heading_row *end =
			longest(ask, words.rest, EHR_HEADING_MATCH_END);
		const struct ehr_heading_row *row = end;

		if (row == NULL)
			row = longest(ask, words.rest, EHR_HEADING_MATCH_START);
		if (row == NULL)
			break;
		if (row != end)
			words.rest.p += row->text.n;
		words.rest.n -= row->text.n;
		words.rest = ehr_heading_without_joints(words.rest);
		while (words.rest.n > 0 &&
			(words.rest.p[0] == '_' || words.rest.p[0] == '-')) {
			words.rest.p++;
			words.rest.n--;
		}
		merge(&words, &row->heading);
	}
	return words;
}

void ehr_heading_add_level(struct ehr_heading_ask *ask, struct ehr_str text)
{
	struct ehr_heading_reading reading[EHR_HEADING_READINGS], *last;
	struct ehr_heading_level *level = &ask->level[ask->levels];
	size_t n;

	if (ask->levels == EHR_HEADING_LEVELS || text.n == 0)
		return;
	n = ehr_heading_read(&ask->table->grammar, text, ask->arena, reading);
	last = &reading[0];
	*level = (struct ehr_heading_level){ .note = text, .keys = n };
	for (size_t i = 0; i < n; i++) {
		level->key[i] = ehr_heading_key(reading[i].text, ask->arena);
		if (reading[i].taken < BARE)
			last = &reading[i];
	}
	level->unit = last->unit;
	level->other_unit = last->other_unit;
	level->remark = last->remark;
	level->words = ehr_heading_words_of(ask, last->text);
	ask->levels++;
}

static bool by_row(const struct ehr_heading_ask *ask, struct ehr_str text,
	struct ehr_heading_pollutant *pollutant)
{
	enum ehr_heading_scope best = EHR_HEADING_OF_OTHER;
	long at = ehr_heading_table_find(
		ask->table, ehr_heading_key(text, ask->arena));

	for (; at >= 0; at = ask->table->row[at].next) {
		const struct ehr_heading_row *row = &ask->table->row[at];
		enum ehr_heading_scope scope =
			ehr_heading_scope(&row->heading, ask->form, ask->year);

		if (strcmp(row->heading.field, "measure") != 0 ||
			row->group_key.n > 0 || scope >= best ||
			(row->match == EHR_HEADING_MATCH_EXACT &&
				!ehr_str_eq(row->text, text)))
			continue;
		best = scope;
		pollutant->row = &row->heading;
		pollutant->name = row->heading.pollutant[0] == '\0'
					  ? text
					  : ehr_str_of(row->heading.pollutant);
	}
	return best != EHR_HEADING_OF_OTHER;
}

/* Names in R have dots for blanks. */
static const struct ehr_alias *by_name(
	const struct ehr_heading_ask *ask, struct ehr_str *text)
{
	const struct ehr_alias *alias =
		ehr_aliases_find(ask->table->aliases, *text);
	char *p;

	if (alias != NULL || text->n == 0 ||
		memchr(text->p, '.', text->n) == NULL)
		return alias;
	p = ehr_arena_string(ask->arena, *text);
	for (size_t i = 0; i < text->n; i++)
		if (p[i] == '.')
			p[i] = ' ';
	*text = (struct ehr_str){ p, text->n };
	return ehr_aliases_find(ask->table->aliases, *text);
}

bool ehr_heading_pollutant_known(const struct ehr_heading_ask *ask,
	struct ehr_str text, struct ehr_heading_pollutant *pollutant)
{
	bool in_table;

	*pollutant = (struct ehr_heading_pollutant){ .name = text };
	if (text.n == 0)
		return false;
	in_table = by_row(ask, text, pollutant);
	pollutant->alias = by_name(ask, &pollutant->name);
	return in_table || pollutant->alias != NULL;
}

bool ehr_heading_pollutant_of(const struct ehr_heading_ask *ask,
	struct ehr_str text, struct ehr_heading_pollutant *pollutant)
{
	size_t at = ehr_heading_bracket(text);
	struct ehr_str inside;

	if (ehr_heading_pollutant_known(ask, text, pollutant))
		return true;
	if (at == text.n || at == 0)
		return false;
	if (ehr_heading_pollutant_known(ask,
		    ehr_str_trim((struct ehr_str){ text.p, at }), pollutant))
		return true;
	inside = (struct ehr_str){ text.p + at + 1, text.n - at - 2 };
	return ehr_heading_pollutant_known(
		ask, ehr_str_trim(inside), pollutant);
}

/* Amounts a year, and what is per volume or mass, have units of their own. */
static bool same_kind(const char *a, const char *b)
{
	static const char amounts[] = "emission generated permitted";
	static const char shares[] = "concentration limit";

	return b[0] != '\0' &&
	       ((strstr(amounts, a) != NULL && strstr(amounts, b) != NULL) ||
		       (strstr(shares, a) != NULL &&
			       strstr(shares, b) != NULL));
}

const struct ehr_heading *ehr_heading_unit_row(
	const struct ehr_heading_ask *ask,
	const struct ehr_heading_pollutant *pollutant, const char *medium,
	const char *quantity)
{
	struct ehr_str key = ehr_heading_key(pollutant->name, ask->arena);
	const struct ehr_heading *found = NULL;

	for (size_t i = 0; i < ask->table->parts; i++) {
		const struct ehr_heading_row *row =
			&ask->table->row[ask->table->part[i]];
		const struct ehr_heading *heading = &row->heading;

		if (row->match != EHR_HEADING_MATCH_UNIT ||
			!same_kind(heading->quantity, quantity) ||
			(medium[0] != '\0' && heading->medium[0] != '\0' &&
				strcmp(heading->medium, medium) != 0) ||
			ehr_heading_scope(heading, ask->form, ask->year) !=
				EHR_HEADING_OF_FORM)
			continue;
		if ((row->alias == NULL || row->alias != pollutant->alias) &&
			!ehr_str_eq(key, row->key))
			continue;
		if (found != NULL &&
			strcmp(found->medium, heading->medium) != 0)
			return NULL;
		if (found == NULL)
			found = heading;
	}
	return found;
}
