/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the Gregorian calendar as whole numbers, 1970-01-01 being 0: for
 * deadlines, terms and records. Years from 1 to 9999.
 */
#ifndef EHR_BASE_DAY_H
#define EHR_BASE_DAY_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

struct ehr_day_parts {
	int year, month, day; /* month and day from 1 */
};

/* 28 to 31; month from 1 to 12, year from 0. */
int ehr_day_month_length(int year, int month);

/* The number of a day that exists; one from 0000-03-01 on will do. */
long ehr_day_of(int year, int month, int day);
struct ehr_day_parts ehr_day_parts(long day);

/* YYYY-MM-DD, alone or with a time of day behind a T or a blank, blanks around
 * it allowed. False for any other text, and for days that do not exist. */
bool ehr_day_read(struct ehr_str text, long *day);

/* Also as spreadsheets write it: 2025/8/3, 2025-8-3, 2025.8.3, and with the Chinese
 * words for year, month and day; never with the year last. */
bool ehr_day_read_office(struct ehr_str text, long *day);

/* That of a cell; fails (EHR_FAULT_DATA) naming the column. */
EHR_MUST_USE int ehr_day_cell(struct ehr_str text, const char *column,
	long *day, struct ehr_err *err);

/* YYYY-MM-DD and nothing else, given on the command line; fails
 * (EHR_FAULT_USAGE) naming the option. */
EHR_MUST_USE int ehr_day_option(
	const char *text, const char *option, long *day, struct ehr_err *err);

enum { EHR_DAY_TEXT = 11 };
void ehr_day_write(char out[static EHR_DAY_TEXT], long day);
/* The same, new in arena. */
struct ehr_str ehr_day_text(long day, struct ehr_arena *arena);

/* The same day so many months later (or, below 0, earlier); the last day of the
 * month where it has no such day: a month after 31 January is 28 or 29
 * February. Held within the years 1 to 9999. */
long ehr_day_add_months(long day, long months);

/* Days from Monday to Friday after `from` and up to `to`; 0 if it is not later.
 * Holidays are not known. */
long ehr_day_weekdays(long from, long to);

#endif
