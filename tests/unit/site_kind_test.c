/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ref/site_kind.h"

static void assert_kind(const struct ehr_site_kinds *kinds, const char *word,
	const char *expected)
{
	size_t found = ehr_site_kinds_find(kinds, ehr_str_of(word));

	assert_string_equal(ehr_site_kinds_at(kinds, found)->kind, expected);
}

static void finds_kinds_by_their_words(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_site_kinds *kinds = ehr_site_kinds_open(NULL, &err);

	(void)state;
	assert_non_null(kinds);
	assert_kind(kinds, "school", "school");
	assert_kind(kinds, " School ", "school");
	assert_kind(kinds, "小学", "school");
	assert_kind(kinds, "医院", "hospital");
	assert_kind(kinds, "Drinking Water Intake", "intake");
	assert_kind(kinds, "volcano", "other");
	assert_kind(kinds, "", "other");
	/* a part of a word is none */
	assert_kind(kinds, "schoo", "other");
	ehr_site_kinds_close(kinds);
}

static void assert_refused(const char *rows, const char *column)
{
	char path[] = "/tmp/site_kind_XXXXXX";
	struct ehr_err err = { 0 };
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");

	assert_non_null(file);
	fprintf(file, "kind,words,name_en,name_zh,colour,sign,source,note\n%s",
		rows);
	fclose(file);
	assert_null(ehr_site_kinds_open(path, &err));
	unlink(path);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	if (column)
		assert_string_equal(err.column, column);
}

/* A sign goes into drawings as it is: nothing but a path may be one. */
static void refuses_what_is_no_kind(void **state)
{
	(void)state;
	assert_refused("a,,aa,aaa,#000000,M0 0z,,\n", NULL);
	assert_refused(
		"other,,o,oo,#000000,\"M0 0\"\"/><script>\",,\n", "sign");
	assert_refused("other,,o,oo,black,M0 0z,,\n", "colour");
	assert_refused("other,,o,oo,#000000,M0 0z,,\n"
		       "a,o b,aa,aaa,#000000,M0 0z,,\n",
		"words");
	assert_refused("other,,o,oo,#000000,M0 0z,,\n"
		       "O,,aa,aaa,#000000,M0 0z,,\n",
		"kind");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_kinds_by_their_words),
		cmocka_unit_test(refuses_what_is_no_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
