/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/word.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ref/load.h"

struct entry {
	struct ehr_str column, word;
};

struct ehr_words {
	struct ehr_arena arena;
	struct entry *entry;
	size_t n;
};

static int read_entries(
	struct ehr_words *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t column, word;
	int got;

	if (ehr_load_need(load, "column", &column, err) != 0 ||
		ehr_load_need(load, "word", &word, err) != 0)
		return -1;
	while ((got = ehr_load_next(load, err)) == 1) {
		struct entry *one;

		self->entry = ehr_realloc(
			self->entry, self->n + 1, sizeof *self->entry);
		one = &self->entry[self->n++];
		one->column =
			ehr_arena_copy(&self->arena, load->row.cell[column]);
		one->word = ehr_arena_copy(&self->arena, load->row.cell[word]);
	}
	return got;
}

struct ehr_words *ehr_words_open(struct ehr_err *err)
{
	struct ehr_words *self;
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "words.csv", NULL, err) != 0)
		return NULL;
	self = ehr_calloc(1, sizeof *self);
	rc = read_entries(self, &load, err);
	ehr_load_close(&load);
	if (rc == 0)
		return self;
	ehr_words_close(self);
	return NULL;
}

void ehr_words_close(struct ehr_words *words)
{
	if (words == NULL)
		return;
	ehr_arena_release(&words->arena);
	free(words->entry);
	free(words);
}

bool ehr_words_rule(const struct ehr_words *words, const char *column)
{
	for (size_t i = 0; i < words->n; i++)
		if (ehr_str_is(words->entry[i].column, column))
			return true;
	return false;
}

bool ehr_words_has(
	const struct ehr_words *words, const char *column, struct ehr_str word)
{
	for (size_t i = 0; i < words->n; i++)
		if (ehr_str_eq(words->entry[i].word, word) &&
			ehr_str_is(words->entry[i].column, column))
			return true;
	return false;
}

static void list(
	const struct ehr_words *words, const char *column, struct ehr_buf *out)
{
	const char *between = "one of ";

	for (size_t i = 0; i < words->n; i++) {
		if (!ehr_str_is(words->entry[i].column, column))
			continue;
		ehr_buf_puts(out, between);
		ehr_buf_add_str(out, words->entry[i].word);
		between = ", ";
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
