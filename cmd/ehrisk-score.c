/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score: hazard quotients and cancer risks of measured concentrations
 *
 * Reads canonical rows (medium, cas, value, unit; pollutant, point_type,
 * quantity, layer, qualifier, detection_limit where they are) and appends hq,
 * cr, their bounds and pathways, and why a row is not scored. With --by it
 * writes one row of totals a group instead.
 */
#include "app/run.h"
#include "model/score_rows.h"
#include "model/totals.h"
#include "ref/column.h"

static const char *profile_name, *by;
static struct ehr_list settings;
static int fallback; /* 0 none, 1 us */

static const char *const fallback_profile[] = { NULL, "us-resident" };

static const struct ehr_opt opts[] = {
	{ .word = "profile",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &profile_name,
		.help = N_("exposure, formulas and toxicity sources to score "
			   "by; required; ehrisk-ref lists them") },
	{ .word = "set",
		.kind = EHR_OPT_LIST,
		.value = "PARAM=VALUE",
		.into = &settings,
		.help = N_("another value for a parameter of the profile, "
			   "such as child.BW=20; may be repeated") },
	{ .word = "tox-fallback",
		.kind = EHR_OPT_CHOICE,
		.value = "none|us",
		.into = &fallback,
		.help = N_("whose toxicity values to use where the profile's "
			   "sources have none") },
	{ .word = "by",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMNS",
		.into = &by,
		.help = N_("write totals for each group of rows alike in "
			   "these columns") },
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
};

static const struct ehr_app app = {
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
	.is_number = ehr_column_is_number,
};

/* What a run opens, in order. */
struct work {
	struct ehr_run *run;
	struct ehr_profile *profile;
	struct ehr_toxicity *toxicity;
	struct ehr_scope *scope;
	struct ehr_units *units;
	struct ehr_scoring scoring;
	struct ehr_totals *totals;
};

static int fall_back(struct ehr_profile *profile, struct ehr_err *err)
{
	struct ehr_profile *behind;

	if (!fallback_profile[fallback])
		return 0;
	behind = ehr_profile_open(fallback_profile[fallback], err);
	if (!behind)
		return -1;
	ehr_profile_fallback(profile, behind);
	ehr_profile_close(behind);
	return 0;
}

/* One fact, since a name stands once in an object. */
static void note_settings(struct ehr_run *run)
{
	struct ehr_buf all = { 0 };

	for (size_t i = 0; i < settings.n; i++)
		ehr_buf_printf(&all, i > 0 ? " %s" : "%s", settings.item[i]);
	if (settings.n > 0)
		ehr_run_fact(run, "set", ehr_buf_text(&all));
	ehr_buf_release(&all);
}

static int open_profile(struct work *work)
{
	struct ehr_err *err = &work->run->err;

	work->profile = ehr_profile_open(profile_name, err);
	if (!work->profile)
		return -1;
	ehr_run_used(work->run, "profile", work->profile->name,
		work->profile->path, work->profile->sha256);
	for (size_t i = 0; i < settings.n; i++)
		if (ehr_profile_set(work->profile, settings.item[i], err))
			return -1;
	note_settings(work->run);
	return fall_back(work->profile, err);
}

static int open_tables(struct work *work)
{
	struct ehr_run *run = work->run;
	const char *tox = ehr_run_ref(run, "toxicity");
	const char *scope = ehr_run_ref(run, "scope");
	const char *units = ehr_run_ref(run, "units");

	if (open_profile(work))
		return -1;
	if (tox)
		ehr_profile_replaced(work->profile, "toxicity");
	if (scope)
		ehr_profile_replaced(work->profile, "scope");
	if (units)
		ehr_profile_replaced(work->profile, "units");
	work->toxicity = ehr_toxicity_open(
		&(struct ehr_tox_opts){
			.order = work->profile->order,
			.n = work->profile->n_order,
			.path = tox,
		},
		&run->err);
	if (work->toxicity)
		work->scope = ehr_scope_open(scope, &run->err);
	if (work->scope)
		work->units = ehr_units_open(units, &run->err);
	if (!work->units)
		return -1;
	ehr_run_used_table(run, "toxicity", tox,
		ehr_toxicity_sha256(work->toxicity),
		ehr_toxicity_rows(work->toxicity));
	ehr_run_used_table(run, "scope", scope, ehr_scope_sha256(work->scope),
		ehr_scope_rows(work->scope));
	ehr_run_used_table(run, "units", units, ehr_units_sha256(work->units),
		ehr_units_rows(work->units));
	ehr_scoring_init(&work->scoring, work->profile, work->toxicity,
		work->scope, work->units);
	return 0;
}

static int bind_rows(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->filter = ehr_score_rows(&work->scoring);
	bound->column = ehr_score_results;
	bound->n = EHR_RESULTS;
	return ehr_scoring_bind(&work->scoring, header, err);
}

static int bind_totals(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_layout layout;

	bound->n = 0;
	if (ehr_layout_init(&layout, header, ehr_total_names, EHR_TOTALS,
		    &work->run->out, err))
		return -1;
	ehr_layout_release(&layout);
	if (ehr_scoring_bind(&work->scoring, header, err))
		return -1;
	work->totals = ehr_totals_new(&work->scoring, header, by, err);
	if (!work->totals)
		return -1;
	bound->filter = ehr_totals_filter(work->totals);
	return 0;
}

static int write_totals(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_buf varying = { 0 };
	const struct ehr_header *kept = ehr_totals_kept(work->totals, &varying);
	struct ehr_writer *writer =
		ehr_run_writer(run, kept, ehr_total_names, EHR_TOTALS);

	if (varying.n > 0)
		ehr_run_notice(run,
			_("columns left out, as they vary within "
			  "groups: %s"),
			ehr_buf_text(&varying));
	ehr_buf_release(&varying);
	if (!writer)
		return -1;
	return ehr_totals_write(work->totals, writer, &run->err);
}

static void release(struct work *work)
{
	ehr_totals_free(work->totals);
	ehr_scoring_release(&work->scoring);
	ehr_units_close(work->units);
	ehr_scope_close(work->scope);
	ehr_toxicity_close(work->toxicity);
	ehr_profile_close(work->profile);
}

static int score(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = open_tables(&work);

	if (rc == 0)
		rc = ehr_run_filter(run, by ? bind_totals : bind_rows, &work);
	if (rc == 0 && by)
		rc = write_totals(&work);
	release(&work);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0)
		rc = score(&run);
	return ehr_run_finish(&run, rc);
}
