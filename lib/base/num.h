/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as text. Decimal only, no locale, never NaN or infinity.
 */
#ifndef EHR_BASE_NUM_H
#define EHR_BASE_NUM_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum ehr_num_state {
	EHR_NUM_VALUE, /* a finite number */
	EHR_NUM_EMPTY, /* nothing but blanks: missing, not zero */
	EHR_NUM_BAD, /* anything else; hexadecimal, nan, 1,5, 1e999, 1e-999 included */
};

/* Reads the whole of text (blanks and tabs at its ends ignored): optional
 * sign, digits with at most one point and at least one digit, optional
 * exponent. Correctly rounded, to a subnormal number if need be. What is too
 * large, or not 0 but too small for any number but 0, is EHR_NUM_BAD. *value is
 * set only for EHR_NUM_VALUE. */
enum ehr_num_state ehr_num_read(struct ehr_str text, double *value);

/* The same for the number times ten to the power, rounded once: 0.7 with -3 is
 * 0.0007 and nothing near it. */
enum ehr_num_state ehr_num_read_scaled(
	struct ehr_str text, int power, double *value);

/* The usual number, digits / 10^places: nothing but 1 to 15 digits, with a point
 * before, among or behind them or not. False for any other text. */
struct ehr_short_decimal {
	uint64_t digits;
	int places;
};
bool ehr_short_decimal_read(
	struct ehr_str text, struct ehr_short_decimal *decimal);

/* What ehr_num_read_scaled gives for the same text; power from -EHR_SHORT_DECIMAL to
 * EHR_SHORT_DECIMAL. */
enum { EHR_SHORT_DECIMAL = 7 };
double ehr_short_decimal_value(struct ehr_short_decimal decimal, int power);

/* A whole number from min to max, for options and configuration; the text is
 * digits with an optional sign. Fails with EHR_FAULT_USAGE, naming what. */
EHR_MUST_USE int ehr_num_int(const char *what, struct ehr_str text, long min,
	long max, long *value, struct ehr_err *err);

enum { EHR_NUM_MAX = 32 }; /* bytes that a written number can take */

/* Writes value, which must be finite, as the shortest decimal text that reads
 * back equal, the nearest to it of those; whole numbers below 2^53 without an
 * exponent, others positional from 1e-5 up to 1e16, otherwise as 1.5e-7.
 * Negative zero is written as 0. Returns the length; no NUL is written. */
size_t ehr_num_write(char out[static EHR_NUM_MAX], double value);

/* The same with value rounded to digits significant digits first (1 to 17);
 * trailing zeros are not written. */
size_t ehr_num_write_digits(
	char out[static EHR_NUM_MAX], double value, int digits);

#endif
