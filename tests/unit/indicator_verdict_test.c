/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/indicator_verdict.h"

static struct ehr_target_words words;
static struct ehr_words *meanings;
static struct ehr_units *units; /* of the cases about units */

static int open_words(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	meanings = ehr_words_open(&err);
	return meanings == NULL || ehr_target_words_open(&words, NULL, &err);
}

static int close_words(void **state)
{
	(void)state;
	ehr_words_close(meanings);
	ehr_target_words_close(&words);
	return 0;
}

/* A plan and its values, both as CSV. */
struct plan {
	struct ehr_indicators all;
	struct ehr_indicator_values values;
	struct ehr_verdict_opts opts;
};

static struct ehr_reader *table(const char *text)
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("table", ehr_str_of(text), &opts, &err);

	if (!reader)
		fail_msg("%s", err.text);
	return reader;
}

static void open_plan(struct plan *plan, const char *indicators,
	const char *values, const char *as_of)
{
	struct ehr_reader *reader = table(indicators);
	struct ehr_err err = { 0 };

	*plan = (struct plan){ .all = { .words = &words,
				       .units = units,
				       .columns = { .words = meanings } } };
	assert_true(ehr_day_read(ehr_str_of(as_of), &plan->opts.as_of));
	if (ehr_indicators_read(&plan->all, reader, &err) ||
		ehr_indicators_settle(&plan->all, plan->opts.as_of, &err))
		fail_msg("%s", err.text);
	ehr_reader_close(reader);
	reader = table(values);
	plan->values.indicators = &plan->all;
	if (ehr_indicator_values_read(&plan->values, reader, &err))
		fail_msg("%s", err.text);
	ehr_reader_close(reader);
}

static void close_plan(struct plan *plan)
{
	ehr_indicator_values_release(&plan->values);
	ehr_indicators_release(&plan->all);
}

static struct ehr_verdict_result judge(const struct plan *plan, size_t row)
{
	struct ehr_verdict_result result;

	ehr_indicator_judge(
		&plan->all.indicator[row], &plan->values, &plan->opts, &result);
	return result;
}

static void is(const struct plan *plan, size_t row, const char *verdict)
{
	struct ehr_verdict_result result = judge(plan, row);

	if (strcmp(ehr_verdict_word[result.verdict], verdict) != 0)
		fail_msg("row %zu: %s instead of %s", row,
			ehr_verdict_word[result.verdict], verdict);
}

static void has(
	const struct plan *plan, size_t row, enum ehr_verdict_reason reason)
{
	assert_true(judge(plan, row).reasons & 1UL << reason);
}

/* Each operator with values on both sides of the number and on it. */
static void judges_both_sides_of_the_bound(void **state)
{
	static const struct {
		const char *text, *below, *on, *above;
	} row[] = { { "≥95", "not_met", "met", "met" },
		{ "不低于95", "not_met", "met", "met" },
		{ "95以上", "not_met", "met", "met" },
		{ "＞95", "not_met", "not_met", "met" },
		{ "超95", "not_met", "not_met", "met" },
		{ "95以上（不含）", "not_met", "not_met", "met" },
		{ "≤95", "met", "met", "not_met" },
		{ "95以内", "met", "met", "not_met" },
		{ "＜95", "met", "not_met", "not_met" },
		{ "95", "needs_judgement", "needs_judgement",
			"needs_judgement" },
		{ "95左右", "needs_judgement", "needs_judgement",
			"needs_judgement" } };
	static const char *const value[] = { "94.99999999999999999999", "95.0",
		"95.00000000000000000001" };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		for (size_t k = 0; k < 3; k++) {
			const char *want = k == 0   ? row[i].below
					   : k == 1 ? row[i].on
						    : row[i].above;
			char table_text[128], values[128];
			struct plan plan;

			(void)snprintf(table_text, sizeof(table_text),
				"indicator_id,target_text,target_year\n"
				"a,%s,2027\n",
				row[i].text);
			(void)snprintf(values, sizeof(values),
				"indicator_id,year,value\na,2027,%s\n",
				value[k]);
			open_plan(&plan, table_text, values, "2028-02-01");
			is(&plan, 0, want);
			close_plan(&plan);
		}
}

/* Water of class II is better than III, that of IV worse; a grade above II is I. */
static void holds_grades_against_words(void **state)
{
	static const char *const table_text =
		"indicator_id,target_text,target_year\n"
		"better,Ⅲ类以上,2027\nequal,不低于Ⅲ类,2027\nworse,Ⅲ类以上,"
		"2027\n"
		"above,高于二级,2027\nnot_above,高于二级,2027\n";
	struct plan plan;

	(void)state;
	open_plan(&plan, table_text,
		"indicator_id,year,value\nbetter,2027,Ⅱ类\nequal,2027,Ⅲ类\n"
		"worse,2027,Ⅳ类\nabove,2027,一级\nnot_above,2027,二级\n",
		"2027-12-31");
	is(&plan, 0, "met");
	is(&plan, 1, "met");
	is(&plan, 2, "not_met");
	is(&plan, 3, "met");
	is(&plan, 4, "not_met");
	close_plan(&plan);
}

/* The text says 2025, the column 2027: what was missed in 2025 is not met. */
static void takes_the_year_of_the_text(void **state)
{
	struct plan plan;

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,target_year\n"
		"a,到2025年达到95以上,2027\nb,到2025年达到95以上,\n",
		"indicator_id,year,value\na,2025,94\nb,2025,94\n",
		"2026-06-30");
	is(&plan, 0, "not_met");
	has(&plan, 0, EHR_REASON_DIFFERS_YEAR);
	is(&plan, 1, "not_met");
	assert_false(judge(&plan, 1).reasons & 1UL << EHR_REASON_DIFFERS_YEAR);
	close_plan(&plan);
}

/* Before the last day of 2027 what is not reached is not due; a rate of the year
 * before does not decide; a deliverable stays; nothing is ever not met for want of
 * a value. */
static void knows_when_it_is_due(void **state)
{
	static const char *const plan_text =
		"indicator_id,target_text,kind,target_year\n"
		"rate,≥95,level,2027\nset,1,deliverable,2027\n"
		"early,≥90,level,2027\nnone,≥1,count,2027\nlate,≥2,count,2027\n"
		"ever,≥3,count,\n";
	static const char *const values =
		"indicator_id,year,date,value\nrate,2026,,94\nset,2026,,1\n"
		"early,2026,,91\nlate,2026,,1\nlate,,2028-01-15,2\n"
		"ever,2026,,2\n";
	static const char *const before[] = { "not_due", "met", "met",
		"not_due", "not_due", "not_met" };
	static const char *const after[] = { "unknown", "met", "unknown",
		"unknown", "unknown", "not_met" };
	struct plan plan;

	(void)state;
	open_plan(&plan, plan_text, values, "2027-12-30");
	for (size_t i = 0; i < 6; i++)
		is(&plan, i, before[i]);
	close_plan(&plan);
	open_plan(&plan, plan_text, values, "2027-12-31");
	for (size_t i = 0; i < 6; i++)
		is(&plan, i, after[i]);
	has(&plan, 2, EHR_REASON_NO_VALUE_DUE_YEAR);
	has(&plan, 3, EHR_REASON_NO_VALUE);
	close_plan(&plan);
	open_plan(&plan, plan_text, values, "2029-01-01");
	is(&plan, 4, "unknown"); /* what came in 2028 is not of 2027 */
	close_plan(&plan);
}

/* 1个(≥3人): one with 3 people; with 2 it is missed, with nobody counted it is not
 * known, and without the one it is missed whatever they are. */
static void asks_for_both_conditions(void **state)
{
	static const char *const table_text =
		"indicator_id,target_text,kind,target_year\n"
		"a,1个(≥3人),deliverable,2026\nb,1个(≥3人),deliverable,2026\n"
		"c,1个(≥3人),deliverable,2026\nd,1个(≥3人),deliverable,2026\n";
	struct plan plan;

	(void)state;
	open_plan(&plan, table_text,
		"indicator_id,year,value,sub_value\na,2026,1,3\nb,2026,1,2\n"
		"c,2026,1,\nd,2026,0,\n",
		"2026-12-31");
	is(&plan, 0, "met");
	is(&plan, 1, "not_met");
	has(&plan, 1, EHR_REASON_SUB_MISSED);
	is(&plan, 2, "unknown");
	has(&plan, 2, EHR_REASON_NO_SUB_VALUE);
	is(&plan, 3, "not_met");
	close_plan(&plan);
}

/* Forest cover of the plan: 21.66 and 1.38 more are 23.04. Were the base restated
 * to 22.00, 23.04 would be 1.04 more only: level and change part. */
static void tells_where_level_and_change_part(void **state)
{
	static const char *const values =
		"indicator_id,year,value\na,2020,23.04\nb,2020,23.04\n";
	struct plan plan;

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,unit,direction,baseline_value,"
		"baseline_year,target_year\n"
		"a,23.04〔1.38〕,%,up,21.66,2015,2020\n"
		"b,23.04〔1.38〕,%,up,22.00,2015,2020\n",
		values, "2020-12-31");
	is(&plan, 0, "met");
	is(&plan, 1, "needs_judgement");
	has(&plan, 1, EHR_REASON_CHANGE_DIFFERS);
	close_plan(&plan);
}

/* A base of the values is taken before that of the table: from 200 to 150 is 25
 * percent less. From the printed 160 it would be 6.25, which decides differently;
 * from 201 to 150, 25.4, it does not. A base of 0 or less has no percent. */
static void takes_the_base_of_the_values(void **state)
{
	struct plan plan;
	struct ehr_verdict_result result;
	struct ehr_decimal quarter = ehr_decimal_of(25);

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,unit,baseline_value,baseline_year,"
		"target_year\na,下降25%,吨,160,2015,2020\n"
		"b,下降25%,吨,0,2015,2020\nc,下降25%,吨,,2015,2020\n"
		"d,下降25%,吨,,,2020\ne,下降25%,吨,201,2015,2020\n"
		"f,下降25%,吨,200.0,2015,2020\n",
		"indicator_id,year,value\na,2015,200\na,2020,150\nb,2020,0\n"
		"c,2020,3\nd,2020,3\ne,2015,200\ne,2020,150\nf,2015,200\n"
		"f,2020,150\n",
		"2021-01-01");
	is(&plan, 0, "needs_judgement");
	has(&plan, 0, EHR_REASON_BASES_DIFFER);
	is(&plan, 4, "met");
	has(&plan, 4, EHR_REASON_BASES_DIFFER);
	is(&plan, 5, "met");
	assert_int_equal(judge(&plan, 5).reasons, 0);
	result = judge(&plan, 0);
	assert_true(result.has_change);
	assert_int_equal(ehr_decimal_compare(&result.change, &quarter), 0);
	is(&plan, 1, "unknown");
	has(&plan, 1, EHR_REASON_BAD_BASE);
	is(&plan, 2, "unknown");
	has(&plan, 2, EHR_REASON_NO_BASE);
	is(&plan, 3, "unknown");
	has(&plan, 3, EHR_REASON_NO_BASE);
	close_plan(&plan);
}

/* (1 - 0.1)^2 = 0.81: a decrease of 19 percent to the digit, where the sum would be
 * 20; (1 + 0.1)^2 = 1.21. */
static void multiplies_yearly_rates(void **state)
{
	static const char *const values =
		"indicator_id,year,form,value\na,2019,yearly,10\n"
		"a,2020,yearly,10\nb,2019,yearly,10\nb,2020,yearly,10\n"
		"c,2019,yearly,10\nc,2020,yearly,10\n";
	struct ehr_verdict_result result;
	struct ehr_decimal want = ehr_decimal_of(21);
	struct plan plan;

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,unit,base_year,target_year\n"
		"a,下降19%,吨,2018,2020\nb,下降20%,吨,2018,2020\n"
		"c,增长21%,亿元,2018,2020\n",
		values, "2020-12-31");
	is(&plan, 0, "met");
	is(&plan, 1, "not_met");
	is(&plan, 2, "met");
	result = judge(&plan, 2);
	assert_int_equal(ehr_decimal_compare(&result.change, &want), 0);
	close_plan(&plan);
}

/* Verdicts from worse to better. */
static int rank(enum ehr_indicator_verdict verdict)
{
	return verdict == EHR_VERDICT_NOT_MET   ? 0
	       : verdict == EHR_VERDICT_NOT_DUE ? 0
						: 1;
}

/* One indicator for each tenth from 0 to 40, from worse to better, with a value of
 * the year. */
static void open_steps(struct plan *plan, const char *target, bool falls,
	int year, const char *as_of)
{
	struct ehr_buf indicators = { 0 }, values = { 0 };

	ehr_buf_puts(&indicators,
		"indicator_id,target_text,direction,baseline_value,base_year,"
		"target_year\n");
	ehr_buf_puts(&values, "indicator_id,year,value\n");
	for (int step = 0; step <= 400; step++) {
		int tenth = falls ? 400 - step : step;

		ehr_buf_printf(&indicators, "i%d,%s%s,25,2015,2020\n", step,
			target, strchr(target, ',') ? "" : ",");
		ehr_buf_printf(&values, "i%d,%d,%d.%d\n", step, year,
			tenth / 10, tenth % 10);
	}
	open_plan(
		plan, ehr_buf_text(&indicators), ehr_buf_text(&values), as_of);
	ehr_buf_release(&indicators);
	ehr_buf_release(&values);
}

/* Whatever the operator, the way of judging and the day, a better value never has a
 * worse verdict. */
static void never_judges_the_better_value_worse(void **state)
{
	static const struct {
		const char *text;
		bool falls;
	} target[] = { { "≥20", false }, { "＞20.0", false }, { "≤20", true },
		{ "＜20.0", true }, { "20左右,up", false },
		{ "20左右,down", true }, { "下降20%", true },
		{ "20.5以上", false }, { "18~22,up", false },
		{ "18~22,down", true }, { "年均下降3%", true },
		{ "年均下降3%~5%", true } };

	(void)state;
	for (size_t t = 0; t < sizeof(target) / sizeof(target[0]); t++)
		for (unsigned mode = 0; mode < 4; mode++) {
			bool due = mode & 1;
			struct plan plan;
			int last = -1;

			open_steps(&plan, target[t].text, target[t].falls,
				due ? 2020 : 2018,
				due ? "2020-12-31" : "2019-06-01");
			plan.opts.judging =
				(struct ehr_target_judging){ mode & 2,
					EHR_TOLERANCE_REL, ehr_decimal_of(5) };
			for (size_t step = 0; step <= 400; step++) {
				struct ehr_verdict_result result =
					judge(&plan, step);

				assert_true(rank(result.verdict) >= last);
				last = rank(result.verdict);
			}
			assert_int_equal(last, 1);
			close_plan(&plan);
		}
}

static void gap_is(const struct plan *plan, size_t row, const char *gap)
{
	struct ehr_verdict_result result = judge(plan, row);
	struct ehr_buf text = { 0 };

	assert_true(result.has_gap);
	ehr_decimal_write(&result.gap, &text);
	assert_string_equal(ehr_buf_text(&text), gap);
	ehr_buf_release(&text);
}

/* Both ends are in. Beyond the better end of 70 to 80 is met where up is better,
 * and told; not where it is to lie between them, nor without a direction. */
static void judges_ranges(void **state)
{
	static const struct {
		const char *target, *value, *verdict, *gap;
		bool beyond;
	} row[] = { { "70%—80%,up", "69.99", "not_met", "-0.01", false },
		{ "70%—80%,up", "70", "met", "0", false },
		{ "70%—80%,up", "80", "met", "10", false },
		{ "70%—80%,up", "80.01", "met", "10.01", true },
		{ "70%—80%,down", "80.01", "not_met", "-0.01", false },
		{ "70%—80%,down", "69", "met", "11", true },
		{ "70%—80%之间,up", "81", "not_met", "-1", false },
		{ "70%—80%,", "69", "not_met", "-1", false },
		{ "70%—80%,", "78", "met", "2", false },
		{ "70%—80%,", "81.5", "not_met", "-1.5", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		char table_text[128], values[64];
		struct plan plan;

		(void)snprintf(table_text, sizeof(table_text),
			"indicator_id,unit,target_text,direction\na,%%,%s\n",
			row[i].target);
		(void)snprintf(values, sizeof(values),
			"indicator_id,year,value\na,2020,%s\n", row[i].value);
		open_plan(&plan, table_text, values, "2020-12-31");
		is(&plan, 0, row[i].verdict);
		gap_is(&plan, 0, row[i].gap);
		assert_int_equal(
			judge(&plan, 0).reasons >> EHR_REASON_BEYOND_RANGE & 1,
			row[i].beyond);
		close_plan(&plan);
	}
}

/* 92 reaches the 90 that is required and not the 95 that is aspired to. */
static void judges_what_is_aspired_to_apart(void **state)
{
	struct ehr_verdict_result result;
	struct plan plan;

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,unit,direction,target_year\n"
		"a,\"90%，力争95%\",%,up,2027\n"
		"b,\"达到90%，力争达到95%\",%,up,2027\n",
		"indicator_id,year,value\na,2027,92\nb,2026,95\n",
		"2027-12-31");
	result = judge(&plan, 0);
	assert_int_equal(result.verdict, EHR_VERDICT_MET);
	assert_int_equal(result.aspired, EHR_VERDICT_NOT_MET);
	assert_int_equal(ehr_decimal_double(&result.aspired_gap), -3);
	assert_false(result.reasons & 1UL << EHR_REASON_STRETCH);
	result = judge(&plan, 1);
	assert_int_equal(result.verdict, EHR_VERDICT_UNKNOWN);
	assert_int_equal(result.aspired, EHR_VERDICT_UNKNOWN);
	close_plan(&plan);
}

/* 3 percent less in the mean of three years: 0.97^3 = 0.912673 of the base, not
 * 0.91; 5 percent more: 1.05^3 = 1.157625. Rounded to whole percent a mean of 2.5
 * is 2 (0.975^3 = 0.926859375), of 3.5 is 4. Without a year of the target up to
 * that of the value: 0.97^2 = 0.9409. Five more each year are 15 in three. Yearly
 * rates of 2, 3 and 4 percent: 0.98 x 0.97 x 0.96 = 0.912576 is less. */
static void sums_up_the_mean_of_years(void **state)
{
	static const struct {
		const char *target, *value, *full, *rounded;
	} row[] = { { "年均下降3%,吨,2027", "91.2673", "met", "met" },
		{ "年均下降3%,吨,2027", "91.26730000000001", "not_met", "met" },
		{ "年均下降3%,吨,2027", "92.6859375", "not_met", "not_met" },
		{ "年均下降3%,吨,2027", "92.6859374", "not_met", "met" },
		{ "年均下降4%,吨,2027", "89.8632125", "not_met", "met" },
		{ "年均增长5%,亿元,2027", "115.7625", "met", "met" },
		{ "年均增长5%,亿元,2027", "115", "not_met", "met" },
		{ "年均新增5个,个,2027", "115", "met", "met" },
		{ "年均新增5个,个,2027", "114", "not_met", "not_met" },
		{ "年均下降3%—4%,吨,2027", "91.2673", "met", "met" },
		{ "年均下降3%—4%,吨,2027", "91.3", "not_met", "met" },
		{ "年均下降8.7327%,吨,2025", "91.2673", "unknown",
			"unknown" } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		for (int rounded = 0; rounded < 2; rounded++) {
			char table_text[160], values[64];
			struct plan plan;

			(void)snprintf(table_text, sizeof(table_text),
				"indicator_id,target_text,unit,target_year,"
				"base_year,baseline_value\na,%s,2024,100\n",
				row[i].target);
			(void)snprintf(values, sizeof(values),
				"indicator_id,year,value\na,2027,%s\n",
				row[i].value);
			open_plan(&plan, table_text, values, "2027-12-31");
			plan.opts.judging.rounded = rounded;
			is(&plan, 0, rounded ? row[i].rounded : row[i].full);
			close_plan(&plan);
		}
}

static void sums_up_to_the_year_of_the_value(void **state)
{
	static const char *const indicators =
		"indicator_id,target_text,unit,base_year,baseline_value\n"
		"a,年均下降3%,吨,2024,100\nb,年均下降3%,吨,2024,100\n"
		"c,年均下降3%,吨,2024,\nd,年均下降3%,吨,2024,\n"
		"e,年均下降3%,吨,,100\n";
	struct plan plan;

	(void)state;
	open_plan(&plan, indicators,
		"indicator_id,year,form,value\na,2026,,94.09\nb,2026,,94.1\n"
		"c,2025,yearly,2\nc,2026,yearly,3\nc,2027,yearly,4\n"
		"d,2025,yearly,2\nd,2026,yearly,3\nd,2027,yearly,3.9\n"
		"e,2026,,80\n",
		"2027-12-31");
	is(&plan, 0, "met");
	is(&plan, 1, "not_met");
	is(&plan, 2, "met");
	is(&plan, 3, "not_met"); /* 0.98 x 0.97 x 0.961 = 0.9135266 */
	is(&plan, 4, "unknown");
	has(&plan, 4, EHR_REASON_NO_BASE);
	close_plan(&plan);
}

/* Ten thousand people are 10000 people; milligrams and micrograms; what is counted
 * under two names, or a unit that is none, is not compared; where one side has no
 * unit it is told which was taken. */
static void holds_values_in_other_units(void **state)
{
	static const struct {
		const char *target, *value, *verdict, *assumed;
		bool other;
	} row[] = { { "≥3万人,", "30000,人", "met", "", false },
		{ "≥3万人,", "29999,", "not_met", "人", false },
		{ "≥3万人,", "3,万人", "met", "", false },
		{ "≥3万人,万人", "2.9999,", "not_met", "万人", false },
		{ "≥3,", "3,万人", "met", "万人", false },
		{ "≤35,µg/m3", "0.035,mg/m³", "met", "", false },
		{ "≤35,ug/m3", "0.0350001,mg/m3", "not_met", "", false },
		{ "≤35,μg/m³", "35,微克/立方米", "met", "", false },
		{ "≤1,%", "10,‰", "met", "", false },
		{ "≥1,km2", "100,公顷", "met", "", false },
		{ "≥1,公顷", "15,亩", "unknown", "", true },
		{ "≥3,个", "3,家", "unknown", "", true },
		{ "≥3,%", "3,个百分点", "unknown", "", true },
		{ "≤35,μg/m3", "35,ppb", "unknown", "", true } };
	struct ehr_err err = { 0 };

	(void)state;
	units = ehr_units_open(NULL, &err);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		char table_text[96], values[96];
		struct ehr_verdict_result result;
		struct plan plan;

		(void)snprintf(table_text, sizeof(table_text),
			"indicator_id,target_text,unit\na,%s\n", row[i].target);
		(void)snprintf(values, sizeof(values),
			"indicator_id,year,value,unit\na,2020,%s\n",
			row[i].value);
		open_plan(&plan, table_text, values, "2020-12-31");
		is(&plan, 0, row[i].verdict);
		result = judge(&plan, 0);
		assert_true(ehr_str_is(result.value->assumed, row[i].assumed));
		assert_int_equal(result.reasons >> EHR_REASON_OTHER_UNIT & 1,
			row[i].other);
		close_plan(&plan);
	}
	ehr_units_close(units);
	units = NULL;
}

/* From 200 t to 0.018 ten thousand t, which are 180: 10 percent less. A value of
 * another unit is no base. */
static void measures_changes_in_one_unit(void **state)
{
	struct plan plan;

	(void)state;
	open_plan(&plan,
		"indicator_id,target_text,unit,base_year,target_year\n"
		"a,下降10%,%,2015,2020\nb,下降10%,吨,2015,2020\n",
		"indicator_id,year,value,unit\na,2015,200,吨\n"
		"a,2020,0.018,万吨\nb,2015,200,辆\nb,2020,180,吨\n",
		"2020-12-31");
	is(&plan, 0, "met");
	gap_is(&plan, 0, "0");
	is(&plan, 1, "unknown");
	has(&plan, 1, EHR_REASON_NO_BASE);
	close_plan(&plan);
}

/* 15 within 1 percent is up to 15.15 for what is to fall, down to 14.85 for what is
 * to rise, and both without a direction. */
static void allows_what_is_about_the_number(void **state)
{
	static const struct {
		const char *direction, *value, *verdict;
	} row[] = { { "down", "15.15", "met" }, { "down", "15.16", "not_met" },
		{ "down", "1", "met" }, { "up", "14.85", "met" },
		{ "up", "14.84", "not_met" }, { "up", "99", "met" },
		{ "", "15.15", "met" }, { "", "15.16", "not_met" },
		{ "", "14.84", "not_met" } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		char table_text[96], values[96];
		struct plan plan;

		(void)snprintf(table_text, sizeof(table_text),
			"indicator_id,target_text,direction\na,15左右,%s\n",
			row[i].direction);
		(void)snprintf(values, sizeof(values),
			"indicator_id,year,value\na,2020,%s\n", row[i].value);
		open_plan(&plan, table_text, values, "2020-12-31");
		plan.opts.judging.tolerance = EHR_TOLERANCE_REL;
		plan.opts.judging.about = ehr_decimal_of(1);
		is(&plan, 0, row[i].verdict);
		close_plan(&plan);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges_both_sides_of_the_bound),
		cmocka_unit_test(holds_grades_against_words),
		cmocka_unit_test(takes_the_year_of_the_text),
		cmocka_unit_test(knows_when_it_is_due),
		cmocka_unit_test(asks_for_both_conditions),
		cmocka_unit_test(tells_where_level_and_change_part),
		cmocka_unit_test(takes_the_base_of_the_values),
		cmocka_unit_test(multiplies_yearly_rates),
		cmocka_unit_test(never_judges_the_better_value_worse),
		cmocka_unit_test(allows_what_is_about_the_number),
		cmocka_unit_test(judges_ranges),
		cmocka_unit_test(judges_what_is_aspired_to_apart),
		cmocka_unit_test(sums_up_the_mean_of_years),
		cmocka_unit_test(sums_up_to_the_year_of_the_value),
		cmocka_unit_test(holds_values_in_other_units),
		cmocka_unit_test(measures_changes_in_one_unit),
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
