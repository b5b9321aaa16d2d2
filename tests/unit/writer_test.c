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

/* A byte that needs quotes, at any place of cells of any length. */
static void quotes_are_found_anywhere(void **state)
{
	static const char special[] = ",\"\n\r;x";
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_layout_init(&layout, &header, NULL, 0,
			&(struct ehr_out_opts){ .format = EHR_FORMAT_CSV },
			&err),
		0);
	ehr_writer_init(&writer, &layout, NULL);
	for (size_t n = 1; n < 40; n++) {
		for (size_t i = 0; i < n * 6; i++) {
			char text[40], c = special[i % 6];
			size_t length = n + 2;
			memset(text, 'y', n);
			text[n] = 0;
			text[i / 6] = c;
			writer.buf.n = 0;
			ehr_writer_puts(&writer, text);
			if (c == ';' || c == 'x')
				length = n;
			else if (c == '"')
				length = n + 3;
			assert_int_equal(writer.buf.n, length);
			assert_int_equal(writer.buf.p[0] == '"', length != n);
			ehr_writer_drop_row(&writer);
		}
	}
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
}

/* Three rows; what is a span in two of them is written cell by cell in the
 * third. With --columns a part of a span may be left out, or all of it. */
static void spans_are_the_cells_they_were_made_of(void **state)
{
	static const enum ehr_format format[] = { EHR_FORMAT_CSV,
		EHR_FORMAT_TSV, EHR_FORMAT_JSON, EHR_FORMAT_JSONL };
	static const char *const column[] = { "a", "b", "value", "c" };
	static const struct ehr_str wanted[] = { { "a", 1 }, { "b", 1 },
		{ "value", 5 }, { "c", 1 } };

	(void)state;
	for (size_t i = 0; i < 4 * 16 - 4; i++) {
		struct ehr_out_opts opts = { .format = format[i % 4],
			.is_number = is_number };
		struct ehr_str chosen[4];
		struct ehr_span first = { 0 }, last = { 0 };
		struct ehr_layout layout;
		struct ehr_writer writer, other;
		struct ehr_err err;
		size_t row[4];
		for (size_t k = 0; k < 4; k++)
			if ((i / 4 + 1) >> k & 1)
				chosen[opts.n_columns++] = wanted[k];
		opts.columns = chosen;
		assert_int_equal(
			ehr_layout_init(&layout, NULL, column, 4, &opts, &err),
			0);
		ehr_writer_init(&writer, &layout, NULL);
		ehr_writer_init(&other, &layout, NULL);
		for (size_t k = 0; k < 3; k++) {
			struct ehr_writer *to = k == 1 ? &other : &writer;
			row[k] = to->buf.n;
			if (first.made && k == 2) {
				ehr_writer_span(to, &first);
			} else {
				ehr_span_begin(&first, to);
				ehr_writer_puts(to, "x\"y");
				ehr_writer_empty(to);
				ehr_span_end(&first, to);
			}
			ehr_writer_number(to, 1.5);
			if (k == 1)
				ehr_span_begin(&last, to);
			if (k == 2)
				ehr_writer_span(to, &last);
			else
				ehr_writer_puts(to, " ");
			if (k == 1)
				ehr_span_end(&last, to);
			assert_int_equal(ehr_writer_end_row(to, &err), 0);
		}
		assert_true(row[2] > 0);
		assert_int_equal(writer.buf.n, 2 * row[2]);
		assert_memory_equal(
			writer.buf.p, writer.buf.p + row[2], row[2]);
		assert_int_equal(other.buf.n, row[2]);
		assert_memory_equal(other.buf.p, writer.buf.p, row[2]);
		ehr_span_release(&first);
		ehr_span_release(&last);
		ehr_writer_release(&writer);
		ehr_writer_release(&other);
		ehr_layout_release(&layout);
	}
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
		cmocka_unit_test(quotes_are_found_anywhere),
		cmocka_unit_test(spans_are_the_cells_they_were_made_of),
		cmocka_unit_test(json_writes_numbers_where_columns_are_numbers),
		cmocka_unit_test(columns_and_prefix_choose_and_rename),
		cmocka_unit_test(a_column_that_is_there_is_an_error),
		cmocka_unit_test(what_is_not_finite_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
