/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of goals for tests, read from their text; open_words and close_words
 * are the group's set-up and its end.
 */
#ifndef EHR_TESTS_GOALS_H
#define EHR_TESTS_GOALS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/goal_table.h"

static struct ehr_words *meanings;
static struct ehr_target_words words;
static struct ehr_schedule_words *times;

static int open_words(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	meanings = ehr_words_open(&err);
	times = ehr_schedule_words_open(NULL, &err);
	return !meanings || !times || ehr_target_words_open(&words, NULL, &err);
}

static int close_words(void **state)
{
	(void)state;
	ehr_schedule_words_close(times);
	ehr_target_words_close(&words);
	ehr_words_close(meanings);
	return 0;
}

static int read_table(
	struct ehr_goal_table *table, const char *text, struct ehr_err *err)
{
	static const struct ehr_in_opts in = { .format = EHR_FORMAT_CSV };
	const struct ehr_goal_opts opts = { .columns = { .words = meanings },
		.target_words = &words,
		.schedule_words = times };
	struct ehr_reader *reader =
		ehr_reader_memory("t", ehr_str_of(text), &in, err);
	int rc;

	*table = (struct ehr_goal_table){ 0 };
	assert_non_null(reader);
	rc = ehr_goal_table_read(table, reader, &opts, err);
	ehr_reader_close(reader);
	return rc;
}

#endif
