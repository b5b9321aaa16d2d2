/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_scan.h"

#include <ctype.h>

#include "base/fold.h"
#include "base/utf8.h"

enum { YEAR_DIGITS = 4 };

#define YEAR_SIGN "\u5e74"
/* percentage points, and the word that counts them */
#define POINTS "\u767e\u5206\u70b9"
#define OF "\u4e2a"

struct ehr_str ehr_target_squeezed(struct ehr_str text, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str out;
	size_t n = 0;

	ehr_fold(text, &buf);
	for (size_t i = 0; i < buf.n; i++)
		if (strchr(" \t\r\n", buf.p[i]) == NULL || buf.p[i] == '\0')
			buf.p[n++] = buf.p[i];
	out = ehr_arena_copy(arena, (struct ehr_str){ buf.p, n });
	ehr_buf_release(&buf);
	return out;
}

bool ehr_target_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/';
}

struct ehr_str ehr_target_rest(const struct ehr_target_scan *self)
{
	return (struct ehr_str){ self->text.p + self->at,
		self->text.n - self->at };
}

const struct ehr_target_word *ehr_target_word_of(
	const struct ehr_target_scan *self, size_t at, unsigned roles)
{
	const struct ehr_str rest = { self->text.p + at, self->text.n - at };

	return ehr_target_words_at(self->words, rest, roles & self->roles);
}

static bool is_year(struct ehr_str text)
{
	for (int i = 0; i < YEAR_DIGITS; i++)
		if (text.n <= YEAR_DIGITS || !ehr_target_is_digit(text.p[i]))
			return false;
	text.p += YEAR_DIGITS;
	text.n -= YEAR_DIGITS;
	return ehr_str_starts(text, YEAR_SIGN);
}

bool ehr_target_at_year(const struct ehr_target_scan *self)
{
	return is_year(ehr_target_rest(self));
}

const struct ehr_target_word *ehr_target_word(
	const struct ehr_target_scan *self, size_t at)
{
	const unsigned grades = 1U << EHR_TARGET_GRADE;
	const unsigned marks = 1U << EHR_TARGET_GRADED |
			       1U << EHR_TARGET_RANGE |
			       1U << EHR_TARGET_MAGNITUDE;
	const unsigned years = 1U << EHR_TARGET_SINCE | 1U << EHR_TARGET_UNTIL;
	const struct ehr_target_word *word =
		ehr_target_word_of(self, at, grades);
	struct ehr_str behind = self->text;

	if (word && ehr_target_word_of(
			    self, at + word->word.n, 1U << EHR_TARGET_GRADED))
		return word;
	word = ehr_target_word_of(self, at, ~(grades | marks));
	if (!word || !(1U << word->role & years))
		return word;
	behind.p += at + word->word.n;
	behind.n -= at + word->word.n;
	return is_year(behind) ? word
			       : ehr_target_word_of(
					 self, at, ~(grades | marks | years));
}

struct ehr_str ehr_target_digits(const struct ehr_target_scan *self)
{
	struct ehr_str rest = ehr_target_rest(self);
	size_t n = 0;
	bool point = false;

	while (n < rest.n &&
		(ehr_target_is_digit(rest.p[n]) ||
			(rest.p[n] == '.' && !point && n + 1 < rest.n &&
				ehr_target_is_digit(rest.p[n + 1])))) {
		point |= rest.p[n] == '.';
		n++;
	}
	return (struct ehr_str){ rest.p, n };
}

struct ehr_str ehr_target_points(const struct ehr_target_scan *self)
{
	struct ehr_str rest = ehr_target_rest(self);

	rest.n = ehr_str_starts(rest, POINTS)      ? strlen(POINTS)
		 : ehr_str_starts(rest, OF POINTS) ? strlen(OF POINTS)
						   : 0;
	return rest;
}

struct ehr_str ehr_target_stray(const struct ehr_target_scan *self)
{
	size_t at = self->at;

	while (at < self->text.n) {
		char c = self->text.p[at];
		size_t n = ehr_utf8_len(self->text.p + at, self->text.n - at);
		bool inside = at > self->at && ehr_target_is_digit(c) &&
			      is_letter(self->text.p[at - 1]);

		if (!inside &&
			(strchr("[]()", c) || ehr_target_is_digit(c) ||
				(at > self->at && ehr_target_word(self, at))))
			break;
		at += n > 0 ? n : 1;
	}
	return (struct ehr_str){ self->text.p + self->at, at - self->at };
}

size_t ehr_target_closing(const struct ehr_target_scan *self, char close)
{
	size_t at = self->at;

	while (at < self->text.n && self->text.p[at] != close)
		at++;
	return at;
}

bool ehr_target_is_signed(const struct ehr_target_scan *self)
{
	size_t at = self->at;

	return at > 0 && at < self->text.n &&
	       ispunct((unsigned char)self->text.p[at - 1]) &&
	       ehr_target_is_digit(self->text.p[at]);
}
