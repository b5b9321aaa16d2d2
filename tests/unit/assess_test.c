/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Assessments worked by hand: each expected figure is written out beside its
 * case.
 */
#include "model/assess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD \
	"kind: assessment\nname: t\nversion: \"1\"\ntitle_en: t\ntitle_zh: " \
	"t\n"
#define T "title_en: a, title_zh: a, source: s, status: assumed"
#define GRADES \
	"grades:\n  - {id: G1, grade: excellent, at_least: 90, " T \
	"}\n  - {id: G2, grade: good, at_least: 70, " T \
	"}\n  - {id: G3, grade: pass, at_least: 60, " T \
	"}\n  - {id: G4, grade: fail, " T "}\n"

struct run {
	struct ehr_assess_rules *rules;
	struct ehr_assess_tables tables;
	struct ehr_assess assess;
	struct ehr_err err;
};

static void add_table(struct run *run, const char *name, const char *csv)
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("t.csv", ehr_str_of(csv), &opts, &run->err);

	assert_non_null(reader);
	assert_int_equal(
		ehr_assess_tables_read(&run->tables, name, reader, &run->err),
		0);
	ehr_reader_close(reader);
}

static void start(struct run *run, const char *yaml, const char *csv)
{
	*run = (struct run){ 0 };
	run->rules =
		ehr_assess_rules_read("t.yaml", ehr_str_of(yaml), &run->err);
	if (!run->rules)
		print_error("%lu: %s\n", run->err.line, run->err.text);
	assert_non_null(run->rules);
	ehr_assess_tables_init(&run->tables, NULL, 0);
	ehr_assess_init(&run->assess, run->rules, &run->tables);
	add_table(run, "", csv);
}

static void end(struct run *run)
{
	ehr_assess_release(&run->assess);
	ehr_assess_tables_release(&run->tables);
	ehr_assess_rules_close(run->rules);
}

static void check_decimal(const struct ehr_decimal *value, const char *expected)
{
	struct ehr_decimal trimmed = ehr_decimal_trimmed(value);
	struct ehr_buf text = { 0 };

	ehr_decimal_write(&trimmed, &text);
	assert_string_equal(ehr_buf_text(&text), expected);
	ehr_buf_release(&text);
}

/* The total of rules over one table; low and high differ where it is not known. */
static void check_total(const char *yaml, const char *csv, const char *low,
	const char *high, const char *worst, const char *best)
{
	struct run run;

	start(&run, yaml, csv);
	if (ehr_assess_unit(&run.assess, 0, &run.err))
		fail_msg("%s", run.err.text);
	check_decimal(&run.assess.low, low);
	check_decimal(&run.assess.high, high);
	assert_string_equal(run.rules->grade[run.assess.worst].grade, worst);
	assert_string_equal(run.rules->grade[run.assess.best].grade, best);
	end(&run);
}

/* 70 x rate - 63, nothing below 90 %: at 0.95 it is 66.5 - 63 = 3.5; at 1 it is
 * 7; at 0.9 it is 0; below that it would be negative. At 93.333 % it is
 * 65.3331 - 63 = 2.3331, rounded 2.33; at 90.025 % 63.0175 - 63 = 0.0175, 0.02;
 * at 90.05 % 63.035 - 63 = 0.035, the middle, which goes to the even 0.04. */
static void test_rate(void **state)
{
	static const char yaml[] =
		HEAD "places: 2\nfull: 7\n"
		     "grades:\n  - {id: G1, grade: good, at_least: 6.3, " T
		     "}\n  - {id: G2, grade: fail, " T "}\nrules:\n"
		     "  - {id: S, kind: proportional, full: 7, evidence: rate, "
		     "from: 90, to: 100, zero_below: 90, " T "}\n";

	(void)state;
	check_total(yaml, "rate\n95\n", "3.5", "3.5", "fail", "fail");
	check_total(yaml, "rate\n100\n", "7", "7", "good", "good");
	check_total(yaml, "rate\n120\n", "7", "7", "good", "good");
	check_total(yaml, "rate\n90\n", "0", "0", "fail", "fail");
	check_total(yaml, "rate\n89.99\n", "0", "0", "fail", "fail");
	check_total(yaml, "rate\n93.333\n", "2.33", "2.33", "fail", "fail");
	check_total(yaml, "rate\n90.025\n", "0.02", "0.02", "fail", "fail");
	check_total(yaml, "rate\n90.05\n", "0.04", "0.04", "fail", "fail");
	check_total(yaml, "rate\n99\n", "6.3", "6.3", "good", "good");
	check_total(yaml, "rate\n98.98\n", "6.29", "6.29", "fail", "fail");
}

/* Zero below 60, 100 x rate from there on: a jump. */
static void test_zero_below(void **state)
{
	static const char yaml[] = HEAD
		"places: 1\nfull: 100\n" GRADES "rules:\n"
		"  - {id: S, kind: proportional, full: 100, evidence: rate, "
		"from: 0, to: 100, zero_below: 60, " T "}\n";

	(void)state;
	check_total(yaml, "rate\n60\n", "60", "60", "pass", "pass");
	check_total(yaml, "rate\n59.9\n", "0", "0", "fail", "fail");
}

#define PER_UNIT(count, full) \
	HEAD "places: 2\nfull: " full "\n" GRADES "rules:\n" \
	     "  - {id: S, kind: per_unit, full: " full \
	     ", evidence: pm, start: target, beyond: above, unit: 1, points:" \
	     " 0.5, count: " count ", " T "}\n"

/* Half a point for each ug/m3 above the target: 38.2 against 35 is 3.2 units,
 * 1.6 points of 100, 98.4; of whole units 3, 98.5; of those begun 4, 98. Exactly
 * 3 units are 3 either way. The floor: 300 above cost all. */
static void test_per_unit(void **state)
{
	(void)state;
	check_total(PER_UNIT("exact", "100"), "pm,target\n38.2,35\n", "98.4",
		"98.4", "excellent", "excellent");
	check_total(PER_UNIT("whole", "100"), "pm,target\n38.2,35\n", "98.5",
		"98.5", "excellent", "excellent");
	check_total(PER_UNIT("begun", "100"), "pm,target\n38.2,35\n", "98",
		"98", "excellent", "excellent");
	check_total(PER_UNIT("whole", "100"), "pm,target\n38.7,35\n", "98.5",
		"98.5", "excellent", "excellent");
	check_total(PER_UNIT("begun", "100"), "pm,target\n38,35\n", "98.5",
		"98.5", "excellent", "excellent");
	check_total(PER_UNIT("whole", "100"), "pm,target\n38.0,35\n", "98.5",
		"98.5", "excellent", "excellent");
	check_total(PER_UNIT("exact", "100"), "pm,target\n335,35\n", "0", "0",
		"fail", "fail");
	check_total(PER_UNIT("exact", "100"), "pm,target\n34.99,35\n", "100",
		"100", "excellent", "excellent");
}

/* A quarter of a point for each percentage point below: 87.5 against 90 is 2.5
 * points of percentage, 0.625 points: 99.375, rounded to 99.38 (the 8 even). */
static void test_below(void **state)
{
	static const char yaml[] = HEAD
		"places: 2\nfull: 100\n" GRADES "rules:\n"
		"  - {id: S, kind: per_unit, full: 100, evidence: days, start: "
		"90, beyond: below, unit: 1, points: 0.25, count: exact, " T
		"}\n";

	(void)state;
	check_total(yaml, "days\n87.5\n", "99.38", "99.38", "excellent",
		"excellent");
	check_total(yaml, "days\n90\n", "100", "100", "excellent", "excellent");
}

/* 0.1 + 0.2 is 0.3 here: two items of a tenth and two, and the cut at 90 is
 * reached by 29.9 + 60.1. */
static void test_exact(void **state)
{
	static const char yaml[] = HEAD
		"places: 1\nfull: 100\n" GRADES "rules:\n"
		"  - {id: A, kind: proportional, full: 30, evidence: a, from: 0"
		", to: 30, " T "}\n"
		"  - {id: B, kind: proportional, full: 70, evidence: b, from: 0"
		", to: 70, " T "}\n";

	(void)state;
	check_total(
		yaml, "a,b\n29.9,60.1\n", "90", "90", "excellent", "excellent");
	check_total(yaml, "a,b\n29.9,60.0\n", "89.9", "89.9", "good", "good");
}

/* The lower of both in a key region; the first alone elsewhere. Not known whether
 * it is one: from the lower to the first. 18 of 20 percent asked for are 90. */
static void test_min_of(void **state)
{
	static const char yaml[] = HEAD
		"places: 2\nfull: 100\n" GRADES "rules:\n"
		"  - {id: A, kind: proportional, full: 100, evidence: a, from: "
		"0"
		", to: 20, zero_if: pm > pm_last, " T "}\n"
		"  - {id: B, kind: proportional, full: 100, evidence: b, from: "
		"0"
		", to: 100, " T "}\n"
		"  - {id: M, kind: min_of, full: 100, of: [A, B], if: key = yes"
		", otherwise: A, " T "}\n";

	(void)state;
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,yes,40,45\n", "75", "75",
		"good", "good");
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,no,40,45\n", "90", "90",
		"excellent", "excellent");
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,,40,45\n", "75", "90",
		"good", "excellent");
	/* rose against last year: nothing, whatever else */
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,yes,45.1,45\n", "0", "0",
		"fail", "fail");
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,no,45,45.0\n", "90", "90",
		"excellent", "excellent");
	/* last year's not known: perhaps nothing */
	check_total(yaml, "a,b,key,pm,pm_last\n18,75,no,45,\n", "0", "90",
		"fail", "excellent");
}

#define STEPS \
	HEAD "places: 0\nfull: 100\n" GRADES "rules:\n" \
	     "  - {id: S, kind: step, full: 100, evidence: x, steps: [" \
	     "{at_most: 10, points: 100}, {at_most: 20, points: 65}], " \
	     "otherwise: 5, " T "}\n"

static void test_steps(void **state)
{
	(void)state;
	check_total(STEPS, "x\n10\n", "100", "100", "excellent", "excellent");
	check_total(STEPS, "x\n10.0001\n", "65", "65", "pass", "pass");
	check_total(STEPS, "x\n20.0\n", "65", "65", "pass", "pass");
	check_total(STEPS, "x\n21\n", "5", "5", "fail", "fail");
	check_total(STEPS, "id,x\n1,\n", "0", "100", "fail", "excellent");
}

#define WORDS \
	HEAD "places: 0\nfull: 100\n" GRADES "evidence:\n" \
	     "  - {id: v, column: verdict, where: {indicator_id: I1}}\n" \
	     "rules:\n" \
	     "  - {id: S, kind: table, full: 100, evidence: v, points: {met: " \
	     "95, not_met: 0}, unknown: [unknown, needs_judgement], " T "}\n"

static void test_words(void **state)
{
	struct run run;

	(void)state;
	check_total(WORDS, "indicator_id,verdict\nI0,not_met\nI1,met\n", "95",
		"95", "excellent", "excellent");
	check_total(WORDS, "indicator_id,verdict\nI1,needs_judgement\n", "0",
		"100", "fail", "excellent");
	/* the indicator is not in the table: not known, not 0 */
	check_total(WORDS, "indicator_id,verdict\nI2,met\n", "0", "100", "fail",
		"excellent");
	/* a word that the rules do not know is an error at its place */
	start(&run, WORDS, "indicator_id,verdict\nI1,meet\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), -1);
	assert_int_equal(run.err.fault, EHR_FAULT_DATA);
	assert_int_equal(run.err.line, 2);
	assert_string_equal(run.err.column, "verdict");
	assert_string_equal(run.err.found, "meet");
	end(&run);
	/* and so are two verdicts of one indicator */
	start(&run, WORDS, "indicator_id,verdict\nI1,met\nI1,not_met\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), -1);
	assert_string_equal(run.err.reason, "several_values");
	assert_int_equal(run.err.line, 3);
	end(&run);
}

#define SHARE \
	HEAD "places: 2\nfull: 100\n" GRADES "evidence:\n" \
	     "  - {id: done, figure: share, where: {state: [done, " \
	     "done_late]}," \
	     " of: {state: [done, done_late, overdue, unknown]}, unknown: " \
	     "{state: unknown}}\n" \
	     "rules:\n" \
	     "  - {id: S, kind: proportional, full: 100, evidence: done, " \
	     "from:" \
	     " 50, to: 100, " T "}\n"

/* Two of three that were due: 66.67 %, a third of the way from 50 to 100: 33.33.
 * One more that is not known: from 2/4 (none) to 3/4, which is half way. An empty
 * state may be any: of three rows one done, one empty, that is 1/2 to 2/2. */
static void test_share(void **state)
{
	(void)state;
	check_total(SHARE, "state\ndone\nrunning\ndone_late\noverdue\n",
		"33.33", "33.33", "fail", "fail");
	check_total(SHARE, "state\ndone\ndone_late\noverdue\nunknown\n", "0",
		"50", "fail", "fail");
	check_total(SHARE, "id,state\n1,done\n2,running\n3,\n", "0", "100",
		"fail", "excellent");
	/* nothing was due: not known, since the rules do not say */
	check_total(SHARE, "state\nrunning\nrunning\n", "0", "100", "fail",
		"excellent");
}

#define WITH(more) \
	HEAD "places: 2\nfull: 100\n" \
	     "grades:\n  - {id: G1, grade: excellent, at_least: 90, require: " \
	     "grave = 0, " T "}\n  - {id: G2, grade: good, at_least: 70, " T \
	     "}\n  - {id: G3, grade: pass, at_least: 60, " T \
	     "}\n  - {id: G4, grade: fail, " T "}\n" \
	     "rules:\n" \
	     "  - {id: A, kind: proportional, full: 100, evidence: a, from: 0" \
	     ", to: 100, " T "}\n" more

#define BONUS \
	"  - {id: B, kind: bonus, full: 3, evidence: praise, unit: 1, points:" \
	" 1, count: whole, " T "}\n" \
	"  - {id: C, kind: bonus, full: 4, evidence: blame, unit: 1, points:" \
	" -2, count: whole, " T "}\n"

static void test_bonus(void **state)
{
	(void)state;
	/* 85 + 2 - 2 = 85; five praises are 3; three blames 4, not 6 */
	check_total(WITH(BONUS), "a,praise,blame,grave\n85,2,1,0\n", "85", "85",
		"good", "good");
	check_total(WITH(BONUS), "a,praise,blame,grave\n88,5,0,0\n", "91", "91",
		"excellent", "excellent");
	check_total(WITH(BONUS), "a,praise,blame,grave\n88,0,3,0\n", "84", "84",
		"good", "good");
	/* no more than full, no less than nothing */
	check_total(WITH(BONUS), "a,praise,blame,grave\n99,3,0,0\n", "100",
		"100", "excellent", "excellent");
	check_total(WITH(BONUS), "a,praise,blame,grave\n1,0,2,0\n", "0", "0",
		"fail", "fail");
	/* blames not known: 0 to 4 less */
	check_total(WITH(BONUS), "a,praise,blame,grave\n92,0,,0\n", "88", "92",
		"good", "excellent");
	/* a grave event: not the best, whatever the points; not known: perhaps */
	check_total(WITH(BONUS), "a,praise,blame,grave\n95,0,0,1\n", "95", "95",
		"good", "good");
	check_total(WITH(BONUS), "a,praise,blame,grave\n95,0,0,\n", "95", "95",
		"good", "excellent");
}

#define CAPS \
	BONUS \
	"  - {id: K, kind: cap, of: [B], points: 1.5, if: small = yes, " T \
	"}\n" \
	"  - {id: L, kind: cap, points: 89, if: missed > 0, " T "}\n" \
	"  - {id: V, kind: veto, if: [falsified = yes, hidden = yes], grade: " \
	"fail, points: 59, " T "}\n"
#define COLUMNS "a,praise,blame,grave,small,missed,falsified,hidden\n"

static void test_caps(void **state)
{
	(void)state;
	/* 80 + 3, of which 1.5 count: 81.5 */
	check_total(WITH(CAPS), COLUMNS "80,3,0,0,yes,0,no,no\n", "81.5",
		"81.5", "good", "good");
	check_total(WITH(CAPS), COLUMNS "80,3,0,0,no,0,no,no\n", "83", "83",
		"good", "good");
	/* the total: 95 + 3 is no more than 89 */
	check_total(WITH(CAPS), COLUMNS "95,3,0,0,no,1,no,no\n", "89", "89",
		"good", "good");
	check_total(WITH(CAPS), COLUMNS "50,0,0,0,no,1,no,no\n", "50", "50",
		"fail", "fail");
	/* not known whether one was missed */
	check_total(WITH(CAPS), COLUMNS "95,0,0,0,no,,no,no\n", "89", "95",
		"good", "excellent");
}

static void test_veto(void **state)
{
	(void)state;
	check_total(WITH(CAPS), COLUMNS "95,0,0,0,no,0,yes,no\n", "59", "59",
		"fail", "fail");
	check_total(WITH(CAPS), COLUMNS "95,0,0,0,no,0,no,yes\n", "59", "59",
		"fail", "fail");
	check_total(WITH(CAPS), COLUMNS "30,0,0,0,no,0,yes,no\n", "30", "30",
		"fail", "fail");
	/* one of both not known, the other does not hold */
	check_total(WITH(CAPS), COLUMNS "95,0,0,0,no,0,no,\n", "59", "95",
		"fail", "excellent");
	/* one not known, the other holds */
	check_total(WITH(CAPS), COLUMNS "95,0,0,0,no,0,,yes\n", "59", "59",
		"fail", "fail");
}

/* A column that is not there is not known, and named; one that is there under
 * another case is an error. */
static void test_columns(void **state)
{
	struct run run;

	(void)state;
	start(&run, WITH(""), "a\n95\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), 0);
	assert_string_equal(run.assess.value[0].unknown, "no_column:grave");
	assert_int_equal(run.assess.worst, 1);
	assert_int_equal(run.assess.best, 0);
	end(&run);
	start(&run, WITH(""), "A,grave\n95,0\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), -1);
	end(&run);
	start(&run, WITH(""), "a,grave\nmany,0\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), -1);
	assert_string_equal(run.err.reason, "not_a_number");
	assert_int_equal(run.err.line, 2);
	end(&run);
}

/* From the table of one year to that of the next, the target equal to the base:
 * there is no way between, and no division by it. */
static void test_no_span(void **state)
{
	static const char yaml[] = HEAD
		"places: 2\nfull: 100\n" GRADES "rules:\n"
		"  - {id: A, kind: proportional, full: 100, evidence: a, from: "
		"base, to: target, " T "}\n";
	struct run run;

	(void)state;
	check_total(
		yaml, "a,base,target\n30,40,20\n", "50", "50", "fail", "fail");
	start(&run, yaml, "a,base,target\n30,40,40.0\n");
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), 0);
	check_decimal(&run.assess.low, "0");
	check_decimal(&run.assess.high, "100");
	assert_string_equal(run.assess.outcome[0].how.p, "no_span");
	end(&run);
}

#define SEVERAL \
	HEAD "places: 2\nfull: 100\n" GRADES "evidence:\n" \
	     "  - {id: late, table: tasks, figure: count, where: {state: " \
	     "overdue}}\n" \
	     "  - {id: events, table: events, figure: count, where: {kind: " \
	     "grave}, if_none: 0}\n" \
	     "  - {id: most, table: tasks, figure: max, column: days}\n" \
	     "rules:\n" \
	     "  - {id: A, kind: per_unit, full: 100, evidence: late, start:" \
	     " 0, beyond: above, unit: 1, points: 10, count: whole, " T "}\n" \
	     "  - {id: V, kind: veto, if: [events > 0, most > 90], points:" \
	     " 0, " T "}\n"

/* Counties, from several tables: A has two overdue (80), B none (100), C is in no
 * table of tasks: not known; B has a grave event. */
static void test_units(void **state)
{
	static const char *const by[] = { "county" };
	struct run run = { 0 };

	(void)state;
	run.rules =
		ehr_assess_rules_read("t.yaml", ehr_str_of(SEVERAL), &run.err);
	assert_non_null(run.rules);
	ehr_assess_tables_init(&run.tables, by, 1);
	ehr_assess_init(&run.assess, run.rules, &run.tables);
	add_table(&run, "", "county\nA\nB\nC\n");
	add_table(&run, "tasks",
		"county,state,days\nA,overdue,5\nB,done,0\nA,overdue,90\n");
	add_table(&run, "events", "county,kind\nB,grave\n");
	assert_int_equal(run.tables.unit.n, 3);
	assert_int_equal(ehr_assess_unit(&run.assess, 0, &run.err), 0);
	check_decimal(&run.assess.low, "80");
	check_decimal(&run.assess.high, "80");
	assert_string_equal(run.assess.outcome[0].evidence.p, "late=2");
	assert_string_equal(run.assess.outcome[0].rows.p, "1 3");
	assert_int_equal(ehr_assess_unit(&run.assess, 1, &run.err), 0);
	check_decimal(&run.assess.high, "0");
	assert_string_equal(run.assess.grade_why.p, "V");
	assert_int_equal(ehr_assess_unit(&run.assess, 2, &run.err), 0);
	check_decimal(&run.assess.low, "0");
	check_decimal(&run.assess.high, "100");
	assert_string_equal(run.assess.outcome[0].unknown.p, "no_row");
	end(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rate),
		cmocka_unit_test(test_zero_below),
		cmocka_unit_test(test_per_unit),
		cmocka_unit_test(test_below),
		cmocka_unit_test(test_exact),
		cmocka_unit_test(test_min_of),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_share),
		cmocka_unit_test(test_bonus),
		cmocka_unit_test(test_caps),
		cmocka_unit_test(test_veto),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_no_span),
		cmocka_unit_test(test_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
