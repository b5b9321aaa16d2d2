/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/stray.h"

static struct ehr_words *words;
static struct ehr_tablehead head;

static size_t cut(const char *text, struct ehr_str cell[8])
{
	struct ehr_str rest = ehr_str_of(text);
	size_t n = 0;

	while (rest.p != NULL)
		cell[n++] = ehr_str_cut(&rest, ',');
	return n;
}

static enum ehr_stray look(const char *text)
{
	struct ehr_str cell[8];

	return ehr_stray_look(&head, cell, cut(text, cell));
}

static int setup(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_tablehead_ask ask = { 0 };
	struct ehr_str cell[2][8];
	struct ehr_preview_row row[2];
	struct ehr_preview preview = { row, 2, true, false };

	(void)state;
	words = ehr_words_open(&err);
	ask.words = words;
	row[0] = (struct ehr_preview_row){ cell[0],
		cut("名称,代码,量", cell[0]), 1 };
	row[1] = (struct ehr_preview_row){ cell[1], cut("甲厂,1,2", cell[1]),
		2 };
	return words == NULL ||
	       ehr_tablehead_find(&head, &preview, &ask, NULL, &err) != 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_tablehead_release(&head);
	ehr_words_close(words);
	return 0;
}

static void tells_strays_from_data(void **state)
{
	(void)state;
	assert_int_equal(look(",,"), EHR_STRAY_EMPTY);
	assert_int_equal(look("名称,代码,量"), EHR_STRAY_HEADING);
	assert_int_equal(look("名称,代码,量,"), EHR_STRAY_HEADING);
	assert_int_equal(look("甲,乙,1"), EHR_STRAY_LETTERS);
	/* the trailing blank is that of real sheets */
	assert_int_equal(look("单位负责人： ,,"), EHR_STRAY_FOOTER);
	assert_int_equal(look(",填 表 人：张三,"), EHR_STRAY_FOOTER);
	assert_int_equal(look("单位负责人,,"), EHR_STRAY_FOOTER);
	/* data that begin alike */
	assert_int_equal(look("甲厂,1,2"), EHR_STRAY_NONE);
	assert_int_equal(look("甲,1,3"), EHR_STRAY_NONE);
	/* a sample called jia */
	assert_int_equal(look("甲,1,2"), EHR_STRAY_NONE);
	assert_int_equal(look("注塑厂,1,2"), EHR_STRAY_NONE);
	assert_int_equal(look("名称,代码,3"), EHR_STRAY_NONE);
	assert_int_equal(look("说明,1,2"), EHR_STRAY_NONE);
	assert_int_equal(look(",1,2"), EHR_STRAY_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_strays_from_data),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
