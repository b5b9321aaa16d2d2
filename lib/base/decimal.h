/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Decimal numbers held exactly as they are read, for verdicts and for figures
 * that are rounded: 94.95 is less than 95, and 0.25 lies in the middle, as binary
 * numbers would not have it. The places written are kept: 95.0 has one, though it
 * is equal to 95.
 *
 * Results of arithmetic are exact; what would take more than EHR_DECIMAL_ROOM
 * digits is refused. Rounding is that of GB/T 8170-2008, 3.2: below half down,
 * above half up, at the middle to the even digit; once, never in steps; negative
 * numbers by their absolute value.
 *
 * Invariants: n is from 1 to EHR_DECIMAL_ROOM and more than places; the highest
 * digit is not 0 unless n is places + 1; 0 is not negative.
 */
#ifndef EHR_BASE_DECIMAL_H
#define EHR_BASE_DECIMAL_H

#include <stdint.h>

#include "base/num.h"

enum {
	EHR_DECIMAL_DIGITS =
		40, /* that a text can have, zeros before them aside */
	EHR_DECIMAL_ROOM = 200,
};

struct ehr_decimal {
	bool negative;
	unsigned char n;                       /* digits */
	unsigned char places;                  /* of them behind the point */
	unsigned char digit[EHR_DECIMAL_ROOM]; /* 0 to 9, the last one first */
};

/* What ehr_num_read reads: a sign, digits with at most one point, an exponent,
 * blanks at the ends. EHR_NUM_BAD also for more than EHR_DECIMAL_DIGITS digits
 * before or behind the point. *value is set only for EHR_NUM_VALUE. */
enum ehr_num_state ehr_decimal_read(
	struct ehr_str text, struct ehr_decimal *value);

/* A whole number. */
struct ehr_decimal ehr_decimal_of(long value);

/* Is a less than, equal to or more than b: -1, 0, 1. */
int ehr_decimal_compare(
	const struct ehr_decimal *a, const struct ehr_decimal *b);
/* The sign of a: -1, 0, 1. */
int ehr_decimal_sign(const struct ehr_decimal *a);

/* Each into *out, which may be a or b; the places are the more of both, for a
 * product their sum. False if there is no room; *out is then untouched. */
EHR_MUST_USE bool ehr_decimal_add(const struct ehr_decimal *a,
	const struct ehr_decimal *b, struct ehr_decimal *out);
EHR_MUST_USE bool ehr_decimal_subtract(const struct ehr_decimal *a,
	const struct ehr_decimal *b, struct ehr_decimal *out);
EHR_MUST_USE bool ehr_decimal_multiply(const struct ehr_decimal *a,
	const struct ehr_decimal *b, struct ehr_decimal *out);

/* a / b rounded to so many places, at most EHR_DECIMAL_DIGITS; false if b is 0 or
 * there is no room. */
EHR_MUST_USE bool ehr_decimal_divide(const struct ehr_decimal *a,
	const struct ehr_decimal *b, unsigned places, struct ehr_decimal *out);

/* a / b rounded to so many significant digits, 1 at least, with zeros at its end:
 * 1/2 to two of them is 0.50, 1234 to three is 1230; 0 is 0. False if b is 0, if
 * that takes more than EHR_DECIMAL_DIGITS places, or if there is no room. */
EHR_MUST_USE bool ehr_decimal_divide_digits(const struct ehr_decimal *a,
	const struct ehr_decimal *b, unsigned digits, struct ehr_decimal *out);

/* Rounded to so many places; a number that has no more of them stays. */
struct ehr_decimal ehr_decimal_rounded(
	const struct ehr_decimal *value, unsigned places);

/* Without zeros at the end of its places. */
struct ehr_decimal ehr_decimal_trimmed(const struct ehr_decimal *value);

/* Appends its digits, with all its places: -0.05, 95.0. */
void ehr_decimal_write(const struct ehr_decimal *value, struct ehr_buf *out);

/* The nearest double. */
double ehr_decimal_double(const struct ehr_decimal *value);

#endif
