/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/heading_note.h"

static struct ehr_str word[EHR_HEADING_WORDS];
static struct ehr_heading_grammar grammar;
static struct ehr_units *units;
static struct ehr_arena arena;

static void know(enum ehr_heading_word kind, const char *text)
{
	word[kind] = ehr_str_of(text);
	grammar.word[kind] = &word[kind];
	grammar.words[kind] = 1;
}

static int setup(void **state)
{
	struct ehr_err err;

	(void)state;
	know(EHR_HEADING_COMMA, "、");
	know(EHR_HEADING_EXCEPT, "除");
	know(EHR_HEADING_IS, "为");
	know(EHR_HEADING_END_EXCEPT, "外");
	units = ehr_units_open(NULL, &err);
	grammar.units = units;
	return units == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	ehr_arena_release(&arena);
	return 0;
}

static void check(const char *note, const char *name, const char *unit)
{
	struct ehr_str found = ehr_heading_noted_unit(
		&grammar, ehr_str_of(note), ehr_str_of(name), &arena);

	if (!ehr_str_is(found, unit))
		fail_msg("%s for %s: \"%.*s\", not \"%s\"", note, name,
			(int)found.n, found.p == NULL ? "" : found.p, unit);
}

static void plain_notes(void **state)
{
	(void)state;
	check("单位：吨", "化学需氧量", "吨");
	check("计量单位: 千克", "总汞", "千克");
	check("吨", "化学需氧量", "吨");
	check("产生量（吨）", "化学需氧量", "吨");
	check("Unit: mg/L", "lead", "mg/L");
	check("（单位：吨/年）", "化学需氧量", "吨/年");
	check("单位：吨、千克", "总汞", "");
	check("工业废水", "总汞", "");
	check("", "总汞", "");
}

/* The bracket of the heading of the first census, form G109. */
static void exceptions(void **state)
{
	static const char note[] = "（除氟化物为千克外，其余均为吨）";
	static const char two[] =
		"污染物产生量（除汞、镉为千克，挥发酚为克外，其他为吨）";
	static const char waters[] =
		"单位：除pH为无量纲、粪大肠菌群为个/L外，其余为mg/L";

	(void)state;
	check(note, "氟化物", "千克");
	check(note, "二氧化硫", "吨");
	check(two, "镉", "千克");
	check(two, "汞", "千克");
	check(two, "挥发酚", "克");
	check(two, "化学需氧量", "吨");
	check(waters, "ph", "无量纲");
	check(waters, "粪大肠菌群", "个/L");
	check(waters, "氨氮", "mg/L");
	check("除氟化物为千克", "氟化物", "");
	check("除氟化物为所述外，其余均为若干", "二氧化硫", "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_notes),
		cmocka_unit_test(exceptions),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
