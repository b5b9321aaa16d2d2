/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/markdown_text.h"

#include "base/utf8.h"
#include "render/document_outline.h"
#include "render/svg_text.h"

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' ||
	       c == '\f';
}

/* Nothing but what a number of a list may have stands before. */
static bool is_first_word(const struct ehr_buf *out, size_t start)
{
	for (size_t i = start; i < out->n; i++)
		if (!is_alnum(out->p[i]) && !strchr("\\().@#", out->p[i]))
			return false;
	return true;
}

static bool ends_with_www(const struct ehr_buf *out)
{
	for (size_t i = 1; i <= 3; i++)
		if (out->n < i || (out->p[out->n - i] | 32) != 'w')
			return false;
	return true;
}

/* Would the mark c, with next behind it, be read as anything but itself? */
static bool is_markup(
	const struct ehr_buf *out, size_t start, char c, char next)
{
	char before = out->n > start ? out->p[out->n - 1] : ' ';

	if (strchr("\\`*_[]<>|~&$^@\"'#{}!", c))
		return true;
	switch (c) {
	case '-':
		return before == '-' || next == '-' ||
		       (out->n == start && is_blank(next));
	case '.':
		return before == '.' || next == '.' ||
		       (is_blank(next) && is_first_word(out, start)) ||
		       ends_with_www(out);
	case ':': return out->n == start || !is_blank(next);
	case '(':
	case ')': return is_first_word(out, start);
	case '=':
	case '+':
	case '%': return out->n == start;
	default: return false;
	}
}

static void put_ascii(struct ehr_buf *out, size_t start, char c, char next)
{
	if (is_blank(c)) {
		if (out->n > start && out->p[out->n - 1] != ' ')
			ehr_buf_putc(out, ' ');
		return;
	}
	/* an address of mail is found after all marks are resolved, but not
	 * across an empty comment */
	if (c == '@' && out->n > start)
		ehr_buf_puts(out, "<!-- -->");
	if (is_markup(out, start, c, next))
		ehr_buf_putc(out, '\\');
	ehr_buf_putc(out, c);
}

void ehr_markdown_text(struct ehr_buf *out, struct ehr_str text, size_t start)
{
	for (size_t i = 0; i < text.n;) {
		size_t n = ehr_utf8_len(text.p + i, text.n - i);
		char c = text.p[i];

		n = n ? n : 1;
		if (is_blank(c) || (c > 0x20 && c < 0x7f))
			put_ascii(out, start, c,
				i + 1 < text.n ? text.p[i + 1] : ' ');
		else
			ehr_svg_escape(out, (struct ehr_str){ text.p + i, n });
		i += n;
	}
}

/* Is the character at the end of the bytes, or at their begin, one of a word? */
static bool is_word(struct ehr_str text)
{
	uint32_t code;

	if (text.n == 0 || ehr_utf8_read(text.p, text.n, &code) == 0)
		return false;
	return code < 0x80 ? is_alnum((char)code) : !ehr_is_mark(code);
}

static struct ehr_str last_character(struct ehr_str text)
{
	size_t i = text.n;

	while (i > 0 && ((unsigned char)text.p[i - 1] & 0xc0) == 0x80)
		i--;
	i -= i > 0;
	return (struct ehr_str){ text.p + i, text.n - i };
}

void ehr_markdown_strong(
	struct ehr_buf *out, struct ehr_str text, size_t start, bool alone)
{
	struct ehr_str last = last_character(text);
	bool strong = is_word(text) && is_word(last);

	if (alone)
		strong = text.n && !is_blank(*text.p) && !is_blank(*last.p);
	if (strong)
		ehr_buf_puts(out, "**");
	ehr_markdown_text(out, text, start);
	if (strong)
		ehr_buf_puts(out, "**");
}
