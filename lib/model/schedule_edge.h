/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points with the words beside them: by, end of, before, within, from.
 */
#ifndef EHR_MODEL_SCHEDULE_EDGE_H
#define EHR_MODEL_SCHEDULE_EDGE_H

#include "model/schedule_point.h"

struct ehr_schedule_edge {
	struct ehr_schedule_point point;
	bool end, before, by, excluded, within, from;
};

/* Reads one. False, and the cursor where it was, if there is none. */
bool ehr_schedule_take_edge(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_edge *edge);

/* Does nothing stand beside it that makes it a last day? */
bool ehr_schedule_is_plain(const struct ehr_schedule_edge *edge);

/* Gives each end what only the other one says: the unit of a number, the year,
 * the month. */
void ehr_schedule_complete(
	struct ehr_schedule_point *from, struct ehr_schedule_point *to);

/* The due day of an edge: the last day, or the one before the first where
 * "before" leaves it out. */
bool ehr_schedule_edge_due(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_edge *edge, long *due,
	enum ehr_schedule_rule *rule);

#endif
