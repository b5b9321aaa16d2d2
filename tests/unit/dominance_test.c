/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/dominance.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/*
 * Five things in three indicators, of the last of which lower is worse:
 *
 *     a 5 5 1
 *     b 3 4 2
 *     c 4 1 2
 *     d 3 4 2      as b
 *     e 1 1 9
 *
 * a is ahead of all in all, e behind all (alike with c in the second). b and c:
 * b is better in the first, worse in the second, alike in the third.
 */
static const double value[] = { 5, 5, 1, 3, 4, 2, 4, 1, 2, 3, 4, 2, 1, 1, 9 };
static const bool lower[] = { false, false, true };
static const double weight[] = { 1, 1, 1 };
static const struct ehr_criteria criteria = { 5, 3, value, lower, weight };

static void assert_counts(struct ehr_dominance of, size_t ahead, size_t behind,
	size_t alike, size_t incomparable)
{
	assert_int_equal(of.ahead, ahead);
	assert_int_equal(of.behind, behind);
	assert_int_equal(of.alike, alike);
	assert_int_equal(of.incomparable, incomparable);
}

/* b and c win one each: alike, as b and d. */
static void copeland_by_hand(void **state)
{
	struct ehr_dominance of[5];

	(void)state;
	ehr_copeland(&criteria, of);
	assert_counts(of[0], 4, 0, 0, 0);
	assert_counts(of[1], 1, 1, 2, 0);
	assert_counts(of[2], 1, 1, 2, 0);
	assert_counts(of[4], 0, 4, 0, 0);
	assert_true(ehr_copeland_score(of[0]) == 4);
	assert_true(ehr_copeland_score(of[1]) == 0);
	assert_true(ehr_copeland_score(of[4]) == -4);
}

/* b (and d) against c: incomparable. Average ranks with n = 5: a (4 + 1) 6 / 6 =
 * 5; b has S = 1, one incomparable, one alike: 2 * 6 / 4 = 3; c has S = 1, two
 * incomparable: 3; e 1. */
static void hasse_by_hand(void **state)
{
	struct ehr_dominance of[5];

	(void)state;
	ehr_hasse(&criteria, of);
	assert_counts(of[0], 4, 0, 0, 0);
	assert_counts(of[1], 1, 1, 1, 1);
	assert_counts(of[2], 1, 1, 0, 2);
	assert_counts(of[3], 1, 1, 1, 1);
	assert_counts(of[4], 0, 4, 0, 0);
	assert_true(ehr_hasse_score(of[0], 5) == 5);
	assert_true(ehr_hasse_score(of[1], 5) == 3);
	assert_true(ehr_hasse_score(of[2], 5) == 3);
	assert_true(ehr_hasse_score(of[4], 5) == 1);
}

/* Without the second indicator, c is ahead of b and d; with the first alone
 * missing in c, b and c are left with the second. */
static void asks_only_what_it_may(void **state)
{
	static const double no_second[] = { 1, 0, 1 };
	static const double holes[] = { 3, 4, NAN, 1, NAN, NAN };
	struct ehr_criteria some = criteria;
	struct ehr_dominance of[5];

	(void)state;
	some.weight = no_second;
	ehr_hasse(&some, of);
	assert_counts(of[2], 3, 1, 0, 0);
	some = (struct ehr_criteria){ 3, 2, holes, lower, weight };
	ehr_hasse(&some, of);
	assert_counts(of[0], 1, 0, 0, 1);
	assert_counts(of[1], 0, 1, 0, 1);
	assert_counts(of[2], 0, 0, 0, 2);
	ehr_copeland(&some, of);
	assert_counts(of[2], 0, 0, 2, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copeland_by_hand),
		cmocka_unit_test(hasse_by_hand),
		cmocka_unit_test(asks_only_what_it_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
