/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several times in one text: by the end of March, June and September 2025. The
 * last says the unit, "by" or "the end of" for those before it, the first the
 * year and the month for those behind it.
 */
#ifndef EHR_MODEL_SCHEDULE_LIST_H
#define EHR_MODEL_SCHEDULE_LIST_H

#include "model/schedule_span.h"

/* Gives each of the n ranges what only the others say. False, mostly with the
 * reason, where that is not clear: June and 10 December may be 10 June too. */
bool ehr_schedule_complete_list(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_range *range, size_t n);

/* Reads all that is left as two or more times, one after the other. */
bool ehr_schedule_take_list(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule);

#endif
