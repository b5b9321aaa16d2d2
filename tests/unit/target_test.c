/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "io/reader.h"
#include "model/target.h"

static struct ehr_target_words words;
static struct ehr_units *units;
static struct ehr_arena arena;

static int open_words(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	units = ehr_units_open(NULL, &err);
	return units == NULL || ehr_target_words_open(&words, NULL, &err);
}

static int close_words(void **state)
{
	(void)state;
	ehr_units_close(units);
	ehr_target_words_close(&words);
	ehr_arena_release(&arena);
	return 0;
}

static void tell_bound(const struct ehr_target *target,
	const struct ehr_target_bound *bound, struct ehr_buf *out)
{
	bool assumed;
	enum ehr_target_operator op =
		ehr_target_operator_of(target, bound, &assumed);

	ehr_buf_puts(out, ehr_target_operator_word[op]);
	ehr_buf_puts(out, assumed ? "? " : " ");
	ehr_decimal_write(&bound->value, out);
	if (!bound->range)
		return;
	ehr_buf_putc(out, '~');
	ehr_decimal_write(&bound->high, out);
}

/* "KIND OPERATOR[?] VALUE [WAY] by OPERATOR[?] VALUE[%] CHANGE since YEAR (OPERATOR
 * VALUE UNIT) stretch yearly differs BITS": ? is an assumed operator. */
static const char *tell(const struct ehr_target *target, struct ehr_buf *out)
{
	out->n = 0;
	ehr_buf_puts(out, ehr_target_kind_word[target->kind]);
	if (target->level.is) {
		ehr_buf_putc(out, ' ');
		tell_bound(target, &target->level, out);
	}
	if (target->direction != EHR_TARGET_NO_DIRECTION)
		ehr_buf_printf(out, " %s",
			ehr_target_direction_word[target->direction]);
	if (target->by.is) {
		ehr_buf_puts(out, " by ");
		tell_bound(target, &target->by, out);
		ehr_buf_printf(out, "%s %s", target->percent ? "%" : "",
			ehr_target_change_word[target->change]);
	}
	ehr_buf_puts(out, target->yearly ? " a year" : "");
	if (target->aspired.is) {
		ehr_buf_puts(out, " aspires ");
		tell_bound(target, &target->aspired, out);
	}
	ehr_buf_puts(out, target->closed ? " closed" : "");
	if (target->base_year)
		ehr_buf_printf(out, " since %d", target->base_year);
	if (target->due_year)
		ehr_buf_printf(out, " until %d", target->due_year);
	if (target->sub.is) {
		ehr_buf_puts(out, " (");
		tell_bound(target, &target->sub, out);
		ehr_buf_printf(out, " %.*s)", (int)target->sub.unit.n,
			target->sub.unit.p);
	}
	ehr_buf_puts(out, target->stretch ? " stretch" : "");
	ehr_buf_puts(out, target->every_year ? " yearly" : "");
	if (target->differs)
		ehr_buf_printf(out, " differs %u", target->differs);
	return ehr_buf_text(out);
}

struct expected {
	const char *id, *says;
};

static struct ehr_str cell_of(const struct ehr_header *header,
	const struct ehr_row *row, const char *name)
{
	long at = ehr_header_find(header, name);

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 } : row->cell[at];
}

static struct ehr_str either(struct ehr_str first, struct ehr_str second)
{
	return first.n > 0 ? first : second;
}

static struct ehr_target_cells cells_of(
	const struct ehr_header *header, const struct ehr_row *row)
{
#define CELL(name) cell_of(header, row, name)
	return (struct ehr_target_cells){ .text = CELL("target_text"),
		.name = either(CELL("indicator"), CELL("goal")),
		.unit = CELL("unit"),
		.op = CELL("operator"),
		.value = CELL("target_value"),
		.direction = CELL("direction"),
		.kind = CELL("kind"),
		.cumulative = CELL("cumulative_value"),
		.change = CELL("cumulative_kind"),
		.base_year = either(CELL("baseline_year"), CELL("base_year")),
		.stretch = CELL("stretch") };
#undef CELL
}

static void check_table(
	const char *path, const struct expected *expected, size_t n)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader = ehr_reader_open(&path, 1, &opts, &err);
	struct ehr_buf said = { 0 };
	struct ehr_row row;
	size_t i = 0;

	assert_non_null(reader);
	const struct ehr_header *header = ehr_reader_header(reader);
	while (ehr_reader_next(reader, &row, &err) == 1) {
		struct ehr_target_cells cells = cells_of(header, &row);
		struct ehr_target target;

		assert_true(i < n);
		assert_true(ehr_str_is(row.cell[0], expected[i].id));
		if (ehr_target_read(&words, &cells, &arena, &target, &err))
			fail_msg("%s: %s", expected[i].id, err.text);
		if (strcmp(tell(&target, &said), expected[i].says) != 0)
			fail_msg("%s: \"%s\" instead of \"%s\"", expected[i].id,
				ehr_buf_text(&said), expected[i].says);
		i++;
	}
	assert_int_equal(i, n);
	ehr_buf_release(&said);
	ehr_reader_close(reader);
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Written by hand from the table of the plan: 31 indicators. A step of building:
 * 1 begun, 2 built. */
static void reads_yichun_indicators(void **state)
{
	static const struct expected expected[] = {
		{ "YC-I01", "milestone ge? 1 up" },
		{ "YC-I02", "milestone ge? 2 up" },
		{ "YC-I03", "milestone ge? 2 up" },
		{ "YC-I04", "level ge 95 up" },
		{ "YC-I05", "level ge 60 up" },
		{ "YC-I06", "level ge? 100 up" },
		{ "YC-I07", "level ge 90 up" },
		{ "YC-I08", "count ge? 13 up" },
		{ "YC-I09", "deliverable ge? 1 up" },
		{ "YC-I10", "deliverable ge? 1 up" },
		{ "YC-I11", "deliverable ge? 1 up" },
		{ "YC-I12", "deliverable ge? 1 up" },
		{ "YC-I13", "deliverable ge? 1 up" },
		{ "YC-I14", "deliverable ge? 1 up" },
		{ "YC-I15", "deliverable ge? 1 up" },
		{ "YC-I16", "deliverable ge? 1 up" },
		{ "YC-I17", "deliverable ge? 1 up" },
		{ "YC-I18", "deliverable ge? 1 up" },
		{ "YC-I19", "deliverable ge? 1 up" },
		{ "YC-I20", "deliverable ge? 1 up" },
		{ "YC-I21", "deliverable ge? 1 up" },
		{ "YC-I22", "deliverable ge? 1 up" },
		{ "YC-I23", "deliverable ge? 1 up" },
		{ "YC-I24", "deliverable ge? 1 up" },
		{ "YC-I25", "count ge? 1 up" },
		{ "YC-I26", "count ge 1 up" },
		{ "YC-I27", "count ge 3 up" },
		{ "YC-I28", "deliverable ge? 1 up" },
		{ "YC-I29", "count ge 3 up" },
		{ "YC-I30", "count ge 1 up" },
		{ "YC-I31", "deliverable ge? 1 up" },
	};

	(void)state;
	check_table(TEST_DATA "/pilots/yichun/indicators.csv", expected,
		COUNT(expected));
}

static void reads_yichun_goals(void **state)
{
	static const struct expected expected[] = {
		{ "YC-G01", "level le 22 down" },
		{ "YC-G02", "level ge 72.7 up" },
		{ "YC-G03", "level up by ge 1000 increase" },
		{ "YC-G04", "level ge 83.8 up" },
		{ "YC-G05", "level ge 70 up" },
		{ "YC-G06", "level le 30 down" },
		{ "YC-G07", "level ge? 79.84 up" },
		{ "YC-G08", "level gt 90 up" },
		{ "YC-G09", "level ge 60 up" },
		{ "YC-G10", "level ge? 100 up" },
		{ "YC-G11", "level ge 90 up" },
		{ "YC-G12", "level ge 70 up" },
		{ "YC-G13", "level ge? 100 up" },
		{ "YC-G14", "level ge 1 up yearly" },
	};

	(void)state;
	check_table(TEST_DATA "/pilots/yichun/goals.csv", expected,
		COUNT(expected));
}

static void reads_yunhe_goals(void **state)
{
	static const struct expected expected[] = {
		{ "YH-G01", "grade le? 1 down" },
		{ "YH-G02", "grade le? 1 down" },
		{ "YH-G03", "level ge 20 up" },
		{ "YH-G04", "level lt 20 down stretch" },
		{ "YH-G05", "level gt 99 up" },
		{ "YH-G06", "external down" },
		{ "YH-G07", "external down" },
		{ "YH-G08", "external down" },
		{ "YH-G09", "external down" },
		{ "YH-G10", "level ge? 100 up" },
		{ "YH-G11", "level ge? 100 up" },
		{ "YH-G12", "level ge? 100 up" },
		{ "YH-G13", "level ge? 100 up" },
		{ "YH-G14", "level ge 81.5 up" },
		{ "YH-G15", "level le 8.5 down" },
		{ "YH-G16", "level ge 40 up" },
	};

	(void)state;
	check_table(
		TEST_DATA "/pilots/yunhe/goals.csv", expected, COUNT(expected));
}

static void reads_the_13th_plan(void **state)
{
	static const struct expected expected[] = {
		{ "FP-I01", "level gt 80 up since 2015" },
		{ "FP-I02", "level down by ge? 18% decrease" },
		{ "FP-I03", "level down by ge? 25% decrease" },
		{ "FP-I04", "level gt 70 up since 2015" },
		{ "FP-I05", "level lt 5 down since 2015" },
		{ "FP-I06", "level gt 80 up since 2015" },
		{ "FP-I07", "level approx 15 down since 2013" },
		{ "FP-I08", "level approx 70 up since 2015" },
		{ "FP-I09", "level approx 90 up since 2015" },
		{ "FP-I10", "level ge 90 up" },
		{ "FP-I11",
			"level ge? 23.04 up by ge? 1.38 increase since 2015" },
		{ "FP-I12", "level ge? 165 up by ge? 14 increase since 2015" },
		{ "FP-I13", "level ge 8 up" },
		{ "FP-I14", "level ge? 56 up since 2015" },
		{ "FP-I15", "level gt 60.4 up since 2015" },
		{ "FP-I16", "level down by ge? 10% decrease" },
		{ "FP-I17", "level down by ge? 10% decrease" },
		{ "FP-I18", "level down by ge? 15% decrease" },
		{ "FP-I19", "level down by ge? 15% decrease" },
		{ "FP-I20", "level down by ge? 10% decrease" },
		{ "FP-I21", "level down by ge? 10% decrease" },
		{ "FP-I22", "level down by ge? 10% decrease" },
		{ "FP-I23", "level down by ge? 18% decrease" },
		{ "FP-I24", "level gt 95 up" },
		{ "FP-I25", "level ge 35 up" },
		{ "FP-I26", "level up by ge? 10 increase" },
		{ "FP-I27", "level up by ge? 27 increase" },
	};

	(void)state;
	check_table(TEST_DATA "/pilots/fyp13/indicators.csv", expected,
		COUNT(expected));
}

static void reads_goals_of_the_text(void **state)
{
	static const struct expected expected[] = {
		{ "FP-X01", "level down by ge? 25% decrease since 2015" },
		{ "FP-X02", "level down by ge? 10% decrease since 2015" },
		{ "FP-X03", "level ge 80 up since 2015" },
		{ "FP-X04", "level approx 70 up since 2015" },
		{ "FP-X05", "level ge 60.4 up since 2015" },
		{ "FP-X06", "level ge? 90 up" },
		{ "FP-X07", "level up by ge? 13 increase since 2015" },
		{ "FP-X08", "level approx 90 up since 2015" },
		{ "FP-X09", "level ge 90 up" },
		{ "FP-X10", "level down by ge? 10% decrease since 2013" },
		{ "FP-X11", "level approx 0 down" },
		{ "FP-X12", "level down by ge? 50% decrease" },
	};

	(void)state;
	check_table(TEST_DATA "/pilots/fyp13/text_goals.csv", expected,
		COUNT(expected));
}

static const struct {
	const char *text, *name, *unit, *says;
} text_alone[] = {
	{ "1个(≥3人)", "", "个", "level unstated 1 (ge 3 人)" },
	{ "１个（≥３人）", "", "", "level unstated 1 (ge 3 人)" },
	{ "≥1", "", "", "level ge 1 up" },
	{ "35%以上", "", "%", "level ge 35 up" },
	{ "〔18〕", "", "%", NULL },
	{ "23.04〔1.38〕", "森林覆盖率", "%", NULL },
	{ "降至 22 微克/立方米 以下", "", "微克/立方米", "level le 22 down" },
	{ "高于95.0%", "", "%", "level gt 95.0 up" },
	{ "90%以上（含90%）", "", "%", "level ge 90 up" },
	{ "90%以上（不含）", "", "%", "level gt 90 up" },
	{ "超90%(含)", "", "%", "level ge 90 up" },
	{ "8.5%以内", "", "%", "level le 8.5 down" },
	{ "≥ 95% 以上", "", "%", "level ge 95 up" },
	{ "＞95%以上", "", "%", "level gt 95 up differs 1" },
	{ "到2027年底达到95%以上", "", "%", "level ge 95 up until 2027" },
	{ "较2020年下降10%以上", "", "吨",
		"level down by ge 10% decrease since 2020" },
	{ "提高5个百分点", "", "%", "level up by ge? 5 increase" },
	{ "增长10%", "", "亿元", "level up by ge? 10% increase" },
	{ "减少5万吨", "", "万吨", "level down by ge? 5 decrease" },
	{ "Ⅲ类", "", "", "grade le? 3 down" },
	/* of grades more is better, and better is a smaller number */
	{ "达到III类以上", "", "", "grade le 3 down" },
	{ "不低于Ⅲ类", "", "", "grade le 3 down" },
	{ "高于二级", "", "", "grade lt 2 down" },
	{ "提升到Ⅱ类", "", "", "grade le 2 down" },
	{ "2级以上", "", "", "grade le 2 down" },
	{ "劣Ⅴ类", "", "", "grade le? 6 down" },
	{ "2级", "", "级", "grade le? 2 down" },
	{ "2级以上", "", "级", "grade le 2 down" },
	{ "2级", "", "", "grade le? 2 down" },
	{ "3类", "", "类", "level unstated 3" },
	{ "力争建成投用", "", "", "milestone ge? 3 up stretch" },
	{ "22μg/m3以下", "", "", "level le 22 down" },
	{ "PM2.5浓度下降到22微克/立方米以下", "PM2.5浓度", "微克/立方米",
		"level le 22 down" },
	{ "at least 90%", "", "%", "level ge 90 up" },
	{ "70%—80%", "", "%", "level between 70~80" },
	{ "70-80", "", "%", "level between 70~80" },
	{ "3~5个", "", "", "level between 3~5" },
	{ "3至5万人", "", "人", "level between 30000~50000" },
	{ "3万～5万人", "", "", "level between 30000~50000" },
	{ "控制在15到22微克/立方米之间", "", "微克/立方米",
		"level between 15~22 closed" },
	{ "下降5%—8%", "", "吨", "level down by between 5~8% decrease" },
	{ "90%，力争95%", "", "%", "level unstated 90 aspires unstated 95" },
	{ "达到90%，力争达到95%以上", "", "%",
		"level unstated 90 aspires ge 95" },
	{ "≥90%(争取95%)", "", "%", "level ge 90 up aspires ge? 95" },
	{ "下降10%、力争12%", "", "吨",
		"level down by ge? 10% decrease aspires ge? 12" },
	{ "下降10%，并力争下降12%", "", "吨",
		"level down by ge? 10% decrease aspires ge? 12" },
	{ "到2027年，力争达到95%", "", "%",
		"level unstated 95 until 2027 stretch" },
	{ "年均下降3%", "", "吨", "level down by ge? 3% decrease a year" },
	{ "比2020年年均增长5%以上", "", "亿元",
		"level up by ge 5% increase a year since 2020" },
	{ "年均新增5个", "", "个", "level up by ge? 5 increase a year" },
	{ "≥3万人", "", "", "level ge 30000 up" },
	{ "3.25万人以上", "", "人", "level ge 32500 up" },
	{ "≥3.50亿元", "", "万元", "level ge 35000 up" },
	{ "≥3人", "人口", "万人", "level ge 0.0003 up" },
	{ "5万吨", "", "kg", "level unstated 50000000" },
	{ "3千克", "", "", "level unstated 3" },
	{ "≤0.035mg/m3", "", "μg/m³", "level le 35 down" },
	{ "≤9.5‰", "", "%", "level le 0.95 down" },
	{ "2平方公里", "", "公顷", "level unstated 200" },
};

static void reads_texts_alone(void **state)
{
	struct ehr_buf said = { 0 };
	struct ehr_target target;
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(text_alone); i++) {
		const struct ehr_target_cells cells = {
			.text = ehr_str_of(text_alone[i].text),
			.units = units,
			.name = ehr_str_of(text_alone[i].name),
			.unit = ehr_str_of(text_alone[i].unit)
		};
		int rc = ehr_target_read(&words, &cells, &arena, &target, &err);

		if (rc != (text_alone[i].says ? 0 : -1))
			fail_msg("%s: %s", text_alone[i].text, err.text);
		if (rc) /* nobody says whether it goes up or down */
			assert_string_equal(err.reason, "no_direction");
		else if (strcmp(tell(&target, &said), text_alone[i].says) != 0)
			fail_msg("%s: \"%s\"", text_alone[i].text,
				ehr_buf_text(&said));
	}
	ehr_buf_release(&said);
}

static void refuses_what_it_cannot_read_whole(void **state)
{
	static const char *const bad[] = { "很好", "进一步提高", "80%-70%",
		"70～70", "≥70%-80%", "70-80左右", "70-80-90", "70%之间",
		"70~80%以上", "3~5吨", "90%，力争", "90%，95%",
		"力争90%，力争95%", "90%，力争下降5%", "90%，到2030年力争95%",
		"90%（力争95%", "每年下降3%", "年均下降", "年均下降到35",
		"3万吨", "约90%以上", "不再低于90%", "90%或85%", "≥", "以上",
		"超90%以下", "1,000", "-5%", "9O%", "百分之九十", "三十五个",
		"1个(≥3人", "1个)", "1个((3人))", "(≥3人)", "比下降10%",
		"比2013下降10%", "完成上级下达目标10%", "开工建设建成",
		"下降到下降10%", "1个(建成)", "≥95 吨", "90%(含)",
		"12345678901234567890123456789012345678901", "\xff\xfe", "90\0",
		"一", "级", "达到", "每年", "减半10%",
		/* which way do they go? */
		"≥Ⅲ类", "≤Ⅲ类", "三级以下", "不超过三级", "降至Ⅳ类",
		"Ⅲ类左右" };
	struct ehr_target target;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		const struct ehr_target_cells cells = {
			.text = ehr_str_of(bad[i]), .unit = ehr_str_of("%")
		};
		struct ehr_err err = { 0 };
		bool fine =
			strcmp(bad[i], "90") == 0 || strcmp(bad[i], "一") == 0;

		if ((ehr_target_read(&words, &cells, &arena, &target, &err) ==
			    0) != fine)
			fail_msg("%s", bad[i]);
		if (fine)
			continue;
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, "target_text");
		assert_string_equal(err.reason, "unreadable_target");
	}
}

/* What the name of the indicator has in it too is still no other number: .5 is
 * not 5, and 3 persons are not 3 of ten thousand. */
static void refuses_parts_of_a_name_that_change_the_number(void **state)
{
	static const struct {
		const char *text, *name, *unit;
	} row[] = {
		{ ".5", "PM2.5浓度", "微克/立方米" },
		{ "5.", "PM2.5浓度", "微克/立方米" },
		{ "-5", "环境-健康素养", "%" },
		{ "≥3家", "企业家数", "万个" },
		{ "≥3次", "万元产值", "亿元" },
		{ "300天", "优良天数比例", "%" },
	};
	struct ehr_target target;

	(void)state;
	for (size_t i = 0; i < COUNT(row); i++) {
		const struct ehr_target_cells cells = { .text = ehr_str_of(
								row[i].text),
			.name = ehr_str_of(row[i].name),
			.unit = ehr_str_of(row[i].unit) };
		struct ehr_err err = { 0 };

		if (ehr_target_read(&words, &cells, &arena, &target, &err) == 0)
			fail_msg("%s", row[i].text);
		assert_string_equal(err.reason, "unreadable_target");
	}
}

static struct ehr_str text(const char *p)
{
	return ehr_str_of(p);
}

/* The text holds; what the columns say instead is told. */
static void tells_where_columns_differ(void **state)
{
	const struct {
		struct ehr_target_cells cells;
		const char *says;
	} row[] = {
		{ { .text = text("≥95"),
			  .op = text("gt"),
			  .value = text("95.0") },
			"level ge 95 up differs 1" },
		{ { .text = text("≥95"),
			  .op = text("ge"),
			  .value = text("94") },
			"level ge 95 up differs 2" },
		{ { .text = text("≥95"), .direction = text("down") },
			"level ge 95 up differs 4" },
		{ { .text = text("不低于Ⅲ类"),
			  .op = text("ge"),
			  .value = text("3") },
			"grade le 3 down" },
		{ { .op = text("ge"),
			  .value = text("2"),
			  .kind = text("grade") },
			"grade le 2 down" },
		{ { .text = text("建成"), .kind = text("level") },
			"milestone ge? 2 up differs 8" },
		{ { .text = text("90"), .op = text("external") },
			"level unstated 90 differs 8" },
		{ { .text = text("下降10%"), .change = text("increase") },
			"level down by ge? 10% decrease differs 16" },
		{ { .text = text("下降10%"), .cumulative = text("12") },
			"level down by ge? 10% decrease differs 16" },
		{ { .text = text("力争90"),
			  .stretch = text("0"),
			  .direction = text("up") },
			"level ge? 90 up stretch differs 64" },
		{ { .text = text("比2013年下降10%"),
			  .base_year = text("2015") },
			"level down by ge? 10% decrease since 2013 differs "
			"128" },
		{ { .text = text("1个(≥3人)"),
			  .kind = text("deliverable"),
			  .sub = text("≥2人") },
			"deliverable ge? 1 (ge 3 人) differs 256" },
		{ { .text = text("1个"),
			  .kind = text("deliverable"),
			  .sub = text("≥3人") },
			"deliverable ge? 1 (ge 3 人)" },
		{ { .value = text("5.50"), .direction = text("down") },
			"level le? 5.50 down" },
		{ { .op = text("lt"), .value = text("5") }, "level lt 5 down" },
	};
	struct ehr_buf said = { 0 };
	struct ehr_target target;
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(row); i++) {
		if (ehr_target_read(
			    &words, &row[i].cells, &arena, &target, &err))
			fail_msg("%s: %s", row[i].says, err.text);
		assert_string_equal(tell(&target, &said), row[i].says);
	}
	ehr_buf_release(&said);
}

static void refuses_columns_that_make_no_sense(void **state)
{
	const struct {
		struct ehr_target_cells cells;
		const char *column, *reason;
	} row[] = {
		{ { .text = text("") }, "target_text", "no_target" },
		{ { .op = text("ge") }, "target_text", "no_target" },
		{ { .op = text("=>"), .value = text("1") }, "operator",
			"unknown_word" },
		{ { .value = text("1e") }, "target_value", "not_a_number" },
		{ { .value = text("1"), .kind = text("rate") }, "kind",
			"unknown_word" },
		{ { .value = text("1"), .direction = text("sideways") },
			"direction", "unknown_word" },
		{ { .value = text("1"), .stretch = text("maybe") }, "stretch",
			"unknown_word" },
		{ { .value = text("1"), .base_year = text("20155") },
			"baseline_year", "bad_year" },
		{ { .value = text("1"), .change = text("decrease") },
			"cumulative_value", "no_change" },
		{ { .cumulative = text("18") }, "direction", "no_direction" },
		{ { .value = text("1"), .sub = text("good") }, "sub_condition",
			"unreadable_target" },
	};
	struct ehr_target target;

	(void)state;
	for (size_t i = 0; i < COUNT(row); i++) {
		struct ehr_err err = { 0 };

		assert_int_equal(ehr_target_read(&words, &row[i].cells, &arena,
					 &target, &err),
			-1);
		assert_string_equal(err.column, row[i].column);
		assert_string_equal(err.reason, row[i].reason);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_yichun_indicators),
		cmocka_unit_test(reads_yichun_goals),
		cmocka_unit_test(reads_yunhe_goals),
		cmocka_unit_test(reads_the_13th_plan),
		cmocka_unit_test(reads_goals_of_the_text),
		cmocka_unit_test(reads_texts_alone),
		cmocka_unit_test(refuses_what_it_cannot_read_whole),
		cmocka_unit_test(
			refuses_parts_of_a_name_that_change_the_number),
		cmocka_unit_test(tells_where_columns_differ),
		cmocka_unit_test(refuses_columns_that_make_no_sense),
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
