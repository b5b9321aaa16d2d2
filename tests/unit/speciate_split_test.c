/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

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

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return *seed >> 33;
}

static struct ehr_decimal thousandths(uint64_t n)
{
	char text[32];
	struct ehr_decimal value;

	snprintf(text, sizeof(text), "%lu.%03lu", (unsigned long)(n / 1000),
		(unsigned long)(n % 1000));
	assert_int_equal(
		ehr_decimal_read(ehr_str_of(text), &value), EHR_NUM_VALUE);
	return value;
}

enum { MOST = 8 };

/* Up to MOST species of thousandths; those counted come to no more than most of
 * them. */
static void make_profile(uint64_t *seed, uint64_t most,
	struct ehr_species *species, struct ehr_speciation_profile *profile)
{
	uint64_t left = most;

	profile->n = 1 + next_random(seed) % MOST;
	profile->sum = ehr_decimal_of(0);
	for (size_t i = 0; i < profile->n; i++) {
		uint64_t share = next_random(seed) % (left + 1);

		species[i].counted = next_random(seed) % 4 != 0;
		if (profile->complete && i == 0) {
			species[i].counted = true;
			share = most - left / 2;
		}
		species[i].share = thousandths(share);
		if (!species[i].counted)
			continue;
		left -= share;
		assert_true(ehr_decimal_add(
			&profile->sum, &species[i].share, &profile->sum));
	}
}

/* What is counted, and the rest, by factor. */
static struct ehr_decimal whole_of(const struct ehr_split *split)
{
	struct ehr_decimal whole = ehr_decimal_of(0);

	for (size_t i = 0; i < split->profile->n; i++)
		if (split->profile->species[i].counted)
			assert_true(ehr_decimal_add(
				&whole, &split->factor[i], &whole));
	if (split->has_rest)
		assert_true(ehr_decimal_add(&whole, &split->rest, &whole));
	return whole;
}

/* Where no share is divided, the factors of what is counted and of the rest come
 * to the ratio exactly, as decimals, and each amount is the number nearest to
 * sum x factor. Where shares are divided by their sum each quotient is within
 * half of 10^-30. So the amounts written come to the sum but for a rounding
 * each. */
static void random_profiles_keep_mass(void **state)
{
	struct ehr_species species[MOST] = { { .name = "a", .cas = "" } };
	uint64_t seed = 20261122;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct ehr_speciation_profile profile = { .name = "random",
			.species = species,
			.complete = next_random(&seed) % 2 == 0 };
		struct ehr_decimal one = ehr_decimal_of(1), whole, ratio, off;
		struct ehr_arena arena = { 0 };
		struct ehr_err err = { 0 };
		const struct ehr_split *split;
		char text[32];
		double total = 0, value;
		bool divided;

		make_profile(&seed, profile.complete ? 990 : 1000, species,
			&profile);
		profile.factor = thousandths(1000 + next_random(&seed) % 2000);
		ratio = thousandths(500 + next_random(&seed) % 1500);
		split = ehr_split_new(&profile, &ratio, &arena, &err);
		assert_non_null(split);
		whole = whole_of(split);
		assert_true(
			ehr_decimal_multiply(&profile.factor, &ratio, &ratio));
		assert_true(ehr_decimal_subtract(&whole, &ratio, &off));
		divided = profile.complete &&
			  ehr_decimal_compare(&profile.sum, &one) != 0;
		if (!divided)
			assert_int_equal(ehr_decimal_sign(&off), 0);
		/* MOST quotients, times a ratio below 3 x 2 */
		assert_true(
			fabs(ehr_decimal_double(&off)) <= MOST * 0.5e-30 * 6);
		snprintf(text, sizeof(text), "%lu.%06lu",
			(unsigned long)(1 + next_random(&seed) % 1000000),
			(unsigned long)(next_random(&seed) % 1000000));
		value = amount(text, &ratio);
		for (size_t i = 0; i < profile.n; i++)
			if (species[i].counted)
				total += amount(text, &split->factor[i]);
		if (split->has_rest)
			total += amount(text, &split->rest);
		/* roundings of MOST amounts and of as many sums of them */
		assert_true(fabs(total - value) <= 2 * MOST * 1.2e-16 * value);
		ehr_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_hand_results),
		cmocka_unit_test(keeps_mass),
		cmocka_unit_test(what_is_above_1_is_divided_out),
		cmocka_unit_test(random_profiles_keep_mass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
