/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "warn/options.h"

#include "model/warn_score.h"
#include "model/warn_write.h"
#include "ref/column.h"

struct warn_given warn_given = { 0 };

static const struct ehr_opt opts[] = {
	{ .word = "rules",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &warn_given.rules,
		.help = N_("the rules, built in or a YAML file") },
	{ .word = "value",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMN",
		.into = &warn_given.value,
		.help = N_("column with the value, if it is not the one that "
			   "the rules name") },
	{ .word = "station",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMN",
		.into = &warn_given.station,
		.help = N_("column that tells stations apart; default station, "
			   "receptor_id or source_id") },
	{ .word = "ahead",
		.kind = EHR_OPT_FLAG,
		.into = &warn_given.ahead,
		.help = N_("rows are forecasts, each with the hour issued") },
	{ .word = "method",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &warn_given.method,
		.help = N_("of forecasts by several methods take those by this "
			   "one") },
	{ .word = "state",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &warn_given.state,
		.help = N_("go on from this file and bring it up to date; "
			   "write only what changed") },
	{ .word = "messages",
		.kind = EHR_OPT_FLAG,
		.into = &warn_given.messages,
		.help = N_("a row for each message instead of each warning") },
	{ .word = "audience",
		.kind = EHR_OPT_CHOICE,
		.value = "general|sensitive|all",
		.into = &warn_given.audience,
		.help = N_("whom texts are for; default general; all with "
			   "--messages") },
	{ .word = "text",
		.kind = EHR_OPT_CHOICE,
		.value = "zh|en",
		.into = &warn_given.text,
		.help = N_("language of texts; default zh") },
	{ .word = "test",
		.kind = EHR_OPT_FLAG,
		.into = &warn_given.test,
		.help = N_("write how good the warnings would have been") },
	{ .word = "observed",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &warn_given.observed,
		.help = N_("what happened, for --test; default the rows "
			   "themselves") },
};

static const char *const examples[] = {
	N_("warnings of a year by the rules of the Canadian service"),
	"ehrisk-warn --rules canada-aqhi index.csv",
	N_("every hour, by cron: what is new, told once"),
	"ehrisk-warn --rules pilot-aqhi --state state.csv --messages "
	"last-hours.csv",
	N_("from a forecast"),
	"ehrisk-warn --rules china-aqi-2017 --ahead forecast.csv",
	N_("how good they would have been"),
	"ehrisk-warn --rules pilot-aqhi --test --ahead --observed index.csv "
	"forecast.csv",
};

static const char *const reads[] = { "station", "receptor_id", "source_id",
	"time", "issued", "method", NULL };

/* The level of a warning is a word, and so is what drives it. */
static bool is_number(const char *column)
{
	return strcmp(column, "level") != 0 && strcmp(column, "lead") != 0 &&
	       ehr_column_is_number(column);
}

const struct ehr_app warn_app = {
	.name = "ehrisk-warn",
	.about = N_("warnings opened, raised, lowered and closed"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = ehr_warning_columns,
	.is_number = is_number,
};

int warn_options_check(struct ehr_err *err)
{
	const struct warn_given *given = &warn_given;

	if (!given->rules)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--rules is needed; ehrisk-ref lists those built "
			  "in"));
	if (given->test && (given->messages || given->state))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--test goes with neither --messages nor --state"));
	if (given->observed && !given->test)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--observed needs --test"));
	if (given->test && given->ahead && !given->observed)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--test of forecasts needs --observed"));
	if (given->method && !given->ahead)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--method needs --ahead"));
	if (given->audience == WARN_ALL_AUDIENCES && !given->messages)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--audience all needs --messages"));
	return 0;
}
