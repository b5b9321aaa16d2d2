/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/num.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/pow10.h"

_Static_assert(FLT_EVAL_METHOD == 0, "one rounding a step");

enum {
	MANTISSA_BITS = 52,
	BIAS = 1023,
	WORD_DIGITS = 19,  /* that always fit in 64 bits */
	SHORT_DIGITS = 15, /* that are exact in a double */
	EXACT_POWER = 22,  /* 10^22 is the last power of ten without rounding */
	/* No double and no middle between two needs more digits (767): what
	 * follows only says whether there is something. */
	MOST_DIGITS = 800,
	POWER_LIMIT = 1000000000, /* far more than any text has digits */
};

static const uint64_t exact_whole = (uint64_t)1 << 53;

/* digits * 10^power, and something more if cut */
struct decimal {
	uint64_t digits;
	long power;
	bool negative, cut;
	unsigned n;        /* of significant digits in digits */
	const char *first; /* of all the digits, with the point among them */
	const char *last;  /* one behind */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The digits from p on; in the fraction each one counts down the power. */
static const char *scan_digits(
	const char *p, const char *end, int fraction, struct decimal *number)
{
	for (; p < end && is_digit(*p); p++) {
		unsigned digit = (unsigned)(*p - '0');

		if (number->n < WORD_DIGITS) {
			number->digits = number->digits * 10 + digit;
			number->n += number->digits != 0;
			number->power -= fraction;
		} else {
			number->cut |= digit != 0;
			number->power += 1 - fraction;
		}
	}
	return p;
}

/* The exponent behind the e; NULL if there is none. */
static const char *scan_exponent(
	const char *p, const char *end, struct decimal *number)
{
	bool negative = p < end && *p == '-';
	long power = 0;

	if (p < end && (*p == '-' || *p == '+'))
		p++;
	if (p == end)
		return NULL;
	for (; p < end && is_digit(*p); p++)
		if (power < POWER_LIMIT)
			power = power * 10 + (*p - '0');
	number->power += negative ? -power : power;
	return p;
}

bool ehr_short_decimal_read(
	struct ehr_str text, struct ehr_short_decimal *decimal)
{
	const char *end, *point = NULL;
	uint64_t digits = 0;

	if (text.n == 0 || text.n > SHORT_DIGITS + 1)
		return false;
	end = text.p + text.n;
	for (const char *p = text.p; p < end; p++) {
		unsigned digit = (unsigned char)*p - (unsigned)'0';

		if (digit <= 9)
			digits = digits * 10 + digit;
		else if (*p == '.' && point == NULL)
			point = p;
		else
			return false;
	}
	decimal->digits = digits;
	decimal->places = point == NULL ? 0 : (int)(end - point - 1);
	return text.n - (point != NULL) - 1 < SHORT_DIGITS;
}

static bool scan(struct ehr_str text, struct decimal *number)
{
	const char *p = text.p, *end = p + text.n;

	*number = (struct decimal){ .negative = *p == '-' };
	if (*p == '-' || *p == '+')
		p++;
	number->first = p;
	p = scan_digits(p, end, 0, number);
	long found = p - number->first;
	if (p < end && *p == '.') {
		const char *fraction = p + 1;

		p = scan_digits(fraction, end, 1, number);
		found += p - fraction;
	}
	number->last = p;
	if (found == 0)
		return false;
	if (p < end && (*p == 'e' || *p == 'E'))
		p = scan_exponent(p + 1, end, number);
	return p == end;
}

/* Any number, by strtod: from at most MOST_DIGITS digits, one more that stands
 * for all that follow, and an exponent. */
static double convert_slowly(const struct decimal *number)
{
	char text[MOST_DIGITS + 32];
	size_t n = 0;
	bool more = false;

	for (const char *p = number->first; p < number->last; p++) {
		if (*p == '.' || (n == 0 && *p == '0'))
			continue;
		if (n < MOST_DIGITS)
			text[n++] = *p;
		else
			more |= *p != '0';
	}
	/* power is that of the last digit in the word */
	long power = number->power;
	if (n > WORD_DIGITS)
		power -= (long)n - WORD_DIGITS;
	if (more) {
		text[n++] = '1';
		power--;
	}
	(void)snprintf(text + n, sizeof(text) - n, "e%ld", power);
	return strtod(text, NULL);
}

/* digits * 10^power, digits not 0, from the leading 192 bits of the product. A
 * power that was cut off makes it too small by less than digits units of its
 * last place: unless the middle word is full, that cannot reach the first. What
 * is not settled so, and subnormal numbers, are left: false. */
static bool convert_by_table(uint64_t digits, int power, double *value)
{
	struct ehr_pow10 ten = ehr_pow10[power - EHR_POW10_FIRST];
	bool exact = power >= 0 && power <= EHR_POW10_EXACT;
	int shift = __builtin_clzll(digits);

	digits <<= shift;
	unsigned __int128 low = (unsigned __int128)ten.low * digits;
	unsigned __int128 high =
		(unsigned __int128)ten.high * digits + (uint64_t)(low >> 64);
	uint64_t first = (uint64_t)(high >> 64), middle = (uint64_t)high;
	if (!exact && middle == UINT64_MAX)
		return false;
	unsigned top = first >> 63 != 0;
	int exponent = 63 + (int)top + ehr_pow10_log2(power) - shift;
	if (exponent <= -BIAS || exponent > BIAS)
		return false;

	unsigned extra = 63 - MANTISSA_BITS - 1 + top; /* bits to round off */
	uint64_t mantissa = first >> extra;
	uint64_t half = (uint64_t)1 << (extra - 1);
	uint64_t rest = first & (2 * half - 1);
	bool tie = exact && rest == half && middle == 0 && (uint64_t)low == 0;
	mantissa += rest >= half && (!tie || (mantissa & 1) != 0);
	/* a mantissa that overflows carries into the exponent */
	uint64_t bits =
		((uint64_t)(exponent + BIAS - 1) << MANTISSA_BITS) + mantissa;
	memcpy(value, &bits, sizeof(bits));
	return true;
}

static const double power_of_ten[EXACT_POWER + 1] = { 1e0, 1e1, 1e2, 1e3, 1e4,
	1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	1e18, 1e19, 1e20, 1e21, 1e22 };

/* Rounded once, if value is exact and power within EXACT_POWER. */
static double scale(double value, long power)
{
	return power < 0 ? value / power_of_ten[-power]
			 : value * power_of_ten[power];
}

double ehr_short_decimal_value(struct ehr_short_decimal decimal, int power)
{
	return scale((double)decimal.digits, power - decimal.places);
}

static double convert(const struct decimal *number)
{
	if (number->digits == 0 && !number->cut)
		return 0;
	if (number->cut)
		return convert_slowly(number);
	double value = (double)number->digits;
	if (number->digits <= exact_whole && number->power >= -EXACT_POWER &&
		number->power <= EXACT_POWER)
		return scale(value, number->power);
	if (number->power < EHR_POW10_FIRST || number->power > DBL_MAX_10_EXP ||
		!convert_by_table(number->digits, (int)number->power, &value))
		return convert_slowly(number);
	return value;
}

enum ehr_num_state ehr_num_read(struct ehr_str text, double *value)
{
	return ehr_num_read_scaled(text, 0, value);
}

enum ehr_num_state ehr_num_read_scaled(
	struct ehr_str text, int power, double *value)
{
	struct ehr_short_decimal decimal;
	struct decimal number;

	if (power >= -EHR_SHORT_DECIMAL && power <= EHR_SHORT_DECIMAL &&
		ehr_short_decimal_read(text, &decimal)) {
		*value = ehr_short_decimal_value(decimal, power);
		return EHR_NUM_VALUE;
	}
	text = ehr_str_trim(text);
	if (text.n == 0)
		return EHR_NUM_EMPTY;
	if (!scan(text, &number))
		return EHR_NUM_BAD;
	number.power += power;
	double size = convert(&number);
	bool vanished = size == 0 && number.digits != 0;
	if (!isfinite(size) || vanished)
		return EHR_NUM_BAD;
	*value = number.negative ? -size : size;
	return EHR_NUM_VALUE;
}

int ehr_num_int(const char *what, struct ehr_str text, long min, long max,
	long *value, struct ehr_err *err)
{
	size_t sign = text.n > 0 && (text.p[0] == '-' || text.p[0] == '+');
	bool good = text.n > sign;
	long whole = 0;

	for (size_t i = sign; i < text.n && good; i++) {
		good = is_digit(text.p[i]) &&
		       !__builtin_mul_overflow(whole, 10L, &whole) &&
		       !__builtin_sub_overflow(
			       whole, (long)(text.p[i] - '0'), &whole);
	}
	/* counted downwards, where there is room for one more */
	if (good && (sign == 0 || text.p[0] == '+')) {
		good = whole != LONG_MIN;
		whole = good ? -whole : 0;
	}
	if (good && whole >= min && whole <= max) {
		*value = whole;
		return 0;
	}
	char shown[64];
	ehr_visible(shown, sizeof(shown), text);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s: expected a whole number from %ld to %ld, found \"%s\""),
		what, min, max, shown);
}
