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

/* A base of the values holds against that of the table: from 200 to 150 is 25
 * percent less; from the printed 160 it would be 6.25. A base of 0 or less has no
 * percent. */
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
		"d,下降25%,吨,,,2020\n",
		"indicator_id,year,value\na,2015,200\na,2020,150\nb,2020,0\n"
		"c,2020,3\nd,2020,3\n",
		"2021-01-01");
	is(&plan, 0, "met");
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

/* Whatever the operator, the way of judging and the day, a better value never has a
 * worse verdict. */
static void never_judges_the_better_value_worse(void **state)
{
	static const char *const target[] = { "≥20", "＞20.0", "≤20", "＜20.0",
		"20左右,up", "20左右,down", "下降20%", "20.5以上" };
	static const char *const day[] = { "2019-06-01", "2020-12-31" };

	(void)state;
	for (size_t t = 0; t < sizeof(target) / sizeof(target[0]); t++)
		for (unsigned mode = 0; mode < 4; mode++) {
			char table_text[160];
			int last = -1;
			bool falls = t == 2 || t == 3 || t >= 5;

			falls = falls && t != 7;
			(void)snprintf(table_text, sizeof(table_text),
				"indicator_id,target_text,direction,"
				"baseline_value,base_year,target_year\n"
				"a,%s%s,25,2015,2020\n",
				target[t], strchr(target[t], ',') ? "" : ",");
			for (int step = 0; step <= 400; step++) {
				int tenth = falls ? 400 - step : step;
				struct ehr_verdict_result result;
				struct plan plan;
				char values[96];

				(void)snprintf(values, sizeof(values),
					"indicator_id,year,value\n"
					"a,%d,%d.%d\n",
					mode & 1 ? 2020 : 2018, tenth / 10,
					tenth % 10);
				open_plan(&plan, table_text, values,
					day[mode & 1]);
				plan.opts.judging =
					(struct ehr_target_judging){ mode & 2,
						EHR_TOLERANCE_REL,
						ehr_decimal_of(5) };
				result = judge(&plan, 0);
				assert_true(rank(result.verdict) >= last);
				last = rank(result.verdict);
				close_plan(&plan);
			}
			assert_int_equal(last, 1);
		}
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
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
