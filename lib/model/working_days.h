/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Working days: from Monday to Friday, but for the days of a table that are not
 * what their day of the week says: holidays, and weekends worked instead. { 0 }
 * has none of them and is valid.
 */
#ifndef EHR_MODEL_WORKING_DAYS_H
#define EHR_MODEL_WORKING_DAYS_H

#include "io/reader.h"

struct ehr_working_days {
	struct ehr_working_day {
		long day; /* of base/day.h */
		bool works;
	} * exception; /* in order */
	size_t n, cap;
};

/* Reads a table with the columns date and working (yes, no), each day once. */
EHR_MUST_USE int ehr_working_days_read(struct ehr_working_days *self,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_working_days_release(struct ehr_working_days *self);

/* Working days after `from` and up to `to`; 0 if it is not later. */
long ehr_working_days_between(
	const struct ehr_working_days *self, long from, long to);

/* Does the table speak of each year from that of `from` to that of `to`? */
bool ehr_working_days_cover(
	const struct ehr_working_days *self, long from, long to);

#endif
