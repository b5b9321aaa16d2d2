/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/angle_token.h"

#include <stdint.h>

#include "base/num.h"
#include "base/utf8.h"

/* full-width forms of ! to ~ stand that far behind them */
enum { WIDE_FIRST = 0xff01, WIDE_LAST = 0xff5e, WIDE_OFFSET = 0xfee0 };

struct spelling {
	const char *text;
	enum ehr_angle_piece piece;
};

/* The longer one of two that begin alike stands first. Degree: its sign,
 * ordinal indicator, ring, superscript 0, du. Minute: apostrophes, primes,
 * accents, fen. Second: the same twice, quotation marks, miao. Sides: dong, xi,
 * bei, nan with jing or wei, simplified, traditional and with the usual slip
 * for wei. */
static const struct spelling spelling[] = {
	{ "\u00b0", EHR_PIECE_DEGREE },
	{ "\u00ba", EHR_PIECE_DEGREE },
	{ "\u02da", EHR_PIECE_DEGREE },
	{ "\u2070", EHR_PIECE_DEGREE },
	{ "\u5ea6", EHR_PIECE_DEGREE },
	{ "''", EHR_PIECE_SECOND },
	{ "\u2032\u2032", EHR_PIECE_SECOND },
	{ "\u2019\u2019", EHR_PIECE_SECOND },
	{ "\uff07\uff07", EHR_PIECE_SECOND },
	{ "'", EHR_PIECE_MINUTE },
	{ "\u2032", EHR_PIECE_MINUTE },
	{ "\u2019", EHR_PIECE_MINUTE },
	{ "\u2018", EHR_PIECE_MINUTE },
	{ "\uff07", EHR_PIECE_MINUTE },
	{ "\u00b4", EHR_PIECE_MINUTE },
	{ "\u02b9", EHR_PIECE_MINUTE },
	{ "\u5206", EHR_PIECE_MINUTE },
	{ "\"", EHR_PIECE_SECOND },
	{ "\u2033", EHR_PIECE_SECOND },
	{ "\u201d", EHR_PIECE_SECOND },
	{ "\u201c", EHR_PIECE_SECOND },
	{ "\uff02", EHR_PIECE_SECOND },
	{ "\u02ba", EHR_PIECE_SECOND },
	{ "\u79d2", EHR_PIECE_SECOND },
	{ "\u4e1c\u7ecf", EHR_PIECE_EAST },
	{ "\u6771\u7d93", EHR_PIECE_EAST },
	{ "\u897f\u7ecf", EHR_PIECE_WEST },
	{ "\u897f\u7d93", EHR_PIECE_WEST },
	{ "\u5317\u7eac", EHR_PIECE_NORTH },
	{ "\u5317\u7def", EHR_PIECE_NORTH },
	{ "\u5317\u7ef4", EHR_PIECE_NORTH },
	{ "\u5357\u7eac", EHR_PIECE_SOUTH },
	{ "\u5357\u7def", EHR_PIECE_SOUTH },
	{ "\u5357\u7ef4", EHR_PIECE_SOUTH },
	{ "\u7ecf\u5ea6", EHR_PIECE_LON },
	{ "\u7d93\u5ea6", EHR_PIECE_LON },
	{ "\u7eac\u5ea6", EHR_PIECE_LAT },
	{ "\u7def\u5ea6", EHR_PIECE_LAT },
	{ "\u7ef4\u5ea6", EHR_PIECE_LAT },
	{ "\uff0d", EHR_PIECE_HYPHEN },
	{ "-", EHR_PIECE_HYPHEN },
	{ "\u2212", EHR_PIECE_HYPHEN },
	{ "\u2013", EHR_PIECE_HYPHEN },
	{ "\u2010", EHR_PIECE_HYPHEN },
	{ "\u2011", EHR_PIECE_HYPHEN },
	{ ":", EHR_PIECE_COLON },
	{ "\uff1a", EHR_PIECE_COLON },
	{ "\u3001", EHR_PIECE_BREAK },
	{ "\u3002", EHR_PIECE_BREAK },
	{ "\u3010", EHR_PIECE_BREAK },
	{ "\u3011", EHR_PIECE_BREAK },
};

static const struct spelling word[] = {
	{ "e", EHR_PIECE_EAST },
	{ "east", EHR_PIECE_EAST },
	{ "w", EHR_PIECE_WEST },
	{ "west", EHR_PIECE_WEST },
	{ "n", EHR_PIECE_NORTH },
	{ "north", EHR_PIECE_NORTH },
	{ "s", EHR_PIECE_SOUTH },
	{ "south", EHR_PIECE_SOUTH },
	{ "lon", EHR_PIECE_LON },
	{ "long", EHR_PIECE_LON },
	{ "lng", EHR_PIECE_LON },
	{ "longitude", EHR_PIECE_LON },
	{ "lat", EHR_PIECE_LAT },
	{ "latitude", EHR_PIECE_LAT },
	{ "d", EHR_PIECE_DEGREE },
	{ "deg", EHR_PIECE_DEGREE },
	{ "min", EHR_PIECE_MINUTE },
	{ "sec", EHR_PIECE_SECOND },
};

/* The plain character that the first one of text stands for, 0 if it is none;
 * its bytes. */
static char plain(struct ehr_str text, size_t *bytes)
{
	uint32_t code = 0;

	*bytes = text.n > 0 ? ehr_utf8_read(text.p, text.n, &code) : 0;
	if (code >= WIDE_FIRST && code <= WIDE_LAST)
		code -= WIDE_OFFSET;
	return code < 0x80 ? (char)code : '\0';
}

static void skip(struct ehr_str *text, size_t bytes)
{
	text->p += bytes;
	text->n -= bytes;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the blank at the start of text; 0 if none stands there. */
static size_t blank(struct ehr_str text)
{
	uint32_t code = 0;
	size_t n = text.n > 0 ? ehr_utf8_read(text.p, text.n, &code) : 0;

	switch (code) {
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case 0xa0:   /* no-break */
	case 0x3000: /* ideographic */
	case 0x2009: /* thin */
	case 0x202f: /* narrow no-break */ return n;
	default: return 0;
	}
}

static struct ehr_angle_token take_number(struct ehr_str *rest)
{
	struct ehr_angle_token token = { .piece = EHR_PIECE_NUMBER };
	char room[32], c;
	size_t n = 0, bytes, points = 0;

	while ((c = plain(*rest, &bytes)) != '\0' &&
		(is_digit(c) || c == '.')) {
		points += c == '.';
		if (n < sizeof(room))
			room[n] = c;
		n++;
		skip(rest, bytes);
	}
	token.whole = points == 0;
	if (n > sizeof(room) || room[n - 1] == '.' ||
		ehr_num_read((struct ehr_str){ room, n }, &token.value) !=
			EHR_NUM_VALUE)
		token.piece = EHR_PIECE_BAD;
	return token;
}

static enum ehr_angle_piece take_word(struct ehr_str *rest)
{
	char room[12], c;
	size_t n = 0, bytes;

	while ((c = plain(*rest, &bytes)) != '\0' && is_letter(c)) {
		if (n < sizeof(room))
			room[n] = (char)(c | 0x20);
		n++;
		skip(rest, bytes);
	}
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (n <= sizeof(room) &&
			ehr_str_is((struct ehr_str){ room, n }, word[i].text))
			return word[i].piece;
	return EHR_PIECE_WORD;
}

/* Is it a sign that may stand around coordinates? */
static bool is_break(char c)
{
	return c != '\0' && strchr(",;()[]{}/|=<>#@_", c) != NULL;
}

static enum ehr_angle_piece take_sign(struct ehr_str *rest)
{
	size_t bytes;
	char c;

	if (ehr_str_starts(*rest, "\uFFFD")) {
		skip(rest, strlen("\uFFFD"));
		return EHR_PIECE_BAD;
	}
	for (size_t i = 0; i < sizeof(spelling) / sizeof(*spelling); i++)
		if (ehr_str_starts(*rest, spelling[i].text)) {
			skip(rest, strlen(spelling[i].text));
			return spelling[i].piece;
		}
	c = plain(*rest, &bytes);
	if (bytes == 0) { /* no UTF-8 */
		skip(rest, 1);
		return EHR_PIECE_BAD;
	}
	skip(rest, bytes);
	if (is_break(c))
		return EHR_PIECE_BREAK;
	if (c != '\0')
		return EHR_PIECE_BAD;
	return EHR_PIECE_WORD;
}

struct ehr_angle_token ehr_angle_next(struct ehr_str *rest)
{
	struct ehr_angle_token token = { .piece = EHR_PIECE_END };
	bool apart = false;
	size_t bytes;
	char c;

	while ((bytes = blank(*rest)) > 0) {
		skip(rest, bytes);
		apart = true;
	}
	if (rest->n == 0)
		return token;
	c = plain(*rest, &bytes);
	if (is_digit(c))
		token = take_number(rest);
	else if (is_letter(c))
		token.piece = take_word(rest);
	else
		token.piece = take_sign(rest);
	token.apart = apart;
	return token;
}
