/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/kind.h"

#include <stdlib.h>
#include <unistd.h>

static struct ehr_kinds *opened(const char *text, struct ehr_err *err)
{
	char path[] = "/tmp/kind_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_kinds *kinds;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	kinds = ehr_kinds_open("unit_properties.csv", path, err);
	unlink(path);
	return kinds;
}

static void built_in(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_kinds *kinds =
		ehr_kinds_open("unit_properties.csv", NULL, &err);
	size_t kind;

	(void)state;
	if (kinds == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(ehr_kinds_count(kinds), 2);
	assert_string_equal(ehr_kind_name(kinds, 0), "id");
	assert_string_equal(ehr_kinds_word(kinds, 0, &kind), "cell_id");
	assert_int_equal(kind, 0);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of("Code")), 0);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of("\xe5\x90\x8d"
							  "\xe7\xa7\xb0")),
		1);
	assert_int_equal(
		ehr_kinds_find(kinds, ehr_str_of("area")), EHR_NO_KIND);
	ehr_kinds_close(kinds);
}

static void of_ones_own(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_kinds *kinds =
		opened("word,kind\nA b,x\nc,y_2\nd,x\n", &err);

	(void)state;
	if (kinds == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(ehr_kinds_count(kinds), 2);
	assert_int_equal(ehr_kinds_rows(kinds), 3);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of(" a B ")), 0);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of("D")), 0);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of("y_2")), 1);
	assert_int_equal(ehr_kinds_find(kinds, ehr_str_of("")), EHR_NO_KIND);
	ehr_kinds_close(kinds);
	ehr_kinds_close(NULL);
}

static void refused(void **state)
{
	static const struct {
		const char *text, *column;
		unsigned long line;
	} table[] = {
		{ "word,kind\n,x\n", "word", 2 },
		{ "word,kind\na,x\nA,y\n", "word", 3 },
		{ "word,kind\na,\n", "kind", 2 },
		{ "word,kind\na,Big\n", "kind", 2 },
		{ "word,kind\na,b c\n", "kind", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct ehr_err err = { 0 };

		assert_null(opened(table[i].text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, table[i].column);
		assert_int_equal(err.line, table[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(of_ones_own),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
