/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/substance.h"

static int add(
	struct ehr_toxrows *rows, const char *cas, const char *name, size_t *at)
{
	return ehr_substance_of(rows, ehr_str_of(cas), ehr_str_of(name),
		(struct ehr_str){ 0 }, at);
}

static void adds_each_number_once(void **state)
{
	struct ehr_toxrows rows = { 0 };
	size_t at;

	(void)state;
	assert_int_equal(add(&rows, "71-43-2", "", &at), 0);
	assert_int_equal(at, 0);
	assert_string_equal(rows.substance[0].name_en, "");
	assert_int_equal(add(&rows, " 7440-38-2 ", "Arsenic", &at), 0);
	assert_int_equal(at, 1);
	assert_string_equal(rows.substance[1].cas, "7440-38-2");
	assert_int_equal(add(&rows, "71-43-2", "Benzene", &at), 0);
	assert_int_equal(at, 0);
	assert_string_equal(rows.substance[0].name_en, "Benzene");
	assert_int_equal(add(&rows, "71-43-2", "", &at), 0);
	assert_string_equal(rows.substance[0].name_en, "Benzene");
	assert_int_equal(add(&rows, "71-43-3", "", &at), -1);
	assert_int_equal(add(&rows, "", "", &at), -1);
	assert_int_equal(rows.cas.n, 2);
	ehr_toxrows_release(&rows);
}

static void takes_words_for_mutagens(void **state)
{
	struct ehr_tox_substance one = { 0 };

	(void)state;
	assert_int_equal(ehr_substance_mutagen(&one, ehr_str_of("1")), 0);
	assert_int_equal(one.mutagen, EHR_MUTAGEN_YES);
	assert_true(one.share_oral == 1 && one.share_inh == 1);
	assert_int_equal(ehr_substance_mutagen(&one, ehr_str_of("  ")), 0);
	assert_int_equal(one.mutagen, EHR_MUTAGEN_YES);
	assert_int_equal(ehr_substance_mutagen(&one, ehr_str_of("maybe")), -1);
	assert_int_equal(one.mutagen, EHR_MUTAGEN_YES);
	assert_int_equal(
		ehr_substance_mutagen(&one, ehr_str_of("from_birth")), 0);
	assert_int_equal(one.mutagen, EHR_MUTAGEN_FROM_BIRTH);
	assert_true(one.share_oral == 0 && one.share_inh == 0);
	assert_int_equal(ehr_substance_mutagen(&one, ehr_str_of("no")), 0);
	assert_int_equal(one.mutagen, EHR_MUTAGEN_NO);
}

/* Trichloroethylene: shares of the kidney part as an EPA page gives them. */
static void reads_the_built_in_table(void **state)
{
	struct ehr_toxrows rows = { 0 };
	struct ehr_err err;
	size_t at;

	(void)state;
	rows.organs = ehr_organs_open(NULL, &err);
	assert_non_null(rows.organs);
	assert_int_equal(ehr_substances_read(&rows, &err), 0);
	assert_int_equal(rows.cas.n, 1007); /* wc -l, less the header */
	assert_int_equal(add(&rows, "79-01-6", "", &at), 0);
	assert_int_equal(rows.substance[at].mutagen, EHR_MUTAGEN_PARTIAL);
	assert_true(rows.substance[at].share_oral == 0.202);
	assert_true(rows.substance[at].share_inh == 0.244);
	assert_string_equal(rows.substance[at].name_zh, "三氯乙烯");
	assert_false(rows.substance[at].inorganic);
	assert_int_equal(add(&rows, "18540-29-9", "", &at), 0);
	assert_true(rows.substance[at].inorganic); /* chromium(VI) */
	assert_false(rows.substance[at].multipathway);
	assert_int_equal(add(&rows, "7439-97-6", "", &at), 0);
	assert_true(rows.substance[at].multipathway); /* mercury */
	assert_int_equal(add(&rows, "79-01-6", "", &at), 0);
	/* a word that keeps the table's shares */
	assert_int_equal(ehr_substance_mutagen(
				 &rows.substance[at], ehr_str_of("partial")),
		0);
	assert_true(rows.substance[at].share_oral == 0.202);
	ehr_toxrows_release(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_each_number_once),
		cmocka_unit_test(takes_words_for_mutagens),
		cmocka_unit_test(reads_the_built_in_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
