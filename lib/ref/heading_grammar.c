/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_grammar.h"

#include "base/fold.h"

const char *const ehr_heading_word_name[EHR_HEADING_WORDS] = {
	[EHR_HEADING_OF_WHICH] = "of_which",
	[EHR_HEADING_TOTAL] = "total",
	[EHR_HEADING_NUMERAL] = "numeral",
	[EHR_HEADING_COMMA] = "comma",
	[EHR_HEADING_OR] = "or",
	[EHR_HEADING_EXCEPT] = "except",
	[EHR_HEADING_IS] = "is",
	[EHR_HEADING_END_EXCEPT] = "end_except",
	[EHR_HEADING_LABEL] = "label",
	[EHR_HEADING_REST] = "rest",
	[EHR_HEADING_REMARK] = "remark",
};

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_joint(char c)
{
	return c != '\0' && strchr(" _-,.:;/", c) != NULL;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static struct ehr_str from(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p + at, text.n - at };
}

static struct ehr_str until(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p, at };
}

struct ehr_str ehr_heading_without_joints(struct ehr_str text)
{
	while (text.n > 0 && is_joint(text.p[text.n - 1]))
		text.n--;
	while (text.n > 0 && (text.p[0] == ' ' || text.p[0] == ':'))
		text = from(text, 1);
	return text;
}

struct ehr_str ehr_heading_clean(
	struct ehr_str heading, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str folded = ehr_folded(heading, &buf);
	char *out = ehr_arena_alloc(arena, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (!is_blank(c)) {
			out[n++] = c;
			continue;
		}
		while (i + 1 < folded.n && is_blank(folded.p[i + 1]))
			i++;
		if (n > 0 && i + 1 < folded.n &&
			(unsigned char)out[n - 1] < 0x80 &&
			(unsigned char)folded.p[i + 1] < 0x80)
			out[n++] = ' ';
	}
	ehr_buf_release(&buf);
	return (struct ehr_str){ out, n };
}

struct ehr_str ehr_heading_key(struct ehr_str text, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str folded = ehr_folded(text, &buf);
	char *out = ehr_arena_alloc(arena, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		unsigned char c = (unsigned char)folded.p[i];

		if (c > ' ' && c != 0x7F && strchr("_.-#:'\"", c) == NULL)
			out[n++] = lower(folded.p[i]);
	}
	ehr_buf_release(&buf);
	return (struct ehr_str){ out, n };
}

struct ehr_str ehr_heading_word_at(const struct ehr_heading_grammar *self,
	enum ehr_heading_word kind, struct ehr_str text, bool at_end)
{
	struct ehr_str best = { 0 };

	for (size_t i = 0; i < self->words[kind]; i++) {
		struct ehr_str word = self->word[kind][i];
		struct ehr_str there;

		if (word.n > text.n || word.n <= best.n)
			continue;
		there = at_end ? from(text, text.n - word.n)
			       : until(text, word.n);
		for (size_t k = 0; k < word.n; k++)
			if (lower(there.p[k]) != word.p[k])
				there.n = 0;
		if (there.n > 0)
			best = there;
	}
	return best;
}

size_t ehr_heading_word_in(const struct ehr_heading_grammar *self,
	enum ehr_heading_word kind, struct ehr_str text, size_t *length)
{
	for (size_t i = 0; i < text.n; i++) {
		*length =
			ehr_heading_word_at(self, kind, from(text, i), false).n;
		if (*length > 0)
			return i;
	}
	return text.n;
}

size_t ehr_heading_bracket(struct ehr_str text)
{
	size_t depth = 0;

	if (text.n == 0 ||
		(text.p[text.n - 1] != ')' && text.p[text.n - 1] != ']'))
		return text.n;
	for (size_t i = text.n; i-- > 0;) {
		char c = text.p[i];

		if (c == ')' || c == ']')
			depth++;
		else if ((c == '(' || c == '[') && --depth == 0)
			return i;
	}
	return text.n;
}
