/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Gregorian calendar, and the text of a moment in it.
 */
#ifndef EHR_MODEL_CALENDAR_H
#define EHR_MODEL_CALENDAR_H

#include "base/mem.h"

enum ehr_precision {
	EHR_PRECISION_YEAR,
	EHR_PRECISION_MONTH,
	EHR_PRECISION_DAY,
	EHR_PRECISION_MINUTE,
	EHR_PRECISION_SECOND,
};

struct ehr_calendar {
	enum ehr_precision precision;
	int year, month, day, hour, minute, second; /* up to it */
	struct ehr_str fraction; /* of the second, with its point; may be n 0 */
	struct ehr_str offset;   /* Z, +08:00, ...; may be n 0 */
};

/* Does it exist, up to its precision: months 1 to 12, days of that month,
 * 24:00 at the end of a day, leap seconds? */
bool ehr_calendar_exists(const struct ehr_calendar *calendar);

/* The text in ISO 8601, new in arena. */
struct ehr_str ehr_calendar_text(
	const struct ehr_calendar *calendar, struct ehr_arena *arena);

#endif
