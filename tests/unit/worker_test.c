/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/mem.h"
#include "io/engine.h"
#include "io/file.h"
#include "io/input.h"
#include "io/rejects.h"

/*
 * A filter whose rows hang on those before them. Columns: key, do. row writes
 * the key and the word "first", as many times as "do" is long; "skip" is no
 * data, "bad" is bad. judge keeps the first row of a key, has the second
 * written again with the word "second", drops all others and fails at the key
 * "stop". finish writes the number of keys.
 */
struct keys {
	struct ehr_map seen;
	size_t *times;
	size_t cap;
};

struct scratch {
	struct ehr_buf keys; /* of the rows taken, a NUL behind each */
	size_t start[4096];
	size_t n;
	bool second;
};

static void *scratch_new(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(struct scratch));
}

static void scratch_free(void *self, void *data)
{
	struct scratch *scratch = data;

	(void)self;
	ehr_buf_release(&scratch->keys);
	free(scratch);
}

static int row(void *self, void *data, const struct ehr_row *r,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct scratch *scratch = data;

	(void)self;
	for (size_t i = 0; i < r->cell[1].n; i++) {
		ehr_writer_text(writer, r->cell[0]);
		ehr_writer_puts(writer, scratch->second ? "second" : "first");
		if (ehr_writer_end_row(writer, err))
			return -1;
	}
	if (ehr_str_is(r->cell[1], "bad"))
		return ehr_fail_cell(err, "do", "bad", "better", r->cell[1]);
	if (ehr_str_is(r->cell[1], "skip"))
		return 1;
	if (scratch->second)
		return 0;
	assert_true(scratch->n < 4096);
	scratch->start[scratch->n++] = scratch->keys.n;
	ehr_buf_add_str(&scratch->keys, r->cell[0]);
	ehr_buf_putc(&scratch->keys, 0);
	return 0;
}

static enum ehr_verdict judge(
	void *self, void *data, size_t i, struct ehr_err *err)
{
	struct keys *keys = self;
	struct scratch *scratch = data;
	struct ehr_str key = ehr_str_of(scratch->keys.p + scratch->start[i]);
	size_t at;

	assert_true(i < scratch->n);
	scratch->second = false;
	if (ehr_str_is(key, "stop")) {
		ehr_fail(err, EHR_FAULT_DATA, "stopped");
		return EHR_VERDICT_FAIL;
	}
	at = (size_t)ehr_map_add(&keys->seen, key, NULL);
	if (at >= keys->cap) {
		size_t cap = keys->cap * 2 + 64;
		keys->times =
			ehr_realloc(keys->times, cap, sizeof *keys->times);
		memset(keys->times + keys->cap, 0,
			(cap - keys->cap) * sizeof *keys->times);
		keys->cap = cap;
	}
	keys->times[at]++;
	if (keys->times[at] == 1)
		return EHR_VERDICT_KEEP;
	scratch->second = keys->times[at] == 2;
	return scratch->second ? EHR_VERDICT_AGAIN : EHR_VERDICT_DROP;
}

static int commit(void *self, void *data, const char *file, unsigned long line,
	struct ehr_err *err)
{
	struct scratch *scratch = data;

	(void)self;
	(void)file;
	(void)line;
	(void)err;
	scratch->n = scratch->keys.n = 0;
	scratch->second = false;
	return 0;
}

struct result {
	int rc;
	struct ehr_err err;
	struct ehr_buf out, rejects;
	unsigned long rows;
	struct ehr_input_facts facts;
};

struct how {
	size_t block;
	unsigned jobs;
	enum ehr_format in, out;
	bool rejecting;
	long max_rejects;
};

static char *scratch_file(const struct ehr_buf *text)
{
	char *path = ehr_strdup("worker-test-XXXXXX");
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	if (text)
		assert_int_equal(write(fd, text->p, text->n), text->n);
	close(fd);
	return path;
}

static void run(
	struct result *result, const struct ehr_buf *text, struct how how)
{
	static const char *const column[] = { "key", "time" };
	char *in_path = scratch_file(text), *out_path = scratch_file(NULL);
	char *bad_path = scratch_file(NULL);
	struct keys keys = { 0 };
	struct ehr_in_opts opts = { .format = how.in, .block = how.block };
	struct ehr_out_opts out_opts = { .format = how.out };
	struct ehr_filter filter = { .self = &keys,
		.row = row,
		.judge = judge,
		.commit = commit,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free };
	struct ehr_err *err = &result->err, other;
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_output *out;
	struct ehr_input *in;

	*result = (struct result){ 0 };
	if (how.rejecting)
		opts.rejects = ehr_rejects_open(bad_path, how.max_rejects, err);
	in = ehr_input_open(in_path, &opts, err);
	assert_non_null(in);
	assert_int_equal(
		ehr_layout_init(&layout, NULL, column, 2, &out_opts, err), 0);
	out = ehr_output_open(out_path, false, err);
	assert_non_null(out);
	ehr_writer_init(&writer, &layout, out);
	assert_int_equal(ehr_writer_start(&writer, err), 0);
	result->rc =
		ehr_engine_run(in, &layout, &writer, &filter, how.jobs, err);
	result->rows = writer.rows;
	ehr_input_facts(in, &result->facts);
	assert_int_equal(ehr_writer_finish(&writer, &other), 0);
	assert_int_equal(ehr_output_commit(out, &other), 0);
	assert_int_equal(ehr_rejects_close(opts.rejects, &other), 0);
	assert_int_equal(
		ehr_file_read(out_path, 1 << 24, &result->out, &other), 0);
	assert_int_equal(
		ehr_file_read(bad_path, 1 << 22, &result->rejects, &other), 0);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_input_close(in);
	ehr_map_release(&keys.seen);
	free(keys.times);
	char *const path[] = { in_path, out_path, bad_path };
	for (size_t i = 0; i < 3; i++) {
		unlink(path[i]);
		free(path[i]);
	}
}

static void release(struct result *result)
{
	ehr_buf_release(&result->out);
	ehr_buf_release(&result->rejects);
}

enum { KEYS = 50, RECORDS = 400 };

/* Record i has the key i * 7 mod 50 (each of them comes up 8 times, with a
 * period of 50) and i mod 5 letters to do; every 11th is skipped, every 13th is
 * bad. What must come out is told from the times a key was taken before. */
static void make(struct ehr_buf *in, struct ehr_buf *out,
	enum ehr_format format, unsigned long *rows, unsigned long *skipped)
{
	unsigned times[KEYS] = { 0 };

	*rows = *skipped = 0;
	ehr_buf_puts(in, format == EHR_FORMAT_CSV ? "key,do\n" : "");
	ehr_buf_puts(out, "key,time\n");
	for (int i = 0; i < RECORDS; i++) {
		int key = i * 7 % KEYS;
		const char *what = i % 11 == 4   ? "skip"
				   : i % 13 == 5 ? "bad"
						 : &"xxxx"[4 - i % 5];
		if (format == EHR_FORMAT_CSV)
			ehr_buf_printf(in,
				i % 3 ? "k%d,%s\n" : "\"k%d\",%s\r\n", key,
				what);
		else
			ehr_buf_printf(in, "{\"key\":\"k%d\",\"do\":\"%s\"}\n",
				key, what);
		*skipped += i % 11 == 4;
		if (i % 11 == 4 || i % 13 == 5 || ++times[key] > 2)
			continue;
		for (int k = 0; k < i % 5; k++) {
			ehr_buf_printf(out, "k%d,%s\n", key,
				times[key] == 1 ? "first" : "second");
			++*rows;
		}
	}
}

static const size_t blocks[] = { 1, 2, 3, 5, 7, 11, 64, 1000, 0 };
static const unsigned jobs[] = { 1, 2, 5 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void verdicts_follow_the_order_of_the_input(void **state)
{
	static const enum ehr_format format[] = { EHR_FORMAT_CSV,
		EHR_FORMAT_JSONL };

	(void)state;
	for (size_t f = 0; f < COUNT(format); f++) {
		struct ehr_buf in = { 0 }, expected = { 0 };
		unsigned long rows, skipped;
		make(&in, &expected, format[f], &rows, &skipped);
		for (size_t b = 0; b < COUNT(blocks) * COUNT(jobs); b++) {
			struct result result;
			run(&result, &in,
				(struct how){ blocks[b / COUNT(jobs)],
					jobs[b % COUNT(jobs)], format[f],
					EHR_FORMAT_CSV, true, -1 });
			assert_int_equal(result.rc, 0);
			assert_string_equal(ehr_buf_text(&result.out),
				ehr_buf_text(&expected));
			assert_int_equal(result.rows, rows);
			assert_int_equal(result.facts.rows, RECORDS);
			assert_int_equal(result.facts.skipped, skipped);
			release(&result);
		}
		ehr_buf_release(&in);
		ehr_buf_release(&expected);
	}
}

static void an_array_stays_an_array(void **state)
{
	struct ehr_buf in = { 0 };

	(void)state;
	ehr_buf_puts(&in, "key,do\na,xx\na,x\na,x\nb,x\n");
	for (size_t b = 0; b < COUNT(blocks); b++) {
		struct result result;
		run(&result, &in,
			(struct how){ blocks[b], 2, EHR_FORMAT_CSV,
				EHR_FORMAT_JSON, false, -1 });
		assert_int_equal(result.rc, 0);
		assert_string_equal(ehr_buf_text(&result.out),
			"[\n{\"key\":\"a\",\"time\":\"first\"},\n"
			"{\"key\":\"a\",\"time\":\"first\"},\n"
			"{\"key\":\"a\",\"time\":\"second\"},\n"
			"{\"key\":\"b\",\"time\":\"first\"}\n]\n");
		assert_int_equal(result.rows, 4);
		release(&result);
	}
	ehr_buf_release(&in);
}

/* The row judged stands on line 6, behind a bad one and a cell of two lines;
 * the bad one behind it is never told of. */
static void a_verdict_can_end_the_run(void **state)
{
	struct ehr_buf in = { 0 };

	(void)state;
	ehr_buf_puts(&in, "key,do\na,x\n\"b\nb\",x\nc,bad\nstop,x\nd,bad\n");
	for (size_t b = 0; b < COUNT(blocks) * COUNT(jobs); b++) {
		struct result result;
		run(&result, &in,
			(struct how){ blocks[b / COUNT(jobs)],
				jobs[b % COUNT(jobs)], EHR_FORMAT_CSV,
				EHR_FORMAT_CSV, true, -1 });
		assert_int_equal(result.rc, -1);
		assert_string_equal(result.err.text, "stopped");
		assert_int_equal(result.err.line, 6);
		assert_string_equal(ehr_buf_text(&result.out),
			"key,time\na,first\n\"b\nb\",first\n");
		assert_non_null(
			strstr(ehr_buf_text(&result.rejects), ",5,do,bad,"));
		assert_null(
			strstr(ehr_buf_text(&result.rejects), ",7,do,bad,"));
		release(&result);
	}
	ehr_buf_release(&in);
}

/* One reject too many stops before the verdict behind it is asked for. */
static void rejects_and_verdicts_keep_their_order(void **state)
{
	struct ehr_buf in = { 0 };

	(void)state;
	ehr_buf_puts(&in, "key,do\na,x\na,x\nb,bad\nc,x\nd,bad\nstop,x\n");
	for (size_t b = 0; b < COUNT(blocks) * COUNT(jobs); b++) {
		struct result result;
		run(&result, &in,
			(struct how){ blocks[b / COUNT(jobs)],
				jobs[b % COUNT(jobs)], EHR_FORMAT_CSV,
				EHR_FORMAT_CSV, true, 1 });
		assert_int_equal(result.rc, -1);
		assert_non_null(strstr(result.err.text, "more than 1 bad"));
		assert_string_equal(ehr_buf_text(&result.out),
			"key,time\na,first\na,second\nc,first\n");
		release(&result);
	}
	ehr_buf_release(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts_follow_the_order_of_the_input),
		cmocka_unit_test(an_array_stays_an_array),
		cmocka_unit_test(a_verdict_can_end_the_run),
		cmocka_unit_test(rejects_and_verdicts_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
