/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_expect.h"

#include <stdlib.h>

static int fail(struct ehr_str text, struct ehr_err *err)
{
	char shown[96];

	ehr_visible(shown, sizeof(shown), text);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--expect: TIME=NUMBER, such as 2025=13, each time once, not "
		  "\"%s\""),
		shown);
}

/* A whole number of at most seven figures. */
static bool read_count(struct ehr_str text, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*count = 10 * *count + (size_t)(text.p[i] - '0');
	}
	return text.n > 0 && text.n < 8;
}

static bool read_time(struct ehr_task_expected *time,
	const struct ehr_task_list_opts *opts, struct ehr_err *err)
{
	struct ehr_schedule schedule;

	if (ehr_schedule_read(opts->schedule_words, time->time, &opts->context,
		    &schedule, err) ||
		!schedule.has_begin || !schedule.has_due ||
		(schedule.kind != EHR_SCHEDULE_DAY &&
			schedule.kind != EHR_SCHEDULE_SPAN))
		return false;
	time->begin = schedule.begin;
	time->end = schedule.due;
	return true;
}

int ehr_task_expect_add(struct ehr_task_expect *expect, const char *text,
	const struct ehr_task_list_opts *opts, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);

	do {
		struct ehr_str pair = ehr_str_cut(&rest, ','), number = pair;
		struct ehr_task_expected time = {
			.time = ehr_str_trim(ehr_str_cut(&number, '='))
		};
		bool fine = read_time(&time, opts, err) &&
			    read_count(ehr_str_trim(number), &time.expected);

		for (size_t i = 0; i < expect->n; i++)
			fine = fine && (expect->time[i].begin != time.begin ||
					       expect->time[i].end != time.end);
		if (!fine)
			return fail(pair, err);
		expect->time =
			ehr_realloc(expect->time, expect->n + 1, sizeof(time));
		expect->time[expect->n++] = time;
	} while (rest.p);
	return 0;
}

size_t ehr_task_expect_count(
	struct ehr_task_expect *expect, const struct ehr_task_list *list)
{
	size_t other = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct ehr_schedule *schedule = &list->task[i].schedule;
		bool is_other = true;

		for (size_t k = 0; k < expect->n; k++) {
			struct ehr_task_expected *time = &expect->time[k];

			if (!list->task[i].has_schedule ||
				!schedule->has_begin || !schedule->has_due ||
				schedule->kind == EHR_SCHEDULE_EVERY ||
				schedule->begin != time->begin ||
				schedule->due != time->end)
				continue;
			time->found++;
			is_other = false;
		}
		other += is_other;
	}
	return other;
}

void ehr_task_expect_release(struct ehr_task_expect *expect)
{
	free(expect->time);
	*expect = (struct ehr_task_expect){ 0 };
}
