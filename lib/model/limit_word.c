/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_word.h"

#include "base/fold.h"

const char *ehr_limit_word_column(enum ehr_limit_cell cell)
{
	static const char *const column[EHR_LIMIT_CELLS] = {
		[EHR_LIMIT_CELL_LAND] = "land",
		[EHR_LIMIT_CELL_CLASS] = "function_class",
		[EHR_LIMIT_CELL_AREA] = "air_area",
		[EHR_LIMIT_CELL_AVERAGING] = "averaging",
		[EHR_LIMIT_CELL_WATER_BODY] = "water_body",
	};

	return column[cell];
}

/* Folded and without blanks and the bytes of left_out; small letters. */
static void make_key(struct ehr_str text, const char *left_out, bool small,
	struct ehr_buf *out)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str folded = ehr_folded(text, &buf);

	out->n = 0;
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (c == ' ' || (c != '\0' && strchr(left_out, c) != NULL))
			continue;
		ehr_buf_putc(out, small && c >= 'A' && c <= 'Z'
					  ? (char)(c - 'A' + 'a')
					  : c);
	}
	ehr_buf_release(&buf);
}

struct ehr_str ehr_limit_word_meant(const struct ehr_words *words,
	enum ehr_limit_cell cell, struct ehr_str text, struct ehr_arena *arena)
{
	const char *column = ehr_limit_word_column(cell);
	struct ehr_buf key = { 0 };
	struct ehr_str folded, meant;

	if (column == NULL || text.n == 0)
		return text;
	make_key(text, "", false, &key);
	folded = (struct ehr_str){ key.p, key.n };
	meant = words == NULL ? folded : ehr_words_meant(words, column, folded);
	meant = ehr_arena_copy(arena, meant);
	ehr_buf_release(&key);
	return meant;
}

static bool is_key(struct ehr_str text, struct ehr_str wanted)
{
	struct ehr_buf key = { 0 };
	bool is;

	make_key(text, "/", true, &key);
	is = ehr_str_eq((struct ehr_str){ key.p, key.n }, wanted);
	ehr_buf_release(&key);
	return is;
}

/* A title without what its first bracket says. */
static struct ehr_str bare_title(const char *title)
{
	const char *end = strstr(title, "\uff08");

	if (end == NULL)
		return ehr_str_of(title);
	return (struct ehr_str){ title, (size_t)(end - title) };
}

const char *ehr_limit_standard_called(
	const struct ehr_limits *limits, struct ehr_str text)
{
	struct ehr_buf key = { 0 };
	struct ehr_str wanted;
	const char *found = NULL;

	make_key(text, "/", true, &key);
	wanted = (struct ehr_str){ key.p, key.n };
	for (size_t i = 0; i < limits->n_standards && found == NULL; i++) {
		const struct ehr_limit_standard *one = &limits->standard[i];

		if (is_key(ehr_str_of(one->name), wanted))
			found = one->name;
		else if (is_key(ehr_str_of(one->family), wanted) ||
			 is_key(bare_title(one->title_zh), wanted))
			found = one->family;
	}
	ehr_buf_release(&key);
	return found;
}
