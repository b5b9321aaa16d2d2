/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and times of canonical rows, in ISO 8601, from the spellings that
 * exports have. Only what can be read in one way is read: the year comes first
 * and has four figures, so that 8/10/2025 is refused. A date may end at the
 * year or the month; the offset from UTC is kept where there is one.
 */
#ifndef EHR_MODEL_MOMENT_H
#define EHR_MODEL_MOMENT_H

#include "model/cleaning.h"

struct ehr_moment {
	struct ehr_str text; /* part of the cell, or new; n 0: empty */
	unsigned cleaned;    /* enum ehr_cleaned */
};

/* ISO 8601: 2025, 2025-10, 2025-10-08, 2025-10-08T15:00:30.5+08:00 (a blank for
 * the T, hours alone and 24:00 included), and the day exists. */
bool ehr_moment_is_time(struct ehr_str text);

/* Four figures. */
bool ehr_moment_is_year(struct ehr_str text);

/* A table never mixes times that say their offset from UTC with times that do
 * not. */
enum ehr_clock {
	EHR_CLOCK_NONE, /* no time of day, or no time at all */
	EHR_CLOCK_LOCAL,
	EHR_CLOCK_OFFSET,
};

/* Of a time that ehr_moment_is_time knows, or of an empty text. */
enum ehr_clock ehr_moment_clock(struct ehr_str time);

/*
 * A cell as a time. ISO 8601 with the T stays as it is; all else is respelled
 * and EHR_CLEANED_DATE set: 2025-10-08 15:00, 2025/10/8 9:05, 2025.10.8,
 * 20251008, 20251008 15:00, 2025100815, 20251008150000; with the Chinese words
 * for year, month, day, hour, minute and second; day numbers of a spreadsheet
 * (45000 is 2023-03-15, its time of day behind the point; 60000 at most);
 * milliseconds since 1970 (13 figures, so in UTC). Words for "nothing here"
 * give an empty text. Fails with "ambiguous_date" where the year is last,
 * otherwise with "not_a_time".
 */
EHR_MUST_USE int ehr_moment_time(const struct ehr_cell_rules *rules,
	const char *column, struct ehr_str cell, struct ehr_arena *arena,
	struct ehr_moment *moment, struct ehr_err *err);

/* A cell as a year: 2025, 2025.0 (a number made of it by a script), or with the
 * Chinese word. Fails with "not_a_year". */
EHR_MUST_USE int ehr_moment_year(const struct ehr_cell_rules *rules,
	const char *column, struct ehr_str cell, struct ehr_arena *arena,
	struct ehr_moment *moment, struct ehr_err *err);

/* A time from columns of its parts. */
enum { EHR_MOMENT_PARTS = 5 };
struct ehr_moment_parts {
	/* year, month, day, hour, minute; those that are not mapped have no column */
	struct ehr_str cell[EHR_MOMENT_PARTS];
	const char *column[EHR_MOMENT_PARTS];
};

/* Months may be written as words (October, Oct), hours go from 0 to 24. The
 * first empty part ends the time; a part behind it that is not empty fails, as
 * does a day that does not exist ("not_a_time", with the column). */
EHR_MUST_USE int ehr_moment_join(const struct ehr_cell_rules *rules,
	const struct ehr_moment_parts *parts, struct ehr_arena *arena,
	struct ehr_moment *moment, struct ehr_err *err);

#endif
