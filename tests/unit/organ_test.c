/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/organ.h"

static const char path[] = "organ_test.csv";

static uint64_t bits_of(const struct ehr_organs *organs, const char *list)
{
	struct ehr_str unknown;
	uint64_t bits;

	assert_int_equal(
		ehr_organs_read(organs, ehr_str_of(list), &bits, &unknown), 0);
	return bits;
}

static const char *word_of(const struct ehr_organs *organs, uint64_t bit)
{
	for (size_t i = 0; i < ehr_organs_count(organs); i++)
		if (bit == (uint64_t)1 << i)
			return ehr_organ_at(organs, i)->word;
	return "";
}

/* The fourteen headings of HEM's hazard indices (its ring summary) and the
 * words of its endpoint table lead to one organ each. */
static void knows_hem_words(void **state)
{
	static const char *const hem[] = { "resp", "liver", "neuro", "dev",
		"reprod", "kidney", "ocular", "endoc", "hemato", "immune",
		"skeletal", "spleen", "thyroid", "wholebod" };
	static const char *const ours[] = { "respiratory", "liver", "nervous",
		"developmental", "reproductive", "kidney", "eyes", "endocrine",
		"blood", "immune", "skeleton", "spleen", "thyroid",
		"whole_body" };
	struct ehr_err err;
	struct ehr_organs *organs = ehr_organs_open(NULL, &err);

	(void)state;
	assert_non_null(organs);
	for (int i = 0; i < 14; i++)
		assert_string_equal(
			word_of(organs, bits_of(organs, hem[i])), ours[i]);
	for (size_t i = 0; i < ehr_organs_count(organs); i++) {
		assert_true(ehr_organ_at(organs, i)->name_en[0] != '\0');
		assert_true(ehr_organ_at(organs, i)->name_zh[0] != '\0');
	}
	ehr_organs_close(organs);
}

static void reads_lists(void **state)
{
	struct ehr_err err;
	struct ehr_organs *organs = ehr_organs_open(NULL, &err);
	struct ehr_str unknown;
	uint64_t bits;

	(void)state;
	assert_non_null(organs);
	assert_true(bits_of(organs, "") == 0);
	assert_true(bits_of(organs, " ; ") == 0);
	assert_true(bits_of(organs, "liver;kidney") ==
		    (bits_of(organs, "liver") | bits_of(organs, "kidney")));
	assert_true(bits_of(organs, "kidney liver;renal") ==
		    bits_of(organs, "liver;kidney"));
	assert_int_equal(ehr_organs_read(organs, ehr_str_of("liver;gills;x"),
				 &bits, &unknown),
		-1);
	assert_true(ehr_str_is(unknown, "gills"));
	ehr_organs_close(organs);
	ehr_organs_close(NULL);
}

static void refuse(const char *rows, const char *word)
{
	FILE *file = fopen(path, "w");
	struct ehr_err err;

	assert_non_null(file);
	assert_true(fprintf(file, "organ,also,name_en,name_zh\n%s", rows) > 0);
	assert_int_equal(fclose(file), 0);
	assert_null(ehr_organs_open(path, &err));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, word));
}

static void refuses_bad_tables(void **state)
{
	(void)state;
	refuse("gills,,Gills,\ngills,,Gills,\n", "\"gills\"");
	refuse("gills,,Gills,\nfins,gills,Fins,\n", "\"gills\"");
	refuse("Gills,,Gills,\n", "\"Gills\"");
	refuse(",,Gills,\n", "new word");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_hem_words),
		cmocka_unit_test(reads_lists),
		cmocka_unit_test(refuses_bad_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
