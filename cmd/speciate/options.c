/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speciate/options.h"

#include "model/speciate.h"
#include "ref/column.h"

struct speciate_given speciate_given;

static const struct ehr_opt opts[] = {
	{ "profile", 0, EHR_OPT_LIST, "NAME", &speciate_given.profile, 0, 0,
		N_("split all rows of its sum by this profile; may be "
		   "repeated, for other sums") },
	{ "profile-by", 0, EHR_OPT_TEXT, "COLUMN", &speciate_given.by, 0, 0,
		N_("take the profile by the code in this column, such as "
		   "industry_code") },
	{ "profiles", 0, EHR_OPT_TEXT, "FILE", &speciate_given.profiles, 0, 0,
		N_("with --profile-by: a table of code and profile; default: "
		   "the industry codes of the built-in profiles") },
	{ "bounds", 0, EHR_OPT_TEXT, "NAME|FILE", &speciate_given.bounds, 0, 0,
		N_("where several profiles fit, split by the least and the "
		   "most toxic, by the toxicity values of this profile of "
		   "ehrisk-score") },
	{ "nmhc", 0, EHR_OPT_TEXT, "as-voc|RATIO", &speciate_given.nmhc, 0, 0,
		N_("split hydrocarbons reported as carbon too: as so much VOC, "
		   "or times RATIO (mass of VOC over NMHC)") },
	{ "reported", 0, EHR_OPT_TEXT, "FILE", &speciate_given.reported, 0, 0,
		N_("rows, such as the same table, whose chemicals sources "
		   "report themselves: these are not taken from a profile") },
	{ "list", 0, EHR_OPT_FLAG, NULL, &speciate_given.list, 0, 0,
		N_("write the profiles there are; standard input is not "
		   "read") },
};

static const char *const examples[] = {
	N_("the profiles there are"),
	"ehrisk-speciate --list",
	N_("all VOC as of wood furniture coating in the United States"),
	"ehrisk-speciate --profile SPECIATE5.2:2405 rows.csv",
	N_("by industry code, with a table of one's own"),
	("ehrisk-speciate --profile-by industry_code --profiles mine.csv "
	 "rows.csv"),
	N_("a chemical that a source reports itself is not counted twice"),
	("ehrisk-speciate --profile SPECIATE5.2:2405 --reported rows.csv "
	 "rows.csv"),
	N_("what the choice of profile can do to the result"),
	("ehrisk-speciate --profile-by industry_code --profiles mine.csv "
	 "--bounds hem rows.csv"),
};

static const char *const reads[] = { "pollutant", "cas", "value", "medium",
	"quantity", "qualifier", "detection_limit", "flags", "source_id",
	"receptor_id", "year", "time", "point_type", "outlet", NULL };

const struct ehr_app speciate_app = {
	.name = "ehrisk-speciate",
	.about = N_("split sums such as VOC and dust into their chemicals"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = ehr_speciate_outs,
	.is_number = ehr_column_is_number,
};

static int check_bounds(struct ehr_run *run)
{
	bool kept = run->out.n_columns == 0 && !run->out.columns;

	for (size_t i = 0; i < run->out.n_columns; i++)
		kept = kept || ehr_str_is(run->out.columns[i], "bound");
	if (kept && !run->out.prefix)
		return 0;
	return ehr_fail(&run->err, EHR_FAULT_USAGE,
		_("--bounds needs the column bound under its name: without "
		  "it both bounds would be added up"));
}

int speciate_options_check(struct ehr_run *run)
{
	const struct speciate_given *given = &speciate_given;

	if (given->list)
		return 0;
	if (!given->profile.n == !given->by)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("give --profile or --profile-by: there is no "
			  "profile that fits all"));
	if (given->profiles && !given->by)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--profiles needs --profile-by"));
	return given->bounds ? check_bounds(run) : 0;
}
