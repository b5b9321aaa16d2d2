/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_event.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/fold.h"

/* The one name of several for the event. */
static struct ehr_str meant(const struct ehr_task_events *events,
	struct ehr_str name, struct ehr_buf *buf)
{
	return ehr_words_meant(
		events->words, "schedule_event", ehr_folded(name, buf));
}

int ehr_task_events_add(
	struct ehr_task_events *events, const char *text, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str name = ehr_str_trim(ehr_str_cut(&rest, '='));
	struct ehr_buf buf = { 0 };
	char shown[96];
	bool is_new;
	long day;

	ehr_visible(shown, sizeof(shown), ehr_str_of(text));
	if (name.n == 0 || rest.n == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--event: NAME=DATE, such as approval=2024-10-15, "
			  "not \"%s\""),
			shown);
	if (ehr_day_option(rest.p, "--event", &day, err))
		return -1;
	(void)ehr_map_add(&events->name, meant(events, name, &buf), &is_new);
	ehr_buf_release(&buf);
	if (!is_new)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--event: the event of \"%s\" stands there twice"),
			shown);
	events->day =
		ehr_realloc(events->day, events->name.n, sizeof(*events->day));
	events->day[events->name.n - 1] = day;
	return 0;
}

long ehr_task_events_find(const struct ehr_task_events *events,
	const struct ehr_schedule *schedule)
{
	struct ehr_buf buf = { 0 };
	long at = EHR_MAP_NONE;

	if (schedule->from_event)
		at = ehr_map_find(&events->name,
			meant(events, ehr_str_of(schedule->event), &buf));
	ehr_buf_release(&buf);
	return at;
}

struct ehr_schedule_facts ehr_task_events_facts(
	const struct ehr_task_events *events,
	const struct ehr_schedule *schedule,
	const struct ehr_working_days *holidays)
{
	struct ehr_schedule_facts facts = { .holidays = holidays };
	long at = ehr_task_events_find(events, schedule);

	facts.has_event = at != EHR_MAP_NONE;
	if (facts.has_event)
		facts.event = events->day[at];
	return facts;
}

void ehr_task_events_release(struct ehr_task_events *events)
{
	ehr_map_release(&events->name);
	free(events->day);
	*events = (struct ehr_task_events){ 0 };
}
