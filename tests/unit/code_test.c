/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ref/code.h"

#define OK EHR_CODE_OK
#define EMPTY EHR_CODE_EMPTY
#define FORM EHR_CODE_BAD_FORM
#define CHECK EHR_CODE_BAD_CHECK
#define DAMAGED EHR_CODE_DAMAGED

typedef enum ehr_code_state reading(
	struct ehr_str, const struct ehr_code_exceptions *, struct ehr_code *);

struct given {
	const char *text;
	enum ehr_code_state state;
	const char *normal; /* NULL: as given */
};

static void check_all(reading *read, const struct given *given, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *normal = given[i].normal != NULL ? given[i].normal
							     : given[i].text;
		struct ehr_str trimmed =
			ehr_str_trim(ehr_str_of(given[i].text));
		struct ehr_code code;
		enum ehr_code_state state =
			read(ehr_str_of(given[i].text), NULL, &code);

		if (state != given[i].state)
			fail_msg("%s: state %d, not %d", given[i].text, state,
				given[i].state);
		assert_string_equal(code.text, state == OK ? normal : "");
		if (state == OK)
			assert_int_equal(
				code.changed, !ehr_str_is(trimmed, normal));
	}
}

/* Published codes: the example of GB 32100-2015 (91350100M000100Y43, worked
 * there); annex A of HJ 608-2017 (Hebei iron and steel, Tangshan); of companies
 * and universities, as they print them: Tencent, Huawei, Alibaba (China), Baidu,
 * Tsinghua. The one with the check 0 is made by hand: 9*1 + 1*3 + 1*19 = 31. */
static void reads_credit_codes(void **state)
{
	static const struct given given[] = {
		{ "91350100M000100Y43", OK, NULL },
		{ "91130200699229617X", OK, NULL },
		{ "9144030071526726XG", OK, NULL },
		{ "914403001922038216", OK, NULL },
		{ "91330100716105852F", OK, NULL },
		{ "91110000802100433B", OK, NULL },
		{ "12100000400000624D", OK, NULL },
		{ "910010000000000000", OK, NULL },
		/* ways of writing */
		{ " 91350100M000100Y43\t", OK, "91350100M000100Y43" },
		{ "91350100m000100y43", OK, "91350100M000100Y43" },
		{ "9135 0100 M000 100Y 43", OK, "91350100M000100Y43" },
		{ "９１３５０１００Ｍ０００１００Ｙ４３", OK,
			"91350100M000100Y43" },
		{ "'914403001922038216", OK, "914403001922038216" },
		{ "=\"914403001922038216\"", OK, "914403001922038216" },
		/* nothing */
		{ "", EMPTY, NULL },
		{ "  ", EMPTY, NULL },
		/* a figure changed, two changed places */
		{ "91350100M000100Y44", CHECK, NULL },
		{ "91350100M000100Y4Z", FORM, NULL },
		{ "91310500M000100Y43", CHECK, NULL },
		/* O for 0, I for 1; a registration number of 15 figures */
		{ "9135O100M000100Y43", FORM, NULL },
		{ "9I350100M000100Y43", FORM, NULL },
		{ "330100400015575", FORM, NULL },
		{ "91350100M000100Y4", FORM, NULL },
		{ "91350100M000100Y433", FORM, NULL },
		{ "91350100M000100Y4391350100M000100Y43", FORM, NULL },
		{ "无", FORM, NULL },
		/* 9*1 + 1*3 + 3*9 + 3*27 + 2*26 = 172 = 5 * 31 + 17: E, not 0 */
		{ "913302000000000000", DAMAGED, NULL },
		/* passes: 0 mod 31, but nobody's */
		{ "000000000000000000", DAMAGED, NULL },
		{ "9.13302E+17", DAMAGED, NULL },
		{ "9.13302e17", DAMAGED, NULL },
		{ "9E+17", DAMAGED, NULL },
		{ "914403001922038216.0", DAMAGED, NULL },
		/* of units without a code, by HJ 608 */
		{ "H9330212000000001a", OK, NULL },
		{ "H9330212000000001A", OK, "H9330212000000001a" },
		{ "H9330212D2143569Xb", OK, NULL },
		{ "H9330212D2143569Xo", FORM, NULL },
		{ "H9330212D21435691b", CHECK, NULL },
	};

	(void)state;
	check_all(ehr_code_uscc, given, sizeof given / sizeof given[0]);
}

/* 69922961-7: 6*3 + 9*7 + 9*9 + 2*10 + 2*5 + 9*8 + 6*4 + 1*2 = 290 = 26 * 11 +
 * 4, so 7. M000100Y: 22*3 + 1*5 + 34*2 = 139 = 12 * 11 + 7, so 4. */
static void finds_the_organisation_inside(void **state)
{
	struct ehr_code uscc, organisation;

	(void)state;
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("91130200699229617X"), NULL, &uscc),
		OK);
	assert_true(ehr_code_uscc_organisation(&uscc, &organisation));
	assert_string_equal(organisation.text, "699229617");
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("91350100m000100y43"), NULL, &uscc),
		OK);
	assert_true(ehr_code_uscc_organisation(&uscc, &organisation));
	assert_string_equal(organisation.text, "M000100Y4");
	/* a substitute; one that is no code at all */
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("H9330212000000001a"), NULL, &uscc),
		OK);
	assert_true(uscc.substitute);
	assert_false(ehr_code_uscc_organisation(&uscc, &organisation));
	assert_int_equal(ehr_code_uscc(ehr_str_of("1"), NULL, &uscc), FORM);
	assert_false(ehr_code_uscc_organisation(&uscc, &organisation));
	assert_string_equal(organisation.text, "");
}

/* D2143569-X: 13*3 + 2*7 + 1*9 + 4*10 + 3*5 + 5*8 + 6*4 + 9*2 = 199 = 18 * 11 +
 * 1, so 10, X. 71610585-2 is Alibaba (China): 7*3 + 1*7 + 6*9 + 1*10 + 0*5 + 5*8
 * + 8*4 + 5*2 = 174 = 15 * 11 + 9, so 2. 00000000-0: 0, so 11, written 0.
 * 00000014-3 (0 apart): 1*4 + 4*2 = 12 = 11 + 1, so X; 00123456: 1*9 + 2*10 +
 * 3*5 + 4*8 + 5*4 + 6*2 = 108 = 9 * 11 + 9, so 2. */
static void reads_organisation_codes(void **state)
{
	static const struct given given[] = {
		{ "D2143569X", OK, NULL },
		{ "D2143569-X", OK, "D2143569X" },
		{ "d2143569-x", OK, "D2143569X" },
		{ "D2143569－X", OK, "D2143569X" },
		{ "71610585-2", OK, "716105852" },
		{ "716105852.0", OK, "716105852" },
		/* passes: 0 mod 11, but nobody's */
		{ "000000000", CHECK, NULL },
		{ "001234562", OK, NULL },
		/* the first zeros lost */
		{ "1234562", DAMAGED, NULL },
		{ "1234563", FORM, NULL },
		{ "7.16106E+08", DAMAGED, NULL },
		{ "716105853", CHECK, NULL },
		{ "D21435691", CHECK, NULL },
		/* temporary, without check */
		{ "3302G017", OK, NULL },
		{ "3302H017", FORM, NULL },
		{ "71610585", FORM, NULL },
		{ "7161-05852", FORM, NULL },
		{ "91330100716105852F", FORM, NULL },
		{ "", EMPTY, NULL },
		{ "#########", FORM, NULL },
	};

	(void)state;
	check_all(ehr_code_organisation, given, sizeof given / sizeof given[0]);
}

static void reads_permit_numbers(void **state)
{
	static const struct given given[] = {
		/* annex A of HJ 608-2017 */
		{ "91130200699229617X001P", OK, NULL },
		{ "91130200699229617X002P", OK, NULL },
		{ "91130200699229617x001p", OK, "91130200699229617X001P" },
		{ "91130200699229617X001 P", OK, "91130200699229617X001P" },
		{ "H9330212000000001a001P", OK, NULL },
		{ "H9330212D2143569Xb001Y", OK, NULL },
		{ "911302006992296170001P", CHECK, NULL },
		{ "91130200699229617X01P", FORM, NULL },
		{ "91130200699229617XA01P", FORM, NULL },
		{ "91130200699229617X001-", FORM, NULL },
		{ "浙FB2013A0123", FORM, NULL },
		{ "9.1130E+21", DAMAGED, NULL },
		{ "", EMPTY, NULL },
	};

	(void)state;
	check_all(ehr_code_permit, given, sizeof given / sizeof given[0]);
}

/* GB/T 4754-2017: 0112 wheat, 0911 copper ore, 0220 planting of trees; 2110
 * furniture; group 265, division 26. 265 is no class of division 02. */
static void reads_industries(void **state)
{
	static const struct {
		const char *text;
		enum ehr_code_state state;
		const char *normal;
		bool padded;
	} given[] = {
		{ "2651", OK, "2651", false },
		{ "0112", OK, "0112", false },
		{ "112", OK, "0112", true },
		{ "911", OK, "0911", true },
		{ "220", OK, "0220", true },
		{ "112.0", OK, "0112", true },
		{ "265", OK, "265", false },
		{ "011", OK, "011", false },
		{ "26", OK, "26", false },
		{ "6", OK, "06", true },
		{ "211 0", OK, "2110", false },
		{ "C2651", OK, "2651", false },
		{ "c 2651", OK, "2651", false },
		{ "２６５１", OK, "2651", false },
		{ "=\"0112\"", OK, "0112", false },
		{ "26511", FORM, "", false },
		{ "X2651", FORM, "", false },
		{ "2651,2652", FORM, "", false },
		{ "C", FORM, "", false },
		{ "0000", FORM, "", false },
		{ "0", FORM, "", false },
		{ "化工", FORM, "", false },
		{ "", EMPTY, "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		struct ehr_code code;
		enum ehr_code_state got =
			ehr_code_industry(ehr_str_of(given[i].text), &code);

		if (got != given[i].state)
			fail_msg("%s: %d", given[i].text, got);
		assert_string_equal(code.text, given[i].normal);
		if (got == OK)
			assert_int_equal(code.padded, given[i].padded);
	}
}

static void reads_divisions(void **state)
{
	static const struct {
		const char *text;
		enum ehr_code_state state;
		const char *normal;
	} given[] = {
		{ "330212", OK, "330212" },
		{ "330212001", OK, "330212001" },
		{ "330212001001", OK, "330212001001" },
		{ "330212.0", OK, "330212" },
		{ "330 212", OK, "330212" },
		{ "3.30212E+11", DAMAGED, "" },
		{ "33021", FORM, "" },
		{ "030212", FORM, "" },
		{ "宁波", FORM, "" },
		{ "", EMPTY, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		struct ehr_code code;

		if (ehr_code_division(ehr_str_of(given[i].text), &code) !=
			given[i].state)
			fail_msg("%s", given[i].text);
		assert_string_equal(code.text, given[i].normal);
	}
}

static void lets_known_exceptions_through(void **state)
{
	struct ehr_err err;
	struct ehr_code_exceptions *known =
		ehr_code_exceptions_open(NULL, &err);
	struct ehr_code code, organisation;

	(void)state;
	assert_non_null(known);
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("91350100M0001TGQXM"), NULL, &code),
		CHECK);
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("91350100m0001tgqxm"), known, &code),
		OK);
	assert_true(code.excepted);
	assert_string_equal(code.text, "91350100M0001TGQXM");
	assert_false(ehr_code_uscc_organisation(&code, &organisation));
	assert_int_equal(ehr_code_permit(ehr_str_of("91350100M0001TGQXM001P"),
				 known, &code),
		OK);
	assert_true(code.excepted);
	assert_int_equal(
		ehr_code_uscc(ehr_str_of("91350100M000100Y43"), known, &code),
		OK);
	assert_false(code.excepted);
	ehr_code_exceptions_close(known);
	ehr_code_exceptions_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_credit_codes),
		cmocka_unit_test(finds_the_organisation_inside),
		cmocka_unit_test(reads_organisation_codes),
		cmocka_unit_test(reads_permit_numbers),
		cmocka_unit_test(reads_industries),
		cmocka_unit_test(reads_divisions),
		cmocka_unit_test(lets_known_exceptions_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
