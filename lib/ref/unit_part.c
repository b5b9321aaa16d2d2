/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit_part.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "ref/load.h"
#include "ref/unit.h"
#include "ref/unit_text.h"

/* As in the table, and as people read it. */
static const struct {
	const char *word, *name;
} kinds[EHR_KINDS] = {
	[EHR_KIND_NOTHING] = { "none", N_("a bare number") },
	[EHR_KIND_MASS] = { "mass", N_("mass") },
	[EHR_KIND_VOLUME] = { "volume", N_("volume") },
	[EHR_KIND_AREA] = { "area", N_("area") },
	[EHR_KIND_LENGTH] = { "length", N_("length") },
	[EHR_KIND_TIME] = { "time", N_("time") },
	[EHR_KIND_MONTH] = { "month", N_("month") },
	[EHR_KIND_YEAR] = { "year", N_("year") },
	[EHR_KIND_ENERGY] = { "energy", N_("energy") },
	[EHR_KIND_POWER] = { "power", N_("power") },
	[EHR_KIND_COAL] = { "coal_equivalent", N_("coal equivalent") },
	[EHR_KIND_MONEY] = { "money", N_("money") },
	[EHR_KIND_TEMPERATURE] = { "temperature", N_("temperature") },
	[EHR_KIND_CELSIUS] = { "celsius", N_("degrees Celsius") },
	[EHR_KIND_PRESSURE] = { "pressure", N_("pressure") },
	[EHR_KIND_SUBSTANCE] = { "amount_of_substance",
		N_("amount of substance") },
	[EHR_KIND_ACTIVITY] = { "activity", N_("activity") },
	[EHR_KIND_CONDUCTANCE] = { "conductance", N_("conductance") },
	[EHR_KIND_VOLTAGE] = { "voltage", N_("voltage") },
	[EHR_KIND_CURRENT] = { "current", N_("current") },
	[EHR_KIND_COUNT] = { "count", N_("count") },
	[EHR_KIND_FRACTION] = { "fraction", N_("fraction") },
	[EHR_KIND_RATIO] = { "ratio", N_("ratio") },
	[EHR_KIND_VOLUME_RATIO] = { "volume_ratio", N_("volume ratio") },
	[EHR_KIND_OTHER] = { "other", N_("a scale of its own") },
	[EHR_KIND_AMBIGUOUS] = { "ambiguous", "" },
	[EHR_KIND_QUALIFIER] = { "qualifier", "" },
};

static const struct {
	const char *word;
	unsigned mark;
} marks[] = {
	{ "", 0 },
	{ "teq", EHR_UNIT_TEQ },
	{ "standard_state", EHR_UNIT_STANDARD_STATE },
	{ "dry_mass", EHR_UNIT_DRY_MASS },
};

struct ehr_unit_parts {
	struct ehr_arena arena;
	struct ehr_map spelling;
	struct ehr_unit_part *part; /* by index of spelling */
	size_t cap;
	char sha256[65];
	size_t rows;
};

const char *ehr_unit_kind_name(enum ehr_unit_kind kind)
{
	return kinds[kind].name[0] == '\0' ? "" : _(kinds[kind].name);
}

/* loading */

enum { SPELLING, KIND, FACTOR, EXPONENT, MARK, INSTEAD, COLUMNS };
static const char *const column[COLUMNS] = { "spelling", "kind", "factor",
	"exponent", "mark", "instead" };

static bool find_kind(struct ehr_str word, enum ehr_unit_kind *kind)
{
	for (int i = 0; i < EHR_KINDS; i++)
		if (ehr_str_is(word, kinds[i].word)) {
			*kind = (enum ehr_unit_kind)i;
			return true;
		}
	return false;
}

/* "mass", or "mass/year" */
static bool read_kind(struct ehr_str cell, struct ehr_unit_part *part)
{
	struct ehr_str under = cell, over = ehr_str_cut(&under, '/');

	part->per = EHR_KIND_NOTHING;
	return find_kind(over, &part->kind) &&
	       (under.p == NULL || find_kind(under, &part->per));
}

static bool read_mark(struct ehr_str word, struct ehr_unit_part *part)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (ehr_str_is(word, marks[i].word)) {
			part->marks = marks[i].mark;
			return true;
		}
	return false;
}

static int read_factor(const struct ehr_str *cell, struct ehr_factor *factor,
	struct ehr_err *err)
{
	long exponent;

	if (ehr_num_read(cell[FACTOR], &factor->mantissa) != EHR_NUM_VALUE ||
		factor->mantissa <= 0)
		return ehr_fail_cell(err, "factor", "not_a_number",
			"a number above 0", cell[FACTOR]);
	if (ehr_num_int("exponent", cell[EXPONENT], -20, 20, &exponent, NULL) !=
		0)
		return ehr_fail_cell(err, "exponent", "not_a_number",
			"a whole number from -20 to 20", cell[EXPONENT]);
	factor->exponent = (int)exponent;
	return 0;
}

static int read_part(struct ehr_unit_parts *self, const struct ehr_str *cell,
	struct ehr_unit_part *part, struct ehr_err *err)
{
	struct ehr_str instead = cell[INSTEAD];

	if (!read_kind(cell[KIND], part))
		return ehr_fail_cell(err, "kind", "unknown_word",
			"a kind such as mass, volume, year or mass/year",
			cell[KIND]);
	if (!read_mark(cell[MARK], part))
		return ehr_fail_cell(err, "mark", "unknown_word",
			"teq, standard_state, dry_mass or nothing", cell[MARK]);
	if ((part->kind == EHR_KIND_AMBIGUOUS) != (instead.n > 0))
		return ehr_fail_cell(err, "instead", "unexpected",
			"a unit to write instead of an ambiguous one", instead);
	part->instead = ehr_arena_copy(&self->arena, instead).p;
	return read_factor(cell, &part->factor, err);
}

static int add_part(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_unit_parts *self = into;
	struct ehr_buf text = { 0 };
	struct ehr_unit_part part;
	struct ehr_str spelling = ehr_unit_text_fold(cell[SPELLING], &text);
	bool is_new = false;
	long index;

	if (spelling.n == 0) {
		ehr_buf_release(&text);
		return ehr_fail_cell(
			err, "spelling", "empty", "a unit", cell[SPELLING]);
	}
	index = ehr_map_add(&self->spelling, spelling, &is_new);
	ehr_buf_release(&text);
	if (!is_new)
		return ehr_fail_cell(err, "spelling", "duplicate",
			"a unit once", cell[SPELLING]);
	if (read_part(self, cell, &part, err) != 0)
		return -1;
	if ((size_t)index >= self->cap) {
		self->cap = self->cap ? self->cap * 2 : 512;
		self->part =
			ehr_realloc(self->part, self->cap, sizeof *self->part);
	}
	self->part[index] = part;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "units.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_part,
};

struct ehr_unit_parts *ehr_unit_parts_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_unit_parts *self = ehr_calloc(1, sizeof *self);

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_unit_parts_close(self);
	return NULL;
}

void ehr_unit_parts_close(struct ehr_unit_parts *parts)
{
	if (parts == NULL)
		return;
	ehr_arena_release(&parts->arena);
	ehr_map_release(&parts->spelling);
	free(parts->part);
	free(parts);
}

const char *ehr_unit_parts_sha256(const struct ehr_unit_parts *parts)
{
	return parts->sha256;
}

size_t ehr_unit_parts_rows(const struct ehr_unit_parts *parts)
{
	return parts->rows;
}

/* looking up */

/* A word of at least four letters in lower case; false if it is none, or has
 * no capital letter. */
static bool lower(struct ehr_str word, char out[static EHR_UNIT_TEXT_MAX])
{
	bool changed = false;

	if (word.n < 4 || word.n > EHR_UNIT_TEXT_MAX)
		return false;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];
		bool upper = c >= 'A' && c <= 'Z';

		if (!upper && !(c >= 'a' && c <= 'z') && c != ' ' && c != '/')
			return false;
		changed |= upper;
		out[i] = upper ? (char)(c - 'A' + 'a') : c;
	}
	return changed;
}

const struct ehr_unit_part *ehr_unit_parts_find(
	const struct ehr_unit_parts *parts, struct ehr_str spelling)
{
	char small[EHR_UNIT_TEXT_MAX];
	long index = ehr_map_find(&parts->spelling, spelling);

	if (index == EHR_MAP_NONE && lower(spelling, small))
		index = ehr_map_find(&parts->spelling,
			(struct ehr_str){ small, spelling.n });
	return index == EHR_MAP_NONE ||
			       parts->part[index].kind == EHR_KIND_QUALIFIER
		       ? NULL
		       : &parts->part[index];
}

static const char *find_within(struct ehr_str text, struct ehr_str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++)
		if (memcmp(text.p + i, word.p, word.n) == 0)
			return text.p + i;
	return NULL;
}

const struct ehr_unit_part *ehr_unit_parts_qualifier(
	const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_str *at)
{
	const struct ehr_unit_part *found = NULL;

	for (size_t i = 0; i < parts->spelling.n; i++) {
		struct ehr_str word = parts->spelling.key[i];
		const char *place;

		if (parts->part[i].kind != EHR_KIND_QUALIFIER ||
			(found != NULL && word.n <= at->n))
			continue;
		place = find_within(text, word);
		if (place != NULL) {
			found = &parts->part[i];
			*at = (struct ehr_str){ place, word.n };
		}
	}
	return found;
}
