/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_substance.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static struct ehr_aliases *aliases;
static struct ehr_event_substances *table;

static int setup(void **state)
{
	struct ehr_err err;

	(void)state;
	aliases = ehr_aliases_open(NULL, &err);
	table = ehr_event_substances_open(NULL, aliases, &err);
	return table ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	ehr_event_substances_close(table);
	ehr_aliases_close(aliases);
	return 0;
}

static struct ehr_event_found find(const char *cas, const char *name)
{
	return ehr_event_substances_find(
		table, ehr_str_of(cas), ehr_str_of(name));
}

static double tonnes(struct ehr_event_found found)
{
	assert_int_not_equal(found.match, EHR_EVENT_UNMATCHED);
	return ehr_event_substances_at(table, found.entry)->critical_t;
}

/* Quantities that were read: table B.1 of HJ 169. */
static void finds_by_number_and_name(void **state)
{
	struct ehr_event_found found;

	(void)state;
	found = find("7664-41-7", "whatever");
	assert_int_equal(found.match, EHR_EVENT_BY_CAS);
	assert_true(tonnes(found) == 5);
	found = find("", "\xe6\xb6\xb2\xe6\xb0\xa8"); /* liquid ammonia */
	assert_int_equal(found.match, EHR_EVENT_BY_NAME);
	assert_true(tonnes(found) == 5);
	found = find("", "ammonia");
	assert_true(tonnes(found) == 5);
	assert_true(tonnes(find("107-06-2", "")) == 7.5);
	/* a wrong check digit is no number */
	assert_int_equal(find("7664-41-8", "").match, EHR_EVENT_UNMATCHED);
}

/* Never by a part of a name. */
static void parts_of_names_are_no_names(void **state)
{
	(void)state;
	/* waste water with ammonia; CODCr, which has CO in it */
	assert_int_equal(find("", "\xe5\x90\xab\xe6\xb0\xa8\xe5\xba\x9f"
				  "\xe6\xb0\xb4")
				 .match,
		EHR_EVENT_UNMATCHED);
	assert_int_equal(find("", "CODCr").match, EHR_EVENT_UNMATCHED);
	assert_int_equal(find("", "").match, EHR_EVENT_UNMATCHED);
}

/* 7647-01-0 is hydrogen chloride, 2.5 t, and its solution, 7.5 t. */
static void one_number_two_entries(void **state)
{
	struct ehr_event_found found = find("7647-01-0", "");

	(void)state;
	assert_true(found.ambiguous);
	assert_true(tonnes(found) == 2.5);
	found = find("7647-01-0", "hydrochloric acid");
	assert_false(found.ambiguous);
	assert_true(tonnes(found) == 7.5);
}

static void what_is_no_hazard_is_matched(void **state)
{
	(void)state;
	assert_true(isnan(tonnes(find("7732-18-5", ""))));
}

/* Parts 1 to 4 and 6 count for air in full, 3 to 8 for water (HJ 941, 6.1 and
 * 7.1). */
static void parts_and_lists_agree(void **state)
{
	(void)state;
	for (size_t i = 0; i < ehr_event_substances_count(table); i++) {
		const struct ehr_event_substance *entry =
			ehr_event_substances_at(table, i);

		if ((entry->part >= 1 && entry->part <= 4) || entry->part == 6)
			assert_true(entry->air);
		if (entry->part == 5 || entry->part == 7)
			assert_false(entry->air);
		if (entry->part >= 3)
			assert_true(entry->water);
	}
}

static void refuses_bad_files(void **state)
{
	static const char head[] =
		"name_zh,name_en,other_names,cas,critical_t,part,air,water,"
		"source,status,list_status\n";
	static const char *const bad[] = { "a,,,,0,1,yes,no,,,\n",
		"a,,,,-1,1,yes,no,,,\n", "a,,,,x,1,yes,no,,,\n",
		"a,,,,1,9,yes,no,,,\n", "a,,,,1,1,maybe,no,,,\n",
		"a,,,7664-41-8,1,1,yes,no,,,\n", ",,,,1,1,yes,no,,,\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char path[] = "/tmp/event_substance_XXXXXX";
		int fd = mkstemp(path);
		struct ehr_err err = { 0 };

		assert_true(fd >= 0);
		assert_true(write(fd, head, strlen(head)) > 0);
		assert_true(write(fd, bad[i], strlen(bad[i])) > 0);
		close(fd);
		assert_null(ehr_event_substances_open(path, aliases, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_int_equal(err.line, 2);
		unlink(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_number_and_name),
		cmocka_unit_test(parts_of_names_are_no_names),
		cmocka_unit_test(one_number_two_entries),
		cmocka_unit_test(what_is_no_hazard_is_matched),
		cmocka_unit_test(parts_and_lists_agree),
		cmocka_unit_test(refuses_bad_files),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
