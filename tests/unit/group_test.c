/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/group.h"
#include "ref/toxicity.h"

static const char path[] = "group_test.csv";

static int set_up(void **state)
{
	struct ehr_err err;

	*state = ehr_groups_open(NULL, &err);
	return *state == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
	ehr_groups_close(*state);
	return 0;
}

static struct ehr_group_place place(
	const struct ehr_groups *groups, const char *name, const char *cas)
{
	return ehr_groups_place(groups, ehr_str_of(name), ehr_str_of(cas));
}

/* The words of the groups of the bits, such as "dioxins pcb". */
static const char *words(const struct ehr_groups *groups, uint64_t bits)
{
	static char out[256];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < ehr_groups_count(groups); i++)
		if (bits & (uint64_t)1 << i)
			n += (size_t)snprintf(out + n, sizeof out - n, "%s%s",
				n > 0 ? " " : "",
				ehr_group_at(groups, i)->word);
	return out;
}

static void expect_clash(const struct ehr_groups *groups, const char *name,
	const char *cas, const char *other, const char *other_cas,
	const char *expected)
{
	struct ehr_group_place a = place(groups, name, cas);
	struct ehr_group_place b = place(groups, other, other_cas);

	assert_string_equal(words(groups, ehr_group_clash(a, b)), expected);
	assert_string_equal(words(groups, ehr_group_clash(b, a)), expected);
}

static void tells_sums_from_members(void **state)
{
	const struct ehr_groups *groups = *state;

	expect_clash(
		groups, "", "1330-20-7", "m-Xylene", "108-38-3", "xylenes");
	expect_clash(groups, "m,p-Xylene", "179601-23-1", "", "108-38-3",
		"mp_xylenes");
	expect_clash(groups, "m,p-Xylene", "179601-23-1", "Xylenes",
		"1330-20-7", "xylenes");
	expect_clash(groups, "", "95-47-6", "", "108-38-3", "");
	expect_clash(groups, "总铬", "7440-47-3", "六价铬", "18540-29-9",
		"chromium");
	expect_clash(
		groups, "六价铬", "18540-29-9", "三价铬", "16065-83-1", "");
	expect_clash(groups, "六六六", "608-73-1", "", "58-89-9", "hch");
	expect_clash(groups, "氯丹", "57-74-9", "", "12789-03-6", "chlordane");
	expect_clash(groups, "", "57-74-9", "", "5103-71-9", "chlordane");
	expect_clash(groups, "", "1319-77-3", "", "106-44-5", "cresols");
	expect_clash(groups, "", "1336-36-3", "", "57465-28-8", "pcb");
	expect_clash(groups, "", "71-43-2", "", "1330-20-7", "");
}

/* One number, two meanings: the name decides. */
static void asks_the_name_first(void **state)
{
	const struct ehr_groups *groups = *state;

	expect_clash(
		groups, "二噁英类", "1746-01-6", "", "39001-02-0", "dioxins");
	expect_clash(groups, "DIOXINS and furans (teq)", "1746-01-6", "PCB 126",
		"57465-28-8", "dioxins");
	expect_clash(groups, "2,3,7,8-TCDD", "1746-01-6", "", "39001-02-0", "");
	expect_clash(
		groups, "滴滴涕总量", "50-29-3", "p,p'-DDE", "72-55-9", "ddt");
	expect_clash(groups, "p,p'-DDT", "50-29-3", "p,p'-DDE", "72-55-9", "");
	expect_clash(groups, "苯并[a]芘当量", "50-32-8", "", "218-01-9", "pah");
	expect_clash(groups, "总汞", "7439-97-6", "", "22967-92-6", "mercury");
	/* full-width brackets and blanks are no other name */
	expect_clash(
		groups, "二噁英类（ TEQ ）", "", "", "1746-01-6", "dioxins");
}

/* Factors against values published one by one: HEM5's unit risks and HJ
 * 25.3-2019's slope factors of congeners and PAH over those of the reference
 * chemical. They have two figures, so 6 %. */
static void factors_are_those_of_published_values(void **state)
{
	static const struct ehr_tox_step hem[] = { { "HEM5", NULL, false } };
	static const struct ehr_tox_step hj[] = { { "HJ", NULL, false } };
	const struct ehr_groups *groups = *state;
	struct ehr_err err;
	struct ehr_toxicity *of_hem = ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = hem, .n = 1 }, &err);
	struct ehr_toxicity *of_hj = ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = hj, .n = 1 }, &err);
	int teq = 0, rpf = 0, checked = 0;

	assert_non_null(of_hem);
	assert_non_null(of_hj);
	for (size_t i = 0; i < ehr_group_factors(groups); i++) {
		const struct ehr_group_factor *one =
			ehr_group_factor_at(groups, i);
		bool pcb, is_teq = strcmp(one->flag, "teq") == 0;
		enum ehr_tox_param param;
		const struct ehr_chemical *chemical, *reference;
		const struct ehr_toxicity *table;

		if (strcmp(one->flag, "isomers") == 0)
			continue;
		chemical = ehr_toxicity_find(of_hj, ehr_str_of(one->cas));
		assert_non_null(chemical);
		pcb = is_teq && chemical->value[EHR_TOX_SFO].there &&
		      chemical->value[EHR_TOX_SFO].derived == NULL;
		table = is_teq && !pcb ? of_hem : of_hj;
		param = is_teq && !pcb ? EHR_TOX_IUR : EHR_TOX_SFO;
		teq += is_teq;
		rpf += !is_teq;
		chemical = ehr_toxicity_find(table, ehr_str_of(one->cas));
		reference =
			ehr_toxicity_find(table, ehr_str_of(one->reference));
		assert_true(chemical->value[param].there);
		assert_null(chemical->value[param].derived);
		assert_true(fabs(chemical->value[param].value /
					    reference->value[param].value /
					    one->factor -
				    1) < 0.06);
		checked++;
	}
	/* 7 dioxins, 10 furans, 12 PCB; 7 PAH */
	assert_int_equal(teq, 29);
	assert_int_equal(rpf, 7);
	assert_int_equal(checked, 36);
	ehr_toxicity_close(of_hem);
	ehr_toxicity_close(of_hj);
}

static void refuse(const char *rows, const char *word)
{
	FILE *file = fopen(path, "w");
	struct ehr_err err;

	assert_non_null(file);
	assert_true(fprintf(file,
			    "group,role,cas,name_en,name_zh,factor,reference,"
			    "flag,effects,source,status,counts\n%s",
			    rows) > 0);
	assert_int_equal(fclose(file), 0);
	assert_null(ehr_groups_open(path, &err));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, word));
}

static void refuses_bad_tables(void **state)
{
	(void)state;
	refuse("a,group,,A,,,,,,,,sum\na,group,,A,,,,,,,,sum\n", "\"a\"");
	refuse("a,sum,,A,,,,,,,,\n", "\"a\"");
	refuse("a,group,,A,,,,,,,,sum\na,part,,A,,,,,,,,\n", "\"part\"");
	refuse("a,group,,A,,,,,,,,sum\na,member,71-43-3,A,,,,,,,,\n",
		"71-43-3");
	refuse("a,group,,A,,,,,,,,sum\na,member,71-43-2,A,,0,71-43-2,teq,all,,,"
	       "\n",
		"\"0\"");
	refuse("a,group,,A,,,,,,,,sum\na,member,71-43-2,A,,1,71-43,teq,all,,,"
	       "\n",
		"\"71-43\"");
	refuse("a,group,,A,,,,,,,,sum\na,member,71-43-2,A,,1,71-43-2,,all,,,\n",
		"flag");
	refuse("a,group,,A,,,,,,,,sum\n"
	       "a,member,71-43-2,A,,1,71-43-2,teq,some,,,\n",
		"\"some\"");
	refuse("a,group,,A,,,,,,,,both\n", "\"both\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_sums_from_members),
		cmocka_unit_test(asks_the_name_first),
		cmocka_unit_test(factors_are_those_of_published_values),
		cmocka_unit_test(refuses_bad_tables),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
