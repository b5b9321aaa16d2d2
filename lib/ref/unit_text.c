/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit_text.h"

#include "base/fold.h"

/* What is read as something plainer, after base/fold. */
static const struct {
	const char *from, *to;
} plain[] = {
	{ "\xce\xbc", "u" },     /* mu */
	{ "\xc2\xb7", "." },     /* raised dot */
	{ "\xc3\x97", "." },     /* multiplication sign */
	{ "\xe6\xaf\x8f", "/" }, /* mei */
	{ " per ", "/" },
	{ " Per ", "/" },
	{ " PER ", "/" },
	{ "*", "." },
	{ "\t", " " },
	{ "\n", " " },
};

static const char *const superscript[] = { "\xc2\xb9", "\xc2\xb2", "\xc2\xb3",
	"\xe2\x81\xb4", "\xe2\x81\xb5", "\xe2\x81\xb6", "\xe2\x81\xb7",
	"\xe2\x81\xb8", "\xe2\x81\xb9" };

static void skip(struct ehr_str *rest, size_t n)
{
	rest->p += n;
	rest->n -= n;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does out end with the number ten, so that a power of it follows? */
static bool after_ten(const struct ehr_buf *out)
{
	return out->n >= 2 && out->p[out->n - 2] == '1' &&
	       out->p[out->n - 1] == '0' &&
	       (out->n == 2 || !is_digit(out->p[out->n - 3]));
}

/* The raised figure of a power of ten, which base/fold would make one more
 * figure of the ten, gets its sign. */
static void mark_powers(struct ehr_str text, struct ehr_buf *out)
{
	for (; text.n > 0; skip(&text, 1)) {
		for (size_t i = 0; i < 9 && after_ten(out); i++)
			if (ehr_str_starts(text, superscript[i]))
				ehr_buf_putc(out, '^');
		ehr_buf_putc(out, *text.p);
	}
}

static bool fold_plain(struct ehr_str *rest, struct ehr_buf *out)
{
	if (*rest->p == '^') {
		if (after_ten(out))
			ehr_buf_putc(out, '^');
		skip(rest, 1);
		return true;
	}
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		if (ehr_str_starts(*rest, plain[i].from)) {
			ehr_buf_puts(out, plain[i].to);
			skip(rest, strlen(plain[i].from));
			return true;
		}
	return false;
}

static bool is_separator(char c)
{
	return c == '/' || c == '.';
}

/* Blanks at the ends, doubled, and where they part no words go. */
static void squeeze(struct ehr_buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++) {
		char c = out->p[i], before = n > 0 ? out->p[n - 1] : ' ';

		if (c == ' ' && (before == ' ' || before == '(' ||
					is_separator(before)))
			continue;
		if (before == ' ' && n > 0 && (is_separator(c) || c == ')'))
			n--;
		out->p[n++] = c;
	}
	while (n > 0 && out->p[n - 1] == ' ')
		n--;
	out->n = n;
}

struct ehr_str ehr_unit_text_fold(struct ehr_str text, struct ehr_buf *out)
{
	struct ehr_buf marked = { 0 }, folded = { 0 };
	struct ehr_str rest;

	text = ehr_str_trim(text);
	out->n = 0;
	if (text.n <= EHR_UNIT_TEXT_MAX)
		mark_powers(text, &marked);
	ehr_fold((struct ehr_str){ marked.p, marked.n }, &folded);
	rest = (struct ehr_str){ folded.p, folded.n };
	while (rest.n > 0)
		if (!fold_plain(&rest, out)) {
			ehr_buf_putc(out, *rest.p);
			skip(&rest, 1);
		}
	squeeze(out);
	ehr_buf_release(&marked);
	ehr_buf_release(&folded);
	return (struct ehr_str){ out->p, out->n };
}
