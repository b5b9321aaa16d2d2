/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/options.h"

#include "base/day.h"
#include "ref/column.h"

struct inspect_given inspect_given = { .scheme = "pilot-default" };

static const struct ehr_opt opts[] = {
	{ .word = "draw",
		.kind = EHR_OPT_FLAG,
		.into = &inspect_given.draw,
		.help = N_("draw enterprises to be visited; without --seed: "
			   "the list that is drawn from") },
	{ .word = "duty",
		.kind = EHR_OPT_INT,
		.value = "YEAR",
		.into = &inspect_given.duty,
		.min = 1,
		.max = 9999,
		.help = N_("who lacks which visits and samples of the year") },
	{ .word = "loop",
		.kind = EHR_OPT_FLAG,
		.into = &inspect_given.loop,
		.help = N_("how far the findings of a ledger are, and which "
			   "are overdue") },
	{ .word = "scheme",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &inspect_given.scheme,
		.help = N_("the set of rules, as in the tables inspect_*; "
			   "default: pilot-default") },
	{ .word = "as-of",
		.kind = EHR_OPT_TEXT,
		.value = "DATE",
		.into = &inspect_given.as_of,
		.help = N_("the day that counts as today; the clock is never "
			   "asked") },
	{ .word = "records",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &inspect_given.records,
		.help = N_("visits, samples and violations: source_id, date, "
			   "record_kind, inspectors") },
	{ .word = "seed",
		.kind = EHR_OPT_TEXT,
		.value = "TEXT",
		.into = &inspect_given.seed,
		.help = N_("what the draw hangs on: public, and not known "
			   "when the list was told") },
	{ .word = "period",
		.kind = EHR_OPT_CHOICE,
		.value = "quarter|month|half|year",
		.into = &inspect_given.period,
		.help = N_("the time that is drawn for") },
	{ .word = "strata",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMNS",
		.into = &inspect_given.strata,
		.help = N_("split every class by these columns and round up "
			   "in each part") },
	{ .word = "extra",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &inspect_given.extra,
		.min = 0,
		.max = 1e6,
		.help = N_("draw so many more of each stratum, behind the "
			   "others") },
	{ .word = "only-drawn",
		.kind = EHR_OPT_FLAG,
		.into = &inspect_given.only_drawn,
		.help = N_("write those drawn only") },
	{ .word = "inspectors",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &inspect_given.inspectors,
		.help = N_("draw inspectors too: inspector_id, leave_from, "
			   "leave_until, conflicts") },
	{ .word = "list",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &inspect_given.list,
		.help = N_("write the list that is drawn from, whose SHA-256 "
			   "is told") },
	{ .word = "list-sha256",
		.kind = EHR_OPT_TEXT,
		.value = "HEX",
		.into = &inspect_given.list_sha256,
		.help = N_("refuse to draw from another list than this") },
	{ .word = "append",
		.kind = EHR_OPT_TEXT,
		.value = "LEDGER",
		.into = &inspect_given.append,
		.help = N_("with --loop: check the rows read and add them to "
			   "the ledger") },
	{ .word = "mend",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &inspect_given.mend,
		.help = N_("with --append: put an unfinished last line of the "
			   "ledger into this file first") },
	{ .word = "state",
		.kind = EHR_OPT_CHOICE,
		.value = "all|open|overdue|closed",
		.into = &inspect_given.state,
		.help = N_("with --loop: findings in this state only") },
	{ .word = "check",
		.kind = EHR_OPT_FLAG,
		.into = &inspect_given.check,
		.help = N_("status 1 if a duty is lacking or a finding "
			   "overdue") },
	{ .word = "public",
		.kind = EHR_OPT_FLAG,
		.into = &inspect_given.public_view,
		.help = N_("leave out every column that the table "
			   "public_columns does not have") },
};

static const char *const examples[] = {
	N_("the list of the quarter, to be told before the seed is known"),
	"ehrisk-inspect --draw --list list.csv grades.csv",
	N_("the draw, with two inspectors for each visit"),
	"ehrisk-inspect --draw --seed 20261008-4711 --as-of 2026-10-08 \\\n"
	"    --inspectors inspectors.csv --records records.csv \\\n"
	"    --only-drawn grades.csv",
	N_("who lacks a visit or a sample this year"),
	"ehrisk-inspect --duty 2026 --as-of 2026-10-08 \\\n"
	"    --records records.csv grades.csv",
	N_("add steps to the ledger of findings and list what is overdue"),
	"ehrisk-inspect --loop --as-of 2026-10-08 --append ledger.csv \\\n"
	"    --state overdue steps.csv",
};

static const char *const reads[] = { "source_id", "uscc", "level", "state",
	"exempt", "positive_list", "supervision_class", "finding_id", "date",
	"step", "due", "owner", "finding", NULL };
static const char *const writes[] = { "draw_class", "stratum", "weight",
	"ticket", "draw_rank", "drawn", "inspectors", "draw_flags", "seed",
	"list_sha256", "visits", "samples", "last_visit", "last_sample",
	"lacks", "duty_state", "duty_until", "duty_flags", "finding_id",
	"found_on", "step", "since", "due", "owner", "loop_state", "days_left",
	"n_steps", "n_late", "loop_flags", "inspect_rules", NULL };

const struct ehr_app inspect_app = {
	.name = "ehrisk-inspect",
	.about = N_("random inspections, yearly duties, findings until closed"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = writes,
	.is_number = ehr_column_is_number,
};

long inspect_months(void)
{
	static const long months[] = { 3, 1, 6, 12 };

	return months[inspect_given.period];
}

enum { DRAW = 1, DUTY = 2, LOOP = 4 };

static int check_modes(int mode, struct ehr_err *err)
{
	const struct inspect_given *given = &inspect_given;
	const struct {
		bool is;
		const char *word;
		int modes;
	} rule[] = {
		{ given->seed, "--seed", DRAW },
		{ given->strata, "--strata", DRAW },
		{ given->inspectors, "--inspectors", DRAW },
		{ given->list, "--list", DRAW },
		{ given->list_sha256, "--list-sha256", DRAW },
		{ given->period > 0, "--period", DRAW },
		{ given->extra > 0, "--extra", DRAW },
		{ given->only_drawn, "--only-drawn", DRAW },
		{ given->append, "--append", LOOP },
		{ given->mend, "--mend", LOOP },
		{ given->state > 0, "--state", LOOP },
		{ given->records, "--records", DRAW | DUTY },
		{ given->check, "--check", DUTY | LOOP },
	};

	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++)
		if (rule[i].is && !(rule[i].modes & mode))
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s does not go with %s"), rule[i].word,
				mode == DRAW   ? "--draw"
				: mode == DUTY ? "--duty"
					       : "--loop");
	return 0;
}

static int check_needs(int mode, struct ehr_err *err)
{
	const struct inspect_given *given = &inspect_given;

	if (mode == DUTY && !given->records)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--duty needs --records"));
	if (given->mend && !given->append)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--mend needs --append"));
	if (mode == DRAW && !given->seed && given->only_drawn)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--only-drawn needs --seed"));
	if (given->seed && !given->seed[0])
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--seed must not be empty"));
	if (!given->as_of &&
		(mode != DRAW || given->records || given->inspectors))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--as-of is needed: the clock is not asked"));
	return 0;
}

int inspect_options_check(long *as_of, struct ehr_err *err)
{
	const struct inspect_given *given = &inspect_given;
	int mode = (given->draw ? DRAW : 0) | (given->duty > 0 ? DUTY : 0) |
		   (given->loop ? LOOP : 0);

	*as_of = 0;
	if (mode != DRAW && mode != DUTY && mode != LOOP)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("one of --draw, --duty and --loop is needed"));
	if (check_modes(mode, err) || check_needs(mode, err))
		return -1;
	return given->as_of
		       ? ehr_day_option(given->as_of, "--as-of", as_of, err)
		       : 0;
}
