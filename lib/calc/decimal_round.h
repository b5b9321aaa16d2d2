/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rounding of exact ratios to a decimal place: means of decimals over hours are
 * ratios of whole numbers, so that a half, a ceiling or a cut is decided on the
 * value itself and never on its binary neighbour.
 */
#ifndef EHR_CALC_DECIMAL_ROUND_H
#define EHR_CALC_DECIMAL_ROUND_H

#include <stdint.h>

/* Whole numbers of 127 bits: products of two of 63. */
typedef __int128 ehr_wide;

/* over / under, not negative; under is more than 0. */
struct ehr_fraction {
	ehr_wide over, under;
};

enum ehr_decimal_round {
	EHR_ROUND_NONE,      /* the value as it is */
	EHR_ROUND_HALF_EVEN, /* GB/T 8170-2008, 3.2 */
	EHR_ROUND_HALF_UP,
	EHR_ROUND_DOWN, /* truncation */
	EHR_ROUND_UP,
};

enum { EHR_ROUND_DECIMALS = 6 };

/* How many units of the last of so many decimals (0 to EHR_ROUND_DECIMALS) the
 * value is, rounded; rule is not EHR_ROUND_NONE, and over times ten to the
 * decimals must have fewer than 126 bits. */
ehr_wide ehr_decimal_units(
	struct ehr_fraction value, int decimals, enum ehr_decimal_round rule);

/* The same as a value; for EHR_ROUND_NONE the one given. */
struct ehr_fraction ehr_decimal_round(
	struct ehr_fraction value, int decimals, enum ehr_decimal_round rule);

/* Is a less than, equal to or more than b: -1, 0, 1. The product of both unders
 * must have fewer than 126 bits. */
int ehr_fraction_compare(struct ehr_fraction a, struct ehr_fraction b);

/* The sum; not reduced. Its under is the least common multiple of both, which
 * must have fewer than 70 bits, the overs fewer than 126 when brought to it. */
struct ehr_fraction ehr_fraction_add(
	struct ehr_fraction a, struct ehr_fraction b);

/* Divided by what is common to both parts. */
struct ehr_fraction ehr_fraction_reduce(struct ehr_fraction value);

/* To the nearest double, but for the rounding of the parts. */
double ehr_fraction_value(struct ehr_fraction value);

#endif
