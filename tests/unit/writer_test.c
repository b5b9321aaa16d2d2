/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "io/writer.h"

static bool is_number(const char *column)
{
	return strcmp(column, "value") == 0;
}

static char *name[] = { (char[]){ "id" }, (char[]){ "value" } };
static const struct ehr_header header = { name, 2 };
static const char *const added[] = { "a", "b" };

static void give(struct ehr_writer *writer, const char *id, const char *value)
{
	const struct ehr_str cell[] = { ehr_str_of(id), ehr_str_of(value) };
	const struct ehr_row row = { .cell = cell, .carried = cell, .n = 2 };

	ehr_writer_carry(writer, &row, false);
}

static void assert_written(struct ehr_out_opts opts, const char *id,
	const char *value, const char *expected)
{
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_err err;

	opts.is_number = is_number;
	assert_int_equal(
		ehr_layout_init(&layout, &header, added, 2, &opts, &err), 0);
	ehr_writer_init(&writer, &layout, NULL);
	give(&writer, id, value);
	ehr_writer_number(&writer, 0.25);
	ehr_writer_puts(&writer, "t");
	assert_int_equal(ehr_writer_end_row(&writer, &err), 0);
	assert_string_equal(ehr_buf_text(&writer.buf), expected);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
}

static void cells_are_quoted_only_when_they_must(void **state)
{
	const struct ehr_out_opts csv = { .format = EHR_FORMAT_CSV };

	(void)state;
	assert_written(csv, "x", "1", "x,1,0.25,t\n");
	assert_written(csv, "a,b", "c\"d", "\"a,b\",\"c\"\"d\",0.25,t\n");
	assert_written(csv, "a\nb", " c", "\"a\nb\",\" c\",0.25,t\n");
	assert_written(csv, "a\tb", "", "a\tb,,0.25,t\n");
	assert_written((struct ehr_out_opts){ .format = EHR_FORMAT_TSV },
		"a\tb", "a,b", "\"a\tb\"\ta,b\t0.25\tt\n");
}

/* Numbers are numbers in JSON where the column is one, in JSON's grammar. */
static void json_writes_numbers_where_columns_are_numbers(void **state)
{
	const struct ehr_out_opts json = { .format = EHR_FORMAT_JSONL };

	(void)state;
	assert_written(json, "1", "1.50",
		"{\"id\":\"1\",\"value\":1.50,\"a\":0.25,\"b\":\"t\"}\n");
	assert_written(json, "", "",
		"{\"id\":null,\"value\":null,\"a\":0.25,"
		"\"b\":\"t\"}\n");
	assert_written(json, "x", "+.5",
		"{\"id\":\"x\",\"value\":0.5,\"a\":0.25,\"b\":\"t\"}\n");
	assert_written(json, "x", "007",
		"{\"id\":\"x\",\"value\":7,\"a\":0.25,\"b\":\"t\"}\n");
	assert_written(json, "x", "1.",
		"{\"id\":\"x\",\"value\":1,\"a\":0.25,\"b\":\"t\"}\n");
	assert_written(json, "x", "<2",
		"{\"id\":\"x\",\"value\":\"<2\",\"a\":0.25,\"b\":\"t\"}\n");
}

static void columns_and_prefix_choose_and_rename(void **state)
{
	const struct ehr_str wanted[] = { { "b", 1 } };
	struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV,
		.columns = wanted,
		.n_columns = 1,
		.prefix = "my_" };
	struct ehr_layout layout;
	struct ehr_err err;

	(void)state;
	assert_written(opts, "x", "1", "x,1,t\n");
	assert_int_equal(
		ehr_layout_init(&layout, &header, added, 2, &opts, &err), 0);
	assert_string_equal(layout.column[3].name, "my_b");
	assert_false(ehr_layout_wants(&layout, 0));
	assert_true(ehr_layout_wants(&layout, 1));
	ehr_layout_release(&layout);
	opts.columns = &(const struct ehr_str){ "c", 1 };
	assert_int_equal(
		ehr_layout_init(&layout, &header, added, 2, &opts, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

static void a_column_that_is_there_is_an_error(void **state)
{
	static const char *const again[] = { "value" };
	struct ehr_out_opts opts = { 0 };
	struct ehr_layout layout;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_layout_init(&layout, &header, again, 1, &opts, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "\"value\""));
	opts.prefix = "x_";
	assert_int_equal(
		ehr_layout_init(&layout, &header, again, 1, &opts, &err), 0);
	ehr_layout_release(&layout);
}

static void what_is_not_finite_is_refused(void **state)
{
	const struct ehr_out_opts opts = { 0 };
	const double bad[] = { (double)NAN, (double)INFINITY };
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_err err;

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(ehr_layout_init(&layout, &header, added, 2,
					 &opts, &err),
			0);
		ehr_writer_init(&writer, &layout, NULL);
		give(&writer, "x", "1");
		ehr_writer_number(&writer, bad[i]);
		ehr_writer_empty(&writer);
		assert_int_equal(ehr_writer_end_row(&writer, &err), -1);
		assert_string_equal(err.column, "a");
		assert_int_equal(writer.buf.n, 0);
		ehr_writer_release(&writer);
		ehr_layout_release(&layout);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_quoted_only_when_they_must),
		cmocka_unit_test(json_writes_numbers_where_columns_are_numbers),
		cmocka_unit_test(columns_and_prefix_choose_and_rename),
		cmocka_unit_test(a_column_that_is_there_is_an_error),
		cmocka_unit_test(what_is_not_finite_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
