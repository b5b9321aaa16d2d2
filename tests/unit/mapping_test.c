/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/mapping.h"

static struct ehr_units *units;
static struct ehr_words *words;

static int setup(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	units = ehr_units_open(NULL, &err);
	words = ehr_words_open(&err);
	return units == NULL || words == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	ehr_words_close(words);
	return 0;
}

#define HEAD \
	"columns: {source_id: id}\n" \
	"constants: {medium: soil, point_type: soil, quantity: " \
	"concentration}\n"
#define CADMIUM "pollutants: [{column: Cd, unit: mg/kg}]\n"

static void test_everything(void **state)
{
	static const char text[] =
		"shape: wide\n"
		"columns: {time: when}\n"
		"templates: {source_id: 'a-{id}'}\n"
		"constants: {medium: air, quantity: "
		"concentration, layer: surface}\n"
		"coordinates: {lon: E, lat: N}\n"
		"missing: [NA, '-9999']\n"
		"ignore: [a, b]\n"
		"carry: [land, {column: year, as: y}]\n"
		"defaults: {unit: mg/m3, detection_limit: 2}\n"
		"pollutants:\n"
		"  - {column: Bz, pollutant: benzene, cas: "
		"71-43-2, point_type: indoor}\n"
		"  - {column: X, point_type: stack, "
		"quantity: emission, unit: t/a, "
		"nondetect_value: 0.5, detection_limit: 1}\n";
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_mapping *map = ehr_mapping_read(
		"m.yaml", ehr_str_of(text), units, words, &arena, &err);

	(void)state;
	if (map == NULL)
		fail_msg("%lu: %s", err.line, err.text);
	assert_int_equal(map->n_fields, 5);
	assert_string_equal(map->place.lon, "E");
	assert_null(map->place.crs);
	assert_int_equal(map->n_missing, 2);
	assert_true(ehr_str_is(map->missing[1], "-9999"));
	assert_int_equal(map->n_ignored, 2);
	assert_int_equal(map->n_carries, 2);
	assert_string_equal(map->carry[1].column, "year");
	assert_string_equal(map->carry[1].name, "y");
	assert_int_equal(map->n_measures, 2);
	assert_string_equal(
		map->measure[0].trait[EHR_TRAIT_POLLUTANT].text, "benzene");
	assert_string_equal(
		map->measure[0].trait[EHR_TRAIT_CAS].text, "71-43-2");
	assert_string_equal(
		map->measure[0].trait[EHR_TRAIT_POINT_TYPE].text, "indoor");
	assert_true(map->measure[0].fixed);
	assert_string_equal(map->measure[0].use.canonical, "ug/m3");
	assert_int_equal(map->measure[0].use.factor.exponent, 3);
	assert_string_equal(map->measure[0].limit, "2");
	assert_null(map->measure[0].stand_in);
	assert_string_equal(
		map->measure[1].trait[EHR_TRAIT_POLLUTANT].text, "X");
	assert_null(map->measure[1].trait[EHR_TRAIT_CAS].text);
	assert_string_equal(
		map->measure[1].trait[EHR_TRAIT_QUANTITY].text, "emission");
	assert_string_equal(map->measure[1].use.canonical, "kg/a");
	assert_true(map->measure[1].limit_value == 1);
	assert_true(map->measure[1].stand_in_value == 0.5);
	ehr_arena_release(&arena);
}

/* A long table: what is measured, in which unit and how stands in the rows. */
static void test_rows_say(void **state)
{
	static const char text[] =
		"form: a-form\n"
		"columns:\n"
		"  source_id: [code, name]\n"
		"  time: {year: y, month: m}\n"
		"coordinates: {lon: [a, b, c], lat: [d, e, f], crs: gcj02}\n"
		"present: source\n"
		"empty: drop\n"
		"decimal: ','\n"
		"head: {skip: 3, rows: 2, units: true}\n"
		"totals: {column: name, words: [all]}\n"
		"unreported: {column: kind, words: [A, S]}\n"
		"defaults:\n"
		"  medium: {column: kind, words: {waste gas: air, sewage: "
		"water}}\n"
		"  point_type: inventory\n"
		"  pollutant: {column: what}\n"
		"  cas: {column: number}\n"
		"  unit: {column: unit}\n"
		"pollutants:\n"
		"  - {column: made, quantity: generated}\n"
		"  - {column: out, quantity: emission, outlet: '1', "
		"qualifier: {column: sign}, censored: {column: cens}, limit: "
		"{column: dl}, negative: limit, heading: doubtful}\n";
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_mapping *map = ehr_mapping_read(
		"m.yaml", ehr_str_of(text), units, words, &arena, &err);
	const struct ehr_given *medium;

	(void)state;
	if (map == NULL)
		fail_msg("%lu: %s", err.line, err.text);
	assert_string_equal(map->form, "a-form");
	assert_int_equal(map->field[0].n_columns, 2);
	assert_string_equal(map->field[0].column[1], "name");
	assert_int_equal(map->field[1].kind, EHR_FIELD_MOMENT);
	assert_string_equal(map->field[1].column[EHR_DATE_MONTH], "m");
	assert_null(map->field[1].column[EHR_DATE_DAY]);
	assert_string_equal(map->place.lon_minute, "b");
	assert_string_equal(map->place.lat_second, "f");
	assert_string_equal(map->place.crs, "gcj02");
	assert_int_equal(map->present, EHR_PRESENT_SOURCE);
	assert_true(map->drop_empty);
	assert_int_equal(map->decimal, ',');
	assert_true(map->has_head);
	assert_int_equal(map->head.skip, 3);
	assert_int_equal(map->head.rows, 2);
	assert_true(map->head.units);
	assert_string_equal(map->totals_column, "name");
	assert_int_equal(map->n_totals, 1);
	assert_string_equal(map->unreported_column, "kind");
	assert_int_equal(map->n_unreported, 2);
	assert_true(ehr_str_is(map->unreported[1], "S"));
	assert_false(map->measure[0].fixed);
	medium = &map->measure[0].trait[EHR_TRAIT_MEDIUM];
	assert_null(medium->text);
	assert_string_equal(medium->column, "kind");
	assert_int_equal(medium->n_words, 2);
	assert_true(ehr_str_is(medium->word[1].from, "sewage"));
	assert_true(ehr_str_is(medium->word[1].to, "water"));
	assert_string_equal(map->measure[1].qualifier, "sign");
	assert_string_equal(map->measure[1].censored, "cens");
	assert_string_equal(map->measure[1].limit_column, "dl");
	assert_true(map->measure[1].negative_is_limit);
	assert_true(map->measure[1].doubtful);
	assert_null(map->measure[0].trait[EHR_TRAIT_OUTLET].text);
	ehr_arena_release(&arena);
}

static const struct {
	const char *text;
	unsigned long line;
	const char *why;
} wrong[] = {
	{ HEAD CADMIUM "carrry: [a]\n", 4, "carry" },
	{ "shape: tall\n" HEAD CADMIUM, 1, "expected one of wide, long" },
	{ HEAD, 1, "neither pollutants nor present" },
	{ HEAD "present: yes\n", 3, "expected one of none, record, source" },
	{ HEAD CADMIUM "totals: {column: a}\n", 4, "words" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: {name: u}}\n", 4,
		"unknown key" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, medium: {column: m, "
	       "words: {a: mud}}}\n",
		4, "air|soil" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, negative: yes}\n", 4,
		"expected \"limit\", found \"yes\"" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, limit: 3}\n", 4,
		"expected {column: NAME}" },
	{ "columns: {source_id: id, time: {month: m}}\n" CADMIUM, 1,
		"year is missing" },
	{ "columns: {source_id: id, time: {year: y, day: d}}\n" CADMIUM, 1,
		"month is missing" },
	{ "columns: {source_id: {year: y}}\n" CADMIUM, 1, "only time" },
	{ HEAD CADMIUM "coordinates: {lon: [a, b], lat: c}\n", 4,
		"degrees, minutes and seconds" },
	{ HEAD CADMIUM "coordinates: {lon: [a, b, c], lat: d}\n", 4,
		"three columns for both" },
	{ HEAD "pollutants: []\n", 3, "no pollutant" },
	{ HEAD "pollutants: [{column: Cd}]\n", 3,
		"pollutant \"Cd\" has no unit" },
	{ HEAD "pollutants:\n  - {unit: mg/kg}\n", 4, "column" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/L}\n", 4,
		"needs mass/mass" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: ppm}\n", 4, "ppm" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, units: g}\n", 4,
		"unknown key" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, cas: 7440-43-8}\n",
		4, "wrong check digit: \"7440-43-8\"" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, cas: cadmium}\n", 4,
		"not a CAS number" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, medium: mud}\n", 4,
		"air|soil" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, detection_limit: "
	       "'1,5'}\n",
		4, "not a number: \"1,5\"" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg, detection_limit: "
	       "0}\n",
		4, "above 0" },
	{ HEAD "pollutants:\n  - {column: Cd, unit: mg/kg}\n"
	       "  - {column: Cd, unit: mg/kg}\n",
		5, "\"Cd\" is named twice" },
	{ "columns: {source_id: id}\nconstants: {medium: soil, quantity: "
	  "concentration}\n" CADMIUM,
		3, "point_type is neither" },
	{ "constants: {medium: soil}\n" CADMIUM, 1,
		"source_id or receptor_id" },
	{ HEAD CADMIUM "templates: {source_id: x}\n", 4, "filled twice" },
	{ "columns: {sourceid: id}\n" CADMIUM, 1,
		"did you mean \"source_id\"" },
	{ "columns: {source_id: id, medium: m}\n" CADMIUM, 1,
		"the unit hangs on it" },
	{ "columns: {source_id: id, lon: m}\n" CADMIUM, 1, "coordinates" },
	{ "columns: {source_id: id, value: m}\n" CADMIUM, 1, "pollutants" },
	{ "columns: {source_id: []}\n" CADMIUM, 1, "expected a column" },
	{ "columns: {source_id: [[a]]}\n" CADMIUM, 1, "expected a column" },
	{ "columns: [source_id]\n" CADMIUM, 1, "expected canonical columns" },
	{ "columns: {source_id: id}\nconstants: {year: 25}\n" CADMIUM, 2,
		"four figures" },
	{ HEAD CADMIUM "coordinates: {x: a, y: b}\n", 4, "crs" },
	{ HEAD CADMIUM "coordinates: {lon: a, lat: b, datum: EPSG:4490}\n", 4,
		"unknown key" },
	{ HEAD CADMIUM "coordinates: EPSG:4490\n", 4, "" },
	{ HEAD CADMIUM "carry: a\n", 4, "expected a list" },
	{ HEAD CADMIUM "carry: [a, a]\n", 4, "carried twice" },
	{ HEAD CADMIUM "carry: [year]\n", 4, "under another name" },
	{ HEAD CADMIUM "carry: [{column: a}]\n", 4, "as" },
	{ HEAD CADMIUM "head: {rows: 4}\n", 4, "from 1 to 3" },
	{ HEAD CADMIUM "head: {skip: [1]}\n", 4, "from 0 to 1000" },
	{ HEAD CADMIUM "head: {units: yes}\n", 4, "one of false, true" },
	{ HEAD CADMIUM "missing: NA\n", 4, "expected a list" },
	{ HEAD CADMIUM "missing: [[NA]]\n", 4, "expected a text" },
	{ HEAD CADMIUM "defaults: {column: soil}\n", 4, "unknown key" },
	{ "a: [", 2, "" },
	{ "text", 1, "" },
	{ "", 0, "" },
};

static void test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct ehr_arena arena = { 0 };
		struct ehr_err err = { 0 };

		if (ehr_mapping_read("m.yaml", ehr_str_of(wrong[i].text), units,
			    words, &arena, &err) != NULL)
			fail_msg("read: %s", wrong[i].text);
		ehr_arena_release(&arena);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_string_equal(err.file, "m.yaml");
		if (strstr(err.text, wrong[i].why) == NULL)
			fail_msg(
				"\"%s\" not in \"%s\"", wrong[i].why, err.text);
		if (wrong[i].line != 0 && err.line != wrong[i].line)
			fail_msg("%s: line %lu", wrong[i].text, err.line);
	}
}

/* What is kept on a site is in no medium; what it emits is in one. */
static void test_onsite(void **state)
{
	static const char text[] =
		"columns: {source_id: id}\n"
		"constants: {point_type: inventory, quantity: onsite}\n"
		"pollutants: [{column: NH3, unit: kg}]\n";
	static const char other[] =
		"columns: {source_id: id}\n"
		"constants: {point_type: inventory, quantity: emission}\n"
		"pollutants: [{column: NH3, unit: kg}]\n";
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_mapping *map = ehr_mapping_read(
		"m.yaml", ehr_str_of(text), units, words, &arena, &err);

	(void)state;
	assert_non_null(map);
	assert_string_equal(map->measure[0].trait[EHR_TRAIT_MEDIUM].text, "");
	assert_string_equal(map->measure[0].use.canonical, "t");
	assert_null(ehr_mapping_read(
		"m.yaml", ehr_str_of(other), units, words, &arena, &err));
	assert_non_null(strstr(err.text, "medium"));
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_rows_say),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_onsite),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
