/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cell with a measured amount as people write it: a number; nothing; or "not
 * detected", with the limit (<0.05, 0.05L, 3(L)) or without (ND, and the other
 * words for the column value in words.csv). Number, sign and limit stay apart:
 * 0.05L is neither 0.05 nor 0.05 litres, and not detected is not missing.
 */
#ifndef EHR_MODEL_AMOUNT_H
#define EHR_MODEL_AMOUNT_H

#include "base/err.h"
#include "ref/word.h"

enum ehr_amount_kind {
	EHR_AMOUNT_MISSING, /* nothing but blanks */
	EHR_AMOUNT_NUMBER,
	EHR_AMOUNT_BELOW,        /* not detected, and number is the limit */
	EHR_AMOUNT_NOT_DETECTED, /* without a limit */
};

struct ehr_amount {
	enum ehr_amount_kind kind;
	struct ehr_str number; /* its text, part of the cell; NUMBER, BELOW */
	double value;          /* the same read */
};

/* Reads the whole cell. Fails (reason "not_a_number") if it is none of these:
 * decimal commas, thousands separators, full-width figures, hexadecimal, nan,
 * a limit that is not above 0, a number with its unit. */
EHR_MUST_USE int ehr_amount_read(const struct ehr_words *words,
	const char *column, struct ehr_str cell, struct ehr_amount *amount,
	struct ehr_err *err);

#endif
