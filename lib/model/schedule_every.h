/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes back: every half year, every December, within 15 days after the end
 * of every quarter.
 */
#ifndef EHR_MODEL_SCHEDULE_EVERY_H
#define EHR_MODEL_SCHEDULE_EVERY_H

#include "model/schedule_cursor.h"

/* Is there a word such as every, quarterly? */
bool ehr_schedule_comes_back(const struct ehr_schedule_cursor *cursor);

/* Reads all that is left. */
bool ehr_schedule_take_every(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule);

#endif
