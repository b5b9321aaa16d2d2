/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From one edge to another, or a single one.
 */
#ifndef EHR_MODEL_SCHEDULE_SPAN_H
#define EHR_MODEL_SCHEDULE_SPAN_H

#include "model/schedule_edge.h"

struct ehr_schedule_range {
	struct ehr_schedule_edge from, to; /* the same where there is one */
	bool ends;                         /* there are two */
	bool open;                         /* from .. on */
};

/* Reads one. False, and the cursor where it was, if there is none. */
bool ehr_schedule_take_range(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_range *range);

/* Sets kind, begin, due and rule. False, mostly with the reason, if there are no
 * such days. */
bool ehr_schedule_range_days(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_range *range, struct ehr_schedule *schedule);

#endif
