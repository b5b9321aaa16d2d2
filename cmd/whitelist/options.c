/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/options.h"

#include <time.h>

#include "model/grading_book.h"
#include "model/grading_records.h"
#include "ref/column.h"

struct whitelist_given whitelist_given = {
	.list = -1, .by = -1, .positive = -1
};

static const struct ehr_opt options[] = {
	{ .word = "roster",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.roster,
		.help = N_("every enterprise with its names, codes and place: "
			   "the rows of ehrisk-ingest") },
	{ .word = "zones",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.zones,
		.help = N_("cells or units of ehrisk-zone, whose class decides "
			   "how often visits are due") },
	{ .word = "events",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.events,
		.help = N_("sudden-event grades of ehrisk-event") },
	{ .word = "records",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.records,
		.help = N_("violations, crimes, events and visits: source_id, "
			   "date, record_kind, severity") },
	{ .word = "rules",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &whitelist_given.rules,
		.help = N_("the rules, built in or a YAML file; default "
			   "pilot-default, of --positive-list "
			   "positive-enforcement or positive-eia, of --project "
			   "admission-default") },
	{ .word = "as-of",
		.kind = EHR_OPT_TEXT,
		.value = "DATE",
		.into = &whitelist_given.as_of,
		.help = N_("the day of grading, YYYY-MM-DD; default today") },
	{ .word = "list",
		.kind = EHR_OPT_CHOICE,
		.value = "white|medium|high|grey",
		.into = &whitelist_given.list,
		.help = N_("only the enterprises on the whitelist, or of a "
			   "level") },
	{ .word = "problems",
		.kind = EHR_OPT_FLAG,
		.into = &whitelist_given.problems,
		.help = N_("for the enterprise: a row for each rule that "
			   "speaks against it") },
	{ .word = "supervision",
		.kind = EHR_OPT_FLAG,
		.into = &whitelist_given.supervision,
		.help = N_("for the regulator: all enterprises, the worst "
			   "first, with the visits that are due") },
	{ .word = "register",
		.kind = EHR_OPT_CHOICE,
		.value = "region|industry|enterprise",
		.into = &whitelist_given.by,
		.help = N_("how many of each level a region, an industry or an "
			   "enterprise has") },
	{ .word = "positive-list",
		.kind = EHR_OPT_CHOICE,
		.value = "enforcement|eia",
		.into = &whitelist_given.positive,
		.help = N_("instead, from the roster: who is on the positive "
			   "list of inspections or of impact assessment, and "
			   "why") },
	{ .word = "project",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.project,
		.help = N_("instead: may these projects come where they are "
			   "proposed, by zone and class") },
	{ .word = "since",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &whitelist_given.since,
		.help = N_("who moved since this former output, and which "
			   "input moved them") },
	{ .word = "qr",
		.kind = EHR_OPT_TEXT,
		.value = "DIR",
		.into = &whitelist_given.qr,
		.help = N_("draw the code of each enterprise written as a QR "
			   "code, an SVG file in this folder") },
	{ .word = "public",
		.kind = EHR_OPT_FLAG,
		.into = &whitelist_given.public,
		.help = N_("leave out each column that the table "
			   "public_columns does not have") },
	{ .word = "verify",
		.kind = EHR_OPT_FLAG,
		.into = &whitelist_given.verify,
		.help = N_("check codes, in a table with the column payload; "
			   "status 1 if one is not good") },
};

static const char *const examples[] = {
	N_("grades by what each enterprise itself contributes"),
	"ehrisk-plume --grid 1000 --climate county.csv --attribute rows.csv | "
	"ehrisk-score --profile hem --by source_id --worst receptor_id | "
	"ehrisk-whitelist --roster rows.csv --zones zones.geojson",
	N_("the whitelist, for publication"),
	"ehrisk-whitelist --roster rows.csv --list white --public totals.csv",
	N_("whom to visit how often"),
	"ehrisk-whitelist --roster rows.csv --supervision totals.csv",
	N_("who moved since last time, and which input moved them"),
	"ehrisk-whitelist --roster rows.csv --since grades.csv totals.csv",
	N_("who is on the positive list of inspections"),
	"ehrisk-whitelist --roster rows.csv --positive-list enforcement",
	N_("may these projects come?"),
	"ehrisk-whitelist --zones zones.geojson --project projects.csv",
	N_("are these codes good?"),
	"ehrisk-whitelist --verify grades.csv",
};

static const char *const reads[] = { "source_id", "source_name", "uscc", "cr",
	"cr_high", "hi", "hi_high", "coverage", "incomplete", "n", "n_scored",
	"top_cr", "top_hi", "score_flags", "medium", "profile", "payload",
	"project_id", NULL };

/* Here a level is a word. */
static bool is_number(const char *column)
{
	return strcmp(column, "level") != 0 && ehr_column_is_number(column);
}

const struct ehr_app whitelist_app = {
	.name = "ehrisk-whitelist",
	.about = N_("who may be left alone, who must be visited"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = options,
	.n_opt = sizeof(options) / sizeof(options[0]),
	.reads = reads,
	.writes = ehr_grading_columns,
	.is_number = is_number,
};

static int read_day(long *today, struct ehr_err *err)
{
	time_t now = time(NULL);
	struct tm local;

	if (whitelist_given.as_of)
		return ehr_day_option(
			whitelist_given.as_of, "--as-of", today, err);
	if (!localtime_r(&now, &local))
		return ehr_fail_sys(err, _("cannot tell the day"));
	*today = ehr_day_of(
		local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
	return 0;
}

static bool has_operands(const struct ehr_run *run)
{
	return run->n_input > 1 || strcmp(run->input[0], "-") != 0;
}

/* Of tables that are made without the totals. */
static int check_apart(const struct ehr_run *run, enum whitelist_view view,
	struct ehr_err *err)
{
	const struct whitelist_given *given = &whitelist_given;

	if (view != WHITELIST_POSITIVE && view != WHITELIST_ADMISSION)
		return 0;
	if (has_operands(run))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--positive-list and --project read no totals, by "
			  "which risk is graded: \"%s\""),
			run->input[0]);
	if (view == WHITELIST_POSITIVE)
		return given->roster
			       ? 0
			       : ehr_fail(err, EHR_FAULT_USAGE,
					 _("--positive-list needs --roster"));
	return given->roster || given->events || given->records
		       ? ehr_fail(err, EHR_FAULT_USAGE,
				 _("--project goes with --zones, --rules and "
				   "--as-of alone"))
		       : 0;
}

static enum whitelist_view view_of(const struct whitelist_given *given)
{
	if (given->problems)
		return WHITELIST_PROBLEMS;
	if (given->supervision)
		return WHITELIST_SUPERVISION;
	if (given->by >= 0)
		return WHITELIST_REGISTER;
	if (given->since)
		return WHITELIST_SINCE;
	if (given->verify)
		return WHITELIST_VERIFY;
	if (given->positive >= 0)
		return WHITELIST_POSITIVE;
	return given->project ? WHITELIST_ADMISSION : WHITELIST_GRADES;
}

int whitelist_check(struct ehr_run *run, enum whitelist_view *view, long *today)
{
	const struct whitelist_given *given = &whitelist_given;
	int asked = (given->list >= 0) + given->problems + given->supervision +
		    (given->by >= 0) + given->verify + (given->positive >= 0) +
		    (given->project != NULL) + (given->since != NULL);

	*view = view_of(given);
	if (asked > 1)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("only one of --list, --problems, --supervision, "
			  "--register, --since, --positive-list, --project and "
			  "--verify"));
	if (*view != WHITELIST_GRADES && (given->qr || given->public))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--qr and --public go with the grades, or with "
			  "--list"));
	if (given->qr && *given->qr == '\0')
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--qr: the name of the folder is empty"));
	if (check_apart(run, *view, &run->err))
		return -1;
	return read_day(today, &run->err);
}
