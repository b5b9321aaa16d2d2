/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/repeats.h"

static struct ehr_print print(const char *text)
{
	return ehr_print_of(ehr_str_of(text));
}

/* Sources at seat: a b c; the third makes the point suspect (threshold 3). A
 * station alone at its point may report as often as it likes. */
static void counts_sources_not_records(void **state)
{
	struct ehr_repeats repeats;
	const struct ehr_print seat = print("seat"), hill = print("hill");

	(void)state;
	ehr_repeats_init(&repeats, 3, 0);
	assert_false(ehr_repeats_add(&repeats, seat, print("a")));
	assert_false(ehr_repeats_add(&repeats, seat, print("b")));
	for (int i = 0; i < 9; i++) {
		assert_false(ehr_repeats_add(&repeats, seat, print("a")));
		assert_false(ehr_repeats_add(&repeats, hill, print("h")));
	}
	assert_int_equal(repeats.suspect, 0);
	assert_true(ehr_repeats_add(&repeats, seat, print("c")));
	assert_int_equal(repeats.suspect, 1);
	assert_int_equal(repeats.sources, 3);
	assert_true(ehr_repeats_add(&repeats, seat, print("a")));
	assert_true(ehr_repeats_add(&repeats, seat, print("d")));
	assert_false(ehr_repeats_add(&repeats, hill, print("a")));
	assert_int_equal(repeats.suspect, 1);
	assert_int_equal(repeats.sources, 4);
	ehr_repeats_release(&repeats);
}

static void passes_over_what_has_no_point_or_source(void **state)
{
	struct ehr_repeats repeats;
	const struct ehr_print none = { 0, 0 };

	(void)state;
	ehr_repeats_init(&repeats, 1, 0);
	assert_false(ehr_repeats_add(&repeats, none, print("a")));
	assert_false(ehr_repeats_add(&repeats, print("seat"), none));
	assert_true(ehr_repeats_add(&repeats, print("seat"), print("a")));
	assert_int_equal(repeats.not_counted, 0);
	ehr_repeats_release(&repeats);
}

static void counts_what_it_could_not_keep(void **state)
{
	struct ehr_repeats repeats;

	(void)state;
	ehr_repeats_init(&repeats, 2, 2);
	assert_false(ehr_repeats_add(&repeats, print("p"), print("a")));
	assert_true(ehr_repeats_add(&repeats, print("p"), print("b")));
	/* two pairs and a point are kept: no room for a third pair */
	assert_true(ehr_repeats_add(&repeats, print("p"), print("c")));
	assert_int_equal(repeats.sources, 2);
	assert_int_equal(repeats.not_counted, 1);
	ehr_repeats_release(&repeats);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_sources_not_records),
		cmocka_unit_test(passes_over_what_has_no_point_or_source),
		cmocka_unit_test(counts_what_it_could_not_keep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
