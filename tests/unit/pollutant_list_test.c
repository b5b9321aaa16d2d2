/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/pollutant_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/citation.h"

static struct ehr_aliases *aliases;

static int open_aliases(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	aliases = ehr_aliases_open(NULL, &err);
	return aliases ? 0 : -1;
}

static int close_aliases(void **state)
{
	(void)state;
	ehr_aliases_close(aliases);
	return 0;
}

static bool is_on(const struct ehr_pollutant_lists *lists, const char *list,
	const char *name, const char *cas)
{
	long at = ehr_pollutant_list_find(lists, ehr_str_of(list));

	assert_true(at >= 0);
	return ehr_pollutant_lists_of(
		       lists, ehr_str_of(name), ehr_str_of(cas)) >>
		       at &
	       1;
}

/* Members as the announcements name them, and some that they do not. */
static void built_in(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_pollutant_lists *lists =
		ehr_pollutant_lists_open(NULL, NULL, aliases, &err);

	(void)state;
	assert_non_null(lists);
	assert_true(is_on(lists, "pcc-1", "", "75-07-0"));
	assert_false(is_on(lists, "pcc-1", "Benzene", "71-43-2"));
	assert_true(is_on(lists, "pcc-2", "Benzene", "71-43-2"));
	assert_true(is_on(lists, "air-toxics-2018", "Lead compounds", ""));
	assert_true(is_on(lists, "air-toxics-2018", "", "16065-83-1"));
	assert_false(is_on(lists, "water-toxics-2019", "", "16065-83-1"));
	assert_true(is_on(lists, "water-toxics-2019", "", "18540-29-9"));
	assert_true(is_on(lists, "soil-toxics-2025", "苯并[b]荧蒽", ""));
	assert_true(is_on(lists, "new-pollutants-2023", "抗生素", ""));
	assert_false(is_on(lists, "new-pollutants-2023", "", "108-88-3"));
	assert_int_equal(
		ehr_pollutant_lists_of(lists, ehr_str_of(""), ehr_str_of("")),
		0);
	ehr_pollutant_lists_close(lists);
}

/* The number of entries that a list has stands in the table itself: here of
 * those that are complete, each must have that many. */
static void complete_lists_are_complete(void **state)
{
	static const struct {
		const char *list;
		size_t entries;
		bool complete;
	} known[] = { { "pcc-1", 22, true }, { "pcc-2", 18, false },
		{ "air-toxics-2018", 11, true },
		{ "water-toxics-2019", 10, true },
		{ "new-pollutants-2023", 14, false },
		{ "soil-toxics-2025", 18, true } };
	struct ehr_err err = { 0 };
	struct ehr_citations *sources = ehr_citations_open(&err);
	struct ehr_pollutant_lists *lists =
		ehr_pollutant_lists_open(NULL, NULL, aliases, &err);

	(void)state;
	assert_non_null(sources);
	assert_int_equal(ehr_pollutant_lists_count(lists), 6);
	for (size_t i = 0; i < 6; i++) {
		const struct ehr_pollutant_list *list =
			ehr_pollutant_list_at(lists, i);

		assert_string_equal(list->name, known[i].list);
		assert_int_equal(list->entries, known[i].entries);
		assert_int_equal(list->complete, known[i].complete);
		assert_non_null(
			ehr_citations_find(sources, ehr_str_of(list->source)));
	}
	ehr_pollutant_lists_close(lists);
	ehr_citations_close(sources);
}

static void write_to(char *path, const char *text)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
}

#define EDITIONS \
	"list,title_zh,title_en,edition,entries,complete,source,status\n"
#define MEMBERS "list,cas,group,name_zh,name_en\n"

static void refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *editions, *members;
	} bad[] = {
		{ EDITIONS "a,,,,x,yes,S,read\n", MEMBERS },
		{ EDITIONS "a,,,,1,perhaps,S,read\n", MEMBERS },
		{ EDITIONS "a,,,,1,yes,S,read\na,,,,1,yes,S,read\n", MEMBERS },
		{ EDITIONS "a,,,,1,yes,S,read\n", MEMBERS "b,71-43-2,,,\n" },
		{ EDITIONS "a,,,,1,yes,S,read\n", MEMBERS "a,71-43-3,,,\n" },
		{ EDITIONS "a,,,,1,yes,S,read\n", MEMBERS "a,,,,\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char editions[] = "/tmp/list_XXXXXX";
		char members[] = "/tmp/list_XXXXXX";
		struct ehr_err err = { 0 };

		write_to(editions, bad[i].editions);
		write_to(members, bad[i].members);
		assert_null(ehr_pollutant_lists_open(
			members, editions, aliases, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_true(err.line >= 2);
		unlink(editions);
		unlink(members);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(complete_lists_are_complete),
		cmocka_unit_test(refuses_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, open_aliases, close_aliases);
}
