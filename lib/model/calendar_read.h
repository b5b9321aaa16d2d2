/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spellings of dates and times, as parts. Whether such a day exists is for
 * ehr_calendar_exists to say.
 */
#ifndef EHR_MODEL_CALENDAR_READ_H
#define EHR_MODEL_CALENDAR_READ_H

#include "model/calendar.h"
#include "ref/cell_rule.h"

/* ISO 8601 to the letter, but that a blank may stand for the T. */
bool ehr_calendar_read_iso(struct ehr_str text, struct ehr_calendar *moment);

/* All spellings that ehr_moment_time knows; text is what ehr_clean_basic has
 * made of a cell. */
bool ehr_calendar_read(const struct ehr_cell_rules *rules, struct ehr_str text,
	struct ehr_calendar *moment);

/* Is it a date with the year last, such as 8/10/2025? */
bool ehr_calendar_year_last(struct ehr_str text);

/* A number of at most so many figures, with what scripts and people put behind
 * it: 10.0, 15:00, or the Chinese word for what it counts. */
bool ehr_calendar_read_part(struct ehr_str text, size_t most, int *value);

/* January or Jan, in whatever letters. */
bool ehr_calendar_read_month(struct ehr_str text, int *month);

#endif
