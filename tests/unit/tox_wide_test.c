/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/organ.h"
#include "ref/tox_reading.h"

static const char chemicals[] = "tox_wide_test_chemicals.csv";
static const char toxicity[] = "tox_wide_test_toxicity.csv";
static const struct ehr_tox_step hj[] = { { "HJ", NULL, false } };

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* With either text NULL: without the file. */
static struct ehr_toxicity *open_texts(
	const char *of_toxicity, const char *of_chemicals, struct ehr_err *err)
{
	const struct ehr_tox_opts opts = {
		.order = hj,
		.n = 1,
		.path = of_toxicity == NULL ? NULL : toxicity,
		.chemicals_path = of_chemicals == NULL ? NULL : chemicals,
	};
	struct ehr_toxicity *table;

	if (of_toxicity != NULL)
		write_file(toxicity, of_toxicity);
	if (of_chemicals != NULL)
		write_file(chemicals, of_chemicals);
	table = ehr_toxicity_open(&opts, err);
	unlink(toxicity);
	unlink(chemicals);
	return table;
}

static const struct ehr_chemical *find(
	const struct ehr_toxicity *table, const char *cas)
{
	const struct ehr_chemical *one =
		ehr_toxicity_find(table, ehr_str_of(cas));

	assert_non_null(one);
	return one;
}

static void expect(const struct ehr_chemical *one, enum ehr_tox_param param,
	double value, const char *source)
{
	assert_true(one->value[param].there);
	assert_true(
		fabs(one->value[param].value - value) <= 1e-12 * fabs(value));
	assert_string_equal(one->value[param].source, source);
}

static uint64_t organs_of(const struct ehr_toxicity *table, const char *list)
{
	struct ehr_str unknown;
	uint64_t bits;

	assert_int_equal(ehr_organs_read(ehr_toxicity_organs(table),
				 ehr_str_of(list), &bits, &unknown),
		0);
	return bits;
}

/* Benzene as EPA's screening tables have it: H' 0.227, Koc 145.8 L/kg, 1790
 * mg/L, 0.0895 and 1.03e-5 cm2/s; 78.11 g/mol. */
static void knows_properties(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_texts(NULL, NULL, &err);
	const struct ehr_chemical *one;

	(void)state;
	assert_non_null(table);
	one = find(table, "71-43-2");
	expect(one, EHR_TOX_HENRY, 0.227, "RSL-PARAMS");
	expect(one, EHR_TOX_KOC, 145.8, "RSL-PARAMS");
	expect(one, EHR_TOX_SOLUBILITY, 1790, "RSL-PARAMS");
	expect(one, EHR_TOX_DA, 0.0895, "WATER9");
	expect(one, EHR_TOX_DW, 1.03e-5, "WATER9");
	assert_true(fabs(one->value[EHR_TOX_MW].value - 78.11) < 0.01);
	assert_false(one->value[EHR_TOX_VF].there);
	assert_false(one->inorganic);
	assert_false(one->multipathway);
	one = find(table, "7440-43-9"); /* cadmium */
	assert_true(one->inorganic);
	assert_true(one->multipathway);
	assert_true(one->organs == organs_of(table, "kidney"));
	assert_true(find(table, "50-32-8")->multipathway);
	assert_true(find(table, "1746-01-6")->multipathway);
	assert_false(find(table, "1746-01-6")->inorganic);
	ehr_toxicity_close(table);
}

/* Slips of units (m2/s, mL/g, Pa m3/mol, a logarithm) leave these ranges, which
 * hold what is known of organic chemicals and mercury. */
static void properties_are_plausible(void **state)
{
	static const struct {
		enum ehr_tox_param param;
		double low, high;
	} range[] = {
		{ EHR_TOX_MW, 2, 1000 },
		{ EHR_TOX_FA, 0.1, 1 },
		{ EHR_TOX_LOG_KOW, -5, 10 },
		{ EHR_TOX_HENRY, 1e-12, 200 },
		{ EHR_TOX_DA, 0.01, 0.5 },
		{ EHR_TOX_DW, 1e-6, 6e-5 },
		{ EHR_TOX_KOC, 0.5, 1e7 },
		{ EHR_TOX_SOLUBILITY, 1e-5, 1e6 },
	};
	struct ehr_err err;
	struct ehr_toxicity *table = open_texts(NULL, NULL, &err);
	size_t complete = 0;

	(void)state;
	assert_non_null(table);
	for (size_t i = 0; i < ehr_toxicity_count(table); i++) {
		const struct ehr_chemical *one = ehr_toxicity_at(table, i);
		unsigned there = 0;

		for (size_t k = 0; k < sizeof range / sizeof range[0]; k++) {
			const struct ehr_tox_value *value =
				&one->value[range[k].param];

			there += value->there;
			if (value->there &&
				(value->value < range[k].low ||
					value->value > range[k].high))
				fail_msg("%s: %s %g", one->cas,
					ehr_tox_name(range[k].param),
					value->value);
		}
		complete += there >= 7;
	}
	assert_true(complete > 100);
	ehr_toxicity_close(table);
}

static void lays_chemicals_over(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_texts("cas,rfc,mw,koc,organs\n"
						"71-43-2,0.1,70,100,spleen\n",
		"cas,name_en,koc,kow,rba,organs,inorganic,multipathway,"
		"mutagen\n"
		"71-43-2,my benzene,200,100,,liver renal,yes,1,yes\n"
		"108-88-3,,,,0.5,,,,\n",
		&err);
	struct ehr_table_digest used;
	const struct ehr_chemical *one;

	(void)state;
	assert_non_null(table);
	one = find(table, "71-43-2");
	assert_string_equal(one->name_en, "my benzene");
	expect(one, EHR_TOX_RFC, 0.1, "user");
	expect(one, EHR_TOX_KOC, 200, "user"); /* chemicals before toxicity */
	expect(one, EHR_TOX_MW, 70, "user");   /* toxicity before built-in */
	expect(one, EHR_TOX_LOG_KOW, 2, "user");
	expect(one, EHR_TOX_HENRY, 0.227, "RSL-PARAMS");
	assert_true(one->organs == organs_of(table, "liver;kidney"));
	assert_true(one->inorganic);
	assert_true(one->multipathway);
	assert_int_equal(one->mutagen, EHR_MUTAGEN_YES);
	/* two files, two sums; both are the user's */
	assert_true(ehr_toxicity_digest(table, 1, &used));
	assert_string_equal(used.name, "chemicals");
	assert_string_equal(one->value[EHR_TOX_KOC].status, "user");
	assert_memory_equal(one->value[EHR_TOX_KOC].version, "sha256:", 7);
	assert_memory_equal(
		one->value[EHR_TOX_KOC].version + 7, used.sha256, 12);
	assert_memory_equal(one->value[EHR_TOX_MW].version + 7,
		ehr_toxicity_sha256(table), 12);
	assert_int_equal(used.rows, 2);
	expect(find(table, "108-88-3"), EHR_TOX_RBA, 0.5, "user");
	ehr_toxicity_close(table);
}

/* A printed table of properties, changed; of two known sources the order does
 * not name, the first one counts. */
static void takes_the_long_form(void **state)
{
	struct ehr_err err;
	struct ehr_toxicity *table = open_texts(NULL,
		"cas,param,value,unit,source,status,note\n"
		"71-43-2,Koc,61,L/kg,RSL-PARAMS,memory,older\n"
		"71-43-2,Koc,62,L/kg,IRIS,memory,\n"
		"71-43-2,Da,0.09,cm2/s,,,\n"
		"71-43-2,Da,0.08,cm2/s,RSL-PARAMS,memory,\n",
		&err);

	(void)state;
	assert_non_null(table);
	expect(find(table, "71-43-2"), EHR_TOX_KOC, 61, "RSL-PARAMS");
	expect(find(table, "71-43-2"), EHR_TOX_DA, 0.09, "user");
	ehr_toxicity_close(table);
}

static void refuse(const char *text, const char *word)
{
	struct ehr_err err;

	assert_null(open_texts(NULL, text, &err));
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, word));
	assert_string_equal(err.file, chemicals);
}

static void names_what_is_wrong(void **state)
{
	(void)state;
	refuse("cas,rfdo\n71-43-2,1\n", "\"rfdo\"");
	refuse("cas,saf\n71-43-2,1\n", "\"saf\"");
	refuse("mw\n78\n", "\"cas\"");
	refuse("cas,kow\n71-43-2,0\n", "\"0\"");
	refuse("cas,kow,log_kow\n71-43-2,10,1\n", "\"10\"");
	refuse("cas,henry\n71-43-2,-1\n", "\"-1\"");
	refuse("cas,organs\n71-43-2,lungs\n", "\"lungs\"");
	refuse("cas,inorganic\n71-43-2,maybe\n", "\"maybe\"");
	refuse("cas,mutagen_share_inh\n79-01-6,2\n", "\"2\"");
	refuse("cas,param,value,unit\n71-43-2,RfDo,1,mg/kg-d\n", "\"RfDo\"");
	refuse("cas,param,value,unit\n71-43-2,Koc,1,mL/g\n", "\"mL/g\"");
}

/* HEM5 has 1.1 mg/m3 as AEGL-1 and 0.055 as REL for formaldehyde. */
static void chooses_an_acute_value(void **state)
{
	static const struct ehr_tox_step hem[] = { { "HEM5", NULL, false } };
	static const char cas[] = "50-00-0";
	struct ehr_tox_opts opts = { .order = hem, .n = 1 };
	struct ehr_err err;
	struct ehr_toxicity *table = ehr_toxicity_open(&opts, &err);

	(void)state;
	assert_false(find(table, cas)->value[EHR_TOX_ACUTE].there);
	ehr_toxicity_close(table);
	opts.acute_param = "AEGL1_1h";
	table = ehr_toxicity_open(&opts, &err);
	expect(find(table, cas), EHR_TOX_ACUTE, 1.1, "HEM5");
	ehr_toxicity_close(table);
	opts.acute_param = "REL_1h";
	opts.chemicals_path = chemicals;
	write_file(chemicals, "cas,acute\n75-07-0,0.47\n");
	table = ehr_toxicity_open(&opts, &err);
	assert_int_equal(unlink(chemicals), 0);
	expect(find(table, cas), EHR_TOX_ACUTE, 0.055, "HEM5");
	expect(find(table, "75-07-0"), EHR_TOX_ACUTE, 0.47, "user");
	ehr_toxicity_close(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_properties),
		cmocka_unit_test(properties_are_plausible),
		cmocka_unit_test(lays_chemicals_over),
		cmocka_unit_test(takes_the_long_form),
		cmocka_unit_test(names_what_is_wrong),
		cmocka_unit_test(chooses_an_acute_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
