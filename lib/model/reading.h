/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One measurement as the cells value, qualifier, detection_limit and flags of a
 * canonical row: from its cell, and from the columns beside it that say how it
 * was detected.
 */
#ifndef EHR_MODEL_READING_H
#define EHR_MODEL_READING_H

#include <stdint.h>

#include "model/amount.h"
#include "ref/factor.h"

/* What --nd writes as the value of what was not detected. */
enum ehr_nd {
	EHR_ND_KEEP, /* nothing */
	EHR_ND_HALF,
	EHR_ND_ZERO,
	EHR_ND_LIMIT,
	EHR_ND_SQRT2, /* the limit divided by the square root of 2 */
};

/* A column of measurements. { 0 } with cells and column filled is one without
 * anything special. */
struct ehr_reading_rules {
	const struct ehr_cell_rules *cells;
	const char *column; /* names for messages; those that the map has */
	const char *qualifier_column, *censored_column, *limit_column;
	struct ehr_str limit; /* detection limit declared; n 0: none */
	double limit_value;   /* in the unit of the cell, above 0 */
	bool has_stand_in;    /* a number that stands for not detected: */
	double stand_in;
	bool negative_is_limit;  /* -5: not detected, limit 5 */
	struct ehr_str repeated; /* the text that ehr_stand_in_find found */
	enum ehr_nd nd;
};

/* The cells of one record; those that the map does not have are empty. */
struct ehr_reading_cells {
	struct ehr_str amount, qualifier, censored, limit;
};

/* A number to write: as the input had it, or converted. */
struct ehr_figure {
	struct ehr_str text; /* where not converted; empty: no number */
	bool converted;
	double number; /* where converted */
};

struct ehr_reading {
	struct ehr_figure value, limit;
	const char *qualifier; /* "", "<" or "ND" */
	uint64_t flags;        /* enum ehr_flag */
	unsigned cleaned;      /* enum ehr_cleaned, of all the cells */
};

/*
 * Not detected is what its own cell says (<0.05, 0.05L, ND), or the qualifier
 * (< ND U), or the censoring (1, TRUE, yes), a number equal to the stand-in, or
 * a negative one where those are limits (but for sentinels such as -9999). The
 * limit is then the number behind its own sign (<0.05); else the one in the
 * cell beside it; else the number of the cell itself, if above 0 and no
 * stand-in; else the declared one (flagged limit_from_map); without any the
 * qualifier is ND. A censoring that is empty beside a number is flagged
 * no_censoring, the number taken as detected.
 *
 * Other numbers are passed on as they are, flagged when below zero or below the
 * limit, or when they look like a stand-in. Nothing in the cell and no sign of
 * a non-detect: flagged missing, and empty. --nd fills value and keeps
 * qualifier and limit; where there is no limit it cannot, but for zero, and
 * not_substituted says so.
 *
 * Numbers whose unit does not change (factor one) keep their text. Fails as
 * ehr_amount_read, and with the reasons "out_of_range" (the converted number is
 * too large) and "unknown_word" (qualifier, censoring).
 */
EHR_MUST_USE int ehr_reading_make(struct ehr_reading *reading,
	const struct ehr_reading_rules *rules,
	const struct ehr_reading_cells *cells, struct ehr_factor factor,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
