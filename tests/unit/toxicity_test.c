/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/toxicity.h"

static const char path[] = "toxicity_test.csv";

/* The order that US screening uses. */
static const struct ehr_tox_step us[] = { { "IRIS", NULL, false },
	{ "IHB", "PPRTV", false }, { "IHB", "ATSDR", false },
	{ "IHB", "CALEPA", false }, { "RSL2", NULL, false },
	{ "HEM5", NULL, false } };
static const struct ehr_tox_step hj[] = { { "HJ", NULL, false } };
static const struct ehr_tox_step hem[] = { { "HEM5", NULL, false } };
enum { US = sizeof us / sizeof us[0] };

static struct ehr_toxicity *open_by(const struct ehr_tox_step *order, size_t n,
	const char *file, struct ehr_err *err)
{
	return ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = order, .n = n, .path = file },
		err);
}

static const struct ehr_chemical *find(
	const struct ehr_toxicity *table, const char *cas)
{
	return ehr_toxicity_find(table, ehr_str_of(cas));
}

static void expect(const struct ehr_toxicity *table, const char *cas,
	enum ehr_tox_param param, double value, const char *source)
{
	const struct ehr_chemical *one = find(table, cas);

	assert_non_null(one);
	assert_string_equal(one->cas, cas);
	assert_true(one->value[param].there);
	assert_true(one->value[param].value == value);
	assert_string_equal(one->value[param].source, source);
}

static void expect_none(const struct ehr_toxicity *table, const char *cas,
	enum ehr_tox_param param)
{
	const struct ehr_chemical *one = find(table, cas);

	assert_non_null(one);
	assert_false(one->value[param].there);
}

/* Values as the sources print them: IRIS export of 2026, the transcription of
 * HJ 25.3-2019 annex B, HEM5's library of 2025-05-12. */
static void chooses_by_us_order(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(us, US, NULL, &err);
	const struct ehr_chemical *one;

	(void)state;
	assert_non_null(table);
	/* arsenic: the IRIS values of 2025; RfC is Cal/EPA's by way of IHB */
	expect(table, "7440-38-2", EHR_TOX_SFO, 32, "IRIS");
	expect(table, "7440-38-2", EHR_TOX_RFDO, 6e-5, "IRIS");
	expect(table, "7440-38-2", EHR_TOX_IUR, 4.3e-3, "IRIS");
	expect(table, "7440-38-2", EHR_TOX_RFC, 1.5e-5, "IHB");
	one = find(table, "7440-38-2");
	assert_string_equal(one->value[EHR_TOX_RFC].agency, "CALEPA");
	assert_string_equal(one->value[EHR_TOX_RFC].status, "read");
	assert_string_equal(
		one->value[EHR_TOX_SFO].version, "2026-05-31/06-02");
	assert_null(one->value[EHR_TOX_SFO].derived);
	assert_string_equal(one->name_zh, "砷");
	assert_int_equal(one->mutagen, EHR_MUTAGEN_NO);
	/* cadmium: of IRIS's two oral doses the one for food and soil */
	expect(table, "7440-43-9", EHR_TOX_RFDO, 1e-3, "IRIS");
	expect(table, "7440-43-9", EHR_TOX_IUR, 1.8e-3, "IRIS");
	expect_none(table, "7440-43-9", EHR_TOX_SFO);
	/* allocation factors are HJ's alone */
	expect_none(table, "7440-43-9", EHR_TOX_SAF);
	assert_null(find(table, "7440-43-8"));
	assert_null(find(table, "2222298-66-8"));
	assert_null(find(table, ""));
	ehr_toxicity_close(table);
}

static void chooses_by_hj(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(hj, 1, NULL, &err);

	(void)state;
	assert_non_null(table);
	expect(table, "7440-38-2", EHR_TOX_SFO, 1.5, "HJ");
	expect(table, "7440-38-2", EHR_TOX_RFDO, 3e-4, "HJ");
	expect(table, "7440-43-9", EHR_TOX_GIABS, 0.025, "HJ");
	expect(table, "7440-43-9", EHR_TOX_ABSD, 0.001, "HJ");
	expect(table, "7440-43-9", EHR_TOX_SAF, 0.5, "HJ");
	assert_string_equal(find(table, "7440-43-9")->value[EHR_TOX_SAF].status,
		"secondary");
	/* no dermal path for a volatile: 0 is a value */
	expect(table, "100-41-4", EHR_TOX_ABSD, 0, "HJ");
	/* lead-free: lead alkyls are known by name but HJ has no value */
	expect_none(table, "78-00-2", EHR_TOX_RFDO);
	ehr_toxicity_close(table);
}

static void chooses_hem_as_it_is(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(hem, 1, NULL, &err);
	const struct ehr_tox_value *iur;

	(void)state;
	assert_non_null(table);
	expect(table, "100-41-4", EHR_TOX_IUR, 2.5e-6, "HEM5");
	expect(table, "100-41-4", EHR_TOX_RFC, 0.3, "HEM5");
	assert_int_equal(find(table, "100-41-4")->value[EHR_TOX_IUR].adaf,
		EHR_TOX_ADAF_NO);
	assert_true(find(table, "100-41-4")->value[EHR_TOX_IUR].bare == 2.5e-6);
	/* benzo[a]pyrene: 6E-4 (HJ, IRIS 2017) with the factor in it */
	expect(table, "50-32-8", EHR_TOX_IUR, 1.016e-3, "HEM5");
	iur = &find(table, "50-32-8")->value[EHR_TOX_IUR];
	assert_int_equal(iur->adaf, EHR_TOX_ADAF_YES);
	assert_true(iur->bare == 6e-4);
	assert_string_equal(iur->bare_status, "secondary");
	/* a chromate: without the factor it is chromium(VI)'s 1.1E-2 (IRIS
	 * 2024), as its number over (2 * 10 + 14 * 3 + 54) / 70 = 1.657 */
	iur = &find(table, "7789-06-2")->value[EHR_TOX_IUR];
	assert_int_equal(iur->adaf, EHR_TOX_ADAF_YES);
	assert_true(fabs(iur->bare / 1.1e-2 - 1) < 0.01);
	assert_string_equal(iur->bare_status, "secondary");
	/* no oral values in an inhalation model */
	expect_none(table, "7440-38-2", EHR_TOX_SFO);
	ehr_toxicity_close(table);
}

static void knows_age_factors(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(us, US, NULL, &err);
	const struct ehr_chemical *one;

	(void)state;
	assert_non_null(table);
	one = find(table, "18540-29-9"); /* chromium(VI), IRIS 2024 */
	assert_int_equal(one->mutagen, EHR_MUTAGEN_YES);
	assert_int_equal(one->value[EHR_TOX_SFO].adaf, EHR_TOX_ADAF_YES);
	assert_true(one->value[EHR_TOX_SFO].value == 0.27);
	assert_true(one->value[EHR_TOX_SFO].bare == 0.16);
	assert_string_equal(one->value[EHR_TOX_SFO].bare_status, "memory");
	one = find(table, "79-01-6"); /* trichloroethylene: kidney only */
	assert_int_equal(one->mutagen, EHR_MUTAGEN_PARTIAL);
	assert_true(one->mutagen_share_oral == 0.202);
	assert_true(one->mutagen_share_inh == 0.244);
	one = find(table, "75-01-4"); /* vinyl chloride */
	assert_int_equal(one->mutagen, EHR_MUTAGEN_FROM_BIRTH);
	assert_true(one->value[EHR_TOX_IUR].value == 4.4e-6);
	assert_int_equal(find(table, "71-43-2")->mutagen, EHR_MUTAGEN_NO);
	ehr_toxicity_close(table);
}

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct ehr_toxicity *open_text(const char *text, struct ehr_err *err)
{
	struct ehr_toxicity *table;

	write_file(text);
	table = open_by(us, US, path, err);
	assert_int_equal(unlink(path), 0);
	return table;
}

static void uses_a_wide_file_as_given(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_text("cas,name_en,iur,rfdo,mutagen\n"
					       "7440-38-2,my arsenic,,0.5,1\n"
					       "71-43-2,,2e-6,,\n"
					       "50-32-8,,1,,no\n",
		&err);
	struct ehr_table_digest used;

	(void)state;
	assert_non_null(table);
	expect(table, "7440-38-2", EHR_TOX_RFDO, 0.5, "user");
	/* the built-in values do not come in by the back door */
	expect_none(table, "7440-38-2", EHR_TOX_SFO);
	expect_none(table, "7440-38-2", EHR_TOX_IUR);
	expect(table, "71-43-2", EHR_TOX_IUR, 2e-6, "user");
	assert_string_equal(find(table, "7440-38-2")->name_en, "my arsenic");
	/* sha256sum of the text above */
	assert_string_equal(
		find(table, "7440-38-2")->value[EHR_TOX_RFDO].version,
		"sha256:c0dda0707c1a");
	assert_int_equal(find(table, "7440-38-2")->mutagen, EHR_MUTAGEN_YES);
	assert_int_equal(find(table, "71-43-2")->mutagen, EHR_MUTAGEN_NO);
	assert_int_equal(find(table, "50-32-8")->mutagen, EHR_MUTAGEN_NO);
	assert_string_equal(
		find(table, "71-43-2")->value[EHR_TOX_IUR].status, "user");
	assert_true(ehr_toxicity_digest(table, 0, &used));
	assert_string_equal(used.name, "toxicity");
	assert_int_equal(used.rows, 3);
	/* sha256sum(1) of the text above */
	assert_string_equal(ehr_toxicity_sha256(table),
		"c0dda0707c1a0c8cd32424cde9eeb209"
		"9ab1f3ea93c71c4e5b7c020f302da7de");
	assert_string_equal(used.sha256, ehr_toxicity_sha256(table));
	assert_false(ehr_toxicity_digest(table, 3, &used));
	ehr_toxicity_close(table);
}

/* A copy of the long table with a line added: the profile still chooses, and
 * a source of one's own comes before all. */
static void order_decides_in_a_long_file(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table =
		open_text("cas,param,value,unit,source,agency\n"
			  "71-43-2,RfC,0.01,mg/m3,HEM5,\n"
			  "71-43-2,RfC,0.02,mg/m3,IHB,CALEPA\n"
			  "71-43-2,RfC,0.03,mg/m3,HJ,\n"
			  "71-43-2,RfDo,1,mg/kg-d,HJ,\n"
			  "71-43-2,SFo,2,(mg/kg-d)^-1,IRIS,\n"
			  "71-43-2,SFo,3,(mg/kg-d)^-1,province,\n",
			&err);

	(void)state;
	assert_non_null(table);
	expect(table, "71-43-2", EHR_TOX_RFC, 0.02, "IHB");
	expect_none(table, "71-43-2", EHR_TOX_RFDO);
	expect(table, "71-43-2", EHR_TOX_SFO, 3, "province");
	ehr_toxicity_close(table);
}

struct fault {
	const char *text; /* of the file */
	unsigned long line;
	const char *column, *reason, *found;
};

static const struct fault fault[] = {
	{ "cas,rfdo\n71-43-2,0.1\n7440-38-3,1\n", 3, "cas", "bad_cas",
		"7440-38-3" },
	{ "cas,rfdo\nbenzene,0.1\n", 2, "cas", "bad_cas", "benzene" },
	{ "cas,rfdo\n71-43-2,0x1\n", 2, "rfdo", "not_a_number", "0x1" },
	{ "cas,rfdo\n71-43-2,nan\n", 2, "rfdo", "not_a_number", "nan" },
	{ "cas,rfdo\n71-43-2,0\n", 2, "rfdo", "not_positive", "0" },
	{ "cas,rfc\n71-43-2,-1\n", 2, "rfc", "not_positive", "-1" },
	{ "cas,giabs\n71-43-2,1.5\n", 2, "giabs", "not_a_fraction", "1.5" },
	{ "cas,absd\n71-43-2,0\n71-43-2,0\n", 3, "absd", "duplicate", "0" },
	{ "cas,mutagen\n71-43-2,maybe\n", 2, "mutagen", "unknown", "maybe" },
	{ "cas,param,value,unit\n71-43-2,IUR,8e-6,(mg/m3)^-1\n", 2, "unit",
		"unit", "(mg/m3)^-1" },
	{ "cas,param,value,unit\n71-43-2,RfD,8e-6,mg/kg-d\n", 2, "param",
		"unknown", "RfD" },
	{ "cas,param,value,unit,selected\n71-43-2,RfDo,1,mg/kg-d,2\n", 2,
		"selected", "unknown", "2" },
	{ "cas,param,value,unit,source\n71-43-2,RfDo,1,mg/kg-d,a\n"
	  "71-43-2,RfDo,2,mg/kg-d,a\n",
		3, "value", "duplicate", "2" },
	/* 2.2 times is no age factor, nor is less than the bare value */
	{ "cas,param,value,unit,adaf_included\n"
	  "71-43-2,IUR,1e-6,(ug/m3)^-1,no\n"
	  "71-43-2,IUR,2.2e-6,(ug/m3)^-1,yes\n",
		3, "value", "age_factor", "2.2e-6" },
	{ "cas,param,value,unit,adaf_included\n"
	  "71-43-2,IUR,0.9e-6,(ug/m3)^-1,yes\n"
	  "71-43-2,IUR,1e-6,(ug/m3)^-1,no\n",
		3, "value", "age_factor", "1e-6" },
	{ "cas,param,value,unit,adaf_included\n"
	  "71-43-2,IUR,1e-6,(ug/m3)^-1,maybe\n",
		2, "adaf_included", "unknown", "maybe" },
	{ "cas,param,value,unit,status\n71-43-2,RfDo,1,mg/kg-d,guess\n", 2,
		"status", "unknown", "guess" },
};

static void names_what_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof fault / sizeof fault[0]; i++) {
		struct ehr_err err = { 0 };

		assert_null(open_text(fault[i].text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.file, path);
		assert_int_equal(err.line, fault[i].line);
		assert_string_equal(err.column, fault[i].column);
		assert_string_equal(err.reason, fault[i].reason);
		assert_string_equal(err.found, fault[i].found);
	}
}

static void names_wrong_tables(void **state)
{
	struct ehr_err err;

	(void)state;
	assert_null(open_text("cas,rfd\n71-43-2,0.1\n", &err));
	assert_non_null(strstr(err.text, "\"rfd\""));
	assert_null(open_text("chemical,rfdo\nbenzene,0.1\n", &err));
	assert_non_null(strstr(err.text, "\"cas\""));
	assert_null(open_text("cas,param,value\n71-43-2,RfDo,1\n", &err));
	assert_non_null(strstr(err.text, "\"unit\""));
	/* two sources of one's own: nobody can choose */
	assert_null(open_text("cas,param,value,unit,source\n"
			      "71-43-2,RfDo,1,mg/kg-d,a\n"
			      "71-43-2,RfDo,2,mg/kg-d,b\n",
		&err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "RfDo of 71-43-2"));
	assert_null(open_by(us, US, "no such file.csv", &err));
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

/* The embedded table says what the tree's file says, and is sound: every value
 * is reached by the order of its own source. */
static void reads_the_whole_table(void **state)
{
	static const struct ehr_tox_step all[] = { { "IRIS", NULL, false },
		{ "HEM5", NULL, false }, { "IHB", NULL, false },
		{ "HJ", NULL, false }, { "RSL2", NULL, false } };
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(all, 5, NULL, &err);
	size_t valued = 0;

	(void)state;
	assert_non_null(table);
	for (size_t i = 0; i < ehr_toxicity_count(table); i++) {
		const struct ehr_chemical *one = ehr_toxicity_at(table, i);
		bool any = false;

		assert_ptr_equal(find(table, one->cas), one);
		for (int k = 0; k < EHR_TOX_MW; k++)
			any = any || (one->value[k].there &&
					     one->value[k].derived == NULL);
		valued += any;
	}
	/* counted in the gathered table with another program */
	assert_int_equal(ehr_toxicity_count(table), 1007);
	assert_int_equal(valued, 967);
	ehr_toxicity_close(table);
	ehr_toxicity_close(NULL);
}

static const struct ehr_tox_value *unit_risk(
	const struct ehr_toxicity *table, const char *cas)
{
	const struct ehr_chemical *one = find(table, cas);

	return one != NULL && one->value[EHR_TOX_IUR].there &&
			       one->value[EHR_TOX_IUR].derived == NULL
		       ? &one->value[EHR_TOX_IUR]
		       : NULL;
}

/* HEM5 prints what is to be used for a lifetime. Where that is 1.6 to 1.72
 * times what another source prints without the age factor (1.657 and two
 * figures' rounding), the factor is in it and the table must say so, whatever
 * HEM5 calls the chemical. */
static void knows_the_age_factor_by_the_ratio(void **state)
{
	static const struct ehr_tox_step bare[] = { { "RSL2", NULL, false },
		{ "HJ", NULL, false }, { "IHB", "IRIS", false },
		{ "IHB", "CALEPA", false } };
	struct ehr_err err;
	struct ehr_toxicity *of_hem = open_by(hem, 1, NULL, &err);
	size_t with = 0;

	(void)state;
	assert_non_null(of_hem);
	for (int k = 0; k < 4; k++) {
		struct ehr_toxicity *other = open_by(&bare[k], 1, NULL, &err);

		for (size_t i = 0; i < ehr_toxicity_count(other); i++) {
			const char *cas = ehr_toxicity_at(other, i)->cas;
			const struct ehr_tox_value *a = unit_risk(of_hem, cas);
			const struct ehr_tox_value *b = unit_risk(other, cas);

			if (a == NULL || b == NULL ||
				b->adaf != EHR_TOX_ADAF_NO ||
				a->value / b->value < 1.6 ||
				a->value / b->value > 1.72)
				continue;
			with++;
			assert_int_equal(a->adaf, EHR_TOX_ADAF_YES);
		}
		ehr_toxicity_close(other);
	}
	assert_true(with > 10);
	ehr_toxicity_close(of_hem);
}

/* Chromates carry the unit risk of chromium(VI), dibenzopyrenes ten times that
 * of benzo[a]pyrene, chrysene a thousandth: all with its age factor. */
static void knows_the_age_factor_of_kin(void **state)
{
	static const struct {
		const char *cas, *parent;
		double times;
	} kin[] = {
		{ "7738-94-5", "18540-29-9", 1 },
		{ "7758-97-6", "18540-29-9", 1 },
		{ "7775-11-3", "18540-29-9", 1 },
		{ "7778-50-9", "18540-29-9", 1 },
		{ "7788-98-9", "18540-29-9", 1 },
		{ "7789-00-6", "18540-29-9", 1 },
		{ "7789-06-2", "18540-29-9", 1 },
		{ "10294-40-3", "18540-29-9", 1 },
		{ "10588-01-9", "18540-29-9", 1 },
		{ "13530-65-9", "18540-29-9", 1 },
		{ "13765-19-0", "18540-29-9", 1 },
		{ "189-55-9", "50-32-8", 10 },
		{ "189-64-0", "50-32-8", 10 },
		{ "191-30-0", "50-32-8", 10 },
		{ "192-65-4", "50-32-8", 1 },
		{ "218-01-9", "50-32-8", 0.001 },
		{ "86-73-7", "50-32-8", 0.05 },
	};
	struct ehr_err err;
	struct ehr_toxicity *table = open_by(hem, 1, NULL, &err);

	(void)state;
	assert_non_null(table);
	for (size_t i = 0; i < sizeof kin / sizeof kin[0]; i++) {
		const struct ehr_tox_value *one = unit_risk(table, kin[i].cas);
		const struct ehr_tox_value *parent =
			unit_risk(table, kin[i].parent);

		assert_non_null(one);
		assert_true(fabs(one->value / parent->value / kin[i].times -
				    1) < 1e-3);
		assert_int_equal(one->adaf, EHR_TOX_ADAF_YES);
	}
	ehr_toxicity_close(table);
}

static void names_parameters(void **state)
{
	(void)state;
	assert_string_equal(ehr_tox_name(EHR_TOX_IUR), "IUR");
	assert_string_equal(ehr_tox_column(EHR_TOX_GIABS), "giabs");
	assert_string_equal(ehr_tox_unit(EHR_TOX_IUR), "(ug/m3)^-1");
	assert_string_equal(ehr_tox_unit(EHR_TOX_RFC), "mg/m3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses_by_us_order),
		cmocka_unit_test(chooses_by_hj),
		cmocka_unit_test(chooses_hem_as_it_is),
		cmocka_unit_test(knows_age_factors),
		cmocka_unit_test(uses_a_wide_file_as_given),
		cmocka_unit_test(order_decides_in_a_long_file),
		cmocka_unit_test(names_what_is_wrong),
		cmocka_unit_test(names_wrong_tables),
		cmocka_unit_test(reads_the_whole_table),
		cmocka_unit_test(knows_the_age_factor_by_the_ratio),
		cmocka_unit_test(knows_the_age_factor_of_kin),
		cmocka_unit_test(names_parameters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
