/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/limit_word.h"

static struct ehr_words *words;
static struct ehr_limits limits;
static struct ehr_arena arena;

static int setup(void **state)
{
	struct ehr_limit_paths paths = { NULL, NULL, { { NULL } } };
	struct ehr_err err;

	(void)state;
	words = ehr_words_open(&err);
	return words == NULL || ehr_limits_read(&limits, &paths, &err) != 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	ehr_limits_release(&limits);
	ehr_arena_release(&arena);
	return 0;
}

static void check(enum ehr_limit_cell cell, const char *text, const char *word)
{
	struct ehr_str meant =
		ehr_limit_word_meant(words, cell, ehr_str_of(text), &arena);

	if (!ehr_str_is(meant, word))
		fail_msg("%s: %.*s", text, (int)meant.n, meant.p);
}

static void classes_of_waters(void **state)
{
	static const char *const third[] = { "III", "Ⅲ", "Ⅲ类", "III类",
		"III 类", "三类", "3类", "Ⅲ类标准", "ＩＩＩ类" };

	(void)state;
	for (size_t i = 0; i < sizeof(third) / sizeof(*third); i++)
		check(EHR_LIMIT_CELL_CLASS, third[i], "III");
	check(EHR_LIMIT_CELL_CLASS, "五类", "V");
	check(EHR_LIMIT_CELL_CLASS, "二级", "2");
	/* neither a class nor a grade */
	check(EHR_LIMIT_CELL_CLASS, "三", "三");
	check(EHR_LIMIT_CELL_CLASS, "类", "类");
	check(EHR_LIMIT_CELL_CLASS, "六类", "六类");
	check(EHR_LIMIT_CELL_CLASS, "", "");
}

static void land_and_waters(void **state)
{
	(void)state;
	check(EHR_LIMIT_CELL_LAND, "水田", "paddy");
	check(EHR_LIMIT_CELL_LAND, "第一类用地", "class1");
	check(EHR_LIMIT_CELL_LAND, "二类用地", "class2");
	check(EHR_LIMIT_CELL_LAND, "旱地", "other");
	check(EHR_LIMIT_CELL_LAND, "林地", "林地");
	check(EHR_LIMIT_CELL_WATER_BODY, "湖泊", "lake");
	check(EHR_LIMIT_CELL_AREA, "二类区", "II");
	check(EHR_LIMIT_CELL_AVERAGING, "24小时平均", "24h");
	check(EHR_LIMIT_CELL_AVERAGING, "日最大8小时平均", "8h-max");
	/* of cells without words the text itself */
	check(EHR_LIMIT_CELL_POLLUTANT, "水田", "水田");
}

static void names_of_standards(void **state)
{
	static const char *const name[][2] = {
		{ "gb15618", "gb15618" },
		{ "GB 15618", "gb15618" },
		{ "GB15618-2018", "gb15618-2018" },
		{ "GB 15618—2018", "gb15618-2018" },
		{ "GB 15618–2018", "gb15618-2018" },
		{ "ＧＢ15618－2018", "gb15618-2018" },
		{ "GB/T 14848-2017", "gbt14848-2017" },
		{ "GB/T14848", "gbt14848" },
		{ "GBZ 2.1—2019", "gbz2.1-2019" },
		{ "HJ 2.2-2018", "hj2.2-2018" },
		{ "地表水环境质量标准", "gb3838" },
		{ "环境空气质量标准", "gb3095" },
		{ "土壤环境质量 农用地土壤污染风险管控标准", "gb15618" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		const char *called = ehr_limit_standard_called(
			&limits, ehr_str_of(name[i][0]));

		assert_non_null(called);
		assert_string_equal(called, name[i][1]);
	}
	assert_null(ehr_limit_standard_called(
		&limits, ehr_str_of("GB 15618-1995")));
	assert_null(ehr_limit_standard_called(&limits, ehr_str_of("15618")));
	assert_null(ehr_limit_standard_called(&limits, ehr_str_of("")));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_of_waters),
		cmocka_unit_test(land_and_waters),
		cmocka_unit_test(names_of_standards),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
