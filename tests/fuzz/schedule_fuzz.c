/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as schedules. What is read has days that exist, in their order; blanks
 * around it change nothing; its times come one after the other. What is not read
 * says why.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "model/schedule.h"

enum { TIMES = 40 };

static _Noreturn void wrong(const char *what, struct ehr_str text)
{
	fprintf(stderr, "%.*s: %s\n", (int)text.n, text.p, what);
	abort();
}

static bool exists(bool has, long day)
{
	return !has ||
	       (day >= ehr_day_of(1, 1, 1) && day <= ehr_day_of(9999, 12, 31));
}

static void check_times(
	const struct ehr_schedule *schedule, struct ehr_str text)
{
	struct ehr_schedule_facts facts = { true, ehr_day_of(2024, 2, 29),
		NULL };
	struct ehr_schedule_walk walk;
	struct ehr_schedule_days days;
	long from = ehr_day_of(2020, 1, 1), last = from;

	ehr_schedule_walk_init(&walk, schedule, &facts, from);
	for (int i = 0; i < TIMES && ehr_schedule_walk_next(&walk, &days);
		i++) {
		if (!exists(days.has_begin, days.begin) ||
			!exists(days.has_due, days.due))
			wrong("a day that is none", text);
		if (days.has_begin && days.has_due && days.begin > days.due)
			wrong("due before it begins", text);
		if (days.has_due && days.due < last)
			wrong("goes back", text);
		if (days.has_due)
			last = days.due;
	}
}

static void check(const struct ehr_schedule_words *words, struct ehr_str text,
	const struct ehr_schedule_context *context)
{
	struct ehr_schedule schedule, again;
	struct ehr_err err = { 0 };
	struct ehr_buf wide = { 0 };
	int rc = ehr_schedule_read(words, text, context, &schedule, &err);

	ehr_buf_puts(&wide, " \t");
	ehr_buf_add_str(&wide, text);
	ehr_buf_puts(&wide, "  ");
	if (ehr_schedule_read(words, (struct ehr_str){ wide.p, wide.n },
		    context, &again, NULL) != rc)
		wrong("blanks around it matter", text);
	ehr_buf_release(&wide);
	if (rc != 0 && (err.fault != EHR_FAULT_DATA || !err.reason[0] ||
			       !err.expected[0]))
		wrong("refused without a word", text);
	if (rc != 0)
		return;
	if (schedule.kind != again.kind || schedule.due != again.due)
		wrong("read in two ways", text);
	if (!exists(schedule.has_begin, schedule.begin) ||
		!exists(schedule.has_due, schedule.due))
		wrong("stated, and no day", text);
	check_times(&schedule, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_schedule_words *words;
	struct ehr_str text = { (const char *)data, size };
	struct ehr_err err = { 0 };

	if (words == NULL)
		words = ehr_schedule_words_open(NULL, &err);
	if (words == NULL)
		abort();
	check(words, text, &(struct ehr_schedule_context){ 0 });
	check(words, text,
		&(struct ehr_schedule_context){ .year = 2026,
			.before = EHR_SCHEDULE_BEFORE_EXCLUDED,
			.has_first = true });
	return 0;
}
