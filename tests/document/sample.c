/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document_sample zh|en html|markdown|figure-N: a report with one of
 * everything, invented, for the checks in a browser and of pandoc. With a file
 * named by NAUGHTY in the environment, a heading, a paragraph and a cell for
 * each of its lines too.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/document_figures.h"
#include "render/document_html.h"
#include "render/document_markdown.h"

static struct ehr_document sample;
static bool zh;

static struct ehr_str say(const char *chinese, const char *english)
{
	return ehr_str_of(zh ? chinese : english);
}

static struct ehr_str s(const char *text)
{
	return ehr_str_of(text);
}

static const struct ehr_origin *from(const char *input, const char *column,
	enum ehr_origin_how how, unsigned long first, unsigned long last)
{
	struct ehr_origin_lines lines = { first, last };
	char file[32];

	snprintf(file, sizeof(file), "%s.csv", input);
	return ehr_document_origin(&sample, &(struct ehr_origin){ .how = how,
						    .input = s(input),
						    .file = s(file),
						    .column = s(column),
						    .lines = &lines,
						    .n_lines = 1 });
}

static void heading(int level, struct ehr_str text)
{
	ehr_document_text(&sample, ehr_document_heading(&sample, level), text);
}

static void paragraph(struct ehr_str text)
{
	ehr_document_text(&sample, ehr_document_paragraph(&sample), text);
}

static void column(
	struct ehr_document_table *table, struct ehr_str head, bool numeric)
{
	ehr_document_text(&sample,
		&ehr_document_column(&sample, table, numeric)->head, head);
}

static void summary(void)
{
	struct ehr_document_line *line = ehr_document_paragraph(&sample);

	ehr_document_text(
		&sample, line, say("本年度方案共列任务 ", "The plan has "));
	ehr_document_figure(&sample, line, s("36"),
		from("tasks", "", EHR_ORIGIN_COUNT, 2, 37));
	ehr_document_text(
		&sample, line, say(" 项，其中已完成 ", " tasks, of which "));
	ehr_document_figure(&sample, line, s("13"),
		from("tasks", "", EHR_ORIGIN_COUNT, 2, 14));
	ehr_document_text(&sample, line, say(" 项，逾期 ", " are done and "));
	ehr_document_figure(&sample, line, s("2"),
		from("tasks", "", EHR_ORIGIN_COUNT, 20, 21))
		->tone = EHR_TONE_BAD;
	ehr_document_text(&sample, line,
		say(" 项；全市 PM2.5 年均浓度为 ",
			" are overdue; PM2.5 was on average "));
	ehr_document_figure(&sample, line, s("28.4"),
		from("air", "pm25", EHR_ORIGIN_MEAN, 2, 366));
	ehr_document_text(&sample, line,
		say(" µg/m³，达到年度目标。",
			" \xc2\xb5g/m\xc2\xb3, which meets the target."));
}

static void tasks(int rows)
{
	static const char *const zh_task[] = { "建立环境健康风险源清单",
		("开展重点区域地表水、土壤和环境空气人群暴露监测，形成年度监"
		 "测报告并报市生态环境局备案"),
		"发布环境空气质量健康指数", "环境健康素养调查" };
	static const char *const en_task[] = {
		"List the sources of environmental health risk",
		("Monitor surface water, soil and ambient air where people are "
		 "exposed, and file a report each year with the bureau"),
		"Publish the air quality health index",
		"Survey of environmental health literacy"
	};
	static const char *const state[][2] = { { "已完成", "done" },
		{ "推进中", "running" }, { "逾期", "overdue" },
		{ "未到期", "not started" } };
	static const enum ehr_tone tone[] = { EHR_TONE_GOOD, EHR_TONE_WATCH,
		EHR_TONE_BAD, EHR_TONE_QUIET };
	struct ehr_document_table *table = ehr_document_table(
		&sample, say("任务进展", "Tasks and their state"));
	char text[16];

	column(table, say("编号", "No."), false);
	column(table, say("任务", "Task"), false);
	column(table, say("牵头单位", "Lead"), false);
	column(table, say("完成时限", "Due"), false);
	column(table, say("状态", "State"), false);
	column(table, say("剩余天数", "Days left"), true);
	for (int i = 0; i < rows; i++) {
		unsigned long line = (unsigned long)i + 2;
		struct ehr_document_row *row = ehr_document_row(&sample, table);

		snprintf(text, sizeof(text), "T%02d", i + 1);
		ehr_document_figure(&sample, &row->cell[0], s(text),
			from("tasks", "task_id", EHR_ORIGIN_VALUE, line, line));
		ehr_document_figure(&sample, &row->cell[1],
			say(zh_task[i % 4], en_task[i % 4]),
			from("tasks", "task", EHR_ORIGIN_VALUE, line, line));
		ehr_document_figure(&sample, &row->cell[2],
			say("市生态环境局", "Ecology bureau"),
			from("tasks", "lead", EHR_ORIGIN_VALUE, line, line));
		ehr_document_figure(&sample, &row->cell[3], s("2025-12-31"),
			from("tasks", "due", EHR_ORIGIN_VALUE, line, line));
		ehr_document_figure(&sample, &row->cell[4],
			say(state[i % 4][0], state[i % 4][1]),
			from("tasks", "state", EHR_ORIGIN_VALUE, line, line))
			->tone = tone[i % 4];
		snprintf(text, sizeof(text), "%d", 40 - 7 * i);
		ehr_document_figure(&sample, &row->cell[5], s(text),
			from("tasks", "days_left", EHR_ORIGIN_VALUE, line,
				line));
	}
}

static void by_unit(void)
{
	static const char *const unit[][2] = { { "市生态环境局", "Ecology" },
		{ "市卫生健康委员会", "Health commission" },
		{ "市农业农村局", "Agriculture" },
		{ "市自然资源和规划局", "Natural resources and planning" } };
	struct ehr_document_table *table = ehr_document_table(
		&sample, say("各单位任务数", "Tasks by unit"));
	struct ehr_document_row *row;
	char text[16];

	column(table, say("单位", "Unit"), false);
	column(table, say("任务数", "Tasks"), true);
	column(table, say("占比（%）", "Share (%)"), true);
	column(table, say("平均进度", "Mean progress"), true);
	for (int i = 0; i < 4; i++) {
		unsigned long a = 2 + 9 * (unsigned long)i, b = a + 8;
		struct ehr_origin all =
			*from("tasks", "", EHR_ORIGIN_COUNT, 2, 37);
		struct ehr_origin share =
			*from("tasks", "", EHR_ORIGIN_SHARE, a, b);

		share.next = &all;
		row = ehr_document_row(&sample, table);
		ehr_document_text(
			&sample, &row->cell[0], say(unit[i][0], unit[i][1]));
		ehr_document_figure(&sample, &row->cell[1], s("9"),
			from("tasks", "", EHR_ORIGIN_COUNT, a, b));
		ehr_document_figure(&sample, &row->cell[2], s("25.0"),
			ehr_document_origin(&sample, &share));
		snprintf(text, sizeof(text), "%.*f", i, 0.85 - 0.1 * i);
		ehr_document_figure(&sample, &row->cell[3],
			i == 2 ? s("") : s(text),
			from("tasks", "progress", EHR_ORIGIN_MEAN, a, b));
	}
	row = ehr_document_row(&sample, table);
	row->total = true;
	ehr_document_text(&sample, &row->cell[0], say("合计", "All"));
	ehr_document_figure(&sample, &row->cell[1], s("36"),
		from("tasks", "", EHR_ORIGIN_COUNT, 2, 37));
	ehr_document_figure(&sample, &row->cell[2], s("100.0"),
		from("tasks", "", EHR_ORIGIN_SHARE, 2, 37));
}

static void many_columns(void)
{
	struct ehr_document_table *table = ehr_document_table(&sample,
		say("各监测点风险结果", "Risk at the monitoring points"));
	char text[16];

	for (int i = 0; i < 12; i++) {
		snprintf(text, sizeof(text), "hq_%d", i);
		column(table, i ? s(text) : say("点位", "Point"), i > 0);
	}
	for (int k = 0; k < 60; k++) {
		struct ehr_document_row *row = ehr_document_row(&sample, table);

		for (int i = 0; i < 12; i++) {
			unsigned long line = (unsigned long)k + 2;

			if (i)
				snprintf(text, sizeof(text), "%.*f", i % 4,
					0.37 * i + k);
			else
				snprintf(text, sizeof(text), "P%d", k + 1);
			ehr_document_figure(&sample, &row->cell[i], s(text),
				from("risk", "hq", EHR_ORIGIN_VALUE, line,
					line));
		}
	}
}

static void chart(enum ehr_chart_kind kind, struct ehr_str caption,
	size_t n_categories, size_t n_series, bool long_names)
{
	static const char *const names[][2] = { { "已完成", "done" },
		{ "推进中", "running" }, { "逾期", "overdue" },
		{ "未到期", "later" }, { "未知", "unknown" },
		{ "长期坚持", "continuing" } };
	static const char *const units[][2] = {
		{ "市生态环境局", "Ecology and environment bureau" },
		{ "市卫生健康委员会", "Health commission" },
		{ "市农业农村局", "Agriculture and rural affairs" },
		{ "市自然资源和规划局", "Natural resources and planning" },
		{ "市水利局", "Water" },
		{ "市发展和改革委员会（市能源局、市粮食和物资储备局）",
			"Development and reform commission, energy and grain "
			"reserves office" }
	};
	struct ehr_document_chart *it =
		ehr_document_chart(&sample, kind, caption);
	char text[16];

	it->unit = say("单位：项", "number");
	for (size_t k = 0; k < n_categories; k++) {
		snprintf(text, sizeof(text), "%zu", 2026 - n_categories + k);
		ehr_document_category(&sample, it,
			long_names ? say(units[k % 6][0], units[k % 6][1])
				   : s(text));
	}
	for (size_t i = 0; i < n_series; i++) {
		struct ehr_chart_series *series = ehr_document_series(
			&sample, it, say(names[i % 6][0], names[i % 6][1]));

		for (size_t k = 0; k < n_categories; k++) {
			double value = (double)((7 * i + 5 * k) % 11 + 1);
			bool missing = k == 3 && i == 1;

			snprintf(text, sizeof(text), "%.0f", value);
			ehr_document_point(&sample, series,
				missing ? NAN : value, s(missing ? "" : text),
				from("tasks", "", EHR_ORIGIN_COUNT, k + 2,
					k + i + 2));
		}
	}
}

/* Risks, one of them below 0 and one missing. */
static void small_values(void)
{
	static const double value[] = { 2.4e-6, -3e-7, 9.81e-7, NAN };
	static const char *const text[] = { "2.4e-6", "-3e-7", "9.81e-7", "" };
	struct ehr_document_chart *it = ehr_document_chart(&sample,
		EHR_CHART_BARS, say("致癌风险变化", "Change of the risk"));
	struct ehr_chart_series *series =
		ehr_document_series(&sample, it, say("变化", "change"));

	for (unsigned long i = 0; i < 4; i++) {
		ehr_document_category(&sample, it, s(text[3 - i]));
		ehr_document_point(&sample, series, value[i], s(text[i]),
			from("risk", "cr", EHR_ORIGIN_MAX, i + 2, i + 9));
	}
}

static void charts(void)
{
	chart(EHR_CHART_STACKED,
		say("各单位任务状态", "State of tasks by unit"), 6, 5, true);
	chart(EHR_CHART_BARS, say("历年任务数", "Tasks by year"), 5, 2, false);
	chart(EHR_CHART_BARS, say("各单位任务数", "Tasks by unit"), 6, 1, true);
	chart(EHR_CHART_LINES, say("指标变化", "Indicators over time"), 8, 4,
		false);
	small_values();
	chart(EHR_CHART_LINES, say("单一指标", "One indicator"), 6, 1, false);
}

static void pictures(void)
{
	const char *svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" "
			  "width=\"600\" height=\"240\" "
			  "viewBox=\"0 0 600 240\"><rect width=\"600\" "
			  "height=\"240\" fill=\"#dfe7ee\"/><circle "
			  "cx=\"300\" cy=\"120\" r=\"80\" "
			  "fill=\"#1d4f7c\"/></svg>\n";
	struct ehr_document_picture picture = {
		.caption = say("风险分区图", "Zones of risk"),
		.input = s("map"),
		.file = s("map.svg"),
		.bytes = s(svg),
	};

	ehr_document_picture(&sample, &picture);
	picture.file = s("map.html");
	picture.bytes = s("<!DOCTYPE html>\n<html></html>\n");
	ehr_document_picture(&sample, &picture);
	picture.file = s("bad.svg");
	picture.bytes = s("<svg xmlns=\"http://www.w3.org/2000/svg\" "
			  "onload=\"alert(1)\"/>");
	ehr_document_picture(&sample, &picture);
}

static void naughty(const char *path)
{
	struct ehr_document_table *table =
		ehr_document_table(&sample, s("naughty"));
	FILE *file = fopen(path, "r");
	char line[4096];

	if (!file)
		exit(3);
	column(table, s("a|b"), false);
	column(table, s("c"), true);
	while (fgets(line, sizeof(line), file)) {
		struct ehr_str text = { line, strcspn(line, "\n") };
		struct ehr_document_row *row = ehr_document_row(&sample, table);
		struct ehr_origin origin = { .input = text,
			.file = text,
			.column = text,
			.where = text };

		ehr_document_text(&sample, &row->cell[0], text);
		ehr_document_figure(&sample, &row->cell[1], text,
			ehr_document_origin(&sample, &origin));
		heading(2, text);
		paragraph(text);
	}
	fclose(file);
}

static void build(void)
{
	struct ehr_document_list *list;

	ehr_document_init(&sample,
		say("某市环境健康风险管理年度报告",
			"Environmental health risk: report of the year"));
	sample.subtitle = say("2025 年度", "Year 2025");
	sample.date = s("2025-12-31");
	heading(1, say("任务进展", "Tasks"));
	summary();
	heading(2, say("任务清单", "List of tasks"));
	tasks(36);
	heading(2, say("各单位", "By unit"));
	by_unit();
	heading(1, say("图", "Figures"));
	charts();
	heading(1, say("风险", "Risk"));
	many_columns();
	pictures();
	heading(1, say("素养", "Literacy"));
	ehr_document_missing(
		&sample, &(struct ehr_document_missing){
				 .what = say("素养", "Literacy"),
				 .input = s("literacy"),
				 .made_by = s("survey --year 2025 | tally"),
			 });
	heading(1, say("问题和下一步", "Problems and next steps"));
	list = ehr_document_list(&sample, false);
	ehr_document_text(&sample, ehr_document_item(&sample, list),
		say("加快推进逾期任务。", "Do what is overdue."));
	ehr_document_text(&sample, ehr_document_item(&sample, list),
		say("补齐缺失数据。", "Fill the gaps of the data."));
	ehr_document_input(&sample,
		&(struct ehr_document_input){ .name = s("tasks"),
			.file = s("tasks.csv"),
			.sha256 = s("0123456789abcdef0123456789abcdef"
				    "0123456789abcdef0123456789abcdef"),
			.bytes = 12345,
			.rows = 36 });
	if (getenv("NAUGHTY"))
		naughty(getenv("NAUGHTY"));
}

int main(int argc, char **argv)
{
	struct ehr_labels labels;
	struct ehr_err err;
	struct ehr_palettes *palettes = ehr_palettes_open(NULL, &err);
	struct ehr_origin_lists lists = { 0 };
	struct ehr_buf out = { 0 };
	const char *form = argc == 3 ? argv[2] : "";

	zh = argc > 1 && strcmp(argv[1], "zh") == 0;
	if (argc != 3 || !palettes || ehr_labels_open(&labels, zh, &err) < 0)
		return 2;
	build();
	sample.palette = ehr_palette_find(palettes, "series", &err);
	if (strcmp(form, "html") == 0)
		ehr_document_html(&out, &sample, &labels, &lists);
	else if (strcmp(form, "markdown") == 0)
		ehr_document_markdown(
			&out, &sample, &labels, s("figures"), &lists);
	else if (!ehr_document_figure_svg(&out, &sample, &labels,
			 (size_t)strtol(form + strlen("figure-"), NULL, 10)))
		return 2;
	fwrite(out.p, 1, out.n, stdout);
	ehr_origin_lists_release(&lists);
	ehr_buf_release(&out);
	ehr_labels_release(&labels);
	ehr_palettes_close(palettes);
	ehr_document_release(&sample);
	return 0;
}
