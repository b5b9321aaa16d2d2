/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_token.h"

#include "base/fold.h"
#include "base/utf8.h"

enum {
	DIGITS_MAX = 8,
	MONTHS_OF_YEAR = 12,
	DAYS_OF_WEEK = 7,
	TEN = 10,
	LENGTH_DIGITS = 4,
	LENGTH_TEXT = 12
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits_of(struct ehr_str text, int *value)
{
	size_t n = 0;

	*value = 0;
	while (n < text.n && is_digit(text.p[n])) {
		if (n < DIGITS_MAX)
			*value = TEN * *value + (text.p[n] - '0');
		n++;
	}
	return n;
}

static char capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c + 'A' - 'a') : c;
}

/* A number of years, weeks or days as the first part, or of months as the first or
 * the second, added to the length. */
static bool add_part(struct ehr_schedule_length *length, int value, char unit)
{
	bool first = length->unit == EHR_SCHEDULE_WORKING_DAYS; /* none yet */

	if (unit == 'M' && length->unit != EHR_SCHEDULE_DAYS)
		length->n += value;
	else if (unit == 'Y' && first)
		length->n = (long)value * MONTHS_OF_YEAR;
	else if (unit == 'W' && first)
		length->n = (long)value * DAYS_OF_WEEK;
	else if (unit == 'D' && first)
		length->n = value;
	else
		return false;
	length->unit = unit == 'W' || unit == 'D' ? EHR_SCHEDULE_DAYS
						  : EHR_SCHEDULE_MONTHS;
	return true;
}

/* P, then whole numbers with the letters of their units. */
static size_t take_length(struct ehr_str text, struct ehr_schedule_token *token)
{
	size_t at = 1;
	struct ehr_schedule_length length = { 0, EHR_SCHEDULE_WORKING_DAYS };

	if (capital(text.p[0]) != 'P')
		return 0;
	while (at < text.n && at < LENGTH_TEXT) {
		int value;
		size_t n = digits_of(
			(struct ehr_str){ text.p + at, text.n - at }, &value);

		if (n == 0 || n > LENGTH_DIGITS || at + n == text.n ||
			!add_part(&length, value, capital(text.p[at + n])))
			break;
		at += n + 1;
	}
	if (at == 1 || (at < text.n &&
			       (is_letter(text.p[at]) || is_digit(text.p[at]))))
		return 0;
	token->kind = EHR_SCHEDULE_LENGTH;
	token->length = length;
	return at;
}

/* A number in Chinese figures, with tens or figure by figure. */
static size_t take_numerals(const struct ehr_schedule_words *words,
	struct ehr_str text, struct ehr_schedule_token *token)
{
	int tens = 0, ones = 0, count = 0;
	bool ten = false;
	size_t at = 0;

	while (at < text.n && count < DIGITS_MAX) {
		const struct ehr_schedule_word *word = ehr_schedule_words_match(
			words, (struct ehr_str){ text.p + at, text.n - at });

		if (!word || word->meaning != EHR_SCHEDULE_MEANS_NUMERAL ||
			(word->value == TEN && (ten || count > 1)))
			break;
		if (word->value == TEN) {
			ten = true;
			tens = count ? ones : 1;
			ones = 0;
		} else if (ten && ones > 0) {
			break;
		} else {
			ones = ten ? word->value : TEN * ones + word->value;
		}
		count++;
		at += word->word.n;
	}
	token->kind = EHR_SCHEDULE_NUMBER;
	token->value = TEN * tens + ones;
	token->digits = ten ? 2 : count;
	return at;
}

static size_t take_mark(struct ehr_str text, struct ehr_schedule_token *token)
{
	size_t n = 1;

	switch (text.p[0]) {
	case '-':
	case '~':
		while (n < text.n && (text.p[n] == '-' || text.p[n] == '~'))
			n++;
		token->kind = EHR_SCHEDULE_DASH;
		return n;
	case '.':
		while (n < text.n && text.p[n] == '.')
			n++;
		token->kind = n > 1 ? EHR_SCHEDULE_DASH : EHR_SCHEDULE_DOT;
		return n;
	case '/': token->kind = EHR_SCHEDULE_SLASH; return 1;
	case '+': token->kind = EHR_SCHEDULE_PLUS; return 1;
	case ',':
	case ';':
	case ':':
	case '(':
	case ')': token->kind = EHR_SCHEDULE_COMMA; return 1;
	default: return 0;
	}
}

/* A run of letters, or one other character. */
static size_t take_other(struct ehr_str text, struct ehr_schedule_token *token)
{
	size_t n = 0;

	token->kind = EHR_SCHEDULE_OTHER;
	while (n < text.n && is_letter(text.p[n]))
		n++;
	if (n == 0)
		n = ehr_utf8_len(text.p, text.n);
	return n > 0 ? n : 1;
}

static size_t take(const struct ehr_schedule_words *words, struct ehr_str text,
	struct ehr_schedule_token *token)
{
	const struct ehr_schedule_word *word;
	size_t n = digits_of(text, &token->value);

	if (n > 0) {
		token->kind = n > DIGITS_MAX ? EHR_SCHEDULE_OTHER
					     : EHR_SCHEDULE_NUMBER;
		token->digits = (int)n;
		return n;
	}
	if ((n = take_length(text, token)) > 0)
		return n;
	word = ehr_schedule_words_match(words, text);
	if (word && word->meaning == EHR_SCHEDULE_MEANS_NUMERAL)
		return take_numerals(words, text, token);
	if (word) {
		token->kind = EHR_SCHEDULE_WORD;
		token->meaning = word->meaning;
		token->value = word->value;
		return word->word.n;
	}
	n = take_mark(text, token);
	return n > 0 ? n : take_other(text, token);
}

static bool is_noise(const struct ehr_schedule_token *token)
{
	return token->kind == EHR_SCHEDULE_WORD &&
	       token->meaning == EHR_SCHEDULE_MEANS_NOISE;
}

/* The point of a shortened month, as in "Dec. 2025". */
static bool ends_short_month(const struct ehr_schedule_token *token)
{
	const struct ehr_schedule_token *month = token - 1;

	return token->kind == EHR_SCHEDULE_DOT &&
	       month->kind == EHR_SCHEDULE_WORD &&
	       month->meaning == EHR_SCHEDULE_MEANS_MONTH && month->value > 0 &&
	       month->at + month->n == token->at;
}

bool ehr_schedule_tokens_read(struct ehr_schedule_tokens *self,
	const struct ehr_schedule_words *words, struct ehr_str text)
{
	struct ehr_str all;
	size_t at = 0;

	self->folded.n = 0;
	self->n = 0;
	ehr_fold(text, &self->folded);
	all = (struct ehr_str){ self->folded.p, self->folded.n };
	while (at < all.n) {
		struct ehr_schedule_token *token = &self->token[self->n];
		bool joins = self->n > 0 &&
			     token[-1].kind == EHR_SCHEDULE_OTHER &&
			     token[-1].at + token[-1].n == at;

		if (memchr(" \t\r\n", all.p[at], 4)) {
			at++;
			continue;
		}
		if (self->n == EHR_SCHEDULE_TOKENS)
			return false;
		*token = (struct ehr_schedule_token){ .at = at };
		token->n = take(words,
			(struct ehr_str){ all.p + at, all.n - at }, token);
		at += token->n;
		if (joins && token->kind == EHR_SCHEDULE_OTHER)
			token[-1].n += token->n;
		else if (!is_noise(token) &&
			 !(self->n > 0 && ends_short_month(token)))
			self->n++;
	}
	self->token[self->n] =
		(struct ehr_schedule_token){ .kind = EHR_SCHEDULE_STOP,
			.at = all.n };
	return true;
}

void ehr_schedule_tokens_release(struct ehr_schedule_tokens *self)
{
	ehr_buf_release(&self->folded);
	self->n = 0;
}
