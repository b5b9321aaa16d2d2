/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cell with a measured amount as people write it: a number; nothing; or "not
 * detected", with the limit (<0.05, 0.05L, 3(L)) or without (ND, and the other
 * words for the column value in words.csv). Number, sign and limit stay apart:
 * 0.05L is neither 0.05 nor 0.05 litres, and not detected is not missing.
 */
#ifndef EHR_MODEL_AMOUNT_H
#define EHR_MODEL_AMOUNT_H

#include "model/cleaning.h"

enum ehr_amount_kind {
	EHR_AMOUNT_MISSING, /* blanks, or a word for "nothing here" */
	EHR_AMOUNT_NUMBER,
	EHR_AMOUNT_BELOW,        /* not detected, and number is the limit */
	EHR_AMOUNT_NOT_DETECTED, /* without a limit */
};

struct ehr_amount {
	enum ehr_amount_kind kind;
	struct ehr_str number; /* its plain text; NUMBER, BELOW */
	double value;          /* the same read */
	unsigned cleaned;      /* enum ehr_cleaned */
};

/* Reads the whole cell, cleaned by rule. What is new is in arena. Fails if it
 * is none of these: "not_a_number" (decimal commas that the rules do not ask
 * for, hexadecimal, inf, a limit that is not above 0, a number with its unit),
 * or "above_range" (>100: the number is a lower bound, and a canonical row has
 * no place for one; read as 100 it would be too small without a word). */
EHR_MUST_USE int ehr_amount_read(const struct ehr_cell_rules *rules,
	const char *column, struct ehr_str cell, struct ehr_arena *arena,
	struct ehr_amount *amount, struct ehr_err *err);

#endif
