/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"

static void assert_visible(const char *text, const char *expected)
{
	char out[64];

	ehr_visible(out, sizeof(out), ehr_str_of(text));
	assert_string_equal(out, expected);
}

static void test_visible(void **state)
{
	(void)state;
	assert_visible("", "");
	assert_visible("O.5 \xE8\x8B\xAF", "O.5 \xE8\x8B\xAF");
	assert_visible("a\nb\rc\td", "a\\nb\\rc\\td");
	assert_visible("\x1B[31m\x7F\x01", "\\x1b[31m\\x7f\\x01");
	assert_visible("\xC2\x85", "\\u0085");
	assert_visible("\xE2\x80\xAE"
		       "cod",
		"\\u202ecod");
	assert_visible("\xE2\x81\xA6\xE2\x81\xA9", "\\u2066\\u2069");
	assert_visible("1\xC2\xA0"
		       "5\xE2\x80\x8B",
		"1\\u00a05\\u200b");
	assert_visible("a\xFF\xE8\x8B", "a\\xff\\xe8\\x8b");
	char out[8];
	ehr_visible(out, sizeof(out), (struct ehr_str){ "a\0b", 3 });
	assert_string_equal(out, "a\\x00b");
}

static void test_visible_cut(void **state)
{
	(void)state;
	char out[8];

	ehr_visible(out, 8, ehr_str_of("abcdefg"));
	assert_string_equal(out, "abcdefg");
	ehr_visible(out, 8, ehr_str_of("abcdefgh"));
	assert_string_equal(out, "abcd...");
	/* never within a character or an escape */
	ehr_visible(out, 8, ehr_str_of("\xE8\x8B\xAF\xE8\x8B\xAF\xE8\x8B\xAF"));
	assert_string_equal(out, "\xE8\x8B\xAF...");
	ehr_visible(out, 8,
		ehr_str_of("ab\x1B"
			   "cdef"));
	assert_string_equal(out, "ab...");
	ehr_visible(out, 3, ehr_str_of("abcdef"));
	assert_string_equal(out, "ab");
	ehr_visible(out, 1, ehr_str_of("abcdef"));
	assert_string_equal(out, "");
}

static void test_fail(void **state)
{
	(void)state;
	struct ehr_err err = { .file = "old", .line = 7, .column = "c" };

	assert_int_equal(ehr_fail(&err, EHR_FAULT_USAGE, "bad %d \x1B", 5), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(err.text, "bad 5 \\x1b");
	assert_string_equal(err.file, "");
	assert_int_equal(err.line, 0);
	assert_string_equal(err.column, "");
	assert_int_equal(ehr_fail(NULL, EHR_FAULT_DATA, "x"), -1);
	char *large = malloc(10000);
	memset(large, 'x', 9999);
	large[9999] = '\0';
	assert_int_equal(ehr_fail(&err, EHR_FAULT_DATA, "%s", large), -1);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	assert_string_equal(err.text + strlen(err.text) - 4, "x...");
	free(large);
}

static void test_fail_sys(void **state)
{
	(void)state;
	struct ehr_err err;

	errno = ENOENT;
	assert_int_equal(ehr_fail_sys(&err, "cannot open \"%s\"", "x"), -1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
	assert_string_equal(
		err.text, "cannot open \"x\": No such file or directory");
	assert_int_equal(ehr_fail_sys(NULL, "x"), -1);
}

static void test_fail_cell(void **state)
{
	(void)state;
	struct ehr_err err;

	assert_int_equal(ehr_fail_cell(&err, "\xE8\x8B\xAF\n", "not_a_number",
				 "a number", ehr_str_of("O.5\t")),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, "\xE8\x8B\xAF\\n");
	assert_string_equal(err.reason, "not_a_number");
	assert_string_equal(err.expected, "a number");
	assert_string_equal(err.found, "O.5\\t");
	assert_string_equal(err.text, "expected a number, found \"O.5\\t\"");
	assert_int_equal(
		ehr_fail_cell(NULL, "a", "b", "c", ehr_str_of("d")), -1);
}

static void test_place(void **state)
{
	(void)state;
	struct ehr_err err;

	(void)ehr_fail(&err, EHR_FAULT_DATA, "x");
	assert_int_equal(ehr_err_at(&err, "a\n.csv", 5), -1);
	assert_string_equal(err.file, "a\\n.csv");
	assert_int_equal(err.line, 5);
	assert_int_equal(ehr_err_at(&err, "b.csv", 6), -1);
	assert_string_equal(err.file, "a\\n.csv");
	assert_int_equal(err.line, 5);
	/* a line that is known already stays */
	(void)ehr_fail(&err, EHR_FAULT_DATA, "x");
	assert_int_equal(ehr_err_at(&err, NULL, 3), -1);
	assert_int_equal(ehr_err_at(&err, "c.csv", 9), -1);
	assert_string_equal(err.file, "c.csv");
	assert_int_equal(err.line, 3);
	assert_int_equal(ehr_err_at(NULL, "c.csv", 9), -1);
}

/* A catalogue of one entry, as msgfmt writes it: two tables of lengths and
 * offsets (the entry "" is the header), then the texts. */
static void write_catalogue(const char *path)
{
	static const char original[] = "a number";
	static const char header[] =
		"Content-Type: text/plain; charset=UTF-8\n";
	static const char translated[] = "\xE6\x95\xB0\xE5\xAD\x97";
	const uint32_t texts = 28 + 2 * 16;
	const uint32_t word[] = { 0x950412de, 0, 2, 28, 28 + 16, 0, texts,
		/* originals: "", then the text */
		0, texts, sizeof(original) - 1, texts + 1,
		/* translations */
		sizeof(header) - 1, texts + 1 + sizeof(original),
		sizeof(translated) - 1,
		texts + 1 + sizeof(original) + sizeof(header) };
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(word, sizeof(word), 1, file), 1);
	assert_int_equal(fwrite("", 1, 1, file), 1);
	assert_int_equal(fwrite(original, sizeof(original), 1, file), 1);
	assert_int_equal(fwrite(header, sizeof(header), 1, file), 1);
	assert_int_equal(fwrite(translated, sizeof(translated), 1, file), 1);
	assert_int_equal(fclose(file), 0);
}

/* Whatever the locale of the environment, and with none installed. */
static void test_translate(void **state)
{
	(void)state;
	char folder[] = "/tmp/translate-XXXXXX";
	static const char *const parts[] = { "/zh_CN", "/zh_CN/LC_MESSAGES",
		"/zh_CN/LC_MESSAGES/ehrisk.mo" };

	assert_non_null(mkdtemp(folder));
	char path[3][128];
	for (int i = 0; i < 3; i++)
		(void)snprintf(
			path[i], sizeof(path[i]), "%s%s", folder, parts[i]);
	assert_int_equal(mkdir(path[0], 0700), 0);
	assert_int_equal(mkdir(path[1], 0700), 0);
	write_catalogue(path[2]);

	assert_string_equal(_("a number"), "a number");
	assert_int_equal(setenv("LC_ALL", "C", 1), 0);
	ehr_translate_into("zh", folder);
	assert_string_equal(_("a number"), "\xE6\x95\xB0\xE5\xAD\x97");
	assert_string_equal(_("not in it"), "not in it");
	assert_string_equal(_(""), "");
	struct ehr_err err;
	(void)ehr_fail_cell(&err, "c", "r", "a number", ehr_str_of("x"));
	assert_string_equal(err.expected, "a number"); /* --rejects' word */
	assert_string_equal(
		err.text, "expected \xE6\x95\xB0\xE5\xAD\x97, found \"x\"");
	char number[8];
	(void)snprintf(number, sizeof(number), "%.1f", 1.5);
	assert_string_equal(number, "1.5");
	ehr_translate_into("en", folder);
	assert_string_equal(_("a number"), "a number");

	assert_int_equal(unlink(path[2]), 0);
	assert_int_equal(rmdir(path[1]), 0);
	assert_int_equal(rmdir(path[0]), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_visible),
		cmocka_unit_test(test_visible_cut),
		cmocka_unit_test(test_fail),
		cmocka_unit_test(test_fail_sys),
		cmocka_unit_test(test_fail_cell),
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_translate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
