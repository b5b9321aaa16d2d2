/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* What the second byte must be besides a tail: not overlong, no surrogate, not
 * above U+10FFFF. */
static bool second_fits(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xE0: return second >= 0xA0;
	case 0xED: return second <= 0x9F;
	case 0xF0: return second >= 0x90;
	case 0xF4: return second <= 0x8F;
	default: return true;
	}
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
	if (n < 3 || !is_tail(s[2]) || !second_fits(s[0], s[1]))
		return 0;
	if (s[0] < 0xF0)
		return 3;
	return n >= 4 && is_tail(s[3]) ? 4 : 0;
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
enum { STEP = 64 };

/* Of the bytes at p, one bit each. */
struct kinds {
	uint64_t tail;  /* 80 to BF */
	uint64_t lead;  /* C2 to EF: one byte more */
	uint64_t three; /* E1 to EF: two more */
	uint64_t other; /* NUL, and leads with rules of their own: C0 C1 E0 ED
			   and from F0 */
};

static inline uint64_t bits(__m128i x)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(x);
}

static inline void add_kinds(struct kinds *kinds, __m128i x, int at)
{
	/* as signed bytes: tails are below -64, leads from there up to -1 */
	__m128i below_1 = _mm_cmplt_epi8(x, _mm_set1_epi8(1));
	__m128i lead =
		_mm_and_si128(below_1, _mm_cmpgt_epi8(x, _mm_set1_epi8(-65)));
	__m128i three =
		_mm_and_si128(below_1, _mm_cmpgt_epi8(x, _mm_set1_epi8(-33)));
	__m128i four =
		_mm_and_si128(below_1, _mm_cmpgt_epi8(x, _mm_set1_epi8(-17)));
	__m128i overlong =
		_mm_and_si128(lead, _mm_cmplt_epi8(x, _mm_set1_epi8(-62)));
	__m128i narrow = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8(-32)),
		_mm_cmpeq_epi8(x, _mm_set1_epi8(-19)));

	kinds->tail |= bits(_mm_cmplt_epi8(x, _mm_set1_epi8(-64))) << at;
	kinds->lead |= bits(lead) << at;
	kinds->three |= bits(three) << at;
	kinds->other |= bits(_mm_or_si128(four, _mm_or_si128(overlong, narrow)))
			<< at;
}

/* Are these bytes all ASCII, none of them NUL? */
static inline bool is_ascii(const char *p)
{
	__m128i least = _mm_set1_epi8(1);

	/* as signed bytes only 1 to 127 are above 0 */
	for (int i = 0; i < STEP; i += 16) {
		__m128i x =
			_mm_loadu_si128((const __m128i *)(const void *)(p + i));

		least = _mm_and_si128(
			least, _mm_cmpgt_epi8(x, _mm_setzero_si128()));
	}
	return _mm_movemask_epi8(_mm_cmpgt_epi8(least, _mm_setzero_si128())) ==
	       0xFFFF;
}

/* Do these bytes hold characters of up to three bytes without NUL or leads with
 * rules of their own? *owed: the tails that the bytes before still need, as the
 * first bits; kept up to date where the answer is yes. */
static bool is_plain(const char *p, uint64_t *owed)
{
	struct kinds kinds = { 0 };
	uint64_t tail;

	if (*owed == 0 && is_ascii(p))
		return true;
	for (int i = 0; i < STEP; i += 16)
		add_kinds(&kinds,
			_mm_loadu_si128((const __m128i *)(const void *)(p + i)),
			i);
	tail = kinds.lead << 1 | kinds.three << 2 | *owed;
	if (kinds.other || kinds.tail != tail)
		return false;
	*owed = kinds.lead >> 63 | kinds.three >> 62;
	return true;
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

/* Are these bytes all ASCII, none of them NUL? */
static bool is_plain(const char *p, uint64_t *owed)
{
	(void)owed;
	return (bad_bits(p) | bad_bits(p + 8)) == 0;
}
#endif

size_t ehr_utf8_check(const char *p, size_t n)
{
	size_t at = 0;

	while (at < n) {
		uint64_t owed = 0;

		while (n - at >= STEP && is_plain(p + at, &owed))
			at += STEP;
		if (owed) /* back to where the unfinished character begins */
			while (is_tail((unsigned char)p[--at]))
				;
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
