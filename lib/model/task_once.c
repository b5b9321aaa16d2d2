/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_once.h"

#include "model/words.h"

static void flag(struct ehr_buf *flags, const char *word)
{
	ehr_words_add(flags, ehr_str_of(word));
}

bool ehr_task_is_done(const struct ehr_task_report *report)
{
	return report && (report->state == EHR_TASK_REPORTED_DONE ||
				 (report->state == EHR_TASK_REPORTED_NOTHING &&
					 report->has_done_on));
}

static bool is_progress_against(const struct ehr_task_report *report)
{
	if (!report->has_progress)
		return false;
	return report->state == EHR_TASK_REPORTED_NOT_STARTED
		       ? report->progress > 0
		       : ehr_task_is_done(report) && report->progress < 100;
}

/* Done before it begins: of one of several periods that is another one's; what is
 * due once may be done early, and a term's report within the period. */
static bool is_before_begin(const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, struct ehr_buf *flags)
{
	bool has_day = report->has_done_on ||
		       (report->has_date && ehr_task_is_done(report));
	long day = report->has_done_on ? report->done_on : report->date;

	if (!has_day || !days->has_begin || day >= days->begin)
		return false;
	if (days->period[0] && day < days->period_begin) {
		flag(flags, "done_before_begin");
		return true;
	}
	flag(flags, "done_early");
	return false;
}

/* Names what in the report cannot all be true. */
static bool contradicts(const struct ehr_task_view *view,
	const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, struct ehr_buf *flags)
{
	bool begin = is_before_begin(days, report, flags);
	bool after = report->has_done_on && report->done_on > view->as_of;
	bool before = report->has_done_on && report->has_date &&
		      report->done_on > report->date;
	bool not_done = report->has_done_on && !ehr_task_is_done(report);
	bool progress = is_progress_against(report);

	if (after)
		flag(flags, "done_after_as_of");
	if (before)
		flag(flags, "done_after_report");
	if (not_done)
		flag(flags, "done_on_not_done");
	if (progress)
		flag(flags, "progress_not_state");
	return begin || after || before || not_done || progress;
}

static enum ehr_task_state judge_done(const struct ehr_task_view *view,
	const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, struct ehr_buf *flags)
{
	/* the latest day on which it can have been done */
	long last = report->has_done_on ? report->done_on
		    : report->has_date  ? report->date
					: view->as_of;

	if (!days->has_due || last <= days->due)
		return EHR_TASK_DONE;
	if (report->has_done_on)
		return EHR_TASK_DONE_LATE;
	flag(flags, "done_day_unknown");
	return EHR_TASK_DONE;
}

static enum ehr_task_state judge_open(const struct ehr_task_view *view,
	const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, struct ehr_buf *flags)
{
	bool ahead = days->has_begin && view->as_of < days->begin;

	if (!report && !ahead)
		flag(flags, "not_reported");
	if (report && report->state == EHR_TASK_REPORTED_BEHIND)
		flag(flags, "reported_behind");
	if (report && ehr_task_status_reopened(view->status, report))
		flag(flags, "reopened");
	if (view->as_of > days->due)
		return EHR_TASK_OVERDUE;
	if (view->as_of == days->due)
		return EHR_TASK_DUE;
	if (days->due - view->as_of <= view->soon)
		return EHR_TASK_DUE_SOON;
	if (report && report->state == EHR_TASK_REPORTED_NOT_STARTED)
		return EHR_TASK_NOT_STARTED;
	if (report && report->state != EHR_TASK_REPORTED_NOTHING)
		return EHR_TASK_RUNNING;
	return ahead ? EHR_TASK_NOT_STARTED : EHR_TASK_RUNNING;
}

enum ehr_task_state ehr_task_once(const struct ehr_task_view *view,
	const struct ehr_schedule_days *days,
	const struct ehr_task_report *report, bool differ,
	struct ehr_buf *flags)
{
	bool against = report && contradicts(view, days, report, flags);

	if (differ)
		flag(flags, "reports_differ");
	if (differ || against)
		return EHR_TASK_UNKNOWN;
	if (ehr_task_is_done(report))
		return judge_done(view, days, report, flags);
	return days->has_due ? judge_open(view, days, report, flags)
			     : EHR_TASK_UNKNOWN;
}
