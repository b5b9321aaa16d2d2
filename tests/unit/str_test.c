/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"

static struct ehr_str of(const char *text)
{
	return ehr_str_of(text);
}

static void test_compare(void **state)
{
	(void)state;
	assert_true(ehr_str_eq(of("ab"), of("ab")));
	assert_false(ehr_str_eq(of("ab"), of("abc")));
	assert_true(ehr_str_eq((struct ehr_str){ NULL, 0 }, of("")));
	assert_true(ehr_str_cmp(of("ab"), of("abc")) < 0);
	assert_true(ehr_str_cmp(of("b"), of("abc")) > 0);
	assert_true(ehr_str_cmp(of("\xE8"), of("a")) > 0);
	assert_int_equal(ehr_str_cmp(of("x"), of("x")), 0);
	assert_int_equal(ehr_str_cmp((struct ehr_str){ NULL, 0 }, of("")), 0);
	assert_true(ehr_str_starts(of("abc"), "ab"));
	assert_true(ehr_str_starts(of("abc"), ""));
	assert_false(ehr_str_starts(of("a"), "ab"));
	assert_true(ehr_str_starts((struct ehr_str){ NULL, 0 }, ""));
}

static void test_trim(void **state)
{
	(void)state;
	assert_true(ehr_str_is(ehr_str_trim(of(" \t a b\t ")), "a b"));
	assert_true(ehr_str_is(ehr_str_trim(of(" \t ")), ""));
	assert_true(ehr_str_is(ehr_str_trim(of("\na\r")), "\na\r"));
}

static void test_cut(void **state)
{
	(void)state;
	struct ehr_str rest = of("a,,bc");

	assert_true(ehr_str_is(ehr_str_cut(&rest, ','), "a"));
	assert_true(ehr_str_is(ehr_str_cut(&rest, ','), ""));
	assert_non_null(rest.p);
	assert_true(ehr_str_is(ehr_str_cut(&rest, ','), "bc"));
	assert_null(rest.p);
	assert_int_equal(rest.n, 0);
	rest = of("a,");
	assert_true(ehr_str_is(ehr_str_cut(&rest, ','), "a"));
	assert_non_null(rest.p); /* an empty part is still to come */
	assert_true(ehr_str_is(ehr_str_cut(&rest, ','), ""));
	assert_null(rest.p);
}

static void test_nearest(void **state)
{
	(void)state;
	static const char *const name[] = { "source_id", "receptor_id", "lon",
		"lat", "pollutant", "" };

	assert_string_equal(
		ehr_str_nearest(of("polutant"), name, 6), "pollutant");
	assert_string_equal(
		ehr_str_nearest(of("Source-ID"), name, 6), "source_id");
	assert_string_equal(ehr_str_nearest(of("lot"), name, 6), "lon");
	/* letters exchanged: both are two letters away */
	assert_string_equal(
		ehr_str_nearest(of("colunms"),
			(const char *const[]){ "column", "columns" }, 2),
		"columns");
	assert_null(ehr_str_nearest(of("value"), name, 6));
	assert_null(ehr_str_nearest(of("x"), name, 6));
	assert_null(ehr_str_nearest(of(""), name, 6));
	assert_null(ehr_str_nearest(of("lon"), name, 0));

	/* swapped letters are one slip, not two */
	static const char *const column[] = { "column", "columns" };

	assert_string_equal(
		ehr_str_nearest(of("colunms"), column, 2), "columns");
}

static void test_buf(void **state)
{
	(void)state;
	struct ehr_buf buf = { 0 };

	assert_string_equal(ehr_buf_text(&buf), "");
	ehr_buf_add(&buf, NULL, 0);
	for (int i = 0; i < 1000; i++)
		ehr_buf_printf(&buf, "%03d", i);
	assert_int_equal(buf.n, 3000);
	assert_memory_equal(buf.p + 2997, "999", 3);
	ehr_buf_putc(&buf, ',');
	ehr_buf_puts(&buf, "x");
	ehr_buf_add_str(&buf, of("yz"));
	assert_string_equal(ehr_buf_text(&buf) + 3000, ",xyz");
	ehr_buf_printf(&buf, "%5000d", 7); /* longer than what is free */
	assert_int_equal(buf.n, 8004);
	assert_int_equal(buf.p[8003], '7');
	ehr_buf_release(&buf);
	assert_null(buf.p);
	assert_int_equal(buf.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_buf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
