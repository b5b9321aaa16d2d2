/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_kind.h"

#include "base/num.h"

/* Bytes of the character that is not seen at the start of text, or at its end;
 * 0: there is another one. */
static size_t unseen(struct ehr_str text, bool at_end)
{
	static const char *const character[] = { " ", "\t", "\r", "\n",
		"\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf" };

	for (size_t i = 0; i < sizeof character / sizeof *character; i++) {
		size_t n = strlen(character[i]);
		size_t at = at_end ? text.n - n : 0;

		if (n <= text.n && memcmp(text.p + at, character[i], n) == 0)
			return n;
	}
	return 0;
}

struct ehr_str ehr_cell_bare(struct ehr_str cell)
{
	size_t n;

	while ((n = unseen(cell, false)) > 0) {
		cell.p += n;
		cell.n -= n;
	}
	while ((n = unseen(cell, true)) > 0)
		cell.n -= n;
	return cell;
}

/* Full-width signs from ! to ~ are EF BC 81 to EF BD 9E. */
static bool take_wide(struct ehr_str *text, char *plain)
{
	unsigned char second, third;

	if (text->n < 3 || (unsigned char)text->p[0] != 0xef)
		return false;
	second = (unsigned char)text->p[1];
	third = (unsigned char)text->p[2];
	if (second == 0xbc && third >= 0x81)
		*plain = (char)(third - 0x81 + '!');
	else if (second == 0xbd && third <= 0x9e)
		*plain = (char)(third - 0x80 + '`');
	else
		return false;
	text->p += 3;
	text->n -= 3;
	return true;
}

bool ehr_cell_is_figure(struct ehr_str cell)
{
	struct ehr_str rest = ehr_cell_bare(cell);
	bool digit = false;
	char c;

	while (rest.n > 0) {
		if (!take_wide(&rest, &c)) {
			c = *rest.p++;
			rest.n--;
		}
		if (c >= '0' && c <= '9')
			digit = true;
		else if ((c == 'e' || c == 'E') && digit)
			continue;
		else if ((unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') ||
			 (c >= 'A' && c <= 'Z'))
			return false;
	}
	return digit;
}

struct ehr_record_look ehr_record_look(const struct ehr_str *cell, size_t n)
{
	struct ehr_record_look look = { .first = n };

	for (size_t i = 0; i < n; i++) {
		struct ehr_str text = ehr_cell_bare(cell[i]);

		if (text.n == 0)
			continue;
		if (look.filled++ == 0)
			look.first = i;
		look.figures += ehr_cell_is_figure(text);
	}
	return look;
}

static bool is_dash(struct ehr_str text)
{
	static const char *const dash[] = { "-", "\xe2\x80\x94",
		"\xe2\x80\x94\xe2\x80\x94", "/" };

	for (size_t i = 0; i < sizeof dash / sizeof *dash; i++)
		if (ehr_str_is(text, dash[i]))
			return true;
	return false;
}

size_t ehr_record_letters(const struct ehr_str *cell, size_t n)
{
	/* jia yi bing ding wu ji geng xin ren gui */
	static const char *const stem[] = { "\xe7\x94\xb2", "\xe4\xb9\x99",
		"\xe4\xb8\x99", "\xe4\xb8\x81", "\xe6\x88\x8a", "\xe5\xb7\xb1",
		"\xe5\xba\x9a", "\xe8\xbe\x9b", "\xe5\xa3\xac",
		"\xe7\x99\xb8" };
	size_t stems = 0;
	long figure = 0, got;

	for (size_t i = 0; i < n; i++) {
		struct ehr_str text = ehr_cell_bare(cell[i]);

		if (text.n == 0 || (stems > 0 && is_dash(text)))
			continue;
		if (figure == 0 && stems < sizeof stem / sizeof *stem &&
			ehr_str_is(text, stem[stems]))
			stems++;
		else if (stems > 0 &&
			 ehr_num_int("", text, 1, 9999, &got, NULL) == 0 &&
			 got == figure + 1)
			figure = got;
		else
			return 0;
	}
	return stems + (size_t)figure >= 2 ? stems : 0;
}

/* The text without blanks into room; false if it does not fit. */
static bool squeeze(struct ehr_str text, char *room, size_t size, size_t *n)
{
	*n = 0;
	while (text.n > 0) {
		size_t blank = unseen(text, false);

		if (blank == 0) {
			if (*n == size)
				return false;
			room[(*n)++] = *text.p;
			blank = 1;
		}
		text.p += blank;
		text.n -= blank;
	}
	return true;
}

static bool find_colon(struct ehr_str text, size_t *at, size_t *width)
{
	static const char wide[] = "\xef\xbc\x9a";

	for (size_t i = 0; i < text.n; i++) {
		*at = i;
		*width = 1;
		if (text.p[i] == ':')
			return true;
		*width = 3;
		if (text.n - i >= 3 && memcmp(text.p + i, wide, 3) == 0)
			return true;
	}
	return false;
}

static bool is_word(
	const struct ehr_words *words, const char *column, struct ehr_str text)
{
	char room[64];
	size_t n;

	return squeeze(text, room, sizeof room, &n) && n > 0 &&
	       ehr_words_has(words, column, (struct ehr_str){ room, n });
}

bool ehr_cell_is_bracketed(struct ehr_str cell)
{
	static const char open[] = "\xef\xbc\x88", close[] = "\xef\xbc\x89";
	struct ehr_str text = ehr_cell_bare(cell);

	if (!ehr_str_starts(text, "(") && !ehr_str_starts(text, open))
		return false;
	return text.p[text.n - 1] == ')' ||
	       (text.n >= 3 && memcmp(text.p + text.n - 3, close, 3) == 0);
}

bool ehr_cell_is_labelled(const struct ehr_words *words, const char *column,
	struct ehr_str cell, struct ehr_str *rest)
{
	struct ehr_str text = ehr_cell_bare(cell);
	size_t at, width;

	if (ehr_str_starts(text, "(")) {
		text.p++;
		text.n--;
	} else if (ehr_str_starts(text, "\xef\xbc\x88")) {
		text.p += 3;
		text.n -= 3;
	}
	if (words == NULL || !find_colon(text, &at, &width) ||
		!is_word(words, column, (struct ehr_str){ text.p, at }))
		return false;
	if (rest != NULL)
		*rest = ehr_cell_bare((struct ehr_str){
			text.p + at + width, text.n - at - width });
	return true;
}

bool ehr_record_is_footer(
	const struct ehr_words *words, const struct ehr_str *cell, size_t n)
{
	struct ehr_record_look look;

	for (size_t i = 0; i < n; i++) {
		struct ehr_str text = ehr_cell_bare(cell[i]);

		if (text.n == 0)
			continue;
		if (ehr_cell_is_labelled(words, "footer", text, NULL))
			return true;
		if (words == NULL || !is_word(words, "footer", text))
			return false;
		look = ehr_record_look(cell, n);
		return look.filled * 2 <= n;
	}
	return false;
}

static bool is_beyond_ascii(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return true;
	return false;
}

bool ehr_record_is_beside(
	const struct ehr_words *words, const struct ehr_str *cell, size_t n)
{
	const struct ehr_record_look look = ehr_record_look(cell, n);
	struct ehr_str first;

	if (look.filled == 0)
		return false;
	first = ehr_cell_bare(cell[look.first]);
	return ehr_record_is_footer(words, cell, n) ||
	       is_word(words, "total", first) ||
	       ehr_cell_is_labelled(words, "total", first, NULL) ||
	       (look.filled == 1 && n >= 3 && is_beyond_ascii(first));
}
