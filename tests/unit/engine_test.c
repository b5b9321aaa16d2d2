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

enum { RECORDS = 3000, STOP = 1 << 30 };

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

/*
 * A filter that writes late: the judge adds up the lengths of the second cells,
 * in order, and ends the run at "stop"; late writes the sum up to each row.
 */
struct adding {
	unsigned long sum;
};

struct added {
	size_t length[RECORDS]; /* of the rows of the block */
	unsigned long sum[RECORDS];
	size_t rows, judged;
};

static int note_length(void *self, void *scratch, const struct ehr_row *r,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct added *added = scratch;

	(void)self;
	(void)writer;
	if (ehr_str_is(r->cell[1], "bad"))
		return ehr_fail_cell(
			err, "text", "bad", "something better", r->cell[1]);
	added->length[added->rows++] =
		ehr_str_is(r->cell[1], "stop") ? STOP : r->cell[1].n;
	return 0;
}

static enum ehr_verdict add_length(
	void *self, void *scratch, size_t i, struct ehr_err *err)
{
	struct adding *adding = self;
	struct added *added = scratch;

	if (added->length[i] == STOP) {
		ehr_fail(err, EHR_FAULT_DATA, "stopped");
		return EHR_VERDICT_FAIL;
	}
	adding->sum += added->length[i];
	added->sum[added->judged++] = adding->sum;
	return EHR_VERDICT_KEEP;
}

static int write_sums(void *self, void *scratch, const struct ehr_held *held,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct added *added = scratch;
	int rc = 0;

	(void)self;
	for (size_t i = 0; rc == 0 && i < added->judged; i++) {
		struct ehr_span span = ehr_held_span(held, i);

		ehr_writer_span(writer, &span);
		ehr_writer_count(writer, added->sum[i]);
		rc = ehr_writer_end_row(writer, err);
	}
	added->rows = added->judged = 0;
	return rc;
}

static void *new_added(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(struct added));
}

static void free_added(void *self, void *scratch)
{
	(void)self;
	free(scratch);
}

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

enum mode { PLAIN, REJECTING, LATE };

static void run(struct result *result, const struct ehr_buf *text, size_t block,
	unsigned jobs, enum mode mode)
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
	struct adding adding = { 0 };
	const struct ehr_filter late = {
		.self = &adding,
		.appends = true,
		.row = note_length,
		.scratch_new = new_added,
		.scratch_free = free_added,
		.judge = add_length,
		.late = write_sums,
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
	if (mode == LATE)
		filter = late;
	if (mode == REJECTING)
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
			run(&result, &in, blocks[b], jobs[j], PLAIN);
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
			run(&result, &in, blocks[b], jobs[j], PLAIN);
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
			run(&result, &in, blocks[b], jobs[j], REJECTING);
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

/* The sums run over all blocks in order; the row that stops is told of with its
 * line, all before it are written, none behind it. */
static void late_rows_keep_order(void **state)
{
	(void)state;
	for (int stop = 0; stop < 3; stop++) {
		struct ehr_buf in = { 0 }, expected = { 0 };
		unsigned long sum = 0;
		int end = stop == 0 ? -1 : stop == 1 ? 1234 : 0;

		ehr_buf_puts(&in, "id,text\n");
		ehr_buf_puts(&expected, "id,text,n\n");
		for (int i = 0; i < RECORDS; i++) {
			ehr_buf_printf(&in, "%d,%s%.*s\n", i,
				i == end ? "stop" : "", i == end ? 0 : i % 9,
				"xxxxxxxxx");
			if (end >= 0 && i >= end)
				continue;
			sum += (unsigned long)(i % 9);
			ehr_buf_printf(&expected, "%d,", i);
			ehr_buf_printf(&expected, "%.*s", i % 9, "xxxxxxxxx");
			ehr_buf_printf(&expected, ",%lu\n", sum);
		}
		for (size_t b = 0; b < COUNT(blocks); b++)
			for (size_t j = 0; j < COUNT(jobs); j++) {
				struct result result;

				run(&result, &in, blocks[b], jobs[j], LATE);
				assert_int_equal(result.rc, end < 0 ? 0 : -1);
				if (end >= 0)
					assert_int_equal(
						result.err.line, end + 2);
				assert_int_equal(result.out.n, expected.n);
				assert_memory_equal(
					result.out.p, expected.p, expected.n);
				release(&result);
			}
		ehr_buf_release(&in);
		ehr_buf_release(&expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late_rows_keep_order),
		cmocka_unit_test(output_does_not_depend_on_blocks_or_threads),
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(rejects_keep_order_and_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
