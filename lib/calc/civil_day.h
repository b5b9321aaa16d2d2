/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the Gregorian calendar as whole numbers, 1970-01-01 being 0: for
 * deadlines. Years from 1 to 9999.
 */
#ifndef EHR_CALC_CIVIL_DAY_H
#define EHR_CALC_CIVIL_DAY_H

#include <stdbool.h>

#include "base/str.h"

/* YYYY-MM-DD, alone or with a time of day behind a T or a blank; false if it is
 * none, or there is no such day. */
bool ehr_civil_day_read(struct ehr_str text, long *day);

enum { EHR_CIVIL_DAY_TEXT = 11 };
void ehr_civil_day_write(char out[static EHR_CIVIL_DAY_TEXT], long day);

/* The same day of the month so many years on; 29 February becomes the 28th in a
 * year without one. */
long ehr_civil_day_add_years(long day, long years);

/* Days from Monday to Friday after `from` and up to `to`; 0 if it is not later.
 * Holidays are not known. */
long ehr_civil_day_weekdays(long from, long to);

#endif
