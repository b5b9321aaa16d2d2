/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/heading_text.h"

static struct ehr_heading_grammar grammar;
static struct ehr_units *units;
static struct ehr_arena arena;
static struct ehr_buf buf;

static const char *const word[EHR_HEADING_WORDS][10] = {
	[EHR_HEADING_OF_WHICH] = { "其中" },
	[EHR_HEADING_TOTAL] = { "总计", "合计", "小计", "total" },
	[EHR_HEADING_NUMERAL] = { "一", "二", "三", "十" },
	[EHR_HEADING_COMMA] = { "、" },
	[EHR_HEADING_OR] = { "或" },
};

static int setup(void **state)
{
	static struct ehr_str words[EHR_HEADING_WORDS][10];
	struct ehr_err err;

	(void)state;
	for (int k = 0; k < EHR_HEADING_WORDS; k++) {
		for (size_t i = 0; word[k][i] != NULL; i++)
			words[k][grammar.words[k]++] = ehr_str_of(word[k][i]);
		grammar.word[k] = words[k];
	}
	units = ehr_units_open(NULL, &err);
	grammar.units = units;
	return units == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	ehr_arena_release(&arena);
	ehr_buf_release(&buf);
	return 0;
}

static void put(const char *name, struct ehr_str text)
{
	if (text.n > 0)
		ehr_buf_printf(&buf, " %s=%.*s", name, (int)text.n, text.p);
}

/* The readings as one line: TEXT with what was taken, "; " between. */
static const char *readings(const char *heading)
{
	struct ehr_heading_reading out[EHR_HEADING_READINGS];
	size_t n = ehr_heading_read(&grammar, ehr_str_of(heading), &arena, out);

	buf.n = 0;
	for (size_t i = 0; i < n; i++) {
		ehr_buf_puts(&buf, i == 0 ? "" : "; ");
		ehr_buf_add_str(&buf, out[i].text);
		put("serial", out[i].serial);
		put("unit", out[i].unit);
		put("or", out[i].other_unit);
		put("remark", out[i].remark);
		if (out[i].index > 0)
			ehr_buf_printf(&buf, " index=%d", out[i].index);
		ehr_buf_puts(&buf, out[i].of_which ? " of_which" : "");
		ehr_buf_puts(&buf, out[i].total ? " total" : "");
	}
	return ehr_buf_text(&buf);
}

struct given {
	const char *heading, *readings;
};

static void check(const struct given *given, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(
			readings(given[i].heading), given[i].readings);
}

#define CHECK(given) check(given, sizeof(given) / sizeof((given)[0]))

static void plain(void **state)
{
	static const struct given given[] = {
		{ "", "" },
		{ "单位详细名称", "单位详细名称" },
		{ "单位 详细\n名称", "单位详细名称" },
		{ "Source  ID", "Source ID" },
		{ "  Rec\r\ntype ", "Rec type" },
		{ "pH 值", "pH值" },
		{ "行业类别_代码", "行业类别_代码" },
		{ "PM2.5", "PM2.5" },
		{ "pm10_24h", "pm10_24h" },
		{ "1,2-二氯乙烷", "1,2-二氯乙烷" },
		{ "2-丁酮", "2-丁酮" },
		{ "苯并[a]芘", "苯并[a]芘" },
		{ "合计", "合计" },
		{ "(mg/L)", "(mg/L); mg/L; mg unit=L" },
		{ "（月）", "(月); 月" },
	};

	(void)state;
	CHECK(given);
}

static void serial_numbers(void **state)
{
	static const struct given given[] = {
		{ "14．废水总排放口数", "14.废水总排放口数; "
					"废水总排放口数 serial=14" },
		{ "3、取水量", "3、取水量; 取水量 serial=3" },
		{ "（1）新鲜水", "(1)新鲜水; 新鲜水 serial=1" },
		{ "一、基本情况", "一、基本情况; 基本情况 serial=一" },
		{ "（二）废水", "(二)废水; 废水 serial=二" },
		{ "40. CAS#", "40. CAS#; CAS# serial=40" },
		{ "52. 5.2 - STACK AIR",
			"52. 5.2 - STACK AIR; 5.2 - STACK AIR serial=52; "
			"STACK AIR serial=5.2" },
		{ "29废水类型", "29废水类型; 废水类型 serial=29" },
		{ "其中：新鲜水", "其中:新鲜水; 新鲜水 of_which" },
		{ "5.其中：重复用水",
			"5.其中:重复用水; 其中:重复用水 serial=5; "
			"重复用水 serial=5 of_which" },
	};

	(void)state;
	CHECK(given);
}

static void units_in_brackets(void **state)
{
	static const struct given given[] = {
		{ "化学需氧量排放量（吨）",
			"化学需氧量排放量(吨); 化学需氧量排放量 unit=吨" },
		{ "排气筒截取面积(㎡)",
			"排气筒截取面积(m2); 排气筒截取面积 unit=m2" },
		{ "废水流量（立方米/时）",
			"废水流量(立方米/时); 废水流量 unit=立方米/时" },
		{ "（废气流量)", "(废气流量); 废气流量" },
		{ "污染物排放限值（mg/L或mg/m³）",
			"污染物排放限值(mg/L或mg/m3); "
			"污染物排放限值 unit=mg/L or=mg/m3" },
		{ "工业总产值（当年价格）",
			"工业总产值(当年价格); 工业总产值 remark=当年价格" },
		{ "挥发性有机物（VOCs）",
			"挥发性有机物(VOCs); 挥发性有机物 remark=VOCs" },
		{ "挥发性有机物（VOCs）产生量（千克）",
			"挥发性有机物(VOCs)产生量(千克); "
			"挥发性有机物(VOCs)产生量 unit=千克" },
		{ "产生量（吨）（化学需氧量）",
			"产生量(吨)(化学需氧量); "
			"产生量(吨) remark=化学需氧量; "
			"产生量 unit=吨 remark=化学需氧量" },
		{ "Conc (ug/m3)", "Conc (ug/m3); Conc unit=ug/m3" },
		{ "Elevation (in meters)",
			"Elevation (in meters); Elevation unit=meters" },
		{ "URE\n1/(ug/m3)", "URE 1/(ug/m3)" },
	};

	(void)state;
	CHECK(given);
}

static void trailing_units(void **state)
{
	static const struct given given[] = {
		{ "化学需氧量排放量千克",
			"化学需氧量排放量千克; 化学需氧量排放量 unit=千克" },
		{ "工业废气排放总量万标立方米",
			"工业废气排放总量万标立方米; "
			"工业废气排放总量 unit=万标立方米" },
		{ "废水治理设施处理能力吨日",
			"废水治理设施处理能力吨日; "
			"废水治理设施处理能力 unit=吨日" },
		{ "StackHgt_m", "StackHgt_m; StackHgt unit=m" },
		{ "TCr ug/L", "TCr ug/L; TCr unit=ug/L" },
		{ "Cd_mg_kg", "Cd_mg_kg; Cd unit=mg/kg" },
		{ "Lead, mg/kg", "Lead, mg/kg; Lead unit=mg/kg" },
	};

	(void)state;
	CHECK(given);
}

static void totals_and_repetition(void **state)
{
	static const struct given given[] = {
		{ "产生量1（化学需氧量）",
			"产生量1(化学需氧量); 产生量1 remark=化学需氧量; "
			"产生量 remark=化学需氧量 index=1" },
		{ "3.产生量1（化学需氧量）",
			"3.产生量1(化学需氧量); "
			"3.产生量1 remark=化学需氧量; "
			"产生量1(化学需氧量) serial=3; "
			"3.产生量 remark=化学需氧量 index=1; "
			"产生量1 serial=3 remark=化学需氧量; "
			"产生量 serial=3 remark=化学需氧量 index=1" },
		{ "排放量_总计", "排放量_总计; 排放量 total" },
		{ "排放量合计（吨）", "排放量合计(吨); 排放量合计 unit=吨; "
				      "排放量 unit=吨 total" },
		{ "HYLBDM_2", "HYLBDM_2; HYLBDM index=2" },
		{ "Emission Total", "Emission Total; Emission total" },
	};

	(void)state;
	CHECK(given);
}

/* Pieces without end do not pass the room there is. */
static void many_pieces(void **state)
{
	struct ehr_buf text = { 0 };
	struct ehr_heading_reading out[EHR_HEADING_READINGS];

	(void)state;
	for (int i = 0; i < 60; i++)
		ehr_buf_puts(&text, "1.");
	ehr_buf_puts(&text, "x1(a)(mg)");
	assert_true(
		ehr_heading_read(&grammar, (struct ehr_str){ text.p, text.n },
			&arena, out) <= EHR_HEADING_READINGS);
	ehr_buf_release(&text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain),
		cmocka_unit_test(serial_numbers),
		cmocka_unit_test(units_in_brackets),
		cmocka_unit_test(trailing_units),
		cmocka_unit_test(totals_and_repetition),
		cmocka_unit_test(many_pieces),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
