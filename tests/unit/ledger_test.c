/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/file.h"
#include "io/ledger.h"

static char folder[] = "/tmp/ledger-XXXXXX";
static char path[64], aside[64];

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	(void)snprintf(path, sizeof(path), "%s/ledger", folder);
	(void)snprintf(aside, sizeof(aside), "%s/aside", folder);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path);
	unlink(aside);
	return rmdir(folder);
}

static void put(const char *text)
{
	struct ehr_err err;

	unlink(path);
	unlink(aside);
	assert_int_equal(ehr_file_write(path, ehr_str_of(text), &err), 0);
}

static void assert_holds(const char *file, const char *text)
{
	struct ehr_buf buf = { 0 };
	struct ehr_err err;

	assert_int_equal(ehr_file_read(file, 1 << 20, &buf, &err), 0);
	assert_string_equal(ehr_buf_text(&buf), text);
	ehr_buf_release(&buf);
}

static int append(const char *lines, struct ehr_err *err)
{
	struct ehr_ledger *ledger = ehr_ledger_open(path, err);
	int rc;

	assert_non_null(ledger);
	rc = ehr_ledger_append(ledger, ehr_str_of(lines), err);
	ehr_ledger_close(ledger);
	return rc;
}

static void begins_and_grows(void **state)
{
	struct ehr_err err;

	(void)state;
	unlink(path);
	assert_int_equal(append("a,b\n", &err), 0);
	assert_int_equal(append("1,2\n3,4\n", &err), 0);
	assert_holds(path, "a,b\n1,2\n3,4\n");
}

/* A line end within quotes ends no line. */
static void puts_an_unfinished_end_aside(void **state)
{
	struct ehr_ledger *ledger;
	struct ehr_err err;

	(void)state;
	put("a,b\n1,\"x\ny\"\n2,\"x\ny");
	ledger = ehr_ledger_open(path, &err);
	assert_non_null(ledger);
	assert_int_equal(ehr_ledger_whole(ledger), 12);
	assert_int_equal(ehr_ledger_mend(ledger, aside, &err), 0);
	assert_int_equal(
		ehr_ledger_append(ledger, ehr_str_of("3,4\n"), &err), 0);
	ehr_ledger_close(ledger);
	assert_holds(path, "a,b\n1,\"x\ny\"\n3,4\n");
	assert_holds(aside, "2,\"x\ny");
}

static void overwrites_nothing_when_mending(void **state)
{
	struct ehr_ledger *ledger;
	struct ehr_err err = { 0 };

	(void)state;
	put("a\nb");
	assert_int_equal(ehr_file_write(aside, ehr_str_of("mine"), &err), 0);
	ledger = ehr_ledger_open(path, &err);
	assert_int_equal(ehr_ledger_mend(ledger, aside, &err), -1);
	ehr_ledger_close(ledger);
	assert_holds(path, "a\nb");
	assert_holds(aside, "mine");
}

/* With room for five bytes more, of eight. */
static void is_as_before_when_the_disk_is_full(void **state)
{
	struct rlimit before, little;
	struct ehr_err err = { 0 };

	(void)state;
	put("a,b\n");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	little = before;
	little.rlim_cur = 9;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	assert_int_equal(append("1,2\n3,4\n", &err), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
	assert_holds(path, "a,b\n");
}

/* Ten programs add a line each, the number of the lines that they found. */
static void one_waits_for_the_other(void **state)
{
	enum { WRITERS = 10 };

	(void)state;
	put("");
	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0) {
			struct ehr_err err;
			struct ehr_ledger *ledger = ehr_ledger_open(path, &err);
			const struct timespec moment = { .tv_nsec = 2000000 };
			char line[3] = "x\n";

			line[0] = (char)('0' + ehr_ledger_bytes(ledger).n / 2);
			nanosleep(&moment, NULL);
			_exit(ehr_ledger_append(
				      ledger, ehr_str_of(line), &err) != 0);
		}
	for (int i = 0; i < WRITERS; i++) {
		int status;

		wait(&status);
		assert_int_equal(status, 0);
	}
	assert_holds(path, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(begins_and_grows),
		cmocka_unit_test(puts_an_unfinished_end_aside),
		cmocka_unit_test(overwrites_nothing_when_mending),
		cmocka_unit_test(is_as_before_when_the_disk_is_full),
		cmocka_unit_test(one_waits_for_the_other),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
