/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/speciate_split.h"

static struct ehr_speciation *open_built_in(void)
{
	struct ehr_err err = { 0 };
	struct ehr_speciation *all = ehr_speciation_open(NULL, NULL, &err);

	if (!all)
		fail_msg("%s", err.text);
	return all;
}

static const struct ehr_split *split_by(const struct ehr_speciation *all,
	const char *name, struct ehr_arena *arena)
{
	const struct ehr_speciation_profile *profile =
		ehr_speciation_find(all, ehr_str_of(name));
	struct ehr_decimal one = ehr_decimal_of(1);
	struct ehr_split *split;
	struct ehr_err err = { 0 };

	assert_non_null(profile);
	split = ehr_split_new(profile, &one, arena, &err);
	assert_non_null(split);
	return split;
}

static double amount(const char *text, const struct ehr_decimal *factor)
{
	double value = 0;

	assert_int_equal(ehr_num_read(ehr_str_of(text), &value), EHR_NUM_VALUE);
	return ehr_split_amount(ehr_str_of(text), value, factor);
}

/* 100 x 1.01 x 0.2628 = 26.5428; 100 x 1.01 x 0.0528 = 5.3328 */
static void gives_hand_results(void **state)
{
	struct ehr_speciation *all = open_built_in();
	struct ehr_arena arena = { 0 };
	const struct ehr_split *split =
		split_by(all, "SPECIATE5.2:2405", &arena);
	size_t found = 0;

	(void)state;
	assert_false(split->has_rest);
	for (size_t i = 0; i < split->profile->n; i++) {
		const char *cas = split->profile->species[i].cas;
		if (strcmp(cas, "108-88-3") == 0 && ++found)
			assert_true(
				amount("100", &split->factor[i]) == 26.5428);
		if (strcmp(cas, "123-86-4") == 0 && ++found)
			assert_true(amount("100", &split->factor[i]) == 5.3328);
	}
	assert_int_equal(found, 2);
	ehr_arena_release(&arena);
	ehr_speciation_close(all);
}

/* What is counted, and the rest, come to the sum times TOG/VOC, whatever the
 * profile. */
static void keeps_mass(void **state)
{
	struct ehr_speciation *all = open_built_in();
	struct ehr_arena arena = { 0 };

	(void)state;
	assert_true(ehr_speciation_count(all) > 30);
	for (size_t p = 0; p < ehr_speciation_count(all); p++) {
		const struct ehr_speciation_profile *profile =
			ehr_speciation_at(all, p);
		const struct ehr_split *split =
			split_by(all, profile->name, &arena);
		double total =
			split->has_rest ? amount("731.25", &split->rest) : 0;
		double whole = 731.25 * ehr_decimal_double(&profile->factor);

		for (size_t i = 0; i < profile->n; i++)
			if (profile->species[i].counted)
				total += amount("731.25", &split->factor[i]);
		if (fabs(total / whole - 1) > 1e-12)
			fail_msg("%s: %.15g of %.15g", profile->name, total,
				whole);
	}
	ehr_arena_release(&arena);
	ehr_speciation_close(all);
}

/* 0.50 + 0.51 = 1.01 by rounding: 101 kg are 50 and 51 kg, and no rest. */
static void what_is_above_1_is_divided_out(void **state)
{
	struct ehr_species species[2] = { { .name = "a", .cas = "" },
		{ .name = "b", .cas = "" } };
	struct ehr_speciation_profile profile = { .name = "mine",
		.factor = ehr_decimal_of(1),
		.species = species,
		.n = 2 };
	struct ehr_decimal one = ehr_decimal_of(1);
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_split *split;

	(void)state;
	ehr_decimal_read(ehr_str_of("0.50"), &species[0].share);
	ehr_decimal_read(ehr_str_of("0.51"), &species[1].share);
	ehr_decimal_read(ehr_str_of("1.01"), &profile.sum);
	split = ehr_split_new(&profile, &one, &arena, &err);
	assert_non_null(split);
	assert_false(split->has_rest);
	assert_true(amount("101", &split->factor[0]) == 50);
	assert_true(amount("101", &split->factor[1]) == 51);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_hand_results),
		cmocka_unit_test(keeps_mass),
		cmocka_unit_test(what_is_above_1_is_divided_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
