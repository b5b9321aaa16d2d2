/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_state.h"

#include <limits.h>
#include <stdlib.h>

#include "base/day.h"
#include "model/task_once.h"
#include "model/task_owed.h"
#include "model/words.h"

const char *const ehr_task_state_word[EHR_TASK_STATES] = { "done", "done_late",
	"running", "due_soon", "due", "overdue", "not_started", "continuing",
	"unknown" };

static void flag(struct ehr_task_result *result, const char *word)
{
	ehr_words_add(&result->flags, ehr_str_of(word));
}

static bool is_open(enum ehr_task_state state)
{
	return state != EHR_TASK_DONE && state != EHR_TASK_DONE_LATE;
}

struct ehr_schedule_days ehr_task_days(
	const struct ehr_task_view *view, const struct ehr_task *task)
{
	const struct ehr_schedule *schedule = &task->schedule;
	struct ehr_schedule_days days = { 0 };
	struct ehr_schedule_facts facts;

	if (!task->has_schedule)
		return days;
	facts = ehr_task_events_facts(view->events, schedule, view->holidays);
	if (schedule->kind != EHR_SCHEDULE_EVERY) {
		if (!ehr_schedule_once(schedule, &facts, &days))
			days = (struct ehr_schedule_days){
				.has_begin = schedule->has_begin,
				.begin = schedule->begin
			};
		return days;
	}
	days.rule = schedule->windows > 0 ? schedule->window[0].rule
		    : schedule->times > 0 ? schedule->time[0].rule
					  : schedule->rule;
	days.has_begin = schedule->has_begin ||
			 (schedule->times == 0 && view->term.is_given);
	if (days.has_begin)
		days.begin = schedule->has_begin ? schedule->begin
						 : view->term.begin;
	return days;
}

static void set_done(
	struct ehr_task_result *result, const struct ehr_task_report *report)
{
	result->has_done_on = report && report->has_done_on;
	if (result->has_done_on)
		result->done_on = report->done_on;
}

/* All owed periods done; the state of a task that is done so. */
static bool is_all_done(
	const struct ehr_task_result *result, enum ehr_task_state *state)
{
	*state = EHR_TASK_DONE;
	for (size_t i = 0; i < result->n_owed; i++) {
		if (is_open(result->owed[i].state))
			return false;
		if (result->owed[i].state == EHR_TASK_DONE_LATE)
			*state = EHR_TASK_DONE_LATE;
	}
	return result->n_owed > 0;
}

/* A task that is done has its years done, where nothing else was reported. */
static void cover_years(struct ehr_task_result *result)
{
	for (size_t i = 0; i < result->n_owed; i++)
		if (!result->owed[i].report)
			result->owed[i].state = EHR_TASK_DONE;
}

static void flag_owed(struct ehr_task_result *result)
{
	for (size_t i = 0; i < result->n_owed; i++)
		if (result->owed[i].state == EHR_TASK_OVERDUE)
			flag(result, "owes_overdue");
}

static int judge_continuing(const struct ehr_task_view *view, size_t task,
	bool differ, struct ehr_task_result *result, struct ehr_err *err)
{
	const struct ehr_schedule_days *days = &result->days;
	struct ehr_schedule_days bounded = *days;
	struct ehr_buf flags = { 0 };
	enum ehr_task_state whole, owed;

	if (!days->has_due)
		bounded.due = LONG_MAX;
	bounded.has_due = true;
	whole = ehr_task_once(view, &bounded, result->report, differ, &flags);
	if (ehr_task_owe_years(view, task, result, err)) {
		ehr_buf_release(&flags);
		return -1;
	}
	if (result->report)
		ehr_words_add_all(
			&result->flags, (struct ehr_str){ flags.p, flags.n });
	ehr_buf_release(&flags);
	result->state = whole;
	if (!is_open(whole))
		cover_years(result);
	else if (days->has_due && is_all_done(result, &owed))
		result->state = owed;
	else if (whole != EHR_TASK_OVERDUE && whole != EHR_TASK_UNKNOWN)
		result->state = days->has_begin && view->as_of < days->begin
					? EHR_TASK_NOT_STARTED
					: EHR_TASK_CONTINUING;
	flag_owed(result);
	return 0;
}

/* The time that the task is judged by: the first that is overdue, else the first
 * that is not done, else the last. */
static const struct ehr_task_owed *leading(const struct ehr_task_result *result)
{
	const struct ehr_task_owed *first = NULL;

	for (size_t i = 0; i < result->n_owed; i++) {
		const struct ehr_task_owed *owed = &result->owed[i];

		if (owed->state == EHR_TASK_OVERDUE)
			return owed;
		if (!first && is_open(owed->state))
			first = owed;
	}
	return first ? first : &result->owed[result->n_owed - 1];
}

static int judge_times(const struct ehr_task_view *view, size_t task,
	const struct ehr_schedule_facts *facts, struct ehr_task_result *result,
	struct ehr_err *err)
{
	const struct ehr_schedule *schedule = &view->list->task[task].schedule;
	bool is_bounded = schedule->has_due || view->term.is_given;
	const struct ehr_task_owed *owed;
	enum ehr_task_state all;

	if (ehr_task_owe_times(view, task, facts, result, err))
		return -1;
	if (result->n_owed == 0) {
		flag(result, "never_due");
		result->state = EHR_TASK_UNKNOWN;
		return 0;
	}
	owed = leading(result);
	result->days = owed->days;
	result->report = owed->report;
	result->state = owed->state;
	if (is_all_done(result, &all))
		result->state = is_bounded ? all : EHR_TASK_CONTINUING;
	else if (owed->state == EHR_TASK_RUNNING ||
		 (owed->state == EHR_TASK_NOT_STARTED && owed != result->owed))
		result->state = EHR_TASK_CONTINUING;
	return 0;
}

/* Why the days cannot be known. */
static const char *lacking(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts)
{
	if (!schedule->from_event || facts->has_event)
		return "holidays_unknown";
	return schedule->kind == EHR_SCHEDULE_EVERY && !schedule->event[0]
		       ? "no_term"
		       : "event_unknown";
}

static int judge(const struct ehr_task_view *view, size_t task,
	struct ehr_task_result *result, struct ehr_err *err)
{
	const struct ehr_task *of = &view->list->task[task];
	struct ehr_schedule_facts facts = ehr_task_events_facts(
		view->events, &of->schedule, view->holidays);
	bool differ, lacks;

	result->report = ehr_task_status_last(view->status, task, "", &differ);
	result->days = ehr_task_days(view, of);
	lacks = of->has_schedule && ehr_schedule_lacks(&of->schedule, &facts);
	if (!of->has_schedule)
		flag(result, "no_schedule");
	else if (lacks)
		flag(result, lacking(&of->schedule, &facts));
	if (of->has_schedule && of->schedule.goes_on)
		flag(result, "goes_on");
	if (of->is_continuing && !lacks)
		return judge_continuing(view, task, differ, result, err);
	if (of->has_schedule && of->schedule.kind == EHR_SCHEDULE_EVERY &&
		!lacks)
		return judge_times(view, task, &facts, result, err);
	result->state = ehr_task_once(
		view, &result->days, result->report, differ, &result->flags);
	return 0;
}

int ehr_task_judge(const struct ehr_task_view *view, size_t task,
	struct ehr_task_result *result, struct ehr_err *err)
{
	result->n_owed = 0;
	result->flags.n = 0;
	result->has_done_on = result->has_days_left = false;
	if (judge(view, task, result, err))
		return -1;
	if (result->days.moved)
		flag(result, "moved");
	if (result->days.off)
		flag(result, "holidays_unknown");
	set_done(result, result->report);
	result->has_days_left = result->days.has_due && is_open(result->state);
	if (result->has_days_left)
		result->days_left = result->days.due - view->as_of;
	return 0;
}

void ehr_task_result_release(struct ehr_task_result *result)
{
	free(result->owed);
	ehr_buf_release(&result->flags);
	*result = (struct ehr_task_result){ 0 };
}

void ehr_task_owes(const struct ehr_task_result *result, struct ehr_buf *words)
{
	words->n = 0;
	for (size_t i = 0; i < result->n_owed; i++) {
		const struct ehr_task_owed *owed = &result->owed[i];

		ehr_buf_puts(words, i ? " " : "");
		ehr_buf_puts(words, owed->days.period);
		ehr_buf_putc(words, ':');
		ehr_buf_puts(words,
			owed->is_later && owed->state == EHR_TASK_NOT_STARTED
				? "later"
				: ehr_task_state_word[owed->state]);
	}
}
