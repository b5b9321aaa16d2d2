/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was measured against a limit, exactly as both are written: 0.3 is not
 * more than 0.3, in whatever unit the row has it.
 */
#ifndef EHR_MODEL_LIMIT_NUMBER_H
#define EHR_MODEL_LIMIT_NUMBER_H

#include "base/decimal.h"
#include "ref/factor.h"
#include "ref/limit.h"

struct ehr_limit_number {
	struct ehr_decimal exact;
	struct ehr_short_decimal brief; /* the same, where is_brief */
	bool is_brief;
	double value;
	struct ehr_str text; /* without an exponent */
};

/* A number of a table times a factor, in arena; false if it has no room. */
EHR_MUST_USE bool ehr_limit_number(const char *text, struct ehr_factor factor,
	struct ehr_arena *arena, struct ehr_limit_number *number);

/* A limit in the unit of the rows that it is for. */
struct ehr_limit_held {
	const struct ehr_limit *limit;
	struct ehr_limit_number low, value; /* where the limit has them */
};

enum ehr_measured {
	EHR_MEASURED_VALUE,
	EHR_MEASURED_BELOW,   /* not detected: below the number */
	EHR_MEASURED_NOTHING, /* not detected, and no detection limit */
};

struct ehr_limit_measure {
	enum ehr_measured what;
	struct ehr_str text; /* the number's cell */
	double value;
	struct ehr_short_decimal brief; /* the same, where is_brief */
	bool is_brief;
};

/* Takes the cell, a number, as what. */
void ehr_limit_measure(struct ehr_limit_measure *measure,
	enum ehr_measured what, struct ehr_str cell, double value);

/* Less than, equal to or more than the number: -1, 0, 1. */
int ehr_limit_compare(const struct ehr_limit_measure *measure,
	const struct ehr_limit_number *number);

enum ehr_exceeds {
	EHR_EXCEEDS_NO,
	EHR_EXCEEDS_YES,
	EHR_EXCEEDS_UNKNOWN, /* not detected, and the detection limit does not
				tell */
};

/* Is the limit not kept? limit->op is not EHR_LIMIT_TEXT. */
enum ehr_exceeds ehr_limit_exceeds(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure);

/* Is the measured value no worse than the natural one: not above it, or where the
 * limit is a lower bound, or it lies under a range, not below it? */
bool ehr_limit_is_natural(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure,
	const struct ehr_limit_number *natural);

/* value / limit, of lower bounds limit / value: more than 1 exceeds. False where
 * there is none: not detected, ranges, what must not be there, a value of 0
 * against a lower bound. */
bool ehr_limit_ratio(const struct ehr_limit_held *held,
	const struct ehr_limit_measure *measure, double *ratio);

#endif
