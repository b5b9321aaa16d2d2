/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/site_kind.h"

#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "ref/colour.h"
#include "ref/load.h"

enum column { KIND, WORDS, NAME_EN, NAME_ZH, COLOUR, SIGN, COLUMNS };

static const char *const column_name[COLUMNS] = { "kind", "words", "name_en",
	"name_zh", "colour", "sign" };

enum { NONE = -1 };

struct ehr_site_kinds {
	struct ehr_site_kind kind[EHR_SITE_KINDS];
	size_t n, other;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

static bool alike(struct ehr_str a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.p, b, a.n) == 0;
}

static long find(const struct ehr_site_kinds *self, struct ehr_str word)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_site_kind *kind = &self->kind[i];
		struct ehr_str rest = ehr_str_of(kind->words);

		if (alike(word, kind->kind) || alike(word, kind->name_en) ||
			alike(word, kind->name_zh))
			return (long)i;
		while (rest.n) {
			struct ehr_str one = ehr_str_cut(&rest, ' ');

			if (one.n == word.n &&
				strncasecmp(one.p, word.p, one.n) == 0)
				return (long)i;
		}
	}
	return NONE;
}

/* Only what a path is made of may stand in one. */
static bool is_sign(struct ehr_str text)
{
	static const char allowed[] = "MmLlHhVvCcSsQqTtAaZz0123456789.,- ";

	for (size_t i = 0; i < text.n; i++)
		if (!text.p[i] || !strchr(allowed, text.p[i]))
			return false;
	return text.n > 0;
}

static int check_words(const struct ehr_site_kinds *self,
	const struct ehr_str *cell, struct ehr_err *err)
{
	static const enum column named[] = { KIND, NAME_EN, NAME_ZH };
	struct ehr_str rest = cell[WORDS];

	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
		if (!cell[named[i]].n || find(self, cell[named[i]]) != NONE)
			return ehr_fail_cell(err, column_name[named[i]],
				"claimed_twice",
				N_("a word that no other kind has"),
				cell[named[i]]);
	while (rest.n) {
		struct ehr_str word = ehr_str_cut(&rest, ' ');

		if (word.n && find(self, word) != NONE)
			return ehr_fail_cell(err, column_name[WORDS],
				"claimed_twice",
				N_("a word that no other kind has"), word);
	}
	return 0;
}

static int add_kind(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_site_kinds *self = into;
	struct ehr_arena *arena = &self->arena;

	if (self->n == EHR_SITE_KINDS)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %d kinds of sites"), EHR_SITE_KINDS);
	if (check_words(self, cell, err) < 0)
		return -1;
	if (!ehr_colour_is(cell[COLOUR]))
		return ehr_fail_cell(err, column_name[COLOUR], "not_a_colour",
			N_("a colour such as #fd8d3c"), cell[COLOUR]);
	if (!is_sign(cell[SIGN]))
		return ehr_fail_cell(err, column_name[SIGN], "not_a_path",
			N_("the path of an SVG drawing"), cell[SIGN]);
	self->kind[self->n++] = (struct ehr_site_kind){
		.kind = ehr_arena_string(arena, cell[KIND]),
		.words = ehr_arena_string(arena, cell[WORDS]),
		.name_en = ehr_arena_string(arena, cell[NAME_EN]),
		.name_zh = ehr_arena_string(arena, cell[NAME_ZH]),
		.colour = ehr_arena_string(arena, cell[COLOUR]),
		.sign = ehr_arena_string(arena, cell[SIGN]),
	};
	return 0;
}

static int find_other(void *into, struct ehr_err *err)
{
	struct ehr_site_kinds *self = into;
	long other = find(self, ehr_str_of("other"));

	if (other == NONE)
		return ehr_fail(
			err, EHR_FAULT_DATA, _("there is no kind \"other\""));
	self->other = (size_t)other;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "site_kinds.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_kind,
	.end = find_other,
};

struct ehr_site_kinds *ehr_site_kinds_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_site_kinds *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_site_kinds_close(self);
	return NULL;
}

size_t ehr_site_kinds_count(const struct ehr_site_kinds *kinds)
{
	return kinds->n;
}

const struct ehr_site_kind *ehr_site_kinds_at(
	const struct ehr_site_kinds *kinds, size_t i)
{
	return i < kinds->n ? &kinds->kind[i] : NULL;
}

size_t ehr_site_kinds_find(
	const struct ehr_site_kinds *kinds, struct ehr_str word)
{
	long found = find(kinds, ehr_str_trim(word));

	return found == NONE ? kinds->other : (size_t)found;
}

bool ehr_site_kinds_knows(
	const struct ehr_site_kinds *kinds, struct ehr_str word)
{
	return find(kinds, word) != NONE;
}

const char *ehr_site_kinds_sha256(const struct ehr_site_kinds *kinds)
{
	return kinds->sha256;
}

size_t ehr_site_kinds_rows(const struct ehr_site_kinds *kinds)
{
	return kinds->rows;
}

void ehr_site_kinds_close(struct ehr_site_kinds *kinds)
{
	if (!kinds)
		return;
	ehr_arena_release(&kinds->arena);
	free(kinds);
}
