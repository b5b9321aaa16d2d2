/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/side.h"

/* 91350100M000100Y43 is the example of GB 32100-2015; its places 9 to 17,
 * M000100Y4, are a good organisation code (weights 3 7 9 10 5 8 4 2: M is 22,
 * Y 34: 66 + 0 + 0 + 0 + 5 + 0 + 0 + 68 = 139 = 7 mod 11, 11 - 7 = 4). */
#define USCC "91350100M000100Y43"
#define ORG_CODE "M000100Y4"

/* id, outlet, name, uscc, organisation code, lon, lat, stack height */
struct line {
	const char *id, *outlet, *name, *uscc, *org_code, *lon, *lat, *height;
};

static const struct line roster[] = {
	{ "a", "1", "Plant  A", USCC, "", "120.1", "30.1", "45" },
	{ "a", "2", "Plant  A", USCC, "", "120.1", "30.1", "60" },
	{ "b", "", "Plant B", "", "", "120.2", "30.2", "" },
	{ "c", "", "Plant B", "", "", "120.3", "30.3", "" },
	{ "d", "", "\xef\xbc\xa4\xe5\x8e\x82", "", "", "120.4", "", "20" },
};

static struct ehr_side_record record_of(const struct line *line)
{
	struct ehr_side_record record;

	for (size_t i = 0; i < EHR_SIDE_FIELDS; i++)
		record.cell[i] = (struct ehr_str){ "", 0 };
	record.cell[EHR_SIDE_SOURCE_ID] = ehr_str_of(line->id);
	record.cell[EHR_SIDE_OUTLET] = ehr_str_of(line->outlet);
	record.cell[EHR_SIDE_SOURCE_NAME] = ehr_str_of(line->name);
	record.cell[EHR_SIDE_USCC] = ehr_str_of(line->uscc);
	record.cell[EHR_SIDE_ORG_CODE] = ehr_str_of(line->org_code);
	record.cell[EHR_SIDE_LON] = ehr_str_of(line->lon);
	record.cell[EHR_SIDE_LAT] = ehr_str_of(line->lat);
	record.cell[EHR_SIDE_STACK_HEIGHT] = ehr_str_of(line->height);
	return record;
}

static struct ehr_side *open_side(bool by_id)
{
	struct ehr_side *side = ehr_side_new(by_id);

	for (size_t i = 0; i < sizeof roster / sizeof roster[0]; i++) {
		const struct ehr_side_record record = record_of(&roster[i]);

		ehr_side_add(side, &record);
	}
	ehr_side_end(side);
	return side;
}

static void test_matches(void **state)
{
	static const struct {
		struct line line;
		enum ehr_side_match match;
		const char *lon;
	} ask[] = {
		{ { "x", "", "", USCC, "", "", "", "" }, EHR_SIDE_BY_USCC,
			"120.1" },
		/* with a hyphen, and inside another's credit code */
		{ { "x", "", "", "", "M000100Y-4", "", "", "" },
			EHR_SIDE_BY_ORG_CODE, "120.1" },
		{ { "x", "", "Plant A", "", "", "", "", "" }, EHR_SIDE_BY_NAME,
			"120.1" },
		{ { "x", "", "Plant B", "", "", "", "", "" },
			EHR_SIDE_AMBIGUOUS, "" },
		{ { "x", "", "Plant C", "", "", "", "", "" }, EHR_SIDE_NONE,
			"" },
		/* the id is not asked */
		{ { "b", "", "", "", "", "", "", "" }, EHR_SIDE_NONE, "" },
		/* a code with a wrong check finds nobody */
		{ { "x", "", "", "91350100M000100Y44", "", "", "", "" },
			EHR_SIDE_NONE, "" },
	};
	struct ehr_side *side = open_side(false);

	(void)state;
	for (size_t i = 0; i < sizeof ask / sizeof ask[0]; i++) {
		struct ehr_side_record record = record_of(&ask[i].line);
		struct ehr_side_found found = ehr_side_fill(side, &record);

		assert_int_equal(found.match, ask[i].match);
		assert_true(ehr_str_is(record.cell[EHR_SIDE_LON], ask[i].lon));
	}
	assert_int_equal(ehr_side_sources(side), 4);
	assert_true(ehr_side_has(side, EHR_SIDE_LON));
	assert_false(ehr_side_has(side, EHR_SIDE_EXIT_VELOCITY));
	ehr_side_free(side);
}

static void test_by_id(void **state)
{
	struct ehr_side *side = open_side(true);
	struct ehr_side_record record =
		record_of(&(struct line){ "b", "", "", USCC, "", "", "", "" });
	struct ehr_side_found found = ehr_side_fill(side, &record);

	(void)state;
	assert_int_equal(found.match, EHR_SIDE_BY_ID);
	assert_true(ehr_str_is(record.cell[EHR_SIDE_LON], "120.2"));
	assert_int_equal(found.filled, 1u << EHR_SIDE_SOURCE_NAME |
					       1u << EHR_SIDE_LON |
					       1u << EHR_SIDE_LAT);
	assert_int_equal(found.conflict, 0);
	ehr_side_free(side);
}

/* The stack of the outlet; without an outlet the two heights are unclear. */
static void test_outlets(void **state)
{
	struct ehr_side *side = open_side(false);
	struct ehr_side_record second =
		record_of(&(struct line){ "x", "2", "", USCC, "", "", "", "" });
	struct ehr_side_record none =
		record_of(&(struct line){ "x", "", "", USCC, "", "", "", "" });
	struct ehr_side_found found = ehr_side_fill(side, &second);

	(void)state;
	assert_true(ehr_str_is(second.cell[EHR_SIDE_STACK_HEIGHT], "60"));
	assert_int_equal(found.unclear, 0);
	found = ehr_side_fill(side, &none);
	assert_int_equal(none.cell[EHR_SIDE_STACK_HEIGHT].n, 0);
	assert_int_equal(found.unclear, 1u << EHR_SIDE_STACK_HEIGHT);
	assert_true(ehr_str_is(none.cell[EHR_SIDE_LAT], "30.1"));
	ehr_side_free(side);
}

static void test_conflicts(void **state)
{
	struct ehr_side *side = open_side(false);
	/* the same place within a metre, another height */
	struct ehr_side_record record = record_of(&(struct line){
		"x", "1", "Plant A", USCC, "", "120.100001", "30.1", "46" });
	struct ehr_side_found found = ehr_side_fill(side, &record);

	(void)state;
	assert_int_equal(found.conflict, 1u << EHR_SIDE_STACK_HEIGHT);
	assert_true(ehr_str_is(record.cell[EHR_SIDE_STACK_HEIGHT], "46"));
	assert_true(ehr_str_is(
		ehr_side_says(side, &found, &record, EHR_SIDE_STACK_HEIGHT),
		"45"));
	ehr_side_free(side);
}

/* Half a position fills nothing, and is not mixed with half of the row's. */
static void test_half_a_position(void **state)
{
	struct ehr_side *side = open_side(false);
	struct ehr_side_record record = record_of(
		&(struct line){ "x", "", "D\xe5\x8e\x82", "", "", "", "", "" });
	struct ehr_side_record half = record_of(
		&(struct line){ "x", "", "", USCC, "", "119.0", "", "" });
	struct ehr_side_found found = ehr_side_fill(side, &record);

	(void)state;
	assert_int_equal(found.match, EHR_SIDE_BY_NAME); /* folded */
	assert_int_equal(record.cell[EHR_SIDE_LON].n, 0);
	assert_true(ehr_str_is(record.cell[EHR_SIDE_STACK_HEIGHT], "20"));
	found = ehr_side_fill(side, &half);
	assert_int_equal(half.cell[EHR_SIDE_LAT].n, 0);
	assert_int_equal(found.conflict, 1u << EHR_SIDE_LON);
	ehr_side_free(side);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_matches),
		cmocka_unit_test(test_by_id),
		cmocka_unit_test(test_outlets),
		cmocka_unit_test(test_conflicts),
		cmocka_unit_test(test_half_a_position),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
