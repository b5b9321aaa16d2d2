/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The leading 128 bits of the powers of ten from 10^-342 to 10^324, cut off
 * (not rounded), the top bit set; exact from 10^0 to 10^55.
 */
#ifndef EHR_BASE_POW10_H
#define EHR_BASE_POW10_H

#include <stdint.h>

struct ehr_pow10 {
	uint64_t high, low;
};

enum {
	EHR_POW10_FIRST = -342,
	EHR_POW10_LAST = 324,
	EHR_POW10_EXACT = 55, /* the largest that fits in 128 bits */
};

/* 10^k is at ehr_pow10[k - EHR_POW10_FIRST]. */
extern const struct ehr_pow10 ehr_pow10[EHR_POW10_LAST - EHR_POW10_FIRST + 1];

/* floor(log2(10^k)) */
static inline int ehr_pow10_log2(int k)
{
	return (k * 1741647) >> 19;
}

#endif
