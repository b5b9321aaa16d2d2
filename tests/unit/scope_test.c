/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/scope.h"

static struct ehr_scope *scope;

static int open_scope(void **state)
{
	struct ehr_err err;

	(void)state;
	scope = ehr_scope_open(NULL, &err);
	return scope == NULL ? -1 : 0;
}

static int close_scope(void **state)
{
	(void)state;
	ehr_scope_close(scope);
	return 0;
}

static const char *word(const char *name, const char *cas)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(scope, ehr_str_of(name), ehr_str_of(cas));

	return row == NULL ? "unknown" : row->not_scored;
}

/* What is no single chemical, by the name that Chinese tables have. */
static void knows_what_is_not_scored(void **state)
{
	static const struct {
		const char *name, *cas, *word;
	} given[] = {
		{ "化学需氧量", "", "out_of_scope" },
		{ "氨氮", "", "out_of_scope" },
		{ "总磷", "", "out_of_scope" },
		{ "二氧化硫", "7446-09-5", "out_of_scope" },
		{ "挥发性有机物", "", "needs_speciation" },
		{ "颗粒物", "", "needs_speciation" },
		{ "总铬", "7440-47-3", "needs_valence" },
		{ "", "7440-47-3", "needs_valence" },
		{ "anything", "7440-47-3", "needs_valence" },
		{ "铅", "7439-92-1", "lead" },
		{ "", "7439-92-1", "lead" },
		{ "石棉", "1332-21-4", "fibres" },
		{ "石棉尘", "", "fibres" },
		{ "Refractory ceramic fibres", "", "fibres" },
		{ "lead acetate", "", "lead" },
		{ "", "10099-74-8", "lead" },
		{ "砷", "7440-38-2", "" },
		{ "苯", "", "" },
		{ "乙酸丁酯", "123-86-4", "" },
		{ "no such pollutant", "", "unknown" },
		{ "", "", "unknown" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
		assert_string_equal(
			word(given[i].name, given[i].cas), given[i].word);
}

/* Ammonia is scored, ammonia nitrogen is not, whatever number it carries. */
static void name_may_forbid_what_the_number_allows(void **state)
{
	(void)state;
	assert_string_equal(word("氨", "7664-41-7"), "");
	assert_string_equal(word("", "7664-41-7"), "");
	assert_string_equal(word("氨氮", "7664-41-7"), "out_of_scope");
}

static void folds_letters_and_blanks(void **state)
{
	(void)state;
	assert_string_equal(word("LEAD", ""), "lead");
	assert_string_equal(word(" lead ", ""), "lead");
	assert_string_equal(word("ph", ""), "out_of_scope");
	assert_string_equal(word("PM2.5", ""), "out_of_scope");
	assert_string_equal(word("pm2.5", ""), "out_of_scope");
}

static void flags_assumed_valence(void **state)
{
	const struct ehr_scope_row *row = ehr_scope_find(
		scope, ehr_str_of("总汞"), ehr_str_of("7439-97-6"));

	(void)state;
	assert_non_null(row);
	assert_string_equal(row->not_scored, "");
	assert_string_equal(row->flag, "valence_assumed");
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void reads_a_replacement(void **state)
{
	static const char path[] = "scope_test.csv";
	struct ehr_scope *own;
	struct ehr_err err;

	(void)state;
	write_file(path, "name_zh,name_en,cas,scope,handling,not_scored,flag,"
			 "reason\n砷,Arsenic,7440-38-2,x,y,out_of_scope,,z\n");
	own = ehr_scope_open(path, &err);
	assert_non_null(own);
	assert_int_equal(ehr_scope_rows(own), 1);
	assert_non_null(ehr_scope_find(
		own, ehr_str_of("ARSENIC"), (struct ehr_str){ 0 }));
	assert_null(
		ehr_scope_find(own, ehr_str_of("苯"), (struct ehr_str){ 0 }));
	ehr_scope_close(own);

	write_file(path, "name_zh,name_en,cas,scope,handling,not_scored,flag,"
			 "reason\n砷,Arsenic,7440-38-3,x,y,,,z\n");
	assert_null(ehr_scope_open(path, &err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_int_equal(err.line, 2);
	assert_string_equal(err.column, "cas");
	assert_string_equal(err.found, "7440-38-3");

	write_file(path, "name_zh,name_en,cas,scope,handling,flag,reason\n");
	assert_null(ehr_scope_open(path, &err));
	assert_non_null(strstr(err.text, "not_scored"));
	assert_int_equal(unlink(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_is_not_scored),
		cmocka_unit_test(name_may_forbid_what_the_number_allows),
		cmocka_unit_test(folds_letters_and_blanks),
		cmocka_unit_test(flags_assumed_valence),
		cmocka_unit_test(reads_a_replacement),
	};

	return cmocka_run_group_tests(tests, open_scope, close_scope);
}
