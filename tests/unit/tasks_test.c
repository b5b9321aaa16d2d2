/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/file.h"
#include "io/tasks.h"

static const char *const column[] = { "task", "row" };

/* Task i writes i % 7 rows, and a row to the second output if there is one;
 * the task bad, if there is one, fails after its first row. */
struct work {
	size_t bad;
	bool two;
	unsigned long counted;
	size_t told;
};

static void put(struct ehr_writer *writer, size_t i, size_t row)
{
	struct ehr_err err;

	ehr_writer_count(writer, i);
	ehr_writer_count(writer, row);
	assert_int_equal(ehr_writer_end_row(writer, &err), 0);
}

/* Some tasks take longer than others. */
static void dawdle(size_t i)
{
	const struct timespec pause = { 0, (long)(i % 11) * 50000 };

	if (i % 5 == 0)
		nanosleep(&pause, NULL);
}

static int work(void *self, void *scratch, size_t i, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct work *work = self;
	unsigned long *rows = scratch;

	dawdle(i);
	for (size_t row = 0; row < i % 7; row++) {
		put(&writer[0], i, row);
		++*rows;
		if (i == work->bad) {
			ehr_writer_count(&writer[0], 99);
			return ehr_fail(err, EHR_FAULT_DATA, "task %zu", i);
		}
	}
	if (work->two)
		put(&writer[1], i, 0);
	return 0;
}

static void *count_new(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(unsigned long));
}

static void count_free(void *self, void *scratch)
{
	struct work *work = self;

	work->counted += *(unsigned long *)scratch;
	free(scratch);
}

static void tell(void *self, size_t done)
{
	struct work *work = self;

	assert_int_equal(done, work->told + 1);
	work->told = done;
}

static const char *file_of(unsigned k)
{
	static char name[2][64];

	(void)snprintf(name[k], sizeof(name[k]), "tasks_test-%ld-%u.csv",
		(long)getpid(), k);
	return name[k];
}

/* Runs n tasks and gives what came out; *rc is the run's result. */
static void run(struct work *self, size_t n, unsigned jobs, struct ehr_buf *got,
	int *rc, struct ehr_err *err)
{
	const struct ehr_tasks tasks = { self, n, work, count_new, count_free,
		tell };
	const struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV };
	const size_t n_out = self->two ? 2 : 1;
	struct ehr_layout layout;
	struct ehr_writer writer[2], *out[] = { &writer[0], &writer[1] };
	struct ehr_output *output[2];

	assert_int_equal(
		ehr_layout_init(&layout, NULL, column, 2, &opts, err), 0);
	for (unsigned k = 0; k < n_out; k++) {
		output[k] = ehr_output_open(file_of(k), false, err);
		assert_non_null(output[k]);
		ehr_writer_init(&writer[k], &layout, output[k]);
		assert_int_equal(ehr_writer_start(&writer[k], err), 0);
	}
	*rc = ehr_tasks_run(&tasks, out, n_out, jobs, err);
	for (unsigned k = 0; k < n_out; k++) {
		struct ehr_err ignored;

		assert_int_equal(ehr_writer_finish(&writer[k], &ignored), 0);
		assert_int_equal(ehr_output_commit(output[k], &ignored), 0);
		assert_int_equal(
			ehr_file_read(file_of(k), 1 << 20, &got[k], &ignored),
			0);
		assert_int_equal(unlink(file_of(k)), 0);
		ehr_writer_release(&writer[k]);
	}
	ehr_layout_release(&layout);
}

/* What n tasks must write: worked out beside, in plain order. */
static void expect(struct ehr_buf *text, size_t n)
{
	ehr_buf_puts(text, "task,row\n");
	for (size_t i = 0; i < n; i++)
		for (size_t row = 0; row < i % 7; row++)
			ehr_buf_printf(text, "%zu,%zu\n", i, row);
}

static void rows_come_in_the_order_of_tasks(void **state)
{
	static const unsigned jobs[] = { 1, 2, 3, 8 };
	struct ehr_buf expected = { 0 };

	(void)state;
	expect(&expected, 300);
	for (size_t k = 0; k < sizeof(jobs) / sizeof(jobs[0]); k++) {
		struct work self = { .bad = SIZE_MAX };
		struct ehr_buf got[2] = { { 0 } };
		struct ehr_err err;
		int rc;

		run(&self, 300, jobs[k], got, &rc, &err);
		assert_int_equal(rc, 0);
		assert_string_equal(
			ehr_buf_text(&got[0]), ehr_buf_text(&expected));
		/* 42 whole weeks of 21 rows, then 0 to 5 of the last */
		assert_int_equal(self.counted, 42 * 21 + 15);
		assert_int_equal(self.told, 300);
		ehr_buf_release(&got[0]);
	}
	ehr_buf_release(&expected);
}

static void the_first_error_ends_the_run_behind_the_rows_before_it(void **state)
{
	struct ehr_buf expected = { 0 };

	(void)state;
	expect(&expected, 100);
	ehr_buf_puts(&expected, "100,0\n"); /* 100 % 7 is 2 */
	for (unsigned jobs = 1; jobs <= 4; jobs++) {
		struct work self = { .bad = 100 };
		struct ehr_buf got[2] = { { 0 } };
		struct ehr_err err = { 0 };
		int rc;

		run(&self, 300, jobs, got, &rc, &err);
		assert_int_equal(rc, -1);
		assert_string_equal(err.text, "task 100");
		assert_string_equal(
			ehr_buf_text(&got[0]), ehr_buf_text(&expected));
		ehr_buf_release(&got[0]);
	}
	ehr_buf_release(&expected);
}

static void two_outputs_are_kept_apart(void **state)
{
	struct work self = { .bad = SIZE_MAX, .two = true };
	struct ehr_buf got[2] = { { 0 } };
	struct ehr_err err;
	int rc;

	(void)state;
	run(&self, 3, 2, got, &rc, &err);
	assert_int_equal(rc, 0);
	assert_string_equal(ehr_buf_text(&got[0]), "task,row\n1,0\n2,0\n2,1\n");
	assert_string_equal(ehr_buf_text(&got[1]), "task,row\n0,0\n1,0\n2,0\n");
	ehr_buf_release(&got[0]);
	ehr_buf_release(&got[1]);
}

static void no_task_is_no_row(void **state)
{
	struct work self = { .bad = SIZE_MAX };
	struct ehr_buf got[2] = { { 0 } };
	struct ehr_err err;
	int rc;

	(void)state;
	run(&self, 0, 2, got, &rc, &err);
	assert_int_equal(rc, 0);
	assert_string_equal(ehr_buf_text(&got[0]), "task,row\n");
	ehr_buf_release(&got[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_come_in_the_order_of_tasks),
		cmocka_unit_test(
			the_first_error_ends_the_run_behind_the_rows_before_it),
		cmocka_unit_test(two_outputs_are_kept_apart),
		cmocka_unit_test(no_task_is_no_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
