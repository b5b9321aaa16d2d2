/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_piece.h"

enum { UNIT_BYTES = 24 }; /* of a unit that no table has */

static struct ehr_str from(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p + at, text.n - at };
}

static struct ehr_str until(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p, at };
}

static bool is_inside(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_plain(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool ehr_heading_is_unit(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	return text.n > 0 && ehr_units_known(self->units, text);
}

bool ehr_heading_may_be_unit(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	bool has_sign = false;

	if (ehr_heading_is_unit(self, text))
		return true;
	if (text.n > UNIT_BYTES || (text.n > 0 && is_digit(text.p[0])))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= 0xE3 || strchr("():", (char)c) != NULL)
			return false;
		has_sign = has_sign || c == '/' || c >= 0x80;
	}
	return has_sign;
}

bool ehr_heading_is_name(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	return self->aliases != NULL && text.n > 0 &&
	       ehr_aliases_find(self->aliases, text) != NULL;
}

size_t ehr_heading_parts_at(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	if (text.n > 0 && (text.p[0] == ',' || text.p[0] == ';'))
		return 1;
	return ehr_heading_word_at(self, EHR_HEADING_COMMA, text, false).n;
}

struct ehr_str ehr_heading_without_rest(const struct ehr_heading_grammar *self,
	struct ehr_str text, bool at_end)
{
	for (;;) {
		struct ehr_str word = ehr_heading_word_at(
			self, EHR_HEADING_REST, text, at_end);
		size_t end = at_end ? text.n - 1 : 0;

		if (word.n == 0)
			word = ehr_heading_word_at(
				self, EHR_HEADING_IS, text, at_end);
		if (word.n == 0 && text.n > 0 &&
			(text.p[end] == ' ' || text.p[end] == ':'))
			word.n = 1;
		if (word.n == 0)
			return text;
		text = at_end ? until(text, text.n - word.n)
			      : from(text, word.n);
	}
}

struct ehr_str ehr_heading_next_piece(
	const struct ehr_heading_grammar *self, struct ehr_str *text)
{
	struct ehr_str piece;
	size_t depth = 0, length = 0, i;

	for (i = 0; i < text->n; i++) {
		char c = text->p[i];

		depth += c == '(' || c == '[';
		if ((c == ')' || c == ']') && depth > 0)
			depth--;
		length = depth > 0 ? 0
				   : ehr_heading_parts_at(self, from(*text, i));
		if (length > 0)
			break;
	}
	piece = ehr_heading_without_joints(until(*text, i));
	*text = from(*text, i + length);
	return piece;
}

/* Where text parts into a name and its unit; 0: nowhere. What is between is of
 * neither. */
static size_t split_at(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	size_t by_unit = 0, by_name = 0;

	for (size_t i = text.n; i-- > 1;) {
		struct ehr_str name = ehr_str_trim(until(text, i));
		struct ehr_str unit = ehr_str_trim(from(text, i));
		bool known;

		if (is_inside((unsigned char)text.p[i]))
			continue;
		known = ehr_heading_is_unit(self, unit);
		if (ehr_heading_is_name(self, name) &&
			(known || by_name == 0) &&
			ehr_heading_may_be_unit(self, unit)) {
			if (known)
				return i;
			by_name = i;
		}
		if (known && !(is_plain(text.p[i]) && is_plain(text.p[i - 1])))
			by_unit = i;
	}
	return by_unit > 0 ? by_unit : by_name;
}

/* The same behind a colon or "is", the last. */
static size_t split_behind(const struct ehr_heading_grammar *self,
	struct ehr_str text, size_t *length)
{
	for (size_t i = text.n; i-- > 1;) {
		*length = text.p[i] == ':'
				  ? 1
				  : ehr_heading_word_at(self, EHR_HEADING_IS,
					    from(text, i), false)
					    .n;
		if (*length > 0 &&
			ehr_heading_may_be_unit(
				self, ehr_str_trim(from(text, i + *length))))
			return i;
	}
	return 0;
}

bool ehr_heading_split(const struct ehr_heading_grammar *self,
	struct ehr_str piece, struct ehr_str *name, struct ehr_str *unit)
{
	size_t length = 0, at = split_behind(self, piece, &length);

	if (at == 0) {
		length = 0;
		at = split_at(self, piece);
	}
	*name = until(piece, at);
	*unit = from(piece, at + length);
	return at > 0;
}
