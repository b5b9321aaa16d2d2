/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times of series as whole hours of the clock that they are written in, and the
 * same written again as it was spelled.
 */
#ifndef EHR_MODEL_HOUR_H
#define EHR_MODEL_HOUR_H

#include "base/err.h"

enum ehr_hour_precision {
	EHR_HOUR_DAY,    /* 2013-03-01 */
	EHR_HOUR_HOUR,   /* 2013-03-01T05 */
	EHR_HOUR_MINUTE, /* 2013-03-01T05:00 */
	EHR_HOUR_SECOND, /* 2013-03-01T05:00:00 */
};

enum { EHR_HOUR_NO_OFFSET = 32767, EHR_HOUR_UTC = 32766 /* Z */ };

/* How times of a table are spelled. */
struct ehr_hour_form {
	unsigned char precision; /* enum ehr_hour_precision */
	char separator;          /* T or a blank */
	short offset_min;        /* from UTC; EHR_HOUR_UTC: Z;
	                            EHR_HOUR_NO_OFFSET: local time */
};

/*
 * A date and whole hour, such as 2013-03-01T05:00, 2013-03-01 05:00:00,
 * 2013-03-01T05+08:00, as hours since 1970-01-01T00 of its own clock; a date
 * alone is its hour 0; 24:00 is the hour 0 of the next day. False, with both
 * untouched, for all else: a time between two hours, a day that does not exist.
 */
bool ehr_hour_read(struct ehr_str text, long *hour, struct ehr_hour_form *form);

/* The same of a cell; fails (EHR_FAULT_DATA) naming the column. */
EHR_MUST_USE int ehr_hour_cell(struct ehr_str text, const char *column,
	long *hour, struct ehr_hour_form *form, struct ehr_err *err);

/* Do two times belong into one table: both days or both hours, both with the
 * same offset from UTC or both without one? */
bool ehr_hour_same_clock(struct ehr_hour_form a, struct ehr_hour_form b);

enum { EHR_HOUR_TEXT = 32 };
/* In years 1 to 9999. Returns the length; a NUL stands behind it. */
size_t ehr_hour_write(
	char out[static EHR_HOUR_TEXT], long hour, struct ehr_hour_form form);

enum {
	EHR_DAY_HOURS = 24,
	EHR_DAY_EIGHTS = EHR_DAY_HOURS - 8 + 1 /* means of 8 hours in it */
};

/* The day (0 is 1970-01-01) and the hour of it, also before 1970. */
static inline long ehr_hour_day(long hour)
{
	return hour >= 0 ? hour / EHR_DAY_HOURS
			 : -((EHR_DAY_HOURS - 1 - hour) / EHR_DAY_HOURS);
}

static inline int ehr_hour_of_day(long hour)
{
	return (int)(hour - ehr_hour_day(hour) * EHR_DAY_HOURS);
}

#endif
