/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/tox_derive.h"

static const char path[] = "tox_derive_test.csv";

static const struct ehr_chemical *find(
	const struct ehr_toxicity *table, const char *cas)
{
	const struct ehr_chemical *one =
		ehr_toxicity_find(table, ehr_str_of(cas));

	assert_non_null(one);
	return one;
}

static void expect(
	const struct ehr_tox_value *value, double expected, const char *derived)
{
	assert_true(value->there);
	assert_true(fabs(value->value / expected - 1) < 1e-12);
	if (derived == NULL)
		assert_null(value->derived);
	else
		assert_string_equal(value->derived, derived);
}

/* IRIS has a reference dose for TCDD (7e-10) and none for its congeners; HEM5
 * has unit risks for both. OCDD's factor is 0.0003, PCB 126's 0.1. */
static void takes_from_tcdd(void **state)
{
	static const struct ehr_tox_step order[] = { { "IRIS", NULL, false },
		{ "HEM5", NULL, false } };
	struct ehr_err err;
	struct ehr_toxicity *table = ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = order, .n = 2 }, &err);
	const struct ehr_chemical *ocdd, *pcb;

	(void)state;
	assert_non_null(table);
	ocdd = find(table, "3268-87-9");
	pcb = find(table, "57465-28-8");
	expect(&ocdd->value[EHR_TOX_RFDO], 7e-10 / 0.0003, "teq");
	assert_string_equal(ocdd->value[EHR_TOX_RFDO].source, "IRIS");
	assert_string_equal(ocdd->value[EHR_TOX_RFDO].status, "secondary");
	expect(&ocdd->value[EHR_TOX_IUR], 0.0099, NULL);
	expect(&pcb->value[EHR_TOX_IUR], 3.3, "teq");
	assert_false(pcb->value[EHR_TOX_SFO].there);
	/* properties are nobody else's */
	assert_false(ocdd->value[EHR_TOX_HENRY].there);
	ehr_toxicity_close(table);
}

/* IRIS prints 2 for benzo[a]pyrene, with the age factor; 1 without. Chrysene's
 * potency is 0.001 of that; effects other than cancer do not follow. */
static void takes_from_benzo_a_pyrene(void **state)
{
	static const struct ehr_tox_step order[] = { { "IRIS", NULL, false } };
	struct ehr_err err;
	struct ehr_toxicity *table = ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = order, .n = 1 }, &err);
	const struct ehr_chemical *one;

	(void)state;
	assert_non_null(table);
	one = find(table, "218-01-9");
	expect(&one->value[EHR_TOX_SFO], 0.002, "rpf");
	assert_int_equal(one->value[EHR_TOX_SFO].adaf, EHR_TOX_ADAF_YES);
	assert_true(fabs(one->value[EHR_TOX_SFO].bare - 0.001) < 1e-15);
	assert_int_equal(one->mutagen, EHR_MUTAGEN_YES);
	assert_false(one->value[EHR_TOX_RFDO].there);
	assert_false(one->value[EHR_TOX_RFC].there);
	/* no factor, no value */
	assert_false(find(table, "91-57-6")->value[EHR_TOX_SFO].there);
	ehr_toxicity_close(table);
}

/* A user's own table of toxicity: members follow its value. */
static void follows_the_users_value(void **state)
{
	FILE *file = fopen(path, "w");
	struct ehr_err err;
	struct ehr_toxicity *table;

	(void)state;
	assert_non_null(file);
	assert_true(fputs("cas,sfo,rfdo\n1746-01-6,150000,7e-10\n"
			  "51207-31-9,1,\n",
			    file) >= 0);
	assert_int_equal(fclose(file), 0);
	table = ehr_toxicity_open(&(struct ehr_tox_opts){ .path = path }, &err);
	assert_int_equal(unlink(path), 0);
	assert_non_null(table);
	expect(&find(table, "57117-31-4")->value[EHR_TOX_SFO], 45000, "teq");
	expect(&find(table, "51207-31-9")->value[EHR_TOX_SFO], 1, NULL);
	expect(&find(table, "51207-31-9")->value[EHR_TOX_RFDO], 7e-9, "teq");
	ehr_toxicity_close(table);
}

/* A chain ends after one step: what was derived is not derived from. */
static void does_not_chain(void **state)
{
	struct ehr_chemical a = { .cas = "a" }, b = { .cas = "b" };
	struct ehr_chemical c = { .cas = "c" };
	const struct ehr_group_factor half = {
		.factor = 0.5,
		.flag = "teq",
		.status = "memory",
	};

	(void)state;
	a.value[EHR_TOX_SFO] = (struct ehr_tox_value){
		.there = true,
		.value = 4,
		.bare = 4,
		.source = "x",
		.agency = "",
		.status = "read",
		.bare_status = "read",
	};
	ehr_tox_derive(&b, &a, &half);
	expect(&b.value[EHR_TOX_SFO], 2, "teq");
	assert_string_equal(b.value[EHR_TOX_SFO].status, "memory");
	ehr_tox_derive(&c, &b, &half);
	assert_false(c.value[EHR_TOX_SFO].there);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_from_tcdd),
		cmocka_unit_test(takes_from_benzo_a_pyrene),
		cmocka_unit_test(follows_the_users_value),
		cmocka_unit_test(does_not_chain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
