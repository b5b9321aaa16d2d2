/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_period.h"

#include <stdio.h>

#include "base/day.h"

enum { MONTHS = 12, HALF = 6, QUARTER = 3 };

/* So many months from the first of one of them. */
static struct ehr_task_period months(int year, int month, int n)
{
	struct ehr_task_period period = { .is_given = true };

	period.begin = ehr_day_of(year, month, 1);
	period.end = ehr_day_of(
		year, month + n - 1, ehr_day_month_length(year, month + n - 1));
	if (n == MONTHS)
		(void)snprintf(period.name, sizeof(period.name), "%04d", year);
	else if (n == 1)
		(void)snprintf(period.name, sizeof(period.name), "%04d-%02d",
			year, month);
	else
		(void)snprintf(period.name, sizeof(period.name), "%04d-%c%d",
			year, n == HALF ? 'H' : 'Q', (month - 1) / n + 1);
	return period;
}

struct ehr_task_period ehr_task_period_year(int year)
{
	return months(year, 1, MONTHS);
}

struct ehr_task_period ehr_task_period_of(long day, int length)
{
	struct ehr_day_parts parts = ehr_day_parts(day);

	return months(
		parts.year, (parts.month - 1) / length * length + 1, length);
}

/* Is it a year, half, quarter or month? Then *period is it. */
static bool is_calendar(long begin, long end, struct ehr_task_period *period)
{
	static const int length[] = { MONTHS, HALF, QUARTER, 1 };
	struct ehr_day_parts parts = ehr_day_parts(begin);

	if (parts.day != 1)
		return false;
	for (size_t i = 0; i < sizeof(length) / sizeof(*length); i++) {
		if ((parts.month - 1) % length[i] != 0)
			continue;
		*period = months(parts.year, parts.month, length[i]);
		if (period->end == end)
			return true;
	}
	return false;
}

int ehr_task_period_read(const struct ehr_schedule_words *words,
	struct ehr_str text, const char *column, struct ehr_task_period *period,
	struct ehr_err *err)
{
	const struct ehr_schedule_context context = { 0 };
	struct ehr_schedule schedule;
	bool is_time;

	*period = (struct ehr_task_period){ 0 };
	if (text.n == 0)
		return 0;
	is_time =
		ehr_schedule_read(words, text, &context, &schedule, err) == 0 &&
		schedule.has_due &&
		(schedule.kind == EHR_SCHEDULE_DAY ||
			schedule.kind == EHR_SCHEDULE_SPAN);
	if (!is_time)
		return ehr_fail_cell(err, column, "period",
			N_("a year, half year, quarter, month or day"), text);
	if (schedule.has_begin &&
		is_calendar(schedule.begin, schedule.due, period))
		return 0;
	if (schedule.has_begin && schedule.begin != schedule.due)
		return ehr_fail_cell(err, column, "period",
			N_("a year, half year, quarter, month or day"), text);
	period->is_given = true;
	period->begin = period->end = schedule.due;
	ehr_day_write(period->name, schedule.due);
	return 0;
}
