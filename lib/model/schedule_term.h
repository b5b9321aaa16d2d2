/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Terms counted from an event: within 3 months of approval.
 */
#ifndef EHR_MODEL_SCHEDULE_TERM_H
#define EHR_MODEL_SCHEDULE_TERM_H

#include "model/schedule_cursor.h"

/* The tokens from `from` up to `to` as the name of an event. False, with the
 * reason if it is too long, if they are none: at least a word among them is not
 * of those that speak of days. */
bool ehr_schedule_event(struct ehr_schedule_cursor *cursor, size_t from,
	size_t to, struct ehr_schedule *schedule);

/* Reads all that is left as a term. */
bool ehr_schedule_take_term(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule);

#endif
