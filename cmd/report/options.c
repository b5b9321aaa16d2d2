/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/options.h"

struct report_given report_given = { 0 };

const char *const report_list_columns[REPORT_LIST_COLUMNS + 1] = { "template",
	"kind", "name", "about", "made_by", NULL };

const char *const report_origins_columns[REPORT_ORIGINS_COLUMNS + 1] = { "list",
	"input", "file", "first_line", "last_line", NULL };

const char *const report_pages_columns[REPORT_PAGES_COLUMNS + 1] = { "page",
	"value", "title", NULL };

static const struct ehr_opt opts[] = {
	{ .word = "template",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &report_given.template,
		.help = N_("what the report holds: a built-in template, or a "
			   "file with a slash or .yaml in its name") },
	{ .word = "from",
		.kind = EHR_OPT_LIST,
		.value = "NAME=FILE",
		.into = &report_given.from,
		.help = N_("the input NAME of the template is FILE") },
	{ .word = "set",
		.kind = EHR_OPT_LIST,
		.value = "NAME=TEXT",
		.into = &report_given.set,
		.help = N_("the parameter NAME of the template is TEXT") },
	{ .word = "year",
		.kind = EHR_OPT_TEXT,
		.value = "YEAR",
		.into = &report_given.year,
		.help = N_("the year that is reported on") },
	{ .word = "as-of",
		.kind = EHR_OPT_TEXT,
		.value = "DATE",
		.into = &report_given.as_of,
		.help = N_("the day up to which is reported") },
	{ .word = "omd",
		.kind = EHR_OPT_FLAG,
		.into = &report_given.markdown,
		.help = N_("write Markdown, the default") },
	{ .word = "ohtml",
		.kind = EHR_OPT_FLAG,
		.into = &report_given.html,
		.help = N_(
			"write one HTML file, for screen, phone and paper") },
	{ .word = "figures",
		.kind = EHR_OPT_TEXT,
		.value = "FOLDER",
		.into = &report_given.figures,
		.help = N_("with --omd: write charts and maps as SVG files "
			   "into FOLDER, which must be there") },
	{ .word = "each",
		.kind = EHR_OPT_TEXT,
		.value = "NAME=INPUT[:COLUMN]",
		.into = &report_given.each,
		.help = N_("a page for each value of the parameter NAME that "
			   "stands in COLUMN (the same name) of INPUT") },
	{ .word = "pages",
		.kind = EHR_OPT_TEXT,
		.value = "FOLDER",
		.into = &report_given.pages,
		.help = N_("write the pages of --each and an index into "
			   "FOLDER, which must be new or empty") },
	{ .word = "origins",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &report_given.origins,
		.help = N_("write the lists of lines that notes name, whole, "
			   "to FILE") },
	{ .word = "list",
		.kind = EHR_OPT_FLAG,
		.into = &report_given.list,
		.help = N_("write what the templates, or that of --template, "
			   "take") },
};

static const char *const examples[] = {
	N_("the year's report from tasks and indicators"),
	"ehrisk-report --template annual --year 2025 --from tasks=tasks.csv "
	"--from indicators=indicators.csv > report.md",
	N_("the same for a browser or a printer"),
	"ehrisk-report --template annual --year 2025 --from tasks=tasks.csv "
	"--ohtml > report.html",
	N_("a page for each enterprise, with an index, into a new folder"),
	"ehrisk-report --template enterprise --each source_id=grades --pages "
	"enterprises --from grades=grades.csv --ohtml > pages.csv",
	N_("what a template takes, and which program makes it"),
	"ehrisk-report --list --template annual",
	N_("a template to start one's own from"),
	"ehrisk-ref annual > mine.yaml",
};

const struct ehr_app report_app = {
	.name = "ehrisk-report",
	.about = N_("reports out of the tables of the other programs"),
	.operands = "",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.writes = report_list_columns,
};

/* What --list does not look at. */
static bool makes_report(const struct report_given *given)
{
	return given->from.n || given->set.n || given->markdown ||
	       given->html || given->figures || given->origins || given->each ||
	       given->pages;
}

/* What is wrong with the pages, if anything. */
static const char *check_pages(const struct report_given *given)
{
	if (!given->each != !given->pages)
		return _("--each and --pages go together");
	if (given->pages && (given->figures || given->origins))
		return _("--pages goes with neither --figures nor --origins");
	return NULL;
}

int report_check_options(struct ehr_run *run)
{
	const struct report_given *given = &report_given;
	const char *what = NULL;

	if (given->list && makes_report(given))
		what = _("--list goes with none of --from, --set, --omd, "
			 "--ohtml, --figures, --origins, --each and --pages");
	else if (!given->list && !given->template)
		what = _("which report? --template NAME; --list tells them");
	else if (given->markdown && given->html)
		what = _("only one of --omd and --ohtml");
	else if (given->figures && given->html)
		what = _("--figures goes with --omd; in HTML they are in the "
			 "page");
	else
		what = check_pages(given);
	return what ? ehr_fail(&run->err, EHR_FAULT_USAGE, "%s", what) : 0;
}
