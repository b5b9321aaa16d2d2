/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of events that terms are counted from, such as an approval, by the names
 * that schedules give them.
 */
#ifndef EHR_MODEL_TASK_EVENT_H
#define EHR_MODEL_TASK_EVENT_H

#include "base/hash.h"
#include "model/schedule.h"
#include "ref/word.h"

struct ehr_task_events {
	const struct ehr_words *words; /* rows "schedule_event=NAME" */
	struct ehr_map name;
	long *day;
};

/* Adds NAME=DATE. Fails (EHR_FAULT_USAGE) on any other text and on a name given
 * twice. */
EHR_MUST_USE int ehr_task_events_add(
	struct ehr_task_events *events, const char *text, struct ehr_err *err);

/* What is known beside the schedule. */
struct ehr_schedule_facts ehr_task_events_facts(
	const struct ehr_task_events *events,
	const struct ehr_schedule *schedule,
	const struct ehr_working_days *holidays);

/* Which of the events the schedule counts from, or EHR_MAP_NONE. */
long ehr_task_events_find(const struct ehr_task_events *events,
	const struct ehr_schedule *schedule);

void ehr_task_events_release(struct ehr_task_events *events);

#endif
