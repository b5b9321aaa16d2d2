/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/speciate_reported.h"

#define HEADER \
	"source_id,year,outlet,medium,quantity,pollutant,cas,value,qualifier," \
	"speciated_from\n"

static struct ehr_scope *scope;

static int open_scope(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	scope = ehr_scope_open(NULL, &err);
	return scope ? 0 : -1;
}

static int close_scope(void **state)
{
	(void)state;
	ehr_scope_close(scope);
	return 0;
}

static int read_text(
	const char *text, struct ehr_reported *reported, struct ehr_err *err)
{
	const struct ehr_in_opts opts = { 0 };
	const struct ehr_speciate_rules rules = { .scope = scope };
	struct ehr_reader *reader =
		ehr_reader_memory("rows", ehr_str_of(text), &opts, err);
	int rc;

	assert_non_null(reader);
	rc = ehr_reported_read(reported, &rules, reader, err);
	ehr_reader_close(reader);
	return rc;
}

static struct ehr_reported read_rows(const char *text)
{
	struct ehr_reported reported = { 0 };
	struct ehr_err err = { 0 };

	if (read_text(text, &reported, &err))
		fail_msg("%s", err.text);
	return reported;
}

struct place {
	struct ehr_str cell[EHR_REPORTED_OUTLET + 1];
};

/* The cells of an emission to air of a source and year at an outlet. */
static struct place place(
	const char *source, const char *year, const char *outlet)
{
	return (struct place){ { ehr_str_of(source), ehr_str_of(""),
		ehr_str_of(year), ehr_str_of(""), ehr_str_of("air"),
		ehr_str_of(""), ehr_str_of("emission"), ehr_str_of(outlet) } };
}

static bool has(
	const struct ehr_reported *reported, struct place at, const char *cas)
{
	struct ehr_buf text = { 0 };
	bool is = ehr_reported_has(reported, at.cell, ehr_str_of(cas), &text);

	ehr_buf_release(&text);
	return is;
}

static void source_year_and_outlet_count(void **state)
{
	struct ehr_reported reported = read_rows(
		HEADER "A,2023,1,air,emission,toluene, 108-88-3 ,5,,\n"
		       "B,2023,,air,emission,toluene,108-88-3,5,,\n");

	(void)state;
	assert_int_equal(reported.n, 2);
	assert_true(has(&reported, place("A", "2023", "1"), "108-88-3"));
	assert_true(has(&reported, place(" A", "2023", "1 "), "108-88-3"));
	assert_false(has(&reported, place("A", "2023", "2"), "108-88-3"));
	/* either row names no outlet */
	assert_true(has(&reported, place("A", "2023", ""), "108-88-3"));
	assert_true(has(&reported, place("B", "2023", "2"), "108-88-3"));
	assert_false(has(&reported, place("A", "2022", "1"), "108-88-3"));
	assert_false(has(&reported, place("A", "", "1"), "108-88-3"));
	assert_false(has(&reported, place("C", "2023", "1"), "108-88-3"));
	assert_false(has(&reported, place("A", "2023", "1"), "71-43-2"));
	ehr_reported_release(&reported);
}

/* A cell may hold anything: no two lists of cells are one key. */
static void cells_do_not_run_together(void **state)
{
	struct ehr_reported reported =
		read_rows(HEADER "A2,023,,air,emission,toluene,108-88-3,5,,\n");

	(void)state;
	assert_true(has(&reported, place("A2", "023", ""), "108-88-3"));
	assert_false(has(&reported, place("A", "2023", ""), "108-88-3"));
	ehr_reported_release(&reported);
}

static void what_counts_as_reported(void **state)
{
	struct ehr_reported reported = read_rows(
		HEADER "A,,,air,emission,no amount,108-88-3,,,\n"
		       "B,,,air,emission,not detected,108-88-3,,<,\n"
		       "C,,,air,emission,by a profile,108-88-3,5,,VOC\n"
		       "D,,,air,emission,no number,,5,,\n"
		       "E,,,air,emission,below 0,108-88-3,-5,,\n"
		       "F,,,air,emission,nothing,108-88-3,0,,\n");

	(void)state;
	assert_false(has(&reported, place("A", "", ""), "108-88-3"));
	assert_true(has(&reported, place("B", "", ""), "108-88-3"));
	assert_false(has(&reported, place("C", "", ""), "108-88-3"));
	assert_false(has(&reported, place("D", "", ""), ""));
	assert_false(has(&reported, place("E", "", ""), "108-88-3"));
	assert_true(has(&reported, place("F", "", ""), "108-88-3"));
	assert_int_equal(reported.n, 2);
	ehr_reported_release(&reported);
}

static bool is_held(const struct ehr_reported *reported, struct place at,
	const char *name, const char *by)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(scope, ehr_str_of(name), ehr_str_of(""));
	struct ehr_buf text = { 0 };
	struct ehr_str holder;
	bool is;

	assert_non_null(row);
	holder = ehr_reported_holder(&reported->sums, at.cell, row, &text);
	is = ehr_str_is(holder, by);
	ehr_buf_release(&text);
	return is;
}

/* VOC holds NMHC and TVOC, all dust (U+9897 U+7C92 U+7269) smoke (U+70DF
 * U+5C18). */
static void sums_hold_sums(void **state)
{
	struct ehr_reported reported =
		read_rows(HEADER "A,,1,air,emission,VOC,,5,,\n"
				 "A,,1,air,emission,NMHC,,4,,\n"
				 "B,,,air,emission,VOC,,,,\n"
				 "C,,,air,emission,\u9897\u7c92\u7269,,3,,\n"
				 "D,,,air,emission,VOC,,0,,\n"
				 "E,,,air,emission,VOC,,,<,\n");

	(void)state;
	assert_true(is_held(&reported, place("A", "", "1"), "NMHC", "VOC"));
	assert_true(is_held(&reported, place("A", "", "1"), "TVOC", "VOC"));
	assert_true(is_held(&reported, place("A", "", "1"), "VOC", ""));
	assert_true(is_held(&reported, place("A", "", "2"), "NMHC", ""));
	assert_true(is_held(&reported, place("B", "", "1"), "NMHC", ""));
	assert_true(is_held(&reported, place("D", "", ""), "NMHC", ""));
	assert_true(is_held(&reported, place("E", "", ""), "NMHC", ""));
	assert_true(is_held(&reported, place("C", "", ""), "\u70df\u5c18",
		"\u9897\u7c92\u7269"));
	assert_true(is_held(
		&reported, place("C", "", ""), "\u9897\u7c92\u7269", ""));
	ehr_reported_release(&reported);
}

static void missing_columns_are_named(void **state)
{
	struct ehr_reported reported = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(
		read_text("source_id,cas\nA,108-88-3\n", &reported, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "\"value\""));
	ehr_reported_release(&reported);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(source_year_and_outlet_count),
		cmocka_unit_test(cells_do_not_run_together),
		cmocka_unit_test(what_counts_as_reported),
		cmocka_unit_test(sums_hold_sums),
		cmocka_unit_test(missing_columns_are_named),
	};

	return cmocka_run_group_tests(tests, open_scope, close_scope);
}
