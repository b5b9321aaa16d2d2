/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ref/form.h"
#include "ref/heading.h"

static struct ehr_units *units;
static struct ehr_aliases *aliases;
static struct ehr_headings *headings;
static struct ehr_arena arena;
static struct ehr_buf buf;

static int setup(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	units = ehr_units_open(NULL, &err);
	aliases = ehr_aliases_open(NULL, &err);
	if (units == NULL || aliases == NULL)
		return -1;
	headings = ehr_headings_open(NULL, units, aliases, &err);
	if (headings == NULL)
		print_error("%s:%lu: %s\n", err.file, err.line, err.text);
	return headings == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_headings_close(headings);
	ehr_aliases_close(aliases);
	ehr_units_close(units);
	ehr_arena_release(&arena);
	ehr_buf_release(&buf);
	return 0;
}

static void put(const char *text)
{
	ehr_buf_printf(&buf, " %s", text[0] == '\0' ? "-" : text);
}

/* The best meaning: FIELD, and of a measure POLLUTANT MEDIUM POINT_TYPE
 * QUANTITY UNIT, then [other_form], part. */
static const char *best(const char *form, const char *group, const char *name)
{
	static const char *const from[] = { "-", "heading", "group", "form" };
	struct ehr_heading_query query = { .group = ehr_str_of(group),
		.heading = ehr_str_of(name),
		.form = form };
	struct ehr_meaning m;

	if (ehr_headings_find(headings, &query, &arena, &m, 1) == 0)
		return "unknown";
	buf.n = 0;
	ehr_buf_puts(&buf, m.field);
	if (strcmp(m.field, "measure") == 0)
		ehr_buf_printf(
			&buf, " %.*s", (int)m.pollutant.n, m.pollutant.p);
	if (strcmp(m.field, "measure") == 0 || strcmp(m.field, "value") == 0) {
		put(m.medium);
		put(m.point_type);
		put(m.quantity);
	}
	if (m.unit.n > 0)
		ehr_buf_printf(&buf, " %.*s (%s)", (int)m.unit.n, m.unit.p,
			from[m.unit_from]);
	if (m.other_unit.n > 0)
		ehr_buf_printf(
			&buf, " or %.*s", (int)m.other_unit.n, m.other_unit.p);
	if (m.part[0] != '\0')
		ehr_buf_printf(&buf, " [%s]", m.part);
	ehr_buf_puts(&buf, m.total ? " total" : "");
	if (m.index > 0)
		ehr_buf_printf(&buf, " #%d", m.index);
	ehr_buf_puts(&buf, m.other_form ? " other form" : "");
	return ehr_buf_text(&buf);
}

struct given {
	const char *form, *group, *heading, *meaning;
};

static void check(const struct given *given, size_t n)
{
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		const char *found =
			best(given[i].form, given[i].group, given[i].heading);

		if (strcmp(found, given[i].meaning) == 0)
			continue;
		print_error("%s / %s: \"%s\", not \"%s\"\n", given[i].group,
			given[i].heading, found, given[i].meaning);
		good = false;
	}
	assert_true(good);
}

#define CHECK(given) check(given, sizeof(given) / sizeof((given)[0]))

static void enterprise(void **state)
{
	static const struct given given[] = {
		{ "", "", "单位详细名称", "source_name" },
		{ "", "", "填报单位详细名称", "source_name" },
		{ "", "", "统一社会信用代码", "uscc" },
		{ "", "", "2．统一社会信用代码", "uscc" },
		{ "", "", "组织机构代码", "org_code" },
		{ "", "", "排污许可证编号", "permit_no" },
		{ "", "", "行业类别_代码", "industry_code" },
		{ "", "", "行业类别代码", "industry_code" },
		{ "", "", "行政区划代码", "adm_code" },
		{ "", "", "年正常生产时间（小时）",
			"hours_run 小时 (heading)" },
		{ "", "", "工业总产值（当年价格）（万元）",
			"carry 万元 (heading) [output_value]" },
		{ "", "", "曾用名", "carry [former_name]" },
		{ "", "", "29废水类型", "unknown" },
		{ "", "", "4受纳水体名称", "carry [receiving_water]" },
		{ "", "", "序号", "row_number" },
		{ "", "", "统计年份", "year" },
		{ "", "", "备注", "carry [remark]" },
	};

	(void)state;
	CHECK(given);
}

static void coordinates(void **state)
{
	static const struct given given[] = {
		{ "", "", "中心经度（度）", "lon_deg" },
		{ "", "", "中心经度(分)", "lon_min" },
		{ "", "", "中心纬度（秒）", "lat_sec" },
		{ "", "", "经度度", "lon_deg" },
		{ "", "", "维度分", "lat_min" },
		{ "", "中心经度", "度", "lon_deg" },
		{ "", "3．中心纬度", "秒", "lat_sec" },
		{ "", "", "经度", "lon" },
		{ "", "", "地理坐标", "point" },
		{ "", "", "废气排放口经度", "lon [outlet]" },
		{ "", "", "生产设施经度", "lon [device]" },
		{ "", "", "Longitude", "lon" },
		{ "", "", "Longitude (degrees)", "lon" },
		{ "", "", "utm_x", "x" },
		{ "census-2017", "", "ZPFK_JD_MIAO", "lon_sec [outlet]" },
	};

	(void)state;
	CHECK(given);
}

/* Section 3.3: unit in the heading, in the group, by the form. */
static void amounts(void **state)
{
	static const struct given given[] = {
		{ "", "", "化学需氧量排放量（吨）",
			"measure 化学需氧量 water inventory emission 吨 "
			"(heading)" },
		{ "", "", "化学需氧量排放量千克",
			"measure 化学需氧量 water inventory emission 千克 "
			"(heading)" },
		{ "", "", "工业废水化学需氧量产生量吨",
			"measure 化学需氧量 water inventory generated 吨 "
			"(heading)" },
		{ "", "", "化学需氧量排放量",
			"measure 化学需氧量 water inventory emission" },
		{ "annual-list", "", "化学需氧量排放量",
			"measure 化学需氧量 water inventory emission t "
			"(form)" },
		{ "annual-list", "", "挥发酚排放量",
			"measure 挥发酚 water inventory emission kg (form)" },
		{ "census-2007", "", "挥发酚排放量",
			"measure 挥发酚 water inventory emission t (form)" },
		{ "census-2007", "", "氟化物排放量",
			"measure 氟化物 air inventory emission kg (form)" },
		{ "annual-list", "", "工业废水中污染物产生量_总镉（千克）",
			"measure 总镉 water inventory generated 千克 "
			"(heading)" },
		{ "annual-list", "工业废水中污染物产生量（千克）", "挥发酚",
			"measure 挥发酚 water inventory generated 千克 "
			"(group)" },
		{ "", "化学需氧量", "产生量（吨）",
			"measure 化学需氧量 water inventory generated 吨 "
			"(heading)" },
		{ "", "废气/二氧化硫", "排放量",
			"measure 二氧化硫 air inventory emission" },
		{ "", "", "3.产生量1（化学需氧量）",
			"measure 化学需氧量 water inventory generated #1" },
		{ "", "", "挥发性有机物（VOCs）产生量（千克）",
			"measure 挥发性有机物(VOCs) - inventory generated "
			"千克 (heading)" },
		{ "annual-list", "", "砷及其化合物排放量",
			"measure 砷及其化合物 air inventory emission kg "
			"(form)" },
		{ "", "废气污染物排放量（除氟化物为千克外，其余均为吨）",
			"氟化物",
			"measure 氟化物 air inventory emission 千克 "
			"(group)" },
		{ "", "废气污染物排放量（除氟化物为千克外，其余均为吨）",
			"二氧化硫",
			"measure 二氧化硫 air inventory emission 吨 "
			"(group)" },
		{ "", "", "二氧化硫去除量千克",
			"ignore 千克 (heading) [removed]" },
		{ "", "", "化学需氧量排放量合计（吨）",
			"measure 化学需氧量 water inventory emission 吨 "
			"(heading) total" },
		{ "annual-list", "", "排污登记编号",
			"carry [registration_no]" },
		{ "", "", "排污登记编号", "permit_no" },
		{ "", "", "总铭（千克）", "measure 总铬 - - - 千克 (heading)" },
		{ "", "", "工业废水排放量（吨）",
			"carry 吨 (heading) [wastewater_t]" },
		{ "", "", "危险废物产生量（吨）",
			"carry 吨 (heading) [hw_generated_t]" },
		{ "", "", "燃料油评价硫份", "carry [fuel_share]" },
	};

	(void)state;
	CHECK(given);
}

/* Section 3.5: the same letters are mercury in one column and chromium in the
 * next, as the source has them. */
static void pinyin(void **state)
{
	static const struct given given[] = {
		{ "annual-list", "", "gyfszwrwcslZg1",
			"measure 总镉 water inventory generated kg (form)" },
		{ "annual-list", "", "gyfszwrwpflZg1",
			"measure 总镉 water inventory emission kg (form)" },
		{ "annual-list", "", "gyfszwrwcslZg",
			"measure 总汞 water inventory generated kg (form)" },
		{ "annual-list", "", "gyfszwrwpflZg2",
			"measure 总汞 water inventory emission kg (form)" },
		{ "annual-list", "", "gyfszwrwcslZg2",
			"measure 总铬 water inventory generated kg (form)" },
		{ "annual-list", "", "gyfszwrwpflZg3",
			"measure 总铬 water inventory emission kg (form)" },
		{ "annual-list", "", "gjqhhwcsl2",
			"measure 汞及其化合物 air inventory generated kg "
			"(form)" },
		{ "annual-list", "", "hxxylcsl",
			"measure 化学需氧量 water inventory generated t "
			"(form)" },
		{ "census-2007", "", "hxxylcsl", "unknown" },
		{ "", "", "hxxylcsl",
			"measure 化学需氧量 water inventory generated t "
			"(form) other form" },
	};

	(void)state;
	CHECK(given);
}

static void long_tables(void **state)
{
	static const struct given given[] = {
		{ "", "", "污染物名称", "pollutant" },
		{ "", "", "CAS号", "cas" },
		{ "", "", "污染物产生量", "value - inventory generated" },
		{ "", "", "污染物排放量", "value - inventory emission" },
		{ "", "", "污染物产生量的计量单位", "unit [generated]" },
		{ "", "", "污染物排放量计量单位", "unit [emission]" },
		{ "", "", "排污许可证执行报告排放量",
			"ignore [permit_report]" },
		{ "", "", "污染物排放限值（mg/L或mg/m³）",
			"value - - limit mg/L (heading) or mg/m3" },
		{ "", "废气", "污染物排放限值（mg/L或mg/m³）",
			"value air stack limit mg/m3 (heading)" },
		{ "", "废水", "污染物排放限值（mg/L或mg/m³）",
			"value water effluent limit mg/L (heading)" },
		{ "", "", "环评污染物排放总量（t/a）",
			"value - inventory permitted t/a (heading) "
			"[assessment]" },
		{ "permit-list", "", "排污许可污染物排放总量",
			"value - inventory permitted t/a (form)" },
		{ "", "", "企业上年度实际污染物排放总量（t/a）",
			"value - inventory emission t/a (heading)" },
		{ "", "", "排放口编号", "outlet" },
		{ "", "", "排气筒高度(m)", "stack_height_m m (heading)" },
		{ "", "", "排气筒截取面积(㎡)",
			"carry m2 (heading) [stack_area]" },
	};

	(void)state;
	CHECK(given);
}

/* What may be emitted was not emitted, and a limit was not measured, wherever
 * in the heading it is said. */
static void bounds(void **state)
{
	static const struct given given[] = {
		{ "", "", "许可年排放量（t/a）",
			"value - inventory permitted t/a (heading)" },
		{ "", "", "许可二氧化硫年排放量（t/a）",
			"measure 二氧化硫 air inventory permitted t/a "
			"(heading)" },
		{ "", "", "二氧化硫许可年排放量（t/a）",
			"measure 二氧化硫 air inventory permitted t/a "
			"(heading)" },
		{ "", "", "二氧化硫排放量（许可）(t/a)",
			"measure 二氧化硫 air inventory permitted t/a "
			"(heading)" },
		{ "", "", "二氧化硫排放量限值(t/a)",
			"measure 二氧化硫 air inventory permitted t/a "
			"(heading)" },
		{ "", "", "二氧化硫排放浓度限值(mg/m3)",
			"measure 二氧化硫 air stack limit mg/m3 (heading)" },
		{ "", "许可", "二氧化硫（mg/m3）",
			"measure 二氧化硫 air - permitted mg/m3 (heading)" },
		/* a heading and its group say different things */
		{ "", "许可排放量", "二氧化硫排放量(t/a)",
			"measure 二氧化硫 air inventory - t/a (heading)" },
		{ "", "限值", "二氧化硫浓度(mg/m3)",
			"measure 二氧化硫 air - - mg/m3 (heading)" },
		{ "", "去除量", "二氧化硫排放量(t)",
			"measure 二氧化硫 air inventory - t (heading) "
			"[removed]" },
		{ "", "", "二氧化硫排放量（去除量）(t)",
			"measure 二氧化硫 air inventory - t (heading)" },
		{ "", "", "二氧化硫排放量（2016年）(t)",
			"measure 二氧化硫 air inventory emission t (heading)" },
		{ "", "许可证信息", "二氧化硫排放量(t)",
			"measure 二氧化硫 air inventory emission t (heading)" },
	};

	(void)state;
	CHECK(given);
}

static void monitoring(void **state)
{
	static const struct given given[] = {
		{ "monitoring", "废水/化学需氧量", "排口",
			"measure 化学需氧量 water effluent concentration "
			"mg/L (form)" },
		{ "monitoring", "废水/总汞", "排口",
			"measure 总汞 water effluent concentration ug/L "
			"(form)" },
		{ "monitoring", "二氧化硫（mg/m3）", "实测",
			"measure 二氧化硫 air stack concentration mg/m3 "
			"(group)" },
		{ "monitoring", "二氧化硫", "折算", "ignore [converted]" },
		{ "monitoring", "化学需氧量", "进口", "ignore [inlet]" },
		{ "", "", "监测时间（年）", "year" },
		{ "", "监测时间", "（月）", "month" },
		{ "", "", "监测时间（月）", "month" },
		{ "", "", "镉检出限(mg/L)", "detection_limit mg/L (heading)" },
	};

	(void)state;
	CHECK(given);
}

static void samples_and_air(void **state)
{
	static const struct given given[] = {
		{ "", "", "cadmium", "measure cadmium - - -" },
		{ "", "", "Cd_mg_kg", "measure Cd - - - mg/kg (heading)" },
		{ "", "", "镉（mg/kg）", "measure 镉 - - - mg/kg (heading)" },
		{ "", "", "Benzene concentration, ug/m3",
			"measure Benzene - - concentration ug/m3 (heading)" },
		{ "", "", "sample", "source_id" },
		{ "", "", "采样日期", "time" },
		{ "", "", "depth_top", "depth_top_m" },
		{ "air-beijing-hourly", "", "No", "row_number" },
		{ "air-beijing-hourly", "", "CO",
			"measure CO air ambient concentration ug/m3 (form)" },
		{ "air-cnemc-hour", "", "co",
			"measure co air ambient concentration mg/m3 (form)" },
		{ "air-cnemc-hour", "", "pm10_24h", "carry [pm10_24h]" },
		{ "", "", "NO", "measure NO - - -" },
		{ "", "", "CuCen", "censored" },
		{ "", "", "CrND", "censored" },
		{ "", "", "Pb flag", "qualifier" },
		{ "", "", "监测点编码", "source_id" },
		{ "tri-basic", "", "40. CAS#", "cas" },
		{ "tri-basic", "", "52. 5.2 - STACK AIR",
			"value air inventory emission [stack]" },
		{ "tri-basic", "", "98. 6.2 - M40 NON-METAL",
			"ignore [transfer]" },
		{ "tri-basic", "", "121. PROD_RATIO_OR_ ACTIVITY",
			"carry [production_ratio]" },
		{ "hem-emisloc", "", "ExitGasVel_m",
			"exit_velocity_m_s m/s (form)" },
		{ "hem-hapemis", "", "SumEmissionTPY",
			"value air inventory emission short ton/a (form)" },
		{ "hem-polar", "", "Conc (ug/m3)",
			"value air ambient concentration ug/m3 (form)" },
		{ "", "", "no such heading", "unknown" },
		{ "", "", "", "unknown" },
	};

	(void)state;
	CHECK(given);
}

/* Candidates in the order that heading.h states: without a form, those for all
 * forms before those of forms. */
static void candidates(void **state)
{
	struct ehr_heading_query query = { .heading = ehr_str_of("No") };
	struct ehr_meaning m[8];
	size_t n = ehr_headings_find(headings, &query, &arena, m, 8);

	(void)state;
	assert_true(n >= 1);
	for (size_t i = 1; i < n; i++)
		assert_true(m[i - 1].other_form <= m[i].other_form);
	assert_int_equal(ehr_headings_find(headings, &query, &arena, m, 0), 0);
	assert_true(ehr_headings_known(headings, ehr_str_of("经度")));
	assert_false(ehr_headings_known(headings, ehr_str_of("12.5")));
	assert_int_equal(strlen(ehr_headings_sha256(headings)), 64);
}

/* Each unit of the table is one, and each canonical measure with a unit can be
 * brought to the unit of its medium and quantity. */
static void table_units(void **state)
{
	(void)state;
	for (size_t i = 0; i < ehr_headings_rows(headings); i++) {
		const struct ehr_heading *row = ehr_headings_at(headings, i);
		struct ehr_str unit = ehr_str_of(row->unit);
		struct ehr_unit_use use;
		struct ehr_err err;

		if (unit.n == 0)
			continue;
		assert_true(ehr_units_known(units, unit));
		if (row->quantity[0] != '\0' && row->medium[0] != '\0')
			assert_int_equal(
				ehr_units_use(units, unit,
					ehr_str_of(row->medium),
					ehr_str_of(row->quantity), &use, &err),
				0);
	}
}

/* Each pollutant that the table names for units is known by name. */
static void table_pollutants(void **state)
{
	bool good = true;

	(void)state;
	for (size_t i = 0; i < ehr_headings_rows(headings); i++) {
		const struct ehr_heading *row = ehr_headings_at(headings, i);
		const char *name = strcmp(row->match, "unit") == 0
					   ? row->heading
					   : row->pollutant;

		if (name[0] != '\0' &&
			ehr_aliases_find(aliases, ehr_str_of(name)) == NULL) {
			print_error("%s\n", name);
			good = false;
		}
	}
	assert_true(good);
}

static bool looks_up(const struct ehr_forms *forms, struct ehr_str dictionary)
{
	for (size_t i = 0; i < ehr_forms_count(forms); i++)
		if (ehr_str_is(dictionary, ehr_forms_at(forms, i)->dictionary))
			return true;
	return false;
}

/* Each form that a row is for is one whose tables are looked up. */
static void table_forms(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_forms *forms = ehr_forms_open(&err);

	(void)state;
	assert_non_null(forms);
	for (size_t i = 0; i < ehr_headings_rows(headings); i++) {
		struct ehr_str rest =
			ehr_str_of(ehr_headings_at(headings, i)->form);

		while (rest.n > 0) {
			struct ehr_str form = ehr_str_cut(&rest, ' ');

			if (!looks_up(forms, form))
				fail_msg("no form looks up \"%.*s\"",
					(int)form.n, form.p);
		}
	}
	ehr_forms_close(forms);
}

/* A table that is wrong says where. */
static void bad_tables(void **state)
{
	static const char header[] =
		"heading,match,group,form,year,field,unit,pollutant,cas,"
		"medium,point_type,quantity,part,source,status,note\n";
	static const char *const row[] = {
		"a,whole,,,,no_such_field,,,,,,,,,,",
		"a,nowhere,,,,lon,,,,,,,,,,",
		"a,whole,,,19x,lon,,,,,,,,,,",
		"a,whole,,,,measure,,Benzene,71-43-3,,,,,,,",
		",whole,,,,lon,,,,,,,,,,",
		"a,whole,,,,measure,stone,,,,,,,,,",
		"a,whole,,,,measure,,,,ether,,,,,,",
		"a,whole,,,,measure,,,,,nowhere,,,,,",
		"a,whole,,,,measure,,,,,,much,,,,",
	};
	char path[] = "heading_test.XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		FILE *file = fopen(path, "w");
		struct ehr_err err = { 0 };

		assert_non_null(file);
		fprintf(file, "%s%s\n", header, row[i]);
		fclose(file);
		assert_null(ehr_headings_open(path, units, aliases, &err));
		assert_int_equal(err.line, 2);
	}
	remove(path);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(enterprise),
		cmocka_unit_test(coordinates),
		cmocka_unit_test(amounts),
		cmocka_unit_test(pinyin),
		cmocka_unit_test(long_tables),
		cmocka_unit_test(bounds),
		cmocka_unit_test(monitoring),
		cmocka_unit_test(samples_and_air),
		cmocka_unit_test(candidates),
		cmocka_unit_test(table_units),
		cmocka_unit_test(table_pollutants),
		cmocka_unit_test(table_forms),
		cmocka_unit_test(bad_tables),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
