/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Short texts compared and hashed by machine words, for look-ups that happen on
 * every row. Exact for any length; reads nothing outside of the texts.
 */
#ifndef EHR_MODEL_TEXT_KEY_H
#define EHR_MODEL_TEXT_KEY_H

#include <stdint.h>

#include "base/str.h"

static inline uint64_t ehr_text_load8(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

static inline uint32_t ehr_text_load4(const char *p)
{
	uint32_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

/* Are the two texts equal? */
static inline bool ehr_text_same(struct ehr_str a, struct ehr_str b)
{
	if (a.n != b.n)
		return false;
	if (a.n > 16)
		return memcmp(a.p, b.p, a.n) == 0;
	if (a.n >= 8)
		return ((ehr_text_load8(a.p) ^ ehr_text_load8(b.p)) |
			       (ehr_text_load8(a.p + a.n - 8) ^
				       ehr_text_load8(b.p + a.n - 8))) == 0;
	if (a.n >= 4)
		return ((ehr_text_load4(a.p) ^ ehr_text_load4(b.p)) |
			       (ehr_text_load4(a.p + a.n - 4) ^
				       ehr_text_load4(b.p + a.n - 4))) == 0;
	for (size_t i = 0; i < a.n; i++)
		if (a.p[i] != b.p[i])
			return false;
	return true;
}

/* A number from the length and the first and last eight bytes. */
static inline uint64_t ehr_text_hash(struct ehr_str text)
{
	uint64_t hash = text.n;

	if (text.n >= 8)
		hash += ehr_text_load8(text.p) ^
			ehr_text_load8(text.p + text.n - 8) * 31;
	else if (text.n >= 4)
		hash += ehr_text_load4(text.p) ^
			(uint64_t)ehr_text_load4(text.p + text.n - 4) << 29;
	else
		for (size_t i = 0; i < text.n; i++)
			hash = hash * 257 + (unsigned char)text.p[i];
	return hash * 0x9E3779B97F4A7C15u;
}

#endif
