/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/file.h"

static char place[] = "/tmp/folder-test-XXXXXX";

static int enter(void **state)
{
	(void)state;
	return mkdtemp(place) && chdir(place) == 0 ? 0 : -1;
}

/* Empty again after each test, or this fails. */
static int leave(void **state)
{
	(void)state;
	return chdir("/") || rmdir(place) ? -1 : 0;
}

static bool is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void appears_whole(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_folder *folder = ehr_folder_open("made/", &err);
	struct ehr_buf text = { 0 };

	(void)state;
	assert_non_null(folder);
	assert_int_equal(
		ehr_folder_put(folder, "a", ehr_str_of("one"), &err), 0);
	assert_int_equal(ehr_folder_put(folder, "b", ehr_str_of(""), &err), 0);
	assert_int_equal(
		ehr_folder_put(folder, "a", ehr_str_of("two"), &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
	assert_false(is_there("made"));
	assert_int_equal(ehr_folder_commit(folder, &err), 0);
	assert_int_equal(ehr_file_read("made/a", 99, &text, &err), 0);
	assert_string_equal(ehr_buf_text(&text), "one");
	assert_true(is_there("made/b"));
	ehr_buf_release(&text);

	/* one with files is not written over */
	assert_null(ehr_folder_open("made", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_int_equal(unlink("made/a") | unlink("made/b"), 0);

	/* an empty one is */
	folder = ehr_folder_open("made", &err);
	assert_non_null(folder);
	assert_int_equal(ehr_folder_commit(folder, &err), 0);
	assert_int_equal(rmdir("made"), 0);
}

static void leaves_nothing(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_folder *folder = ehr_folder_open("made", &err);

	(void)state;
	assert_non_null(folder);
	assert_int_equal(
		ehr_folder_put(folder, "a", ehr_str_of("one"), &err), 0);
	ehr_folder_abandon(folder);
	assert_false(is_there("made"));

	/* somebody else was faster */
	folder = ehr_folder_open("made", &err);
	assert_int_equal(mkdir("made", 0700) | mkdir("made/x", 0700), 0);
	assert_int_equal(ehr_folder_commit(folder, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
	assert_int_equal(rmdir("made/x") | rmdir("made"), 0);

	assert_null(ehr_folder_open("no/made", &err));
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(appears_whole),
		cmocka_unit_test(leaves_nothing),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
