/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/heading_note.h"

static struct ehr_str word[EHR_HEADING_WORDS][4];
static struct ehr_heading_grammar grammar;
static struct ehr_units *units;
static struct ehr_aliases *aliases;
static struct ehr_arena arena;

static void know(enum ehr_heading_word kind, const char *text)
{
	word[kind][grammar.words[kind]++] = ehr_str_of(text);
	grammar.word[kind] = word[kind];
}

static int setup(void **state)
{
	struct ehr_err err;

	(void)state;
	know(EHR_HEADING_OF_WHICH, "其中");
	know(EHR_HEADING_COMMA, "、");
	know(EHR_HEADING_COMMA, "。");
	know(EHR_HEADING_EXCEPT, "除");
	know(EHR_HEADING_IS, "为");
	know(EHR_HEADING_END_EXCEPT, "外");
	know(EHR_HEADING_LABEL, "单位");
	know(EHR_HEADING_LABEL, "注");
	know(EHR_HEADING_LABEL, "unit");
	know(EHR_HEADING_REST, "其余");
	know(EHR_HEADING_REST, "其他");
	know(EHR_HEADING_REST, "均");
	know(EHR_HEADING_REST, "单位");
	know(EHR_HEADING_REMARK, "检出");
	aliases = ehr_aliases_open(NULL, &err);
	grammar.aliases = aliases;
	units = ehr_units_open(NULL, &err);
	grammar.units = units;
	return units == NULL || aliases == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	ehr_aliases_close(aliases);
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

/* Notes above and beneath monitoring tables of surface water. */
static void main_unit_and_names(void **state)
{
	static const char *const note[] = {
		"单位：mg/L（pH无量纲、粪大肠菌群：个/L）",
		"单位:mg/L (pH 无量纲, 粪大肠菌群 个/L)",
		"表4.2-3 地表水监测结果 "
		"单位：mg/L，pH值为无量纲，粪大肠菌群个/L",
		"地表水监测结果（单位：mg/L，pH：无量纲；粪大肠菌群为个/L）",
		"注：除pH值（无量纲）、粪大肠菌群（个/L）外，单位均为mg/L",
		"注：1、除pH值（无量纲）、粪大肠菌群（个/L）以外，其余单位为mg/"
		"L；"
		"2、“ND”表示未检出。",
		"mg/L（其中pH无量纲，粪大肠菌群个/L）",
		"（单位：mg/L；除pH为无量纲、粪大肠菌群为个/L外）",
		"pH无量纲，粪大肠菌群个/L，其余均为mg/L",
	};

	(void)state;
	know(EHR_HEADING_END_EXCEPT, "以外");
	for (size_t i = 0; i < sizeof note / sizeof *note; i++) {
		check(note[i], "pH", "无量纲");
		check(note[i], "粪大肠菌群", "个/L");
		check(note[i], "氨氮", "mg/L");
	}
	/* names are those of the aliases */
	check("单位：mg/L（高锰酸盐指数、总砷μg/L）", "CODMn", "μg/L");
	check("单位：mg/L（高锰酸盐指数、总砷μg/L）", "砷", "μg/L");
	check("单位：mg/L（Hg、As：μg/L）", "总汞", "μg/L");
	check("单位：mg/L（Cr(VI)、Cd μg/L）", "六价铬", "μg/L");
	check("单位：mg/L（CODμg/L）", "化学需氧量", "μg/L");
}

/* Names without a unit have none by the note; units that no table has stay. */
static void names_alone(void **state)
{
	static const char bracket[] =
		"（pH 无量纲，电导率 μS/cm，粪大肠菌群 MPN/L）";

	(void)state;
	check("单位：mg/L，pH值除外", "pH", "");
	check("单位：mg/L，pH值除外", "氨氮", "mg/L");
	check("单位：mg/L（pH值、水温除外）", "水温", "");
	check("单位：mg/L（pH值、水温除外）", "氨氮", "mg/L");
	check("除pH值外，其余单位均为mg/L", "pH", "");
	check("除pH值外，其余单位均为mg/L", "氨氮", "mg/L");
	check("pH无量纲除外，其余mg/L", "pH", "无量纲");
	check(bracket, "电导率", "μS/cm");
	check(bracket, "粪大肠菌群", "MPN/L");
	check(bracket, "氨氮", "");
	check("除水温（℃）外，其余为mg/L", "水温", "°C");
}

static void not_understood(void **state)
{
	static const char *const note[] = {
		"单位：mg/L（pH、重金属另计）",
		"单位：mg/L，汞",
		"单位：mg/L、μg/L",
		"单位：见表头，汞为μg/L；其余按方法",
		"除汞为μg/L，其余为mg/L",
		"采样单位：某某监测站",
		"地表水监测结果",
	};
	struct ehr_heading_note read;

	(void)state;
	for (size_t i = 0; i < sizeof note / sizeof *note; i++) {
		check(note[i], "汞", "");
		check(note[i], "氨氮", "");
		ehr_heading_note_read(
			&grammar, ehr_str_of(note[i]), &arena, &read);
		assert_false(read.understood);
	}
	ehr_heading_note_read(
		&grammar, ehr_str_of("注：ND表示未检出"), &arena, &read);
	assert_true(read.understood);
	assert_int_equal(read.n + read.unit.n, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_notes),
		cmocka_unit_test(exceptions),
		cmocka_unit_test(main_unit_and_names),
		cmocka_unit_test(names_alone),
		cmocka_unit_test(not_understood),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
