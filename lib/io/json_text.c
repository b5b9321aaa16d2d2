/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json_text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"
#include "io/writer.h"

static bool is_plain(char c)
{
	return c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

/* Where the first byte is that is not ASCII or needs care in a text. */
static const char *skip_plain(const char *p, const char *end)
{
#ifdef __SSE2__
	while (end - p >= 16) {
		__m128i c = _mm_loadu_si128((const __m128i *)(const void *)p);
		__m128i care = _mm_or_si128(
			_mm_cmplt_epi8(c, _mm_set1_epi8(0x20)), /* or >= 0x80 */
			_mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('"')),
				_mm_cmpeq_epi8(c, _mm_set1_epi8('\\'))));
		unsigned mask = (unsigned)_mm_movemask_epi8(care);

		if (mask != 0)
			return p + __builtin_ctz(mask);
		p += 16;
	}
#endif
	while (p < end && is_plain(*p))
		p++;
	return p;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The four digits behind \u at p; -1 if there are not four. */
static long hex_code(const char *p, const char *end)
{
	long code = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(p[i]);

		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

static bool is_high(long code)
{
	return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low(long code)
{
	return code >= 0xDC00 && code <= 0xDFFF;
}

/* Bytes of the escape at the backslash p; 0 if it is none. */
static size_t scan_escape(const char *p, const char *end, const char **why)
{
	*why = N_("not an escape");
	if (end - p < 2)
		return 0;
	if (p[1] != 'u')
		return p[1] != '\0' && strchr("\"\\/bfnrt", p[1]) ? 2 : 0;
	long code = hex_code(p + 2, end);
	if (code < 0)
		return 0;
	if (code == 0)
		*why = N_("an escaped NUL");
	if (is_low(code) || is_high(code))
		*why = N_("half of a surrogate pair");
	if (!is_high(code))
		return code == 0 || is_low(code) ? 0 : 6;
	if (end - p < 12 || p[6] != '\\' || p[7] != 'u')
		return 0;
	return is_low(hex_code(p + 8, end)) ? 12 : 0;
}

long ehr_json_scan_text(
	const char *p, const char *end, bool *escaped, const char **why)
{
	const char *first = p;

	*escaped = false;
	for (;;) {
		size_t n;

		p = skip_plain(p, end);
		if (p == end) {
			*why = N_("a text that does not end");
			return -1;
		}
		if (*p == '"')
			return p - first;
		if (*p == '\\') {
			*escaped = true;
			n = scan_escape(p, end, why);
		} else if ((unsigned char)*p < 0x20) {
			*why = N_("a control character in a text");
			return -1;
		} else {
			n = ehr_utf8_len(p, (size_t)(end - p));
			*why = N_("not valid UTF-8");
		}
		if (n == 0)
			return -1;
		p += n;
	}
}

static const char *skip_digits(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p;
}

size_t ehr_json_scan_number(const char *p, const char *end)
{
	const char *first = p, *digits;

	p += p < end && *p == '-';
	digits = p;
	p = skip_digits(p, end);
	if (p == digits || (*digits == '0' && p - digits > 1))
		return 0;
	if (p < end && *p == '.') {
		digits = p + 1;
		p = skip_digits(digits, end);
		if (p == digits)
			return 0;
	}
	if (p < end && (*p == 'e' || *p == 'E')) {
		p++;
		p += p < end && (*p == '-' || *p == '+');
		digits = p;
		p = skip_digits(p, end);
		if (p == digits)
			return 0;
	}
	return (size_t)(p - first);
}

static const char letters[] = "bfnrt", controls[] = "\b\f\n\r\t";

size_t ehr_json_unescape(char *out, struct ehr_str raw)
{
	const char *p = raw.p, *end = raw.p + raw.n;
	size_t n = 0;

	while (p < end) {
		if (*p != '\\') {
			out[n++] = *p++;
			continue;
		}
		if (p[1] != 'u') {
			const char *letter = strchr(letters, p[1]);

			out[n++] = letter ? controls[letter - letters] : p[1];
			p += 2;
			continue;
		}
		long code = hex_code(p + 2, end);
		p += 6;
		if (is_high(code)) {
			code = 0x10000 + ((code - 0xD800) << 10) +
			       (hex_code(p + 2, end) - 0xDC00);
			p += 6;
		}
		n += ehr_utf8_write(out + n, (uint32_t)code);
	}
	return n;
}

void ehr_json_put(struct ehr_buf *buf, struct ehr_str text)
{
	const char *p = text.p, *end = text.p + text.n;

	ehr_buf_grow(buf, text.n + 2);
	ehr_buf_putc(buf, '"');
	while (p < end) {
		const char *plain = p;

		p = skip_plain(p, end);
		ehr_buf_add(buf, plain, (size_t)(p - plain));
		if (p == end)
			break;
		size_t n = ehr_utf8_len(p, (size_t)(end - p));
		const char *control = *p ? strchr(controls, *p) : NULL;
		if (n > 1)
			ehr_buf_add(buf, p, n);
		else if (n == 0)
			ehr_buf_puts(buf, "\xEF\xBF\xBD");
		else if (*p == '"' || *p == '\\')
			ehr_buf_printf(buf, "\\%c", *p);
		else if (control != NULL)
			ehr_buf_printf(
				buf, "\\%c", letters[control - controls]);
		else
			ehr_buf_printf(buf, "\\u%04x", (unsigned)*p);
		p += n == 0 ? 1 : n;
	}
	ehr_buf_putc(buf, '"');
}
