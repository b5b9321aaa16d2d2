/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/options.h"

#include "model/screen.h"
#include "ref/column.h"

struct screen_given screen_given = {
	.rank_by = "pollutant", .scheme = "rsei", .weights = "equal"
};

static const struct ehr_opt opts[] = {
	{ .word = "profile",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &screen_given.profile,
		.help = N_("whose toxicity values, as in ehrisk-score; there "
			   "is no default") },
	{ .word = "tox-fallback",
		.kind = EHR_OPT_CHOICE,
		.value = "none|us",
		.into = &screen_given.fallback,
		.help = N_("toxicity values from elsewhere where the profile "
			   "has none, flagged") },
	{ .word = "rank-by",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMN",
		.into = &screen_given.rank_by,
		.help = N_("what is ranked: pollutant (default), source_id, "
			   "industry_code, medium, adm_code or any column") },
	{ .word = "quantity",
		.kind = EHR_OPT_CHOICE,
		.value = "emission|generated",
		.into = &screen_given.quantity,
		.help = N_("the amounts that are weighted") },
	{ .word = "scheme",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &screen_given.scheme,
		.help = N_("how toxicity weighs a kilogram: rsei (default), "
			   "equivalents or another one of the table "
			   "load_schemes") },
	{ .word = "effect",
		.kind = EHR_OPT_CHOICE,
		.value = "larger|cancer|noncancer",
		.into = &screen_given.effect,
		.help = N_("which of the two loads ranks; larger: of each "
			   "kilogram the larger weight") },
	{ .word = "method",
		.kind = EHR_OPT_CHOICE,
		.value = "load|topsis|copeland|hasse|toxpi",
		.into = &screen_given.method,
		.help = N_("how items are ranked") },
	{ .word = "use",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &screen_given.use,
		.help = N_("the indicators, with commas between") },
	{ .word = "indicators",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &screen_given.indicators,
		.help = N_("further indicators: item, indicator, value, "
			   "direction and slice") },
	{ .word = "weights",
		.kind = EHR_OPT_TEXT,
		.value = "RULE",
		.into = &screen_given.weights,
		.help = N_("weights of the indicators: equal, entropy, critic, "
			   "ahp:FILE or FILE") },
	{ .word = "transform",
		.kind = EHR_OPT_CHOICE,
		.value = "none|log10",
		.into = &screen_given.transform,
		.help = N_("what is done to indicators first; log10 is "
			   "log10(1 + x)") },
	{ .word = "missing",
		.kind = EHR_OPT_CHOICE,
		.value = "insufficient|exclude|worst|middle",
		.into = &screen_given.missing,
		.help = N_("what becomes of an item that lacks an indicator") },
	{ .word = "ties",
		.kind = EHR_OPT_CHOICE,
		.value = "competition|average|dense",
		.into = &screen_given.ties,
		.help = N_("ranks of equal scores: 1 2 2 4, 1 2.5 2.5 4 or "
			   "1 2 2 3") },
	{ .word = "top",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &screen_given.top,
		.min = 1,
		.max = 1e9,
		.help = N_("of the ranked items only those up to rank N, and "
			   "those of --must") },
	{ .word = "must",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &screen_given.must,
		.help = N_("official lists, with commas between, whose members "
			   "are written whatever their rank") },
	{ .word = "contributors",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &screen_given.contributors,
		.help = N_("a table of who adds what to each item") },
	{ .word = "sensitivity",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &screen_given.sensitivity,
		.help = N_("a table of how ranks move when an indicator is "
			   "left out or a weight moves") },
	{ .word = "weight-step",
		.kind = EHR_OPT_NUMBER,
		.value = "SHARE",
		.into = &screen_given.weight_step,
		.min = 1e-6,
		.max = 1,
		.help = N_("by how much --sensitivity moves a weight; default: "
			   "as in the table screen_settings") },
};

static const char *const examples[] = {
	N_("the pollutants of an inventory by toxicity-weighted load"),
	"ehrisk-screen --profile hem rows.csv",
	N_("the ten worst sources, and what they emit"),
	"ehrisk-screen --profile us-resident --rank-by source_id --top 10 "
	"--contributors parts.csv rows.csv",
	N_("by several indicators, and how firm that is"),
	"ehrisk-screen --profile hem --method topsis --weights critic "
	"--sensitivity moves.csv rows.csv",
	N_("what is on an official list stays in"),
	"ehrisk-screen --profile hem --top 20 --must "
	"air-toxics-2018,pcc-1 rows.csv",
};

const struct ehr_app screen_app = {
	.name = "ehrisk-screen",
	.about = N_("which pollutants or sources first"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = ehr_screen_columns,
	.writes = ehr_screen_results,
	.is_number = ehr_column_is_number,
};
