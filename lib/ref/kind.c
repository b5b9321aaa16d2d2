/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/kind.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "ref/load.h"

struct ehr_kinds {
	const char *name[EHR_KINDS_MAX];
	size_t n;
	const char **word; /* by row */
	uint32_t *kind;    /* by row */
	size_t rows;
	struct ehr_map words; /* as compared */
	uint32_t *of;         /* kind, by index in words */
	struct ehr_buf room, key;
	struct ehr_arena arena;
	char sha256[65];
};

/* The text as it is compared, in key. */
static struct ehr_str fold(struct ehr_kinds *self, struct ehr_str text)
{
	struct ehr_str folded = ehr_folded(ehr_str_trim(text), &self->room);

	self->key.n = 0;
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		ehr_buf_putc(&self->key,
			c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
	return (struct ehr_str){ self->key.p, self->key.n };
}

/* Notes that the text is of the kind; false if it has another or the same. */
static bool add_word(struct ehr_kinds *self, struct ehr_str text, uint32_t kind)
{
	bool is_new = false;
	size_t i = (size_t)ehr_map_add(&self->words, fold(self, text), &is_new);

	if (!is_new)
		return false;
	self->of = ehr_realloc(self->of, i + 1, sizeof(self->of[0]));
	self->of[i] = kind;
	return true;
}

static bool is_kind(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
			c != '_')
			return false;
	}
	return text.n > 0 && text.n < 40;
}

/* The kind of that name, made if it is new; n if there are too many. */
static uint32_t number_of(struct ehr_kinds *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->name[i]))
			return (uint32_t)i;
	if (self->n == EHR_KINDS_MAX)
		return EHR_KINDS_MAX;
	self->name[self->n] = ehr_arena_string(&self->arena, name);
	return (uint32_t)self->n++;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_kinds *self = into;
	uint32_t kind;

	if (!is_kind(cell[1]))
		return ehr_fail_cell(err, "kind", "bad_kind",
			N_("small letters, figures and underscores"), cell[1]);
	kind = number_of(self, cell[1]);
	if (kind == EHR_KINDS_MAX)
		return ehr_fail_cell(err, "kind", "too_many",
			N_("not so many kinds"), cell[1]);
	if (cell[0].n == 0 || !add_word(self, cell[0], kind))
		return ehr_fail_cell(err, "word", "bad_word",
			N_("a word of its own"), cell[0]);
	self->word =
		ehr_realloc(self->word, self->rows + 1, sizeof(self->word[0]));
	self->kind =
		ehr_realloc(self->kind, self->rows + 1, sizeof(self->kind[0]));
	self->word[self->rows] = ehr_arena_string(&self->arena, cell[0]);
	self->kind[self->rows++] = kind;
	return 0;
}

/* A kind goes by its own name too. */
static int add_names(void *into, struct ehr_err *err)
{
	struct ehr_kinds *self = into;

	(void)err;
	for (size_t i = 0; i < self->n; i++)
		(void)add_word(self, ehr_str_of(self->name[i]), (uint32_t)i);
	return 0;
}

struct ehr_kinds *ehr_kinds_open(
	const char *builtin, const char *path, struct ehr_err *err)
{
	static const char *const column[] = { "word", "kind" };
	const struct ehr_load_table table = {
		.builtin = builtin,
		.column = column,
		.columns = 2,
		.needed = 2,
		.add = add_row,
		.end = add_names,
	};
	struct ehr_kinds *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, NULL, err) == 0)
		return self;
	ehr_kinds_close(self);
	return NULL;
}

void ehr_kinds_close(struct ehr_kinds *kinds)
{
	if (kinds == NULL)
		return;
	free(kinds->word);
	free(kinds->kind);
	free(kinds->of);
	ehr_map_release(&kinds->words);
	ehr_buf_release(&kinds->room);
	ehr_buf_release(&kinds->key);
	ehr_arena_release(&kinds->arena);
	free(kinds);
}

size_t ehr_kinds_count(const struct ehr_kinds *kinds)
{
	return kinds->n;
}

const char *ehr_kind_name(const struct ehr_kinds *kinds, size_t kind)
{
	return kinds->name[kind];
}

long ehr_kinds_find(struct ehr_kinds *kinds, struct ehr_str text)
{
	long i = ehr_map_find(&kinds->words, fold(kinds, text));

	return i == EHR_MAP_NONE ? EHR_NO_KIND : (long)kinds->of[i];
}

size_t ehr_kinds_rows(const struct ehr_kinds *kinds)
{
	return kinds->rows;
}

const char *ehr_kinds_word(
	const struct ehr_kinds *kinds, size_t row, size_t *kind)
{
	*kind = kinds->kind[row];
	return kinds->word[row];
}

const char *ehr_kinds_sha256(const struct ehr_kinds *kinds)
{
	return kinds->sha256;
}
