/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cleaning.h"

#include "base/utf8.h"

enum {
	WIDE_FIRST = 0xff01, /* full-width ! to ~ stand as in ASCII */
	WIDE_LAST = 0xff5e,
	WIDE_SHIFT = 0xff01 - '!',
	DROPPED = -1,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool ehr_clean_plain(struct ehr_str cell)
{
	for (size_t i = 0; i < cell.n; i++) {
		unsigned char c = (unsigned char)cell.p[i];

		if (c <= ' ' || c >= 0x7f || c == '"' || c == '\'' || c == '=')
			return false;
	}
	return true;
}

/* What stands for code: an ASCII character, DROPPED, or code itself. */
static long plain_of(uint32_t code)
{
	if (code >= WIDE_FIRST && code <= WIDE_LAST)
		return (long)code - WIDE_SHIFT;
	if (code >= 0x2000 && code <= 0x200a) /* typographic blanks */
		return ' ';
	switch (code) {
	case 0x00a0: /* no-break, narrow no-break, mathematical, ideographic */
	case 0x202f:
	case 0x205f:
	case 0x3000: return ' ';
	case 0x00ad: /* soft hyphen, zero width, byte-order mark */
	case 0x200b:
	case 0x200c:
	case 0x200d:
	case 0x200e:
	case 0x200f:
	case 0x2060:
	case 0xfeff: return DROPPED;
	case 0x2010: /* hyphen, non-breaking, figure dash, en dash, minus */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2212:
	case 0xfe63: return '-';
	case 0x2018:
	case 0x2019: return '\'';
	case 0x201c:
	case 0x201d: return '"';
	default: return (long)code;
	}
}

static unsigned rule_of(uint32_t code, long plain)
{
	if (plain == (long)code)
		return 0;
	return plain == ' ' || plain == DROPPED ? EHR_CLEANED_BLANKS
						: EHR_CLEANED_WIDTH;
}

static unsigned narrow(struct ehr_arena *arena, struct ehr_str *text)
{
	char *out;
	size_t n = 0, i = 0;
	unsigned cleaned = 0;

	while (i < text->n && (unsigned char)text->p[i] < 0x80)
		i++;
	if (i == text->n)
		return 0;
	out = ehr_arena_alloc(arena, text->n);
	for (i = 0; i < text->n;) {
		uint32_t code = (unsigned char)text->p[i];
		size_t len = ehr_utf8_read(text->p + i, text->n - i, &code);
		long plain = plain_of(code);

		cleaned |= rule_of(code, plain);
		if (len == 0 || plain == (long)code) {
			len = len == 0 ? 1 : len;
			memcpy(out + n, text->p + i, len);
			n += len;
		} else if (plain != DROPPED) {
			out[n++] = (char)plain;
		}
		i += len;
	}
	*text = (struct ehr_str){ out, n };
	return cleaned;
}

static bool take_around(struct ehr_str *text, const char *before, char after)
{
	size_t n = strlen(before);

	if (text->n < n + 1 || !ehr_str_starts(*text, before) ||
		text->p[text->n - 1] != after)
		return false;
	text->p += n;
	text->n -= n + 1;
	return true;
}

/* ="0112", "0112", '0112' and '0112 */
static unsigned unquote(struct ehr_str *text)
{
	struct ehr_str was = *text;

	if (!take_around(text, "=\"", '"') && !take_around(text, "\"", '"') &&
		!take_around(text, "'", '\'') && text->n > 1 &&
		*text->p == '\'') {
		text->p++;
		text->n--;
	}
	*text = ehr_str_trim(*text);
	return text->n == was.n ? 0 : EHR_CLEANED_QUOTES;
}

unsigned ehr_clean_basic(
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_str *text)
{
	unsigned cleaned;

	*text = ehr_str_trim(cell);
	cleaned = narrow(arena, text);
	if (cleaned != 0)
		*text = ehr_str_trim(*text);
	return cleaned | unquote(text);
}

static unsigned without_blanks(struct ehr_arena *arena, struct ehr_str *text)
{
	char *out;
	size_t n = 0;

	for (size_t i = 0; i < text->n; i++)
		n += text->p[i] != ' ' && text->p[i] != '\t';
	if (n == text->n)
		return 0;
	out = ehr_arena_alloc(arena, n);
	n = 0;
	for (size_t i = 0; i < text->n; i++)
		if (text->p[i] != ' ' && text->p[i] != '\t')
			out[n++] = text->p[i];
	*text = (struct ehr_str){ out, n };
	return EHR_CLEANED_BLANKS;
}

bool ehr_clean_is_nothing(
	const struct ehr_cell_rules *rules, struct ehr_str cell)
{
	cell = ehr_str_trim(cell);
	return cell.n > 0 && !is_digit(*cell.p) &&
	       ehr_word_list_has(rules->missing, cell);
}

unsigned ehr_clean_code(const struct ehr_cell_rules *rules, struct ehr_str cell,
	struct ehr_arena *arena, struct ehr_str *text)
{
	unsigned cleaned = 0;

	*text = cell;
	if (ehr_clean_is_nothing(rules, cell)) {
		text->n = 0;
		return EHR_CLEANED_EMPTY;
	}
	if (ehr_clean_plain(cell))
		return 0;
	cleaned = ehr_clean_basic(cell, arena, text);
	cleaned |= without_blanks(arena, text);
	if (!ehr_clean_is_nothing(rules, *text))
		return cleaned;
	text->n = 0;
	return EHR_CLEANED_EMPTY;
}

static bool is_invisible(struct ehr_str text, size_t *len)
{
	uint32_t code;

	*len = ehr_utf8_read(text.p, text.n, &code);
	if (*len == 0)
		return false;
	return code == ' ' || code == '\t' ||
	       (rule_of(code, plain_of(code)) & EHR_CLEANED_BLANKS) != 0;
}

/* Without blanks and invisible characters, of ASCII or not, at its ends. */
static struct ehr_str trim_all(struct ehr_str text)
{
	size_t len;

	while (text.n > 0 && is_invisible(text, &len)) {
		text.p += len;
		text.n -= len;
	}
	for (size_t back = 1; back <= 3 && back <= text.n;) {
		struct ehr_str last = { text.p + text.n - back, back };

		if (is_invisible(last, &len) && len == back) {
			text.n -= back;
			back = 1;
		} else {
			back++;
		}
	}
	return text;
}

unsigned ehr_clean_text(struct ehr_str cell, struct ehr_str *text)
{
	struct ehr_str was = ehr_str_trim(cell);
	unsigned cleaned = 0;

	*text = trim_all(was);
	if (text->n != was.n)
		cleaned |= EHR_CLEANED_BLANKS;
	if (take_around(text, "=\"", '"')) {
		*text = trim_all(*text);
		cleaned |= EHR_CLEANED_QUOTES;
	}
	return cleaned;
}

/* The digits from *at on, copied. */
static size_t digits(struct ehr_str text, size_t *at, char *out, size_t *n)
{
	size_t from = *at;

	while (*at < text.n && is_digit(text.p[*at]))
		out[(*n)++] = text.p[(*at)++];
	return *at - from;
}

/* Whole part: digits, or groups of three behind at most three. */
static bool groups(const struct ehr_cell_rules *rules, struct ehr_str text,
	size_t *at, char *out, size_t *n, unsigned *cleaned)
{
	char mark = rules->decimal == ',' ? '.' : ',';
	size_t first = *at, got = digits(text, at, out, n);

	if (*at < text.n && text.p[*at] == ' ')
		mark = ' ';
	if (*at == text.n || text.p[*at] != mark)
		return true;
	if (got == 0 || got > 3 || text.p[first] == '0')
		return false;
	*cleaned |= mark == ' ' ? EHR_CLEANED_BLANKS : EHR_CLEANED_GROUPS;
	while (*at < text.n && text.p[*at] == mark) {
		++*at;
		if (digits(text, at, out, n) != 3)
			return false;
	}
	return true;
}

/* The exponent as it is: a sign and digits behind the e. */
static bool exponent(struct ehr_str text, size_t *at, char *out, size_t *n)
{
	if (*at == text.n)
		return true;
	if (text.p[*at] != 'e' && text.p[*at] != 'E')
		return false;
	out[(*n)++] = text.p[(*at)++];
	if (*at < text.n && (text.p[*at] == '-' || text.p[*at] == '+'))
		out[(*n)++] = text.p[(*at)++];
	return digits(text, at, out, n) > 0 && *at == text.n;
}

/* The number with a point and without groups, new in arena. */
static bool regroup(const struct ehr_cell_rules *rules, struct ehr_str *text,
	struct ehr_arena *arena, unsigned *cleaned)
{
	size_t at = 0, n = 0;
	char *out = ehr_arena_alloc(arena, text->n);

	if (*text->p == '-' || *text->p == '+')
		out[n++] = text->p[at++];
	if (!groups(rules, *text, &at, out, &n, cleaned))
		return false;
	if (at < text->n && text->p[at] == rules->decimal) {
		out[n++] = '.';
		at++;
		digits(*text, &at, out, &n);
	}
	if (!exponent(*text, &at, out, &n))
		return false;
	*text = (struct ehr_str){ out, n };
	return true;
}

/* Is text one that ehr_num_read reads as the writer meant it? */
static bool is_direct(const struct ehr_cell_rules *rules, struct ehr_str text)
{
	return rules->decimal == '.' || memchr(text.p, '.', text.n) == NULL;
}

enum ehr_num_state ehr_clean_figures(const struct ehr_cell_rules *rules,
	struct ehr_str text, struct ehr_arena *arena, struct ehr_figures *out)
{
	enum ehr_num_state state;

	text = ehr_str_trim(text);
	out->text = text;
	out->cleaned = 0;
	if (text.n == 0)
		return EHR_NUM_EMPTY;
	if (is_direct(rules, text)) {
		state = ehr_num_read(text, &out->value);
		if (state != EHR_NUM_BAD)
			return state;
	}
	if (!regroup(rules, &text, arena, &out->cleaned))
		return EHR_NUM_BAD;
	out->text = text;
	return ehr_num_read(text, &out->value);
}

enum ehr_num_state ehr_clean_number(const struct ehr_cell_rules *rules,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_figures *out)
{
	enum ehr_num_state state = ehr_clean_figures(rules, cell, arena, out);
	unsigned cleaned;

	if (state != EHR_NUM_BAD)
		return state;
	cell = out->text;
	if (ehr_clean_is_nothing(rules, cell)) {
		*out = (struct ehr_figures){ .cleaned = EHR_CLEANED_EMPTY };
		return EHR_NUM_EMPTY;
	}
	cleaned = ehr_clean_basic(cell, arena, &cell);
	if (cleaned == 0)
		return EHR_NUM_BAD;
	if (ehr_clean_is_nothing(rules, cell)) {
		*out = (struct ehr_figures){ .cleaned = EHR_CLEANED_EMPTY };
		return EHR_NUM_EMPTY;
	}
	state = ehr_clean_figures(rules, cell, arena, out);
	out->cleaned |= cleaned;
	return state;
}
