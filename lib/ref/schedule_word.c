/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/schedule_word.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "ref/load.h"

enum { WORD, MEANING, VALUE, FIELDS };

enum { VALUE_MAX = 9999, PLAN_YEARS = 5 };

static const char *const field[FIELDS] = { "word", "meaning", "value" };

static const char *const meaning_word[EHR_SCHEDULE_MEANINGS] = {
	[EHR_SCHEDULE_MEANS_NUMERAL] = "numeral",
	[EHR_SCHEDULE_MEANS_ORDINAL] = "ordinal",
	[EHR_SCHEDULE_MEANS_YEAR] = "year",
	[EHR_SCHEDULE_MEANS_THIS_YEAR] = "this_year",
	[EHR_SCHEDULE_MEANS_PLAN] = "plan",
	[EHR_SCHEDULE_MEANS_HALF] = "half",
	[EHR_SCHEDULE_MEANS_QUARTER] = "quarter",
	[EHR_SCHEDULE_MEANS_MONTH] = "month",
	[EHR_SCHEDULE_MEANS_THIRD] = "third",
	[EHR_SCHEDULE_MEANS_MONTH_OF] = "month_of",
	[EHR_SCHEDULE_MEANS_DAY] = "day",
	[EHR_SCHEDULE_MEANS_WEEKDAY] = "weekday",
	[EHR_SCHEDULE_MEANS_LENGTH_MONTHS] = "length_months",
	[EHR_SCHEDULE_MEANS_LENGTH_DAYS] = "length_days",
	[EHR_SCHEDULE_MEANS_WORKING_DAYS] = "working_days",
	[EHR_SCHEDULE_MEANS_HALF_YEAR] = "half_year",
	[EHR_SCHEDULE_MEANS_EVERY] = "every",
	[EHR_SCHEDULE_MEANS_PERIODIC] = "periodic",
	[EHR_SCHEDULE_MEANS_ONCE] = "once",
	[EHR_SCHEDULE_MEANS_END] = "end",
	[EHR_SCHEDULE_MEANS_END_OF] = "end_of",
	[EHR_SCHEDULE_MEANS_BEFORE] = "before",
	[EHR_SCHEDULE_MEANS_BY] = "by",
	[EHR_SCHEDULE_MEANS_WITHIN] = "within",
	[EHR_SCHEDULE_MEANS_FROM] = "from",
	[EHR_SCHEDULE_MEANS_START] = "start",
	[EHR_SCHEDULE_MEANS_AFTER] = "after",
	[EHR_SCHEDULE_MEANS_TO] = "to",
	[EHR_SCHEDULE_MEANS_AND] = "and",
	[EHR_SCHEDULE_MEANS_OF] = "of",
	[EHR_SCHEDULE_MEANS_STANDING] = "standing",
	[EHR_SCHEDULE_MEANS_DEED] = "deed",
	[EHR_SCHEDULE_MEANS_NOISE] = "noise",
};

/* The largest value that goes with a meaning. */
static const int value_most[EHR_SCHEDULE_MEANINGS] = {
	[EHR_SCHEDULE_MEANS_NUMERAL] = 10,
	[EHR_SCHEDULE_MEANS_ORDINAL] = 4,
	[EHR_SCHEDULE_MEANS_THIS_YEAR] = 9,
	[EHR_SCHEDULE_MEANS_PLAN] = VALUE_MAX,
	[EHR_SCHEDULE_MEANS_HALF] = 2,
	[EHR_SCHEDULE_MEANS_QUARTER] = 4,
	[EHR_SCHEDULE_MEANS_MONTH] = 12,
	[EHR_SCHEDULE_MEANS_THIRD] = 3,
	[EHR_SCHEDULE_MEANS_MONTH_OF] = 12,
	[EHR_SCHEDULE_MEANS_WEEKDAY] = 7,
	[EHR_SCHEDULE_MEANS_LENGTH_MONTHS] = 120,
	[EHR_SCHEDULE_MEANS_LENGTH_DAYS] = 366,
	[EHR_SCHEDULE_MEANS_PERIODIC] = 120,
	[EHR_SCHEDULE_MEANS_ONCE] = 1,
	[EHR_SCHEDULE_MEANS_BEFORE] = 1,
	[EHR_SCHEDULE_MEANS_BY] = 1,
};

/* Can it do without a number, or have the number 0? */
static bool value_free(enum ehr_schedule_meaning meaning)
{
	switch (meaning) {
	case EHR_SCHEDULE_MEANS_PLAN:
	case EHR_SCHEDULE_MEANS_HALF:
	case EHR_SCHEDULE_MEANS_THIRD:
	case EHR_SCHEDULE_MEANS_WEEKDAY:
	case EHR_SCHEDULE_MEANS_LENGTH_MONTHS:
	case EHR_SCHEDULE_MEANS_LENGTH_DAYS:
	case EHR_SCHEDULE_MEANS_PERIODIC: return false;
	default: return true;
	}
}

struct ehr_schedule_words {
	struct ehr_arena arena;
	struct ehr_map name; /* index is that of the word */
	struct ehr_schedule_word *word;
	size_t n, cap, longest;
	char sha256[65];
	size_t rows;
};

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool is_letter(char c)
{
	return small(c) >= 'a' && small(c) <= 'z';
}

/* The word as it is compared: folded, letters small; in the arena. */
static struct ehr_str spelling(
	struct ehr_schedule_words *self, struct ehr_str word)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str out;

	ehr_fold(word, &buf);
	for (size_t i = 0; i < buf.n; i++)
		buf.p[i] = small(buf.p[i]);
	out = ehr_arena_copy(&self->arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	return out;
}

static bool read_value(
	struct ehr_str cell, enum ehr_schedule_meaning meaning, int *value)
{
	long number = 0;

	if (cell.n > 0 && ehr_num_int("value", cell, 0, value_most[meaning],
				  &number, NULL))
		return false;
	*value = (int)number;
	return meaning == EHR_SCHEDULE_MEANS_PLAN
		       ? number > PLAN_YEARS
		       : number > 0 || value_free(meaning);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_schedule_words *self = into;
	struct ehr_schedule_word fresh = { .word = spelling(self, cell[WORD]) };
	int meaning = 0;
	bool is_new;

	while (meaning < EHR_SCHEDULE_MEANINGS &&
		!ehr_str_is(cell[MEANING], meaning_word[meaning]))
		meaning++;
	if (meaning == EHR_SCHEDULE_MEANINGS)
		return ehr_fail_cell(err, field[MEANING], "unknown_word",
			N_("a word such as year, month, before"),
			cell[MEANING]);
	fresh.meaning = (enum ehr_schedule_meaning)meaning;
	if (!read_value(cell[VALUE], fresh.meaning, &fresh.value))
		return ehr_fail_cell(err, field[VALUE], "not_a_number",
			N_("a whole number that goes with the meaning"),
			cell[VALUE]);
	if (fresh.word.n > 0)
		ehr_map_add(&self->name, fresh.word, &is_new);
	if (fresh.word.n == 0 || !is_new)
		return ehr_fail_cell(err, field[WORD], "duplicate",
			N_("each word once"), cell[WORD]);
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 256;
		self->word =
			ehr_realloc(self->word, self->cap, sizeof *self->word);
	}
	self->word[self->n++] = fresh;
	if (fresh.word.n > self->longest)
		self->longest = fresh.word.n;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "schedule_words.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_schedule_words *ehr_schedule_words_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_schedule_words *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_schedule_words_close(self);
	return NULL;
}

const char *ehr_schedule_words_sha256(const struct ehr_schedule_words *words)
{
	return words->sha256;
}

size_t ehr_schedule_words_rows(const struct ehr_schedule_words *words)
{
	return words->rows;
}

void ehr_schedule_words_close(struct ehr_schedule_words *words)
{
	if (words == NULL)
		return;
	ehr_map_release(&words->name);
	ehr_arena_release(&words->arena);
	free(words->word);
	free(words);
}

const struct ehr_schedule_word *ehr_schedule_words_match(
	const struct ehr_schedule_words *words, struct ehr_str text)
{
	char start[64];
	size_t most = text.n < words->longest ? text.n : words->longest;

	if (most > sizeof(start))
		most = sizeof(start);
	for (size_t i = 0; i < most; i++)
		start[i] = small(text.p[i]);
	for (size_t n = most; n > 0; n--) {
		long found;

		if (n < text.n && is_letter(start[n - 1]) &&
			is_letter(text.p[n]))
			continue;
		found = ehr_map_find(
			&words->name, (struct ehr_str){ start, n });
		if (found != EHR_MAP_NONE)
			return &words->word[found];
	}
	return NULL;
}
