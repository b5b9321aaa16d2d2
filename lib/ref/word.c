/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/word.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ref/load.h"

struct ehr_words {
	struct ehr_arena arena;
	struct ehr_str *column, *word; /* by row */
	size_t n;
};

/* The words of a column stand together, so that a list of them is a part of
 * the whole. */
static bool comes_back(const struct ehr_words *self, struct ehr_str column)
{
	if (self->n == 0 || ehr_str_eq(self->column[self->n - 1], column))
		return false;
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_eq(self->column[i], column))
			return true;
	return false;
}

enum { COLUMN, WORD, FIELDS };

static const char *const field[FIELDS] = { "column", "word" };

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_words *self = into;

	if (comes_back(self, cell[COLUMN]))
		return ehr_fail_cell(err, field[COLUMN], "scattered",
			N_("rows of one column side by side"), cell[COLUMN]);
	self->column =
		ehr_realloc(self->column, self->n + 1, sizeof(*self->column));
	self->word = ehr_realloc(self->word, self->n + 1, sizeof(*self->word));
	self->column[self->n] = ehr_arena_copy(&self->arena, cell[COLUMN]);
	self->word[self->n++] = ehr_arena_copy(&self->arena, cell[WORD]);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "words.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_words *ehr_words_open(struct ehr_err *err)
{
	struct ehr_words *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, NULL, self, NULL, NULL, err) == 0)
		return self;
	ehr_words_close(self);
	return NULL;
}

void ehr_words_close(struct ehr_words *words)
{
	if (words == NULL)
		return;
	ehr_arena_release(&words->arena);
	free(words->column);
	free(words->word);
	free(words);
}

struct ehr_word_list ehr_words_list(
	const struct ehr_words *words, const char *column)
{
	size_t from = 0, to;

	while (from < words->n && !ehr_str_is(words->column[from], column))
		from++;
	for (to = from; to < words->n; to++)
		if (!ehr_str_is(words->column[to], column))
			break;
	if (to == from)
		return (struct ehr_word_list){ NULL, 0 };
	return (struct ehr_word_list){ words->word + from, to - from };
}

bool ehr_word_list_has(struct ehr_word_list list, struct ehr_str word)
{
	for (size_t i = 0; i < list.n; i++)
		if (ehr_str_eq(list.word[i], word))
			return true;
	return false;
}

bool ehr_words_rule(const struct ehr_words *words, const char *column)
{
	return ehr_words_list(words, column).n > 0;
}

bool ehr_words_has(
	const struct ehr_words *words, const char *column, struct ehr_str word)
{
	return ehr_word_list_has(ehr_words_list(words, column), word);
}

/* Of the row's column, what stands behind "column="; p NULL: another one. */
static struct ehr_str behind(struct ehr_str of, const char *column)
{
	size_t n = strlen(column);

	if (of.n <= n || of.p[n] != '=' || memcmp(of.p, column, n) != 0)
		return (struct ehr_str){ NULL, 0 };
	return (struct ehr_str){ of.p + n + 1, of.n - n - 1 };
}

struct ehr_str ehr_words_meant(
	const struct ehr_words *words, const char *column, struct ehr_str text)
{
	for (size_t i = 0; i < words->n; i++) {
		struct ehr_str word = behind(words->column[i], column);

		if (word.p && ehr_str_eq(words->word[i], text))
			return word;
	}
	return text;
}

static char *copy(struct ehr_str text)
{
	char *out = ehr_alloc(text.n + 1);

	memcpy(out, text.p, text.n);
	out[text.n] = '\0';
	return out;
}

void ehr_words_name_columns(const void *words, struct ehr_header *header)
{
	const struct ehr_words *self = words;

	for (size_t i = 0; i < self->n; i++) {
		struct ehr_str name = behind(self->column[i], "heading");
		char *fresh;

		if (!name.p)
			continue;
		fresh = copy(name);
		for (size_t k = 0; k < header->n; k++) {
			if (ehr_header_find(header, fresh) != EHR_NO_COLUMN ||
				!ehr_str_eq(ehr_str_trim(ehr_str_of(
						    header->name[k])),
					self->word[i]))
				continue;
			free(header->name[k]);
			header->name[k] = copy(name);
		}
		free(fresh);
	}
}

static void list(
	const struct ehr_words *words, const char *column, struct ehr_buf *out)
{
	struct ehr_word_list all = ehr_words_list(words, column);

	for (size_t i = 0; i < all.n; i++) {
		if (i > 0)
			ehr_buf_putc(out, '|');
		ehr_buf_add_str(out, all.word[i]);
	}
}

int ehr_words_check(const struct ehr_words *words, const char *column,
	struct ehr_str word, struct ehr_err *err)
{
	struct ehr_buf expected = { 0 };

	if (!ehr_words_rule(words, column) ||
		ehr_words_has(words, column, word))
		return 0;
	list(words, column, &expected);
	ehr_fail_cell(
		err, column, "unknown_word", ehr_buf_text(&expected), word);
	ehr_buf_release(&expected);
	return -1;
}
