/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

size_t ehr_utf8_len(const char *p, size_t n)
{
	const unsigned char *s = (const unsigned char *)p;

	if (n == 0)
		return 0;
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || s[0] > 0xF4 || n < 2 || !is_tail(s[1]))
		return 0;
	if (s[0] < 0xE0)
		return 2;
	if (n < 3 || !is_tail(s[2]))
		return 0;
	if (s[0] < 0xF0) {
		if ((s[0] == 0xE0 && s[1] < 0xA0) ||
			(s[0] == 0xED && s[1] > 0x9F))
			return 0;
		return 3;
	}
	if (n < 4 || !is_tail(s[3]) || (s[0] == 0xF0 && s[1] < 0x90) ||
		(s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return 4;
}

size_t ehr_utf8_read(const char *p, size_t n, uint32_t *code)
{
	static const unsigned char lead[5] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	size_t length = ehr_utf8_len(p, n);

	if (length == 0)
		return 0;
	*code = (unsigned char)p[0] & lead[length];
	for (size_t i = 1; i < length; i++)
		*code = *code << 6 | ((unsigned char)p[i] & 0x3F);
	return length;
}

size_t ehr_utf8_write(char *out, uint32_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

#ifdef __SSE2__
enum { STEP = 32 };

/* Are these bytes all ASCII, none of them NUL? */
static bool is_plain(const char *p)
{
	__m128i a = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + 16));

	/* as signed bytes only 1 to 127 are above 0 */
	__m128i none = _mm_setzero_si128();
	__m128i good =
		_mm_and_si128(_mm_cmpgt_epi8(a, none), _mm_cmpgt_epi8(b, none));

	return _mm_movemask_epi8(good) == 0xFFFF;
}
#else
enum { STEP = 16 };

static uint64_t bad_bits(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return (word | ((word - ones) & ~word)) & tops;
}

static bool is_plain(const char *p)
{
	return (bad_bits(p) | bad_bits(p + 8)) == 0;
}
#endif

size_t ehr_utf8_check(const char *p, size_t n)
{
	size_t at = 0;

	while (at < n) {
		while (n - at >= STEP && is_plain(p + at))
			at += STEP;
		size_t end = n - at < STEP ? n : at + STEP;
		while (at < end) {
			size_t length = ehr_utf8_len(p + at, n - at);

			if (length == 0 || p[at] == '\0')
				return at;
			at += length;
		}
	}
	return n;
}
