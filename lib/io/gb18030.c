/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/gb18030.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"

enum { STEP = 16, PAIRS = 0x80 << 8 };

struct ehr_gb18030 {
	iconv_t cd;
	/* by first byte less 0x80 and second byte: the UTF-8 in order of
	 * memory, 0 while nobody asked */
	uint32_t pair[PAIRS];
};

struct ehr_gb18030 *ehr_gb18030_open(void)
{
	struct ehr_gb18030 *decoder = ehr_calloc(1, sizeof *decoder);

	decoder->cd = iconv_open("UTF-8", "GB18030");
	if (decoder->cd != (iconv_t)-1)
		return decoder;
	free(decoder);
	return NULL;
}

void ehr_gb18030_close(struct ehr_gb18030 *decoder)
{
	if (!decoder)
		return;
	iconv_close(decoder->cd);
	free(decoder);
}

/* Bytes that are ASCII at p, where STEP bytes can be read, copied to out, where
 * as many can be written; out may be NULL. */
static size_t copy_ascii(const unsigned char *p, char *out)
{
#ifdef __SSE2__
	__m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
	unsigned mask = (unsigned)_mm_movemask_epi8(x);

	if (out)
		_mm_storeu_si128((__m128i *)(void *)out, x);
	return mask ? (size_t)__builtin_ctz(mask) : STEP;
#else
	size_t n = 0;

	for (; n < STEP && p[n] < 0x80; n++)
		if (out)
			out[n] = (char)p[n];
	return n;
#endif
}

static size_t utf8_bytes(uint32_t text)
{
	unsigned char first;

	memcpy(&first, &text, 1);
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static uint32_t *pair_of(struct ehr_gb18030 *decoder, const unsigned char *p)
{
	return &decoder->pair[(p[0] & 0x7fu) << 8 | p[1]];
}

/* The bytes that the character at p takes, if it is one. */
static size_t length(const unsigned char *p, size_t n)
{
	if (n > 1 && p[0] >= 0x80)
		return p[1] >= '0' && p[1] <= '9' ? 4 : 2;
	return 1;
}

enum outcome { DONE, INCOMPLETE, INVALID };

/* One character by iconv, its UTF-8 to out, *made bytes; pairs are kept. */
static enum outcome ask_iconv(struct ehr_gb18030 *decoder,
	const unsigned char *p, size_t n, char out[static EHR_GB18030_LONGEST],
	size_t *made)
{
	size_t whole = length(p, n);
	size_t left = whole < n ? whole : n, space = EHR_GB18030_LONGEST;
	char *from = (char *)(size_t)p, *to = out;
	uint32_t text = 0;

	if (iconv(decoder->cd, &from, &left, &to, &space) == (size_t)-1)
		return errno == EINVAL && whole >= n ? INCOMPLETE : INVALID;
	*made = EHR_GB18030_LONGEST - space;
	if (whole == 2) {
		memcpy(&text, out, *made);
		*pair_of(decoder, p) = text;
	}
	return DONE;
}

/* What can be done without iconv. */
static void decode_known(struct ehr_gb18030 *decoder, const unsigned char **in,
	const unsigned char *end, char **to, const char *limit)
{
	const unsigned char *p = *in;
	char *out = *to;

	while (p < end && limit - out >= EHR_GB18030_LONGEST) {
		if (end - p >= STEP && limit - out >= STEP) {
			size_t n = copy_ascii(p, out);
			p += n;
			out += n;
			if (n == STEP)
				continue;
		} else if (*p < 0x80) {
			*out++ = (char)*p++;
			continue;
		}
		while (end - p >= 2 && *p >= 0x80 &&
			limit - out >= EHR_GB18030_LONGEST) {
			uint32_t text = *pair_of(decoder, p);
			if (!text)
				break;
			memcpy(out, &text, sizeof text);
			out += utf8_bytes(text);
			p += 2;
		}
		if (p < end && *p >= 0x80)
			break;
	}
	*in = p;
	*to = out;
}

bool ehr_gb18030_decode(struct ehr_gb18030 *decoder, struct ehr_str in,
	char *out, size_t room, size_t *used, size_t *made)
{
	const unsigned char *p = (const unsigned char *)in.p, *end = p + in.n;
	const char *limit = out + room;
	enum outcome outcome = DONE;
	char *to = out;

	while (outcome == DONE) {
		size_t n;
		decode_known(decoder, &p, end, &to, limit);
		if (p == end || limit - to < EHR_GB18030_LONGEST)
			break;
		outcome = ask_iconv(decoder, p, (size_t)(end - p), to, &n);
		if (outcome == DONE) {
			p += length(p, (size_t)(end - p));
			to += n;
		}
	}
	*used = (size_t)(p - (const unsigned char *)in.p);
	*made = (size_t)(to - out);
	return outcome != INVALID;
}

bool ehr_gb18030_check(
	struct ehr_gb18030 *decoder, struct ehr_str in, size_t *used)
{
	const unsigned char *p = (const unsigned char *)in.p, *end = p + in.n;
	enum outcome outcome = DONE;

	while (p < end && outcome == DONE) {
		char out[EHR_GB18030_LONGEST];
		size_t n = end - p >= STEP ? copy_ascii(p, NULL) : *p < 0x80;
		p += n;
		while (end - p >= 2 && *p >= 0x80 && *pair_of(decoder, p))
			p += 2;
		if (p == end || *p < 0x80)
			continue;
		outcome = ask_iconv(decoder, p, (size_t)(end - p), out, &n);
		if (outcome == DONE)
			p += length(p, (size_t)(end - p));
	}
	*used = (size_t)(p - (const unsigned char *)in.p);
	return outcome != INVALID;
}
