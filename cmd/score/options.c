/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/options.h"

#include "model/draw_plan.h"
#include "model/score_rows.h"
#include "ref/column.h"
#include "score/compare.h"
#include "score/explain.h"

struct score_given score_given = { .seed = 1 };

#define DRAWS_MAX 100000000

#define ACUTE_REFS "acute_ref|REL_1h|AEGL1_1h|AEGL2_1h|ERPG1|ERPG2"

static const struct ehr_opt opts[] = {
	{ "profile", 0, EHR_OPT_TEXT, "NAME|FILE", &score_given.profile, 0, 0,
		N_("exposure, formulas and toxicity sources to score "
		   "by; required; ehrisk-ref lists them") },
	{ "set", 0, EHR_OPT_LIST, "PARAM=VALUE", &score_given.settings, 0, 0,
		N_("another value for a parameter of the profile, "
		   "such as child.BW=20; may be repeated") },
	{ "tox-fallback", 0, EHR_OPT_CHOICE, "none|us", &score_given.fallback,
		0, 0,
		N_("whose toxicity values to use where the profile's "
		   "sources have none") },
	{ "acute", 0, EHR_OPT_FLAG, NULL, &score_given.acute, 0, 0,
		N_("hold concentrations of an hour in air against acute "
		   "references") },
	{ "acute-ref", 0, EHR_OPT_CHOICE, ACUTE_REFS, &score_given.acute_ref, 0,
		0, N_("which acute reference --acute takes") },
	{ "micro", 0, EHR_OPT_FLAG, NULL, &score_given.micro, 0, 0,
		N_("count air indoors and outdoors for the hours spent there, "
		   "in place of the whole day each") },
	{ "raw-water", 0, EHR_OPT_FLAG, NULL, &score_given.raw_water, 0, 0,
		N_("water of wells, rivers and works is drunk as it is") },
	{ "paths", 0, EHR_OPT_FLAG, NULL, &score_given.paths, 0, 0,
		N_("append hq and cr of each path of the profile") },
	{ "dose", 0, EHR_OPT_FLAG, NULL, &score_given.dose, 0, 0,
		N_("append the dose or exposure concentration of each path") },
	{ "draws", 0, EHR_OPT_INT, "N", &score_given.draws, EHR_DRAWS_LEAST,
		DRAWS_MAX,
		N_("draw parameters and values that have a distribution so "
		   "many times and append what becomes of hq and cr") },
	{ "seed", 0, EHR_OPT_INT, "S", &score_given.seed, 0, 9e15,
		N_("decides which numbers are drawn; default 1") },
	{ "lhs", 0, EHR_OPT_FLAG, NULL, &score_given.lhs, 0, 0,
		N_("draw by Latin hypercube: each distribution evenly") },
	{ "outer", 0, EHR_OPT_INT, "M", &score_given.outer, EHR_DRAWS_LEAST,
		DRAWS_MAX,
		N_("two dimensions: draw what is uncertain M times and for "
		   "each what people differ in") },
	{ "correlate", 0, EHR_OPT_TEXT, "FILE", &score_given.correlate, 0, 0,
		N_("rank correlations between parameters that are drawn") },
	{ "levels", 0, EHR_OPT_FLAG, NULL, &score_given.levels, 0, 0,
		N_("write the concentrations that meet the targets, for all "
		   "chemicals or those of the rows; standard input is not "
		   "read") },
	{ "only", 0, EHR_OPT_TEXT, "CAS,...", &score_given.only, 0, 0,
		N_("with --levels: of these chemicals") },
	{ "target-hq", 0, EHR_OPT_NUMBER, "HQ", &score_given.target_hq, 1e-9,
		1e9,
		N_("with --levels: this hazard quotient in place of the "
		   "profile's target") },
	{ "target-cr", 0, EHR_OPT_NUMBER, "CR", &score_given.target_cr, 1e-15,
		1,
		N_("with --levels: this risk in place of the profile's "
		   "target; with --by: append what each group must cut to "
		   "for it") },
	{ "sensitivity", 0, EHR_OPT_FLAG, NULL, &score_given.sensitivity, 0, 0,
		N_("write what moving each parameter alone does to each row") },
	{ "compare", 0, EHR_OPT_TEXT, "NAME|FILE", &score_given.compare, 0, 0,
		N_("score by this profile too, and append both results, their "
		   "ratio and what explains it; --set is of the first") },
	{ "explain", 0, EHR_OPT_FLAG, NULL, &score_given.explain, 0, 0,
		N_("write each row's result as equations with their numbers, "
		   "units and sources: as text, or --ojson") },
	{ "row", 0, EHR_OPT_INT, "N", &score_given.row, 1, 9e15,
		N_("with --explain: only the Nth row") },
	{ "appendix", 0, EHR_OPT_TEXT, "FILE", &score_given.appendix, 0, 0,
		N_("write the parameters and toxicity values that were used, "
		   "with their sources, to FILE: a table, or Markdown if its "
		   "name ends in .md") },
	{ "by", 0, EHR_OPT_TEXT, "COLUMNS", &score_given.by, 0, 0,
		N_("write totals for each group of rows alike in "
		   "these columns") },
	{ "worst", 0, EHR_OPT_TEXT, "COLUMN", &score_given.worst, 0, 0,
		N_("with --by: sum for each COLUMN apart, and write the "
		   "highest of each group") },
	{ "sorted", 0, EHR_OPT_FLAG, NULL, &score_given.sorted, 0, 0,
		N_("with --by: the rows of a group stand together, so write "
		   "it when the next begins") },
	{ "people", 0, EHR_OPT_TEXT, "FILE", &score_given.people, 0, 0,
		N_("with --by: append cases a year by the column population of "
		   "the rows, and write people by risk to FILE") },
	{ "target-hi", 0, EHR_OPT_NUMBER, "HI", &score_given.target_hi, 1e-9,
		1e9,
		N_("with --by: append what each group must cut to for this "
		   "hazard index") },
};

static const char *const examples[] = {
	N_("soil samples by the Chinese standard for homes and schools"),
	"ehrisk-score --profile hj25.3-class1 rows.csv > scored.csv",
	N_("the same as one row for each site"),
	"ehrisk-score --profile hj25.3-class1 --by source_id rows.csv",
	N_("air breathed for a lifetime, two columns only"),
	"ehrisk-score --profile hem --columns hq,cr air.csv",
	N_("a child of 20 kg instead of the profile's"),
	"ehrisk-score --profile us-resident --set child.BW=20 rows.csv",
	N_("a profile of one's own with distributions, drawn 10000 times"),
	"ehrisk-score --profile ./mine.yaml --draws 10000 rows.csv",
	N_("screening levels of benzene and arsenic"),
	"ehrisk-score --profile us-resident --levels --only 71-43-2,7440-38-2",
	N_("what the choice of profile makes of each row, and why"),
	"ehrisk-score --profile us-resident --compare hj25.3-class1 rows.csv",
	N_("how the third row's result comes about"),
	"ehrisk-score --profile us-resident --explain --row 3 rows.csv",
};

/* Those of the paths are named by the profile. */
static bool is_number(const char *column)
{
	static const char *const head[] = { "hq_", "cr_", "hi_", "add_",
		"ladd_", "ec_", "lec_" };

	static const char *const text[] = { "hq_why", "cr_why", "cr_most" };

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		if (strcmp(column, text[i]) == 0)
			return false;
	if (strstr(column, "_var_"))
		return false; /* what draws hang on: names */
	for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++)
		if (strncmp(column, head[i], strlen(head[i])) == 0)
			return true;
	return ehr_column_is_number(column);
}

const struct ehr_app score_app = {
	.name = "ehrisk-score",
	.about = N_("hazard quotients and cancer risks of measured "
		    "concentrations"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = ehr_score_columns,
	.writes = ehr_score_results,
	.is_number = is_number,
};

const char *score_acute_ref(void)
{
	static const char *const name[] = { "acute_ref", "REL_1h", "AEGL1_1h",
		"AEGL2_1h", "ERPG1", "ERPG2" };

	return score_given.acute ? name[score_given.acute_ref] : NULL;
}

static int check_levels(struct ehr_err *err)
{
	const struct score_given *given = &score_given;

	if (given->levels &&
		(given->by || given->draws || given->paths || given->dose))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--levels scores no rows: not with --by, --draws, "
			  "--paths or --dose"));
	if (!given->levels && given->only)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--only is only for --levels"));
	if (!given->levels && !given->draws && given->target_hq > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--target-hq is only for --levels and --draws"));
	if (!given->levels && !given->by && !given->draws &&
		given->target_cr > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--target-cr is only for --levels, --by and "
			  "--draws"));
	return 0;
}

static int check_totals(struct ehr_err *err)
{
	const struct score_given *given = &score_given;

	if (!given->by && (given->worst || given->sorted || given->people ||
				  given->target_hi > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--worst, --sorted, --people and --target-hi "
			  "are only for --by"));
	if (given->people && given->acute)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--people counts a lifetime's cases: not with "
			  "--acute"));
	return 0;
}

static int check_draws(struct ehr_err *err)
{
	const struct score_given *given = &score_given;

	if (given->sensitivity && (given->by || given->paths || given->dose ||
					  given->draws || given->levels))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--sensitivity is not with --by, --draws, --levels, "
			  "--paths or --dose"));
	if (!given->draws && (given->outer || given->lhs || given->correlate))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--outer, --lhs and --correlate are only for "
			  "--draws"));
	if (given->draws && (given->worst || given->sorted || given->people))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--worst, --sorted and --people are not with "
			  "--draws"));
	return 0;
}

int score_options_check(struct ehr_err *err)
{
	if (score_explain_check(err) || score_compare_check(err))
		return -1;
	if (score_given.acute_ref != 0 && !score_given.acute)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--acute-ref is only for --acute"));
	if (score_given.by && (score_given.paths || score_given.dose))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--paths and --dose are of rows: not with --by"));
	if (check_levels(err) || check_totals(err))
		return -1;
	return check_draws(err);
}
