/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/speciation.h"

#define PROFILES \
	"profile,name_en,name_zh,splits,industry_codes,process,basis,tog_voc," \
	"shares,quality,source,status,industry_status,note\n"
#define SHARES "profile,species,cas,share,counted,kind,status,note\n"
#define MINE "mine,paint,,VOC,,,VOC,,partial,,,read,,\n"

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct ehr_speciation *open_texts(
	const char *profiles, const char *shares, struct ehr_err *err)
{
	static const char p[] = "speciation_test.p.csv",
			  s[] = "speciation_test.s.csv";
	struct ehr_speciation *all;

	write_file(p, profiles);
	write_file(s, shares);
	all = ehr_speciation_open(p, s, err);
	unlink(p);
	unlink(s);
	return all;
}

static void built_in_holds_its_profiles(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_speciation *all = ehr_speciation_open(NULL, NULL, &err);
	const struct ehr_speciation_profile *wood;

	(void)state;
	assert_non_null(all);
	/* SPECIATE 5.2, profile 2405: 26 species, TOG/VOC 1.01 */
	wood = ehr_speciation_find(all, ehr_str_of("SPECIATE5.2:2405"));
	assert_non_null(wood);
	assert_int_equal(wood->n, 26);
	assert_true(wood->of_tog && wood->complete && wood->scorable);
	assert_true(ehr_decimal_double(&wood->factor) == 1.01);
	assert_true(ehr_decimal_double(&wood->sum) == 1);
	assert_null(ehr_speciation_find(all, ehr_str_of("wood")));
	ehr_speciation_close(all);
}

/* 0.50 and 0.51 may be 0.495 and 0.505, which are 1; 0.50 and 0.52 may not. */
static void sum_may_pass_1_by_its_rounding(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_speciation *all = open_texts(PROFILES MINE,
		SHARES "mine,a,,0.50,yes,chemical,read,\n"
		       "mine,b,,0.51,yes,chemical,read,\n",
		&err);

	(void)state;
	assert_non_null(all);
	ehr_speciation_close(all);
	assert_null(open_texts(PROFILES MINE,
		SHARES "mine,a,,0.50,yes,chemical,read,\n"
		       "mine,b,,0.52,yes,chemical,read,\n",
		&err));
	assert_int_equal(err.line, 3);
	assert_string_equal(err.reason, "more_than_all");
}

/* 0.6 and 0.5 may be 0.55 and 0.45 and 1 and 1 anything: roundings so coarse
 * excuse no more than 0.01. */
static void coarse_shares_excuse_little(void **state)
{
	static const char *const shares[] = {
		SHARES "mine,a,,0.6,yes,chemical,read,\n"
		       "mine,b,,0.5,yes,chemical,read,\n",
		SHARES "mine,a,,1,yes,chemical,read,\n"
		       "mine,b,,1,yes,chemical,read,\n",
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_err err = { 0 };
		assert_null(open_texts(PROFILES MINE, shares[i], &err));
		assert_string_equal(err.reason, "more_than_all");
	}
}

/* A blank beside a number makes no other chemical of it. */
static void blanks_around_cells_are_nothing(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_speciation *all = open_texts(PROFILES MINE,
		SHARES "mine, toluene ,\" 108-88-3\",0.5,yes,chemical,read,\n",
		&err);
	const struct ehr_species *toluene;

	(void)state;
	assert_non_null(all);
	toluene = ehr_speciation_at(all, 0)->species;
	assert_string_equal(toluene->cas, "108-88-3");
	assert_string_equal(toluene->name, "toluene");
	ehr_speciation_close(all);
	assert_null(open_texts(PROFILES MINE,
		SHARES "mine,a,108-88-3,0.1,yes,chemical,read,\n"
		       "mine,b,108-88-3 ,0.1,yes,chemical,read,\n",
		&err));
	assert_string_equal(err.reason, "twice");
}

static void refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *profiles, *shares, *reason;
	} wrong[] = {
		{ PROFILES MINE, SHARES, "" },
		{ PROFILES MINE, SHARES "mine,a,,-0.1,yes,chemical,read,\n",
			"out_of_range" },
		{ PROFILES MINE, SHARES "mine,a,,nan,yes,chemical,read,\n",
			"out_of_range" },
		{ PROFILES MINE, SHARES "mine,a,,,yes,chemical,read,\n",
			"out_of_range" },
		{ PROFILES MINE,
			SHARES "mine,a,71-43-3,0.1,yes,chemical,read,\n",
			"bad_cas" },
		{ PROFILES MINE, SHARES "other,a,,0.1,yes,chemical,read,\n",
			"unknown_profile" },
		{ PROFILES MINE,
			SHARES "mine,a,,0.1,yes,chemical,read,\n"
			       "mine,a,,0.2,yes,chemical,read,\n",
			"twice" },
		{ PROFILES MINE MINE, SHARES "mine,a,,0.1,yes,chemical,read,\n",
			"twice" },
		{ PROFILES "mine,paint,,VOC,,,TOG,,partial,,,read,,\n",
			SHARES "mine,a,,0.1,yes,chemical,read,\n",
			"bad_ratio" },
		{ PROFILES "mine,paint,,VOC,,,TOG,0.9,partial,,,read,,\n",
			SHARES "mine,a,,0.1,yes,chemical,read,\n",
			"bad_ratio" },
		{ PROFILES "mine,paint,,VOC,,,VOC,,complete,,,read,,\n",
			SHARES "mine,a,,0.1,yes,chemical,read,\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct ehr_err err = { 0 };
		assert_null(
			open_texts(wrong[i].profiles, wrong[i].shares, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.reason, wrong[i].reason);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_holds_its_profiles),
		cmocka_unit_test(sum_may_pass_1_by_its_rounding),
		cmocka_unit_test(coarse_shares_excuse_little),
		cmocka_unit_test(blanks_around_cells_are_nothing),
		cmocka_unit_test(refuses_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
