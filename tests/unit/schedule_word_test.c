/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ref/schedule_word.h"

/* The reason for which the table is refused; "" if it is not. */
static const char *reason(const char *rows)
{
	static struct ehr_err err;
	char path[] = "/tmp/schedule_word_XXXXXX";
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");
	struct ehr_schedule_words *words;

	err = (struct ehr_err){ 0 };
	assert_non_null(file);
	assert_true(fputs("word,meaning,value\n", file) >= 0);
	assert_true(fputs(rows, file) >= 0);
	assert_int_equal(fclose(file), 0);
	words = ehr_schedule_words_open(path, &err);
	assert_int_equal(words == NULL, err.fault != EHR_OK);
	ehr_schedule_words_close(words);
	(void)unlink(path);
	return err.reason;
}

static void refuses_what_cannot_be(void **state)
{
	(void)state;
	assert_string_equal(reason("\xe5\xb9\xb4,year,\n"), "");
	assert_string_equal(reason("a,yeer,\n"), "unknown_word");
	assert_string_equal(reason("a,year,\na,day,\n"), "duplicate");
	assert_string_equal(reason("a,year,\n A ,day,\n"), "duplicate");
	assert_string_equal(reason(" ,year,\n"), "duplicate");
	assert_string_equal(reason("a,month,13\n"), "not_a_number");
	assert_string_equal(reason("a,month,x\n"), "not_a_number");
	assert_string_equal(reason("a,half,\n"), "not_a_number");
	assert_string_equal(reason("a,half,0\n"), "not_a_number");
	assert_string_equal(reason("a,plan,4\n"), "not_a_number");
	assert_string_equal(reason("a,periodic,-1\n"), "not_a_number");
}

static enum ehr_schedule_meaning meaning(
	const struct ehr_schedule_words *words, const char *text)
{
	const struct ehr_schedule_word *word =
		ehr_schedule_words_match(words, ehr_str_of(text));

	return word ? word->meaning : EHR_SCHEDULE_MEANINGS;
}

static void takes_the_longest_word(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_schedule_words *words = ehr_schedule_words_open(NULL, &err);

	(void)state;
	assert_non_null(words);
	assert_int_equal(meaning(words, "year"), EHR_SCHEDULE_MEANS_YEAR);
	assert_int_equal(meaning(words, "YEARLY"), EHR_SCHEDULE_MEANS_PERIODIC);
	assert_int_equal(meaning(words, "yearning"), EHR_SCHEDULE_MEANINGS);
	assert_int_equal(meaning(words, "year2025"), EHR_SCHEDULE_MEANS_YEAR);
	assert_int_equal(
		meaning(words, "the end of May"), EHR_SCHEDULE_MEANS_END_OF);
	assert_int_equal(meaning(words, ""), EHR_SCHEDULE_MEANINGS);
	/* one month as a length, a month's name, half a year */
	assert_int_equal(meaning(words, "\u4e2a\u6708\u5185"),
		EHR_SCHEDULE_MEANS_LENGTH_MONTHS);
	assert_int_equal(
		meaning(words, "\u6708\u5e95"), EHR_SCHEDULE_MEANS_MONTH);
	assert_int_equal(
		meaning(words, "\u534a\u5e74"), EHR_SCHEDULE_MEANS_HALF_YEAR);
	ehr_schedule_words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_cannot_be),
		cmocka_unit_test(takes_the_longest_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
