/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/decimal.h"

enum { BASE = 10, EXPONENT_MOST = 2 * EHR_DECIMAL_DIGITS };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_zero(const struct ehr_decimal *value)
{
	for (unsigned i = 0; i < value->n; i++)
		if (value->digit[i] != 0)
			return false;
	return true;
}

/* Restores what holds of every number. */
static void settle(struct ehr_decimal *value)
{
	while (value->n <= value->places)
		value->digit[value->n++] = 0;
	while (value->n > value->places + 1 && value->digit[value->n - 1] == 0)
		value->n--;
	if (is_zero(value))
		value->negative = false;
}

/* The figures of a text, the highest first, and how many stand behind the
 * point. */
struct scan {
	char digit[EHR_DECIMAL_DIGITS];
	long n, places;
	bool any;
};

static bool scan_digits(struct ehr_str *text, struct scan *scan)
{
	bool point = false;

	for (; text->n > 0; text->p++, text->n--) {
		char c = text->p[0];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(c))
			break;
		scan->any = true;
		scan->places += point;
		if (scan->n == 0 && c == '0')
			continue;
		if (scan->n == EHR_DECIMAL_DIGITS)
			return false;
		scan->digit[scan->n++] = c;
	}
	return scan->any;
}

static bool scan_exponent(struct ehr_str text, struct scan *scan)
{
	long exponent = 0;
	bool negative;

	if (text.n == 0)
		return true;
	if (text.p[0] != 'e' && text.p[0] != 'E')
		return false;
	text.p++;
	text.n--;
	negative = text.n > 0 && text.p[0] == '-';
	if (text.n > 0 && (text.p[0] == '-' || text.p[0] == '+')) {
		text.p++;
		text.n--;
	}
	if (text.n == 0)
		return false;
	for (; text.n > 0; text.p++, text.n--) {
		if (!is_digit(text.p[0]))
			return false;
		if (exponent <= EXPONENT_MOST)
			exponent = BASE * exponent + (text.p[0] - '0');
	}
	scan->places += negative ? exponent : -exponent;
	return true;
}

/* Zeros behind the digits, where the exponent asks for them. */
static bool from_scan(const struct scan *scan, struct ehr_decimal *value)
{
	long zeros = scan->places < 0 ? -scan->places : 0;

	if (scan->places > EHR_DECIMAL_DIGITS ||
		(scan->n > 0 && scan->n + zeros > EHR_DECIMAL_DIGITS))
		return false;
	value->places = (unsigned char)(scan->places < 0 ? 0 : scan->places);
	value->n = 0;
	for (long i = 0; scan->n > 0 && i < zeros; i++)
		value->digit[value->n++] = 0;
	for (long i = scan->n; i-- > 0;)
		value->digit[value->n++] =
			(unsigned char)(scan->digit[i] - '0');
	settle(value);
	return true;
}

enum ehr_num_state ehr_decimal_read(
	struct ehr_str text, struct ehr_decimal *value)
{
	struct scan scan = { .n = 0 };
	struct ehr_decimal read = { .n = 0 };

	text = ehr_str_trim(text);
	if (text.n == 0)
		return EHR_NUM_EMPTY;
	read.negative = text.p[0] == '-';
	if (text.p[0] == '-' || text.p[0] == '+') {
		text.p++;
		text.n--;
	}
	if (!scan_digits(&text, &scan) || !scan_exponent(text, &scan) ||
		!from_scan(&scan, &read))
		return EHR_NUM_BAD;
	*value = read;
	return EHR_NUM_VALUE;
}

struct ehr_decimal ehr_decimal_of(long value)
{
	struct ehr_decimal out = { .negative = value < 0 };
	unsigned long rest =
		value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;

	for (; rest > 0; rest /= BASE)
		out.digit[out.n++] = (unsigned char)(rest % BASE);
	settle(&out);
	return out;
}

/* The digit worth ten to the power. */
static int digit_at(const struct ehr_decimal *value, int power)
{
	int at = power + value->places;

	return at < 0 || at >= value->n ? 0 : value->digit[at];
}

static int top(const struct ehr_decimal *value)
{
	return value->n - value->places - 1;
}

static int bottom_of(const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	return -(a->places > b->places ? a->places : b->places);
}

static int top_of(const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	return top(a) > top(b) ? top(a) : top(b);
}

static int compare_sizes(
	const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	int low = bottom_of(a, b);

	for (int power = top_of(a, b); power >= low; power--) {
		int difference = digit_at(a, power) - digit_at(b, power);

		if (difference != 0)
			return difference < 0 ? -1 : 1;
	}
	return 0;
}

int ehr_decimal_sign(const struct ehr_decimal *a)
{
	return is_zero(a) ? 0 : a->negative ? -1 : 1;
}

int ehr_decimal_compare(
	const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	int sign = ehr_decimal_sign(a), other = ehr_decimal_sign(b);

	if (sign != other)
		return sign < other ? -1 : 1;
	return sign < 0 ? -compare_sizes(a, b) : compare_sizes(a, b);
}

/* |a| + |b|, or |a| - |b| of which a is not the smaller. */
static bool combine(const struct ehr_decimal *a, const struct ehr_decimal *b,
	bool minus, struct ehr_decimal *out)
{
	struct ehr_decimal sum = { .negative = a->negative };
	int low = bottom_of(a, b), high = top_of(a, b) + 1, carry = 0;

	if (high - low + 1 > EHR_DECIMAL_ROOM)
		return false;
	sum.places = (unsigned char)-low;
	for (int power = low; power <= high; power++) {
		int other = digit_at(b, power);
		int digit =
			digit_at(a, power) + carry + (minus ? -other : other);

		carry = digit < 0 ? -1 : digit >= BASE;
		sum.digit[sum.n++] = (unsigned char)(digit - carry * BASE);
	}
	settle(&sum);
	*out = sum;
	return true;
}

bool ehr_decimal_add(const struct ehr_decimal *a, const struct ehr_decimal *b,
	struct ehr_decimal *out)
{
	if (a->negative == b->negative)
		return combine(a, b, false, out);
	return compare_sizes(a, b) >= 0 ? combine(a, b, true, out)
					: combine(b, a, true, out);
}

bool ehr_decimal_subtract(const struct ehr_decimal *a,
	const struct ehr_decimal *b, struct ehr_decimal *out)
{
	struct ehr_decimal other = *b;

	other.negative = !b->negative;
	return ehr_decimal_add(a, &other, out);
}

bool ehr_decimal_multiply(const struct ehr_decimal *a,
	const struct ehr_decimal *b, struct ehr_decimal *out)
{
	struct ehr_decimal product = { .negative = a->negative != b->negative };

	if (a->n + b->n > EHR_DECIMAL_ROOM)
		return false;
	product.n = (unsigned char)(a->n + b->n);
	product.places = (unsigned char)(a->places + b->places);
	for (unsigned i = 0; i < a->n; i++) {
		unsigned carry = 0;

		for (unsigned j = 0; j < b->n || carry > 0; j++) {
			unsigned digit = product.digit[i + j] + carry;

			if (j < b->n)
				digit += (unsigned)a->digit[i] * b->digit[j];
			product.digit[i + j] = (unsigned char)(digit % BASE);
			carry = digit / BASE;
		}
	}
	settle(&product);
	*out = product;
	return true;
}

/* One more on the last digit; there is room for a digit more. */
static void step_up(struct ehr_decimal *value)
{
	unsigned i = 0;

	while (i < value->n && value->digit[i] == BASE - 1)
		value->digit[i++] = 0;
	if (i == value->n)
		value->digit[value->n++] = 1;
	else
		value->digit[i]++;
}

/* What is left over lies against the half of the last digit as half says. */
static void round_even(struct ehr_decimal *value, int half)
{
	if (half > 0 || (half == 0 && value->digit[0] % 2 == 1))
		step_up(value);
	settle(value);
}

struct ehr_decimal ehr_decimal_rounded(
	const struct ehr_decimal *value, unsigned places)
{
	struct ehr_decimal out = { .negative = value->negative };
	unsigned drop;
	int half;

	if (places >= value->places)
		return *value;
	drop = value->places - places;
	half = value->digit[drop - 1] - BASE / 2;
	for (unsigned i = 0; half == 0 && i + 1 < drop; i++)
		half = value->digit[i] != 0;
	out.places = (unsigned char)places;
	out.n = (unsigned char)(value->n - drop);
	memcpy(out.digit, value->digit + drop, out.n);
	round_even(&out, half);
	return out;
}

/* Whole numbers: rest is taken down by under as often as it can be, at most nine
 * times. */
static unsigned char take_down(
	struct ehr_decimal *rest, const struct ehr_decimal *under)
{
	unsigned char times = 0;

	while (compare_sizes(rest, under) >= 0 &&
		combine(rest, under, true, rest))
		times++;
	return times;
}

/* rest = rest * 10 + digit */
static void bring_down(struct ehr_decimal *rest, unsigned char digit)
{
	memmove(rest->digit + 1, rest->digit, rest->n);
	rest->digit[0] = digit;
	rest->n++;
	settle(rest);
}

/* The digits of value as a whole number, with zeros behind them; false if there
 * is no room for two digits more. */
static bool whole_of(
	const struct ehr_decimal *value, int zeros, struct ehr_decimal *out)
{
	*out = (struct ehr_decimal){ .n = 0 };
	if (value->n + zeros + 2 > EHR_DECIMAL_ROOM)
		return false;
	memcpy(out->digit + zeros, value->digit, value->n);
	out->n = (unsigned char)(value->n + zeros);
	settle(out);
	return true;
}

bool ehr_decimal_divide(const struct ehr_decimal *a,
	const struct ehr_decimal *b, unsigned places, struct ehr_decimal *out)
{
	struct ehr_decimal quotient = { .negative =
						a->negative != b->negative };
	struct ehr_decimal over, under, rest = ehr_decimal_of(0);
	int shift = (int)places + b->places - a->places;

	if (is_zero(b) || places > EHR_DECIMAL_DIGITS ||
		!whole_of(a, shift > 0 ? shift : 0, &over) ||
		!whole_of(b, shift < 0 ? -shift : 0, &under))
		return false;
	quotient.n = over.n;
	for (unsigned i = over.n; i-- > 0;) {
		bring_down(&rest, over.digit[i]);
		quotient.digit[i] = take_down(&rest, &under);
	}
	if (!combine(&rest, &rest, false, &rest))
		return false;
	quotient.places = (unsigned char)places;
	round_even(&quotient, compare_sizes(&rest, &under));
	*out = quotient;
	return true;
}

/* The power of ten of the first digit that is not 0; the last one for 0. */
static int first_power(const struct ehr_decimal *value)
{
	int power = top(value);

	while (power > -value->places && digit_at(value, power) == 0)
		power--;
	return power;
}

/* To places that may be less than none: whole tens, hundreds and so on. */
static bool divide_to(const struct ehr_decimal *a, const struct ehr_decimal *b,
	int places, struct ehr_decimal *out)
{
	struct ehr_decimal one = { .n = 1, .digit = { 1 } }, ten, under;

	if (places >= 0)
		return ehr_decimal_divide(a, b, (unsigned)places, out);
	return whole_of(&one, -places, &ten) &&
	       ehr_decimal_multiply(b, &ten, &under) &&
	       ehr_decimal_divide(a, &under, 0, out) &&
	       ehr_decimal_multiply(out, &ten, out);
}

bool ehr_decimal_divide_digits(const struct ehr_decimal *a,
	const struct ehr_decimal *b, unsigned digits, struct ehr_decimal *out)
{
	struct ehr_decimal quotient = ehr_decimal_of(0);
	int places = (int)digits - first_power(a) + first_power(b);

	/* one or two too many at first, then again from a and b themselves */
	while (!is_zero(a)) {
		if (!divide_to(a, b, places, &quotient))
			return false;
		if (first_power(&quotient) + places < (int)digits)
			break;
		places--;
	}
	*out = quotient;
	return true;
}

struct ehr_decimal ehr_decimal_trimmed(const struct ehr_decimal *value)
{
	struct ehr_decimal out = *value;
	unsigned zeros = 0;

	while (zeros < value->places && value->digit[zeros] == 0)
		zeros++;
	out.places = (unsigned char)(value->places - zeros);
	out.n = (unsigned char)(value->n - zeros);
	memmove(out.digit, value->digit + zeros, out.n);
	return out;
}

void ehr_decimal_write(const struct ehr_decimal *value, struct ehr_buf *out)
{
	if (value->negative)
		ehr_buf_putc(out, '-');
	for (unsigned i = value->n; i-- > 0;) {
		ehr_buf_putc(out, (char)('0' + value->digit[i]));
		if (i == value->places && i > 0)
			ehr_buf_putc(out, '.');
	}
}

double ehr_decimal_double(const struct ehr_decimal *value)
{
	struct ehr_buf text = { 0 };
	double number = 0;

	ehr_decimal_write(value, &text);
	(void)ehr_num_read((struct ehr_str){ text.p, text.n }, &number);
	ehr_buf_release(&text);
	return number;
}
