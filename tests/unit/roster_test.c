/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/roster.h"

static struct ehr_print print(char name)
{
	return ehr_print_of((struct ehr_str){ &name, 1 });
}

/* The records of "sources" in blocks of size: those that a worker takes for the
 * first of their source, and that no earlier block had, in their order. */
static void walk(const char *sources, size_t size, char *found)
{
	struct ehr_roster roster = { 0 };
	struct ehr_roster_block block = { 0 };
	size_t n = 0;

	for (size_t i = 0; sources[i] != '\0'; i++) {
		const struct ehr_print source = print(sources[i]);

		if (i % size == 0)
			ehr_roster_block_clear(&block);
		if (!ehr_roster_block_new(&block, source))
			continue;
		ehr_roster_block_add(&block, source);
		if (ehr_roster_first(&roster, source))
			found[n++] = (char)('0' + i);
	}
	found[n] = '\0';
	assert_int_equal(ehr_roster_sources(&roster), n);
	ehr_roster_release(&roster);
	ehr_roster_block_release(&block);
}

/* a b c stand first at 0, 2 and 4, however the records are cut. */
static void finds_the_first_record_of_each_source(void **state)
{
	(void)state;
	for (size_t size = 1; size <= 9; size++) {
		char found[10];

		walk("aabacbcab", size, found);
		assert_string_equal(found, "024");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_record_of_each_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
