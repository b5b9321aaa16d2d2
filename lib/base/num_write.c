/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/pow10.h"

/*
 * The Schubfach way (R. Giulietti, "The Schubfach way to render
 * doubles", 2020). The numbers that read back as v = c 2^q fill the interval
 * from 4c-2 (4c-1 at a power of two) to 4c+2, in units of 2^(q-2), the ends
 * belonging to it if c is even. With k so that 10^k is at most as long as the
 * interval, one or two multiples of 10^k lie in it, and at most one of
 * 10^(k+1): that one is shorter.
 */

enum {
	MANTISSA_BITS = 52,
	WHOLE_BIAS = 1075, /* of the exponent of a whole c */
};

static const uint64_t exact_whole = (uint64_t)1 << 53;

/* digits * 10^power */
struct shortest {
	uint64_t digits;
	int power;
};

/* floor(log10(2^q)), or of 3/4 of that, for the exponents of doubles */
static int log10_pow2(int q, bool three_quarters)
{
	return (q * 1262611 - (three_quarters ? 524031 : 0)) >> 22;
}

/* The whole part of g c / 2^128 with a last bit that is set if anything was
 * cut off ("round to odd"). */
static uint64_t scale(struct ehr_pow10 g, uint64_t c)
{
	unsigned __int128 low = (unsigned __int128)g.low * c;
	unsigned __int128 high =
		(unsigned __int128)g.high * c + (uint64_t)(low >> 64);

	return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* 10^k rounded up to 128 bits. */
static struct ehr_pow10 pow10_above(int k)
{
	struct ehr_pow10 power = ehr_pow10[k - EHR_POW10_FIRST];

	if (k < 0 || k > EHR_POW10_EXACT) {
		power.low++;
		power.high += power.low == 0;
	}
	return power;
}

/* bits: those of a positive number */
static struct shortest find_shortest(uint64_t bits)
{
	uint64_t fraction = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
	int exponent = (int)(bits >> MANTISSA_BITS);
	uint64_t c = fraction;
	int q = 1 - WHOLE_BIAS;

	if (exponent != 0) {
		c |= (uint64_t)1 << MANTISSA_BITS;
		q = exponent - WHOLE_BIAS;
	}
	bool closer = fraction == 0 && exponent > 1; /* the number below */
	unsigned odd = c & 1;
	int k = log10_pow2(q, closer);
	int shift = q + ehr_pow10_log2(-k) + 1;
	struct ehr_pow10 g = pow10_above(-k);

	uint64_t lower = scale(g, (4 * c - 2 + closer) << shift) + odd;
	uint64_t exact = scale(g, (4 * c) << shift);
	uint64_t upper = scale(g, (4 * c + 2) << shift) - odd;
	uint64_t s = exact / 4;

	if (s >= 10) {
		uint64_t tens = s / 10;
		bool below = lower <= 40 * tens,
		     above = 40 * tens + 40 <= upper;

		if (below != above)
			return (struct shortest){ tens + above, k + 1 };
	}
	bool below = lower <= 4 * s, above = 4 * s + 4 <= upper;
	if (below != above)
		return (struct shortest){ s + above, k };
	uint64_t middle = 4 * s + 2;
	bool up = exact > middle || (exact == middle && (s & 1) != 0);
	return (struct shortest){ s + up, k };
}

static const char pairs[] = "00010203040506070809"
			    "10111213141516171819"
			    "20212223242526272829"
			    "30313233343536373839"
			    "40414243444546474849"
			    "50515253545556575859"
			    "60616263646566676869"
			    "70717273747576777879"
			    "80818283848586878889"
			    "90919293949596979899";

enum { WHOLE_MAX = 20 };

static inline void put_pair(char *out, unsigned value)
{
	/* byte by byte: a fortified memcpy of two would be a call */
	out[0] = pairs[value * 2];
	out[1] = pairs[value * 2 + 1];
}

/* value as digits that end at end; the first is returned */
static char *put_digits(char *end, uint64_t value)
{
	/* eight at a time, for divisions that need not wait for each other */
	while (value >= 100000000) {
		unsigned low = (unsigned)(value % 100000000);

		value /= 100000000;
		end -= 8;
		put_pair(end, low / 1000000);
		put_pair(end + 2, low / 10000 % 100);
		put_pair(end + 4, low / 100 % 100);
		put_pair(end + 6, low % 100);
	}
	unsigned rest = (unsigned)value;
	for (; rest >= 100; rest /= 100) {
		end -= 2;
		put_pair(end, rest % 100);
	}
	if (rest < 10) {
		*--end = (char)('0' + rest);
		return end;
	}
	end -= 2;
	put_pair(end, rest);
	return end;
}

static size_t put_whole(char *out, uint64_t value)
{
	char text[WHOLE_MAX], *end = text + WHOLE_MAX;
	char *first = put_digits(end, value);

	memcpy(out, first, (size_t)(end - first));
	return (size_t)(end - first);
}

/* n digits with the point behind the first point of them; point may lie
 * outside */
static size_t lay_out(char *out, const char *digit, int n, int point)
{
	char *p = out;

	if (point < -4 || point > 16) {
		*p++ = digit[0];
		if (n > 1) {
			*p++ = '.';
			memcpy(p, digit + 1, (size_t)n - 1);
			p += n - 1;
		}
		*p++ = 'e';
		if (point < 1)
			*p++ = '-';
		p += put_whole(p, (uint64_t)abs(point - 1));
	} else if (point <= 0) {
		memcpy(p, "0.0000", 6);
		p += 2 - point;
		memcpy(p, digit, (size_t)n);
		p += n;
	} else if (point < n) {
		memcpy(p, digit, (size_t)point);
		p[point] = '.';
		memcpy(p + point + 1, digit + point, (size_t)(n - point));
		p += n + 1;
	} else {
		memcpy(p, digit, (size_t)n);
		memset(p + n, '0', (size_t)(point - n));
		p += point;
	}
	return (size_t)(p - out);
}

/* The same without the zeros at the end of the digits. */
static size_t lay_out_trimmed(char *out, const char *digit, int n, int point)
{
	while (n > 1 && digit[n - 1] == '0')
		n--;
	return lay_out(out, digit, n, point);
}

size_t ehr_num_write(char out[static EHR_NUM_MAX], double value)
{
	char text[WHOLE_MAX], *end = text + WHOLE_MAX;
	size_t sign = value < 0;
	double size = fabs(value);
	uint64_t bits;

	if (sign)
		out[0] = '-';
	if (size < (double)exact_whole && size == (double)(int64_t)size)
		return sign + put_whole(out + sign, (uint64_t)size);
	memcpy(&bits, &size, sizeof(bits));
	struct shortest number = find_shortest(bits);
	char *first = put_digits(end, number.digits);
	int n = (int)(end - first);
	return sign + lay_out_trimmed(out + sign, first, n, n + number.power);
}

size_t ehr_num_write_digits(
	char out[static EHR_NUM_MAX], double value, int digits)
{
	char text[EHR_NUM_MAX];
	size_t sign = value < 0;

	if (value == 0)
		return ehr_num_write(out, 0);
	if (sign)
		out[0] = '-';
	digits = digits < 1 ? 1 : digits > 17 ? 17 : digits;
	(void)snprintf(text, sizeof(text), "%.*e", digits - 1, fabs(value));
	/* d.dddde+xx, without the point if there is one digit */
	int power = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
	if (digits > 1)
		memmove(text + 1, text + 2, (size_t)digits - 1);
	return sign + lay_out_trimmed(out + sign, text, digits, power + 1);
}
