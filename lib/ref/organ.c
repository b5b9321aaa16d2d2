/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/organ.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/load.h"

enum { ORGAN, ALSO, NAME_EN, NAME_ZH, FIELDS };

static const char *const field[FIELDS] = { "organ", "also", "name_en",
	"name_zh" };

enum { ORGANS_MAX = 64 };

struct ehr_organs {
	struct ehr_arena arena;
	struct ehr_organ organ[ORGANS_MAX];
	size_t n;
	struct ehr_map word; /* of the table and those taken for them */
	size_t *organ_of;    /* by index of word */
};

/* The next word of a list, which is cut; false: there is none. */
static bool next_word(struct ehr_str *list, struct ehr_str *word)
{
	while (list->n > 0 && (*list->p == ';' || *list->p == ' ')) {
		list->p++;
		list->n--;
	}
	*word = (struct ehr_str){ list->p, 0 };
	while (list->n > 0 && *list->p != ';' && *list->p != ' ') {
		list->p++;
		list->n--;
		word->n++;
	}
	return word->n > 0;
}

static bool is_word(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '_' && (text.p[i] < 'a' || text.p[i] > 'z'))
			return false;
	return text.n > 0;
}

static bool add_word(struct ehr_organs *self, struct ehr_str word)
{
	bool is_new;
	long i = ehr_map_add(&self->word, word, &is_new);

	if (!is_new)
		return false;
	self->organ_of = ehr_realloc(
		self->organ_of, (size_t)i + 1, sizeof *self->organ_of);
	self->organ_of[i] = self->n;
	return true;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_organs *self = into;
	struct ehr_str also = cell[ALSO], word = cell[ORGAN];

	if (!is_word(word) || !add_word(self, word))
		return ehr_fail_cell(err, "organ", "bad_word",
			N_("a new word of small letters and _"), word);
	if (self->n == ORGANS_MAX)
		return ehr_fail_cell(err, "organ", "too_many",
			N_("64 organs at most"), word);
	while (next_word(&also, &word))
		if (!is_word(word) || !add_word(self, word))
			return ehr_fail_cell(err, "also", "bad_word",
				N_("a new word of small letters and _"), word);
	self->organ[self->n++] = (struct ehr_organ){
		.word = ehr_arena_string(&self->arena, cell[ORGAN]),
		.name_en = ehr_arena_string(&self->arena, cell[NAME_EN]),
		.name_zh = ehr_arena_string(&self->arena, cell[NAME_ZH]),
	};
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "organs.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_organs *ehr_organs_open(const char *path, struct ehr_err *err)
{
	struct ehr_organs *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, NULL, NULL, err) == 0)
		return self;
	ehr_organs_close(self);
	return NULL;
}

size_t ehr_organs_count(const struct ehr_organs *self)
{
	return self->n;
}

const struct ehr_organ *ehr_organ_at(const struct ehr_organs *self, size_t i)
{
	return &self->organ[i];
}

int ehr_organs_read(const struct ehr_organs *self, struct ehr_str list,
	uint64_t *bits, struct ehr_str *unknown)
{
	struct ehr_str word;

	*bits = 0;
	while (next_word(&list, &word)) {
		long i = ehr_map_find(&self->word, word);

		if (i == EHR_MAP_NONE) {
			*unknown = word;
			return -1;
		}
		*bits |= (uint64_t)1 << self->organ_of[i];
	}
	return 0;
}

void ehr_organs_close(struct ehr_organs *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->word);
	ehr_arena_release(&self->arena);
	free(self->organ_of);
	free(self);
}
