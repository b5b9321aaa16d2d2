/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/alias.h"
#include "ref/load.h"

static struct ehr_aliases *aliases;

static int open_aliases(void **state)
{
	struct ehr_err err;

	(void)state;
	aliases = ehr_aliases_open(NULL, &err);
	if (aliases == NULL)
		print_error("%s: %s\n", err.file, err.text);
	return aliases == NULL ? -1 : 0;
}

static int close_aliases(void **state)
{
	(void)state;
	ehr_aliases_close(aliases);
	return 0;
}

static const struct ehr_alias *find(const char *name)
{
	return ehr_aliases_find(aliases, ehr_str_of(name));
}

/* CAS numbers as CAS assigns them (each can be looked up there). */
static void finds_one_substance_by_many_spellings(void **state)
{
	static const struct {
		const char *name, *cas;
	} given[] = {
		/* brackets of every kind, Greek letter, abbreviation */
		{ "苯并[a]芘", "50-32-8" },
		{ "苯并(a)芘", "50-32-8" },
		{ "苯并（a）芘", "50-32-8" },
		{ "苯并［a］芘", "50-32-8" },
		{ "苯并[α]芘", "50-32-8" },
		{ "苯并【a】芘", "50-32-8" },
		{ "BaP", "50-32-8" },
		{ "Benzo(a)pyrene", "50-32-8" },
		{ "benzo[a] pyrene", "50-32-8" },
		{ "苯并[a]芘（BaP）", "50-32-8" },
		/* symbols, totals, compounds as the census has them */
		{ "Cd", "7440-43-9" },
		{ "CD", "7440-43-9" },
		{ "cadmium", "7440-43-9" },
		{ "总镉", "7440-43-9" },
		{ "镉（Cd）", "7440-43-9" },
		{ "镉及其化合物", "7440-43-9" },
		{ "镉及其化合物（以Cd计）", "7440-43-9" },
		{ "砷（As）", "7440-38-2" },
		{ "Ａｓ", "7440-38-2" },
		{ "arsenic, inorganic", "7440-38-2" },
		/* valence */
		{ "Cr6+", "18540-29-9" },
		{ "Cr⁶⁺", "18540-29-9" },
		{ "Cr(VI)", "18540-29-9" },
		{ "Cr Ⅵ", "18540-29-9" },
		{ "chromium-vi", "18540-29-9" },
		{ "六价铬", "18540-29-9" },
		{ "Cr3+", "16065-83-1" },
		{ "总铬", "7440-47-3" },
		{ "Cr", "7440-47-3" },
		{ "Chromium", "7440-47-3" },
		/* isomers */
		{ "对二甲苯", "106-42-3" },
		{ "p-Xylene", "106-42-3" },
		{ "间二甲苯", "108-38-3" },
		{ "邻-二甲苯", "95-47-6" },
		{ "o xylene", "95-47-6" },
		{ "Xylenes (mixed)", "1330-20-7" },
		{ "二甲苯", "1330-20-7" },
		{ "Ethyl benzene", "100-41-4" },
		{ "Ethylbenzene", "100-41-4" },
		{ "1,1,1-三氯乙烷", "71-55-6" },
		{ "1,1,1三氯乙烷", "71-55-6" },
		{ "1，1，2-三氯乙烷", "79-00-5" },
		/* air */
		{ "O3", "10028-15-6" },
		{ "o3", "10028-15-6" },
		{ "SO2", "7446-09-5" },
		{ "SO₂", "7446-09-5" },
		{ "二氧化硫（SO2）", "7446-09-5" },
		{ "二氧化硫SO2", "7446-09-5" },
		{ "NOx", "11104-93-1" },
		/* ions are not the gases of the same letters */
		{ "NO2", "10102-44-0" },
		{ "NO2-", "14797-65-0" },
		{ "Cl2", "7782-50-5" },
		{ "Cl-", "16887-00-6" },
		{ "HCN", "74-90-8" },
		{ "CN-", "57-12-5" },
		{ "氰化物", "57-12-5" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		const struct ehr_alias *found = find(given[i].name);

		if (found == NULL)
			fail_msg("%s is not found", given[i].name);
		if (strcmp(found->cas, given[i].cas) != 0)
			fail_msg("%s is %s, not %s", given[i].name, found->cas,
				given[i].cas);
	}
}

/* VOC counted as non-methane hydrocarbons are those; oxygen demand counted as
 * oxygen is not oxygen, nor nitrate nitrogen. */
static void knows_sums_counted_as_others(void **state)
{
	static const char *const nmhc[] = { "VOCs（以非甲烷总烃计）",
		"挥发性有机物(以NMHC计)" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct ehr_alias *found = find(nmhc[i]);
		assert_non_null(found);
		assert_true(
			found == find("非甲烷总烃") || found == find("NMHC"));
	}
	assert_non_null(find("COD"));
	assert_ptr_equal(find("COD（以O2计）"), find("COD"));
	assert_non_null(find("硝酸盐"));
	assert_ptr_equal(find("硝酸盐（以N计）"), find("硝酸盐"));
}

/* CO is carbon monoxide, Co cobalt; small letters could be either. */
static void keeps_symbols_apart_by_case(void **state)
{
	(void)state;
	assert_string_equal(find("CO")->cas, "630-08-0");
	assert_string_equal(find("Co")->cas, "7440-48-4");
	assert_null(find("co"));
	assert_string_equal(find("NO")->cas, "10102-43-9");
	assert_null(find("No"));
	assert_null(find("no"));
	assert_string_equal(find("HF")->cas, "7664-39-3");
	assert_string_equal(find("Hf")->cas, "7440-58-6");
	assert_string_equal(find("Nd")->cas, "7440-00-8");
	assert_null(find("ND"));
	assert_string_equal(find("Na")->cas, "7440-23-5");
	assert_null(find("NA"));
	assert_string_equal(find("Mg")->cas, "7439-95-4");
	assert_null(find("mg"));
	assert_string_equal(find("As")->cas, "7440-38-2");
	assert_null(find("as"));
	/* the element in soil or water, not white phosphorus */
	assert_string_equal(find("P")->cas, "");
	assert_string_equal(find("P")->pollutant, "Total phosphorus");
	assert_null(find("p"));
	assert_string_equal(find("黄磷")->cas, "7723-14-0");
}

static void leaves_groups_without_a_number(void **state)
{
	static const struct {
		const char *name, *group;
	} given[] = {
		{ "Lead compounds", "lead" },
		{ "Lead  And Lead Compounds", "lead" },
		{ "N420", "lead" },
		{ "n420", "lead" },
		{ "Chromium compounds (except for chromite ore mined in the "
		  "Transvaal Region)",
			"chromium" },
		{ "N982", "zinc" },
		{ "N511", "nitrate" },
		{ "N150", "dioxins" },
		{ "二噁英", "dioxins" },
		{ "二噁英类", "dioxins" },
		{ "MIXTURE", "mixture" },
		{ "VOCs", "VOCs" },
		{ "挥发性有机物", "VOCs" },
		{ "非甲烷总烃（NMHC）", "VOCs" },
		{ "PAHs", "PAH" },
		{ "化学需氧量", "sum_parameter" },
		{ "颗粒物", "particulate matter" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		const struct ehr_alias *found = find(given[i].name);

		if (found == NULL)
			fail_msg("%s is not found", given[i].name);
		if (found->cas[0] != '\0' ||
			strcmp(found->group, given[i].group) != 0)
			fail_msg("%s is %s of %s", given[i].name, found->cas,
				found->group);
	}
	/* a mixture with a number of its own */
	assert_string_equal(find("间二甲苯+对二甲苯")->cas, "179601-23-1");
	assert_string_equal(find("总铬")->group, "chromium");
	assert_string_equal(find("六价铬")->group, "chromium(VI)");
	assert_string_equal(find("铬及其化合物")->group, "chromium");
}

static void names_what_the_scope_table_has(void **state)
{
	static const char *const cod[] = { "化学需氧量", "COD", "CODcr",
		"CODCr", "化学需氧量（CODcr）", "化学需氧量COD", "w01018" };

	(void)state;
	for (size_t i = 0; i < sizeof cod / sizeof cod[0]; i++) {
		const struct ehr_alias *found = find(cod[i]);

		assert_non_null(found);
		assert_string_equal(
			found->pollutant, "Chemical oxygen demand (COD)");
		assert_string_equal(found->cas, "");
		assert_string_equal(found->scope, "sum_parameter");
	}
	assert_string_equal(
		find("NH3-N")->pollutant, "Ammonia nitrogen (as N)");
	assert_string_equal(
		find("氨氮（NH3-N）")->pollutant, "Ammonia nitrogen (as N)");
	/* ammonia itself is another thing */
	assert_string_equal(find("NH3")->cas, "7664-41-7");
	assert_string_equal(find("PM2_5")->pollutant, "Fine particles");
	assert_string_equal(find("pm10")->pollutant, "Inhalable particles");
	assert_string_equal(
		find("烟（粉）尘")->pollutant, "Smoke and dust (sum)");
}

/* A bracket that says something else is not passed over. */
static void resolves_no_more_than_the_name_says(void **state)
{
	static const char *const unknown[] = { "", " ", "-", "颗粒物（PM10）",
		"镍（精炼粉尘）", "铅（Cd）", "苯（", "苯）", "()", "()()",
		"苯abc苯", "污染物", "11", "011", "cadmium sulfide" };
	char text[2000];

	(void)state;
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
		if (find(unknown[i]) != NULL)
			fail_msg("%s is %s", unknown[i],
				find(unknown[i])->pollutant);
	memset(text, 'A', sizeof text);
	assert_null(ehr_aliases_find(
		aliases, (struct ehr_str){ text, sizeof text }));
	assert_null(ehr_aliases_find(aliases, (struct ehr_str){ "\xff", 1 }));
	assert_null(ehr_aliases_find(aliases, (struct ehr_str){ NULL, 0 }));
}

/* Units of HJ 212-2017: arsenic has three, after where it is measured. */
static void carries_the_units_of_codes(void **state)
{
	const struct ehr_alias *one;

	(void)state;
	one = find("w20119");
	assert_string_equal(one->cas, "7440-38-2");
	assert_string_equal(one->unit_concentration, "ug/L");
	assert_string_equal(one->unit_emission, "g");
	one = find("w20141");
	assert_string_equal(one->cas, "7440-38-2");
	assert_string_equal(one->unit_concentration, "mg/L");
	assert_string_equal(one->unit_emission, "kg");
	one = find("A20007");
	assert_string_equal(one->cas, "7440-38-2");
	assert_string_equal(one->unit_concentration, "ng/m3");
	assert_string_equal(one->unit_emission, "g");
	/* printed in ng/m3, which nobody measures particles in */
	assert_string_equal(find("a34004")->unit_concentration, "");
	assert_string_equal(find("As")->unit_concentration, "");
}

/* Old codes are digits: only for those who say what they are. */
static void finds_old_codes_when_asked(void **state)
{
	const struct ehr_alias *one;

	(void)state;
	one = ehr_aliases_find_code(aliases, "hj212-2005", ehr_str_of("011"));
	assert_non_null(one);
	assert_string_equal(one->pollutant, "Chemical oxygen demand (COD)");
	one = ehr_aliases_find_code(aliases, "hj212-2005", ehr_str_of("11"));
	assert_non_null(one);
	assert_string_equal(one->cas, "7782-50-5"); /* chlorine */
	one = ehr_aliases_find_code(
		aliases, "hj212-2017", ehr_str_of("w01018"));
	assert_non_null(one);
	assert_null(ehr_aliases_find_code(
		aliases, "hj212-2005", ehr_str_of("w01018")));
	assert_null(ehr_aliases_find_code(aliases, "", ehr_str_of("011")));
	assert_null(ehr_aliases_find_code(
		aliases, "hj212-2005", (struct ehr_str){ NULL, 0 }));
}

static void finds_by_cas_number(void **state)
{
	const struct ehr_alias *one;

	(void)state;
	one = ehr_aliases_find_cas(aliases, ehr_str_of("71-43-2"));
	assert_non_null(one);
	assert_string_equal(one->pollutant, "Benzene");
	/* 71-43-3 has a wrong check digit; water stands in no table */
	assert_null(ehr_aliases_find_cas(aliases, ehr_str_of("71-43-3")));
	assert_null(ehr_aliases_find_cas(aliases, ehr_str_of("7732-18-5")));
}

/* 3 * 15.999 = 47.997; 32.06 + 2 * 15.999 = 64.058; 14.007 + 31.998 = 46.005;
 * 12.011 + 15.999 = 28.010; 6 * (12.011 + 1.008) = 78.114 */
static void has_molar_masses(void **state)
{
	static const struct {
		const char *name;
		double mass;
	} given[] = { { "O3", 47.997 }, { "二氧化硫", 64.058 },
		{ "NO2", 46.005 }, { "CO", 28.010 }, { "苯", 78.114 },
		{ "a25002", 78.114 }, { "PM2.5", 0 }, { "NOx", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
		assert_true(fabs(find(given[i].name)->molar_mass_g_mol -
				    given[i].mass) < 0.0011);
}

/* Every name of the tables beneath leads to its number, except where scope.csv
 * goes before: there the name is a sum or a state. */
static void finds_every_chemical_by_its_names(void **state)
{
	struct ehr_load load;
	struct ehr_err err;
	size_t cas, en, zh, different = 0;

	(void)state;
	assert_int_equal(ehr_load_open(&load, "chemicals.csv", NULL, &err), 0);
	assert_int_equal(ehr_load_need(&load, "cas", &cas, &err), 0);
	assert_int_equal(ehr_load_need(&load, "name_en", &en, &err), 0);
	assert_int_equal(ehr_load_need(&load, "name_zh", &zh, &err), 0);
	while (ehr_load_next(&load, &err) == 1) {
		const struct ehr_str *cell = load.row.cell;

		for (int i = 0; i < 2; i++) {
			struct ehr_str name = cell[i == 0 ? en : zh];
			const struct ehr_alias *found;

			if (name.n == 0)
				continue;
			found = ehr_aliases_find(aliases, name);
			if (found == NULL)
				fail_msg("%.*s is not found", (int)name.n,
					name.p);
			if (!ehr_str_is(cell[cas], found->cas)) {
				print_message("%.*s: %.*s, found %s\n",
					(int)name.n, name.p, (int)cell[cas].n,
					cell[cas].p, found->cas);
				different++;
			}
		}
	}
	ehr_load_close(&load);
	assert_int_equal(different, 0);
}

/* Every code of water (63) and gas (121) in the published extract of HJ 212-2017
 * leads to a row of scope.csv; those of noise, plants and instruments (195) name
 * no pollutant and are not in the table. 93 of them have an old code. */
static void has_the_codes_of_the_protocol(void **state)
{
	struct ehr_load load;
	struct ehr_err err;
	size_t name, system, water = 0, gas = 0, old = 0;

	(void)state;
	assert_int_equal(ehr_load_open(&load, "aliases.csv", NULL, &err), 0);
	assert_int_equal(ehr_load_need(&load, "name", &name, &err), 0);
	assert_int_equal(ehr_load_need(&load, "system", &system, &err), 0);
	while (ehr_load_next(&load, &err) == 1) {
		struct ehr_str code = load.row.cell[name];
		const char *of = NULL;
		const struct ehr_alias *found;

		if (ehr_str_is(load.row.cell[system], "hj212-2017"))
			of = "hj212-2017";
		if (ehr_str_is(load.row.cell[system], "hj212-2005"))
			of = "hj212-2005";
		if (of == NULL)
			continue;
		found = ehr_aliases_find_code(aliases, of, code);
		assert_non_null(found);
		assert_string_not_equal(found->scope, "");
		assert_string_not_equal(found->pollutant, "");
		old += strcmp(of, "hj212-2005") == 0;
		water += strcmp(of, "hj212-2017") == 0 && code.p[0] == 'w';
		gas += strcmp(of, "hj212-2017") == 0 && code.p[0] == 'a';
	}
	ehr_load_close(&load);
	assert_int_equal(water, 63);
	assert_int_equal(gas, 121);
	assert_int_equal(old, 93);
	assert_null(find("LA"));
	assert_null(find("e101xx"));
	assert_null(find("i13001"));
}

static void refuses_bad_tables(void **state)
{
	static const struct {
		const char *rows, *column;
	} given[] = {
		{ "x,71-43-3,,,name,,,,names,read\n", "cas" },
		{ "x,,,,name,,,,names,read\n", "pollutant" },
		{ ",71-43-2,,,name,,,,names,read\n", "pollutant" },
		{ "x,71-43-2,,,name,case,,,names,read\n", "match" },
		{ "x y,71-43-2,,,name,,,,names,read\n"
		  "X-Y,71-43-2,,,name,,,,names,read\n",
			"name" },
	};
	char path[] = "/tmp/alias_test.XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		FILE *file = fopen(path, "w");
		struct ehr_err err;

		assert_non_null(file);
		fprintf(file,
			"name,cas,pollutant,group,system,match,"
			"unit_concentration,unit_emission,source,status\n%s",
			given[i].rows);
		assert_int_equal(fclose(file), 0);
		assert_null(ehr_aliases_open(path, &err));
		assert_string_equal(err.column, given[i].column);
	}
	close(fd);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_one_substance_by_many_spellings),
		cmocka_unit_test(knows_sums_counted_as_others),
		cmocka_unit_test(keeps_symbols_apart_by_case),
		cmocka_unit_test(leaves_groups_without_a_number),
		cmocka_unit_test(names_what_the_scope_table_has),
		cmocka_unit_test(resolves_no_more_than_the_name_says),
		cmocka_unit_test(carries_the_units_of_codes),
		cmocka_unit_test(finds_old_codes_when_asked),
		cmocka_unit_test(finds_by_cas_number),
		cmocka_unit_test(has_molar_masses),
		cmocka_unit_test(finds_every_chemical_by_its_names),
		cmocka_unit_test(has_the_codes_of_the_protocol),
		cmocka_unit_test(refuses_bad_tables),
	};

	return cmocka_run_group_tests(tests, open_aliases, close_aliases);
}
