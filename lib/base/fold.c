/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <uninorm.h>

#include "base/utf8.h"

/* Characters from first to last become to; 0: nothing. In order of first. */
static const struct {
	uint32_t first, last;
	uint32_t to;
} unified[] = {
	{ 0x00AD, 0x00AD, 0 }, /* soft hyphen */
	{ 0x1680, 0x1680, ' ' },
	{ 0x180E, 0x180E, 0 },
	{ 0x200B, 0x200F, 0 }, /* zero width, marks of direction */
	{ 0x2010, 0x2015, '-' },
	{ 0x2018, 0x201B, '\'' },
	{ 0x201C, 0x201F, '"' },
	{ 0x2022, 0x2022, 0xB7 },
	{ 0x2027, 0x2027, 0xB7 },
	{ 0x2028, 0x2029, ' ' },
	{ 0x202A, 0x202E, 0 },
	{ 0x2032, 0x2032, '\'' },
	{ 0x2043, 0x2043, '-' },
	{ 0x2044, 0x2044, '/' },
	{ 0x2060, 0x2064, 0 },
	{ 0x2066, 0x2069, 0 },
	{ 0x2212, 0x2212, '-' },
	{ 0x2215, 0x2215, '/' },
	{ 0x2217, 0x2217, '*' },
	{ 0x2219, 0x2219, 0xB7 },
	{ 0x2236, 0x2236, ':' },
	{ 0x223C, 0x223C, '~' },
	{ 0x2266, 0x2266, 0x2264 },
	{ 0x2267, 0x2267, 0x2265 },
	{ 0x22C5, 0x22C5, 0xB7 },
	{ 0x2500, 0x2501, '-' },
	{ 0x2796, 0x2796, '-' },
	{ 0x3010, 0x3010, '[' },
	{ 0x3011, 0x3011, ']' },
	{ 0x3014, 0x3014, '[' },
	{ 0x3015, 0x3015, ']' },
	{ 0x3016, 0x3016, '[' },
	{ 0x3017, 0x3017, ']' },
	{ 0x301C, 0x301C, '~' },
	{ 0x3030, 0x3030, '~' },
	{ 0x30FB, 0x30FB, 0xB7 },
	{ 0xFEFF, 0xFEFF, 0 },
};

/* What a character becomes; 0: it is left out. */
static uint32_t unify(uint32_t code)
{
	size_t low = 0, high = sizeof unified / sizeof unified[0];

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (unified[middle].last < code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sizeof unified / sizeof unified[0] ||
		code < unified[low].first)
		return code;
	return unified[low].to;
}

/* In UTF-8, U+4E00 to U+9FFF begin with E4 B8 to E9 BF. */
bool ehr_fold_plain(struct ehr_str text)
{
	size_t i = 0;

	while (i < text.n) {
		unsigned char c = (unsigned char)text.p[i];

		if (c < 0x80) {
			i++;
		} else if (c >= 0xE4 && c <= 0xE9 && text.n - i >= 3 &&
			   (c > 0xE4 || (unsigned char)text.p[i + 1] >= 0xB8)) {
			i += 3;
		} else {
			return false;
		}
	}
	return true;
}

static void add_unified(struct ehr_str text, struct ehr_buf *out)
{
	size_t i = 0;

	ehr_buf_grow(out, text.n);
	while (i < text.n) {
		uint32_t code, to;
		char bytes[4];
		size_t n = ehr_utf8_read(text.p + i, text.n - i, &code);

		if (n == 0)
			return;
		to = unify(code);
		if (to == code)
			ehr_buf_add(out, text.p + i, n);
		else if (to != 0)
			ehr_buf_add(out, bytes, ehr_utf8_write(bytes, to));
		i += n;
	}
}

/* The library would make U+FFFD of what is not UTF-8. It says no for want of
 * memory only, and then the characters are unified all the same. */
void ehr_fold(struct ehr_str text, struct ehr_buf *out)
{
	uint8_t room[512], *folded;
	size_t n = sizeof room;

	if (ehr_fold_plain(text)) {
		ehr_buf_add_str(out, text);
		return;
	}
	if (ehr_utf8_check(text.p, text.n) < text.n) {
		ehr_buf_add_str(out, text);
		return;
	}
	folded = u8_normalize(
		UNINORM_NFKC, (const uint8_t *)text.p, text.n, room, &n);
	if (folded == NULL) {
		add_unified(text, out);
		return;
	}
	add_unified((struct ehr_str){ (const char *)folded, n }, out);
	if (folded != room)
		free(folded);
}

struct ehr_str ehr_folded(struct ehr_str text, struct ehr_buf *buf)
{
	if (ehr_fold_plain(text))
		return text;
	buf->n = 0;
	ehr_fold(text, buf);
	return (struct ehr_str){ buf->p, buf->n };
}
