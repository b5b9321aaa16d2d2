/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/target_word.h"

#include <stdlib.h>

#include "base/num.h"
#include "ref/load.h"

static const char *const role_word[EHR_TARGET_ROLES] = {
	[EHR_TARGET_SIGN] = "sign",
	[EHR_TARGET_BEFORE] = "before",
	[EHR_TARGET_BEHIND] = "behind",
	[EHR_TARGET_BOUND] = "bound",
	[EHR_TARGET_VERB] = "verb",
	[EHR_TARGET_TO] = "to",
	[EHR_TARGET_BY] = "by",
	[EHR_TARGET_HALF] = "half",
	[EHR_TARGET_STRETCH] = "stretch",
	[EHR_TARGET_SINCE] = "since",
	[EHR_TARGET_UNTIL] = "until",
	[EHR_TARGET_EVERY] = "every",
	[EHR_TARGET_WITHIN] = "within",
	[EHR_TARGET_EXTERNAL] = "external",
	[EHR_TARGET_MILESTONE] = "milestone",
	[EHR_TARGET_GRADE] = "grade",
	[EHR_TARGET_GRADED] = "graded",
	[EHR_TARGET_FIGURE] = "figure",
	[EHR_TARGET_RANGE] = "range",
	[EHR_TARGET_CLOSED] = "between",
	[EHR_TARGET_YEARLY] = "yearly",
	[EHR_TARGET_MAGNITUDE] = "magnitude",
};

/* What a word of the role may mean, between blanks; NULL: a whole number. */
static const char *const role_means[EHR_TARGET_ROLES] = {
	[EHR_TARGET_SIGN] = " ge gt le lt approx ",
	[EHR_TARGET_BEFORE] = " ge gt le lt approx ",
	[EHR_TARGET_BEHIND] = " ge gt le lt approx ",
	[EHR_TARGET_BOUND] = " included excluded ",
	[EHR_TARGET_VERB] = " none ",
	[EHR_TARGET_TO] = " up down ",
	[EHR_TARGET_BY] = " decrease increase ",
	[EHR_TARGET_HALF] = " decrease increase ",
	[EHR_TARGET_STRETCH] = " none ",
	[EHR_TARGET_SINCE] = " none ",
	[EHR_TARGET_UNTIL] = " none ",
	[EHR_TARGET_EVERY] = " year ",
	[EHR_TARGET_WITHIN] = " none ",
	[EHR_TARGET_EXTERNAL] = " none ",
	[EHR_TARGET_GRADED] = " any figure ",
	[EHR_TARGET_RANGE] = " none ",
	[EHR_TARGET_CLOSED] = " none ",
	[EHR_TARGET_YEARLY] = " decrease increase ",
};

enum { WORD, ROLE, MEANS, COLUMNS, NUMBER_MOST = 1000 };
static const char *const column[COLUMNS] = { "word", "role", "means" };

static bool is_one_of(struct ehr_str word, const char *list)
{
	const char *end = list + strlen(list);

	for (const char *p = list; p + word.n + 2 <= end; p++)
		if (word.n > 0 && *p == ' ' && p[word.n + 1] == ' ' &&
			memcmp(p + 1, word.p, word.n) == 0)
			return true;
	return false;
}

/* The word, and for some roles the number behind it. */
static bool read_means(struct ehr_target_word *word)
{
	const char *list = role_means[word->role];
	struct ehr_str number = word->means;

	if (word->role == EHR_TARGET_HALF)
		word->means = ehr_str_cut(&number, ' ');
	if (list != NULL && !is_one_of(word->means, list))
		return false;
	if (list != NULL && word->role != EHR_TARGET_HALF)
		return true;
	return ehr_num_int("", number, 0, NUMBER_MOST, &word->number, NULL) ==
	       0;
}

static bool is_there(const struct ehr_target_words *words,
	const struct ehr_target_word *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (words->word[i].role == word->role &&
			ehr_str_eq(words->word[i].word, word->word))
			return true;
	return false;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_target_words *words = into;
	struct ehr_target_word word = { .word = ehr_arena_copy(
						&words->arena, cell[WORD]),
		.means = ehr_arena_copy(&words->arena, cell[MEANS]) };
	unsigned role = 0;

	while (role < EHR_TARGET_ROLES &&
		!ehr_str_is(cell[ROLE], role_word[role]))
		role++;
	if (role == EHR_TARGET_ROLES)
		return ehr_fail_cell(err, "role", "unknown_word",
			N_("a role of words of targets"), cell[ROLE]);
	word.role = (enum ehr_target_role)role;
	if (!read_means(&word))
		return ehr_fail_cell(err, "means", "unknown_word",
			N_("a meaning that words of the role can have"),
			cell[MEANS]);
	if (word.word.n == 0 || is_there(words, &word))
		return ehr_fail_cell(err, "word", "repeated",
			N_("a word, once in each role"), cell[WORD]);
	words->word =
		ehr_realloc(words->word, words->n + 1, sizeof(*words->word));
	words->word[words->n++] = word;
	return 0;
}

static int by_length(const void *a, const void *b)
{
	const struct ehr_target_word *x = a, *y = b;

	if (x->word.n != y->word.n)
		return x->word.n > y->word.n ? -1 : 1;
	return x->role < y->role ? -1 : x->role > y->role;
}

static int sort(void *into, struct ehr_err *err)
{
	struct ehr_target_words *words = into;

	(void)err;
	if (words->n > 1)
		qsort(words->word, words->n, sizeof(*words->word), by_length);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "target_words.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
	.end = sort,
};

int ehr_target_words_open(
	struct ehr_target_words *words, const char *path, struct ehr_err *err)
{
	*words = (struct ehr_target_words){ 0 };
	if (ehr_load_rows(
		    &table, path, words, words->sha256, &words->rows, err) == 0)
		return 0;
	ehr_target_words_close(words);
	return -1;
}

void ehr_target_words_close(struct ehr_target_words *words)
{
	free(words->word);
	ehr_arena_release(&words->arena);
	*words = (struct ehr_target_words){ 0 };
}

const struct ehr_target_word *ehr_target_words_at(
	const struct ehr_target_words *words, struct ehr_str text,
	unsigned roles)
{
	for (size_t i = 0; i < words->n; i++) {
		const struct ehr_target_word *word = &words->word[i];

		if ((roles & 1U << word->role) && word->word.n <= text.n &&
			memcmp(word->word.p, text.p, word->word.n) == 0)
			return word;
	}
	return NULL;
}
