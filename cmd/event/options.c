/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event/options.h"

#include "model/event_grade.h"
#include "ref/column.h"

struct event_given event_given = { 0 };

static const struct ehr_opt opts[] = {
	{ .word = "method",
		.kind = EHR_OPT_CHOICE,
		.value = "hj941|hj169",
		.into = &event_given.method,
		.help = N_("grade enterprises (HJ 941, the default) or assess "
			   "projects (HJ 169)") },
	{ .word = "sites",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &event_given.sites,
		.help = N_("process, control and receptors, a row for each "
			   "source_id") },
	{ .word = "substances",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &event_given.substances,
		.help = N_("write a table of each substance on site, its "
			   "critical quantity and their ratio") },
	{ .word = "plans",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &event_given.plans,
		.help = N_("check the emergency plans of this table instead of "
			   "writing grades; needs --as-of") },
	{ .word = "as-of",
		.kind = EHR_OPT_TEXT,
		.value = "DATE",
		.into = &event_given.as_of,
		.help = N_("the day on which plans are looked at") },
	{ .word = "holidays",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &event_given.holidays,
		.help = N_("with --plans: days that are off or worked whatever "
			   "their day of the week") },
	{ .word = "happened",
		.kind = EHR_OPT_FLAG,
		.into = &event_given.happened,
		.help = N_("the rows are events that happened; grade each") },
};

static const char *const examples[] = {
	N_("grades of enterprises by what they have on site"),
	"ehrisk-event --sites sites.csv rows.csv",
	N_("and what each substance adds"),
	"ehrisk-event --sites sites.csv --substances parts.csv rows.csv",
	N_("risk potential and work level of projects"),
	"ehrisk-event --method hj169 --sites projects.csv rows.csv",
	N_("whose emergency plan is not in order"),
	"ehrisk-event --plans plans.csv --as-of 2026-06-30 rows.csv",
	N_("grades of events that happened"),
	"ehrisk-event --happened events.csv",
};

const struct ehr_app event_app = {
	.name = "ehrisk-event",
	.about = N_("how serious a sudden environmental event could be"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = ehr_event_columns,
	.writes = ehr_event_grade_outs,
	.is_number = ehr_column_is_number,
};
