/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/engine.h"
#include "io/file.h"
#include "io/input.h"
#include "io/rejects.h"

/*
 * A filter that appends the length of the second cell, and calls a row bad
 * whose second cell is "bad". What it must write is made here by other means,
 * record by record.
 */
static int row(void *self, void *scratch, const struct ehr_row *r,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)scratch;
	if (ehr_str_is(r->cell[1], "bad"))
		return ehr_fail_cell(
			err, "text", "bad", "something better", r->cell[1]);
	ehr_writer_count(writer, r->cell[1].n);
	return 0;
}

/* Lines of the blocks in order of commit must grow. */
static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	unsigned long *last = self;

	(void)scratch;
	(void)file;
	(void)err;
	assert_true(line >= *last);
	*last = line;
	return 0;
}

enum { RECORDS = 3000 };

/* Records of many shapes; every third is quoted, some span lines. */
static void make_input(struct ehr_buf *in, struct ehr_buf *expected)
{
	ehr_buf_puts(in, "id,text\n");
	ehr_buf_puts(expected, "id,text,n\n");
	for (int i = 0; i < RECORDS; i++) {
		int n = i % 37;
		if (i % 3 == 0) {
			ehr_buf_printf(in, "%d,\"%.*s\n\"\"\"%s", i, n,
				"----------------------------------------",
				i % 2 ? "\r\n" : "\n");
			ehr_buf_printf(expected, "%d,\"%.*s\n\"\"\",%d\n", i, n,
				"----------------------------------------",
				n + 2);
		} else {
			ehr_buf_printf(in, "%d,%.*s\n", i, n,
				"++++++++++++++++++++++++++++++++++++++++");
			ehr_buf_printf(expected, "%d,%.*s,%d\n", i, n,
				"++++++++++++++++++++++++++++++++++++++++", n);
		}
	}
}

struct result {
	int rc;
	struct ehr_err err;
	struct ehr_buf out, rejects;
};

static char *scratch_file(void)
{
	char *path = ehr_strdup("engine-test-XXXXXX");
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	return path;
}

static void run(struct result *result, const struct ehr_buf *text, size_t block,
	unsigned jobs, bool rejecting)
{
	static const char *const column[] = { "n" };
	char *in_path = scratch_file(), *out_path = scratch_file();
	char *bad_path = scratch_file();
	unsigned long last = 0;
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV, .block = block };
	struct ehr_out_opts out_opts = { .format = EHR_FORMAT_CSV };
	struct ehr_filter filter = {
		.self = &last, .appends = true, .row = row, .commit = commit
	};
	struct ehr_err *err = &result->err;
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_output *out;
	struct ehr_input *in;
	FILE *file = fopen(in_path, "w");

	*result = (struct result){ 0 };
	assert_non_null(file);
	assert_int_equal(fwrite(text->p, 1, text->n, file), text->n);
	assert_int_equal(fclose(file), 0);
	if (rejecting)
		opts.rejects = ehr_rejects_open(bad_path, -1, err);
	in = ehr_input_open(in_path, &opts, err);
	assert_non_null(in);
	assert_int_equal(ehr_layout_init(&layout, ehr_input_header(in), column,
				 1, &out_opts, err),
		0);
	out = ehr_output_open(out_path, false, err);
	assert_non_null(out);
	ehr_writer_init(&writer, &layout, out);
	assert_int_equal(ehr_writer_start(&writer, err), 0);
	result->rc = ehr_engine_run(in, &layout, &writer, &filter, jobs, err);
	{
		struct ehr_err other;
		assert_int_equal(ehr_writer_finish(&writer, &other), 0);
		assert_int_equal(ehr_output_commit(out, &other), 0);
		assert_int_equal(ehr_rejects_close(opts.rejects, &other), 0);
		assert_int_equal(
			ehr_file_read(out_path, 1 << 22, &result->out, &other),
			0);
		assert_int_equal(ehr_file_read(bad_path, 1 << 22,
					 &result->rejects, &other),
			0);
	}
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_input_close(in);
	unlink(in_path);
	unlink(out_path);
	unlink(bad_path);
	free(in_path);
	free(out_path);
	free(bad_path);
}

static void release(struct result *result)
{
	ehr_buf_release(&result->out);
	ehr_buf_release(&result->rejects);
}

static const size_t blocks[] = { 1, 2, 7, 64, 1000, 65536, 0 };
static const unsigned jobs[] = { 1, 2, 7 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void output_does_not_depend_on_blocks_or_threads(void **state)
{
	struct ehr_buf in = { 0 }, expected = { 0 };

	(void)state;
	make_input(&in, &expected);
	for (size_t b = 0; b < COUNT(blocks); b++) {
		for (size_t j = 0; j < COUNT(jobs); j++) {
			struct result result;
			run(&result, &in, blocks[b], jobs[j], false);
			assert_int_equal(result.rc, 0);
			assert_int_equal(result.out.n, expected.n);
			assert_memory_equal(
				result.out.p, expected.p, expected.n);
			release(&result);
		}
	}
	ehr_buf_release(&in);
	ehr_buf_release(&expected);
}

/* Two bad rows: the first in the input is reported, all before it is written,
 * nothing behind it. */
static void the_first_error_wins(void **state)
{
	struct ehr_buf in = { 0 };
	static const char expected[] = "id,text,n\n0,\"a\nb\",3\n1,c,1\n";

	(void)state;
	ehr_buf_puts(&in, "id,text\n0,\"a\nb\"\n1,c\n2,bad\n");
	for (int i = 3; i < 2000; i++)
		ehr_buf_printf(&in, "%d,%s\n", i, i == 1500 ? "bad" : "good");
	for (size_t b = 0; b < COUNT(blocks); b++) {
		for (size_t j = 0; j < COUNT(jobs); j++) {
			struct result result;
			run(&result, &in, blocks[b], jobs[j], false);
			assert_int_equal(result.rc, -1);
			assert_int_equal(result.err.line, 5);
			assert_string_equal(result.err.column, "text");
			assert_int_equal(result.out.n, sizeof expected - 1);
			assert_memory_equal(
				result.out.p, expected, sizeof expected - 1);
			release(&result);
		}
	}
	ehr_buf_release(&in);
}

static void rejects_keep_order_and_lines(void **state)
{
	struct ehr_buf in = { 0 };

	(void)state;
	ehr_buf_puts(&in, "id,text\n");
	for (int i = 0; i < 500; i++)
		ehr_buf_printf(&in, "%d,%s\n", i,
			i % 100 == 7   ? "bad"
			: i % 100 == 9 ? "x,y"
				       : "good");
	for (size_t b = 0; b < COUNT(blocks); b++) {
		for (size_t j = 0; j < COUNT(jobs); j++) {
			struct result result;
			const char *at;
			run(&result, &in, blocks[b], jobs[j], true);
			assert_int_equal(result.rc, 0);
			at = ehr_buf_text(&result.rejects);
			for (int i = 0; i < 5; i++) {
				char bad[64], ragged[64];
				snprintf(bad, sizeof bad, ",%d,text,bad,",
					100 * i + 7 + 2);
				snprintf(ragged, sizeof ragged, ",%d,,ragged,",
					100 * i + 9 + 2);
				at = strstr(at, bad);
				assert_non_null(at);
				at = strstr(at, ragged);
				assert_non_null(at);
			}
			release(&result);
		}
	}
	ehr_buf_release(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(output_does_not_depend_on_blocks_or_threads),
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(rejects_keep_order_and_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
