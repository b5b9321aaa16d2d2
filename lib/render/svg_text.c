/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "base/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define THIN_SPACE "\xe2\x80\x89"
#define MINUS "\xe2\x88\x92"

static bool allowed(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7f && code < 0xa0))
		return false;
	if ((code >= 0x202a && code <= 0x202e) ||
		(code >= 0x2066 && code <= 0x2069))
		return false;
	return (code & 0xfffe) != 0xfffe;
}

static const char *entity(uint32_t code)
{
	switch (code) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\t':
	case '\n':
	case '\r': return " ";
	default: return allowed(code) ? NULL : REPLACEMENT;
	}
}

void ehr_svg_escape(struct ehr_buf *out, struct ehr_str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t code = 0;
		size_t n = ehr_utf8_read(text.p + i, text.n - i, &code);
		const char *instead = n ? entity(code) : REPLACEMENT;

		n = n ? n : 1;
		if (instead)
			ehr_buf_puts(out, instead);
		else
			ehr_buf_add(out, text.p + i, n);
		i += n;
	}
}

static const double FARTHEST = 1e12;

void ehr_svg_number(struct ehr_buf *out, double value)
{
	long long hundredths =
		llround(fmin(fmax(value, -FARTHEST), FARTHEST) * 100);
	long long whole = llabs(hundredths) / 100;
	int rest = (int)(llabs(hundredths) % 100);

	if (hundredths < 0)
		ehr_buf_putc(out, '-');
	if (whole || !rest)
		ehr_buf_printf(out, "%lld", whole);
	if (rest % 10)
		ehr_buf_printf(out, ".%02d", rest);
	else if (rest)
		ehr_buf_printf(out, ".%d", rest / 10);
}

void ehr_svg_attribute(struct ehr_buf *out, const char *name, double value)
{
	ehr_buf_printf(out, " %s=\"", name);
	ehr_svg_number(out, value);
	ehr_buf_putc(out, '"');
}

void ehr_svg_text(struct ehr_buf *out, double x, double y, const char *class,
	struct ehr_str text)
{
	ehr_buf_puts(out, "<text");
	ehr_svg_attribute(out, "x", x);
	ehr_svg_attribute(out, "y", y);
	ehr_buf_printf(out, " class=\"%s\">", class);
	ehr_svg_escape(out, text);
	ehr_buf_puts(out, "</text>\n");
}

static bool east_asian(uint32_t code)
{
	return (code >= 0x1100 && code <= 0x115f) ||
	       (code >= 0x2e80 && code <= 0xa4cf) ||
	       (code >= 0xac00 && code <= 0xd7a3) ||
	       (code >= 0xf900 && code <= 0xfaff) ||
	       (code >= 0xfe30 && code <= 0xfe6f) ||
	       (code >= 0xff00 && code <= 0xff60) ||
	       (code >= 0xffe0 && code <= 0xffe6) ||
	       (code >= 0x20000 && code <= 0x3fffd);
}

static double em(uint32_t code)
{
	if (east_asian(code))
		return 1;
	if (code >= 0x1f000) /* pictures */
		return 1.3;
	if (code >= 0x80)
		return 0.6;
	if (strchr("ijlI.,:;'|! ", (int)code))
		return 0.3;
	if (strchr("frt-()[]/\\\"", (int)code))
		return 0.38;
	if (strchr("mwMW@%", (int)code))
		return 0.88;
	return code >= 'A' && code <= 'Z' ? 0.69 : 0.57;
}

/* The character at text.p + at, in bytes; invalid ones are one byte. */
static size_t character(struct ehr_str text, size_t at, uint32_t *code)
{
	size_t n = ehr_utf8_read(text.p + at, text.n - at, code);

	if (n)
		return n;
	*code = 0xfffd;
	return 1;
}

double ehr_svg_width(struct ehr_str text, double size)
{
	double width = 0;
	uint32_t code;

	for (size_t i = 0; i < text.n;) {
		i += character(text, i, &code);
		width += em(code);
	}
	return width * size;
}

/* Chinese marks that must not begin a line: , . : ; ) and the like. */
static bool closing(uint32_t code)
{
	return code == 0x3001 || code == 0x3002 || code == 0xff0c ||
	       code == 0xff1a || code == 0xff1b || code == 0xff09 ||
	       code == 0x300b;
}

struct ehr_str ehr_svg_line(struct ehr_str *rest, double size, double width)
{
	struct ehr_str line = *rest;
	double used = 0;
	size_t cut = 0, i = 0;
	uint32_t before = 0, code;

	while (i < rest->n) {
		size_t n = character(*rest, i, &code);

		if (i && code != ' ' && !closing(code) &&
			(before == ' ' || east_asian(before) ||
				east_asian(code)))
			cut = i;
		used += em(code) * size;
		if (used > width && i && code != ' ')
			break;
		i += n;
		before = code;
	}
	if (i < rest->n)
		i = cut ? cut : i;
	line.n = i;
	*rest = (struct ehr_str){ rest->p + i, rest->n - i };
	return ehr_str_trim(line);
}

void ehr_svg_fit(
	struct ehr_buf *out, struct ehr_str text, double size, double width)
{
	double used = 0, left = width - size; /* an ellipsis is one em wide */
	size_t i = 0;
	uint32_t code;

	if (ehr_svg_width(text, size) <= width) {
		ehr_buf_add_str(out, text);
		return;
	}
	while (i < text.n) {
		size_t n = character(text, i, &code);

		used += em(code) * size;
		if (used > left)
			break;
		i += n;
	}
	ehr_buf_add_str(out, ehr_str_trim((struct ehr_str){ text.p, i }));
	ehr_buf_puts(out, "\xe2\x80\xa6");
}

static void superscript(struct ehr_buf *out, int exponent)
{
	static const char *const digit[] = { "\xe2\x81\xb0", "\xc2\xb9",
		"\xc2\xb2", "\xc2\xb3", "\xe2\x81\xb4", "\xe2\x81\xb5",
		"\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8",
		"\xe2\x81\xb9" };
	int size = abs(exponent);

	if (exponent < 0)
		ehr_buf_puts(out, "\xe2\x81\xbb");
	if (size >= 100)
		ehr_buf_puts(out, digit[size / 100]);
	if (size >= 10)
		ehr_buf_puts(out, digit[size / 10 % 10]);
	ehr_buf_puts(out, digit[size % 10]);
}

/* digits of a whole number, in groups of three when there are five or more */
static void grouped(struct ehr_buf *out, const char *digits, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i && n > 4 && (n - i) % 3 == 0)
			ehr_buf_puts(out, THIN_SPACE);
		ehr_buf_putc(out, digits[i]);
	}
}

void ehr_svg_readable(struct ehr_buf *out, double value)
{
	double size = fabs(value);
	char text[EHR_NUM_MAX + 1] = { 0 };
	size_t n = ehr_num_write_digits(text, size, 3);
	size_t whole = strspn(text, "0123456789");
	int exponent = 0;

	if (value < 0)
		ehr_buf_puts(out, MINUS);
	if (ehr_num_read((struct ehr_str){ text, n }, &size) == EHR_NUM_VALUE &&
		size > 0)
		exponent = (int)floor(log10(size) + 1e-9);
	if (exponent >= -3 && exponent <= 5) {
		grouped(out, text, whole);
		ehr_buf_add(out, text + whole, n - whole);
		return;
	}
	n = ehr_num_write_digits(text, size / pow(10, exponent), 3);
	if (n != 1 || text[0] != '1') {
		ehr_buf_add(out, text, n);
		ehr_buf_puts(out, "\xc3\x97");
	}
	ehr_buf_puts(out, "10");
	superscript(out, exponent);
}
