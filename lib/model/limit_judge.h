/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row against the limits of the standards asked for.
 *
 * Not compared, in the order in which it is looked for: what model/limit_case.h
 * and model/limit_match.h say, then
 *
 * no_date not_in_force date_between  the edition hangs on the day of the sample,
 *                  and there is none, or no edition for it, or its year or month
 *                  lies in two
 * no_ph ph         likewise of the pH
 * class_limit      the standard has no limit for the class asked for
 * qualifier        neither empty nor < nor ND
 * no_concentration the value is empty
 * negative         below 0
 * nondetect        not detected, and the detection limit does not tell
 *                  (detail: no_limit where there is none)
 *
 * Against the last one exceeds is EHR_EXCEEDS_UNKNOWN; the rest have no verdict.
 */
#ifndef EHR_MODEL_LIMIT_JUDGE_H
#define EHR_MODEL_LIMIT_JUDGE_H

#include "model/limit_case.h"

/* Columns that are read: those of enum ehr_limit_cell, then these. */
enum ehr_limit_column {
	EHR_LIMIT_COLUMN_VALUE = EHR_LIMIT_CELLS,
	EHR_LIMIT_COLUMN_QUALIFIER,
	EHR_LIMIT_COLUMN_DETECTION,
	EHR_LIMIT_COLUMN_PH,
	EHR_LIMIT_COLUMN_TIME,
	EHR_LIMIT_COLUMN_YEAR,
	EHR_LIMIT_COLUMN_BACKGROUND,
	EHR_LIMIT_COLUMNS
};
extern const char *const ehr_limit_columns[EHR_LIMIT_COLUMNS + 1];

struct ehr_limit_judging {
	const struct ehr_limit_plan *plan;
	long column[EHR_LIMIT_COLUMNS]; /* EHR_NO_COLUMN: not there */
	/* for rows that do not say it; n 0: nothing */
	struct ehr_str unsaid[EHR_LIMIT_CELLS];
	struct ehr_str unsaid_ph;
};

/* Finds the columns; pollutant, medium, unit and value must be there. */
EHR_MUST_USE int ehr_limit_bind(struct ehr_limit_judging *judging,
	const struct ehr_header *header, struct ehr_err *err);

enum ehr_limit_flag {
	EHR_LIMIT_FLAG_MEMORY = 1 << 0,
	EHR_LIMIT_FLAG_LAND = 1 << 1,
	EHR_LIMIT_FLAG_NOT_IN_FORCE = 1 << 2,
	EHR_LIMIT_FLAG_BACKGROUND = 1 << 3,
	EHR_LIMIT_FLAG_LEFT_OUT = 1 << 4,
	EHR_LIMIT_FLAG_NONDETECT = 1 << 5,
	EHR_LIMIT_FLAG_BASIS = 1 << 6,
};

/* One limit and what it says of the row. */
struct ehr_limit_result {
	const struct ehr_limit_held *held; /* NULL: none */
	enum ehr_exceeds exceeds;
	bool has_ratio;
	double ratio;
};

struct ehr_limit_verdict {
	const char *word; /* why not compared, or not decided; or NULL */
	struct ehr_str detail;
	bool compared; /* there is a verdict of some kind */
	bool waits;    /* by intervention alone; word says why */
	const struct ehr_limit_standard *standard; /* NULL: none came to it */
	struct ehr_limit_result first, intervention;
	struct ehr_limit_result
		least; /* a lower bound, also where it is first */
	/* best and worst class that it may have; 0: none. One more than the
	 * classes of the standard: what none of them allows */
	int class_from, class_to;
	const struct ehr_limit *of; /* a limit that was looked at, or NULL */
	unsigned flags;
	const char *place_flag;
	/* of a part of a sum: what was measured, if anything was, and the limits
	 * of the sum; member is NULL for others */
	bool measured;
	struct ehr_limit_measure measure;
	const struct ehr_limit_member *member;
	const struct ehr_limit_held *sum, *sum_intervention;
};

struct ehr_limit_judge {
	const struct ehr_limit_judging *judging;
	struct ehr_limit_cases cases;
	struct ehr_limit_verdict *verdict; /* by standard asked for */
	const struct ehr_limit_case *last; /* case of the row */
};

void ehr_limit_judge_init(
	struct ehr_limit_judge *judge, const struct ehr_limit_judging *judging);
void ehr_limit_judge_release(struct ehr_limit_judge *judge);

/* Fills the verdicts; they live until the next call. Fails (EHR_FAULT_DATA) on
 * numbers, days and years that are none. */
EHR_MUST_USE int ehr_limit_judge_row(struct ehr_limit_judge *judge,
	const struct ehr_row *row, struct ehr_err *err);

#endif
