/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "model/compare_why.h"

static const struct ehr_path swallowed = {
	.formula = EHR_FORMULA_US_SOIL_INGESTION, .name = "soil_ing"
};
static const struct ehr_path ois = { .formula = EHR_FORMULA_HJ_OIS,
	.name = "ois" };
static const struct ehr_path skin = { .formula = EHR_FORMULA_US_SOIL_DERMAL,
	.name = "soil_derm" };

static const double straight[2] = { 1, 1 };

static void check(struct ehr_term *one, size_t n, struct ehr_term *two,
	size_t m, const char *expected)
{
	const struct ehr_terms a = { .term = one, .n = n },
			       b = { .term = two, .n = m };
	struct ehr_buf out = { 0 };

	ehr_compare_why(&a, &b, straight, 4, &out);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static struct ehr_term term(const struct ehr_path *path, const char *who,
	double value, const char *rate, double amount)
{
	struct ehr_term made = {
		.path = path, .population = who, .value = value
	};

	made.name[EHR_TERM_RATE] = rate;
	made.factor[EHR_TERM_RATE] = amount;
	return made;
}

/* One pair: the ratio of the factors, and what they leave over. */
static void one_pair(void **state)
{
	struct ehr_term a = term(&swallowed, "child", 2, "IRS", 200);
	struct ehr_term b = term(&ois, "child", 3, "OSIR", 100);

	(void)state;
	/* 100 / 200 = 0.5, and 3 / 2 / 0.5 = 3 is not in it */
	check(&a, 1, &b, 1, "form 3;IRS/OSIR 0.5");
}

/* Two pairs by hand: t1 = (1, 3), t2 = (2, 3); the rate of the first doubles.
 * Shares (0.25, 0.75) and (0.4, 0.6): L(0.4, 0.25) = 0.15 / ln 1.6 = 0.319147,
 * L(0.6, 0.75) = 0.15 / ln 1.25 = 0.672213; w ln 2 = 0.319147 / 0.991360 ln 2 =
 * 0.223144 = ln 1.25: all of 5 / 4. */
static void two_pairs(void **state)
{
	struct ehr_term a[] = { term(&swallowed, "child", 1, "IRS", 100),
		term(&skin, "child", 3, "AF", 1) };
	struct ehr_term b[] = { term(&swallowed, "child", 2, "IRS", 200),
		term(&skin, "child", 3, "AF", 1) };

	(void)state;
	check(a, 2, b, 2, "IRS 1.25");
}

/* A factor of 0.5 that both paths have is 0.5, whatever else moves: 5 / 2 is 0.5
 * times 5, and 5 = ln 5 shared out over two rates. */
static void in_common(void **state)
{
	struct ehr_term a[] = { term(&swallowed, "child", 1, "IRS", 1),
		term(&skin, "child", 1, "AF", 1) };
	struct ehr_term b[] = { term(&swallowed, "child", 4, "IRS", 8),
		term(&skin, "child", 1, "AF", 2) };

	(void)state;
	for (int i = 0; i < 2; i++) {
		b[i].name[EHR_TERM_ALLOCATION] = "SAF";
		b[i].factor[EHR_TERM_ALLOCATION] = 0.5;
	}
	/* shares (0.5, 0.5) and (0.8, 0.2): L = 0.3 / ln 1.6 = 0.638294 and
	 * 0.3 / ln 2.5 = 0.327407; 8^0.660970 = 3.953, 2^0.339030 = 1.265 */
	check(a, 2, b, 2, "IRS 3.953;SAF 0.5;AF 1.265");
}

/* 6 of which the skin is 2 against 8 without: what is paired doubles, and the
 * path counts 4 / 6. */
static void other_paths(void **state)
{
	struct ehr_term a[] = { term(&swallowed, "child", 4, "IRS", 1),
		term(&skin, "child", 2, "AF", 1) };
	struct ehr_term b[] = { term(&ois, "child", 8, "OSIR", 2) };

	(void)state;
	check(a, 2, b, 1, "IRS/OSIR 2;paths 0.6667;only soil_derm");
	check(b, 1, a, 2, "OSIR/IRS 0.5;paths 1.5;only_2 soil_derm");
}

/* Child 3 and adult 1 against an adult of 1: 4 to 1. */
static void other_people(void **state)
{
	struct ehr_term a[] = { term(&swallowed, "child", 3, "IRS", 3),
		term(&swallowed, "adult", 1, "IRS", 1) };
	struct ehr_term b[] = { term(&swallowed, "adult", 1, "IRS", 1) };

	(void)state;
	check(a, 2, b, 1, "people 0.25");
}

/* Nothing alike: all is paths. What is 1 when it is not there. */
static void nothing_alike(void **state)
{
	struct ehr_term a = term(&swallowed, "child", 3, "IRS", 3);
	struct ehr_term b = term(&skin, "child", 6, "AF", 1);

	(void)state;
	check(&a, 1, &b, 1, "paths 2;only soil_ing;only_2 soil_derm");
	b = term(&ois, "child", 6, "OSIR", 3);
	b.name[EHR_TERM_ALLOCATION] = "SAF";
	b.factor[EHR_TERM_ALLOCATION] = 2;
	check(&a, 1, &b, 1, "SAF 2");
}

static void bent_risks(void **state)
{
	struct ehr_term a = term(&swallowed, "child", 3, "IRS", 3);
	const struct ehr_terms terms = { .term = &a, .n = 1 };
	const double bent[2] = { 1, 0.5 };
	struct ehr_buf out = { 0 };

	(void)state;
	ehr_compare_why(&terms, &terms, bent, 4, &out);
	assert_string_equal(ehr_buf_text(&out), "one_hit 0.5");
	ehr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_pair),
		cmocka_unit_test(two_pairs),
		cmocka_unit_test(in_common),
		cmocka_unit_test(other_paths),
		cmocka_unit_test(other_people),
		cmocka_unit_test(nothing_alike),
		cmocka_unit_test(bent_risks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
