/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-epc: one concentration out of many samples
 *
 * Reads canonical rows with concentrations and writes one row for each group
 * and pollutant: its mean, an upper confidence limit of the mean by a method
 * that its distribution decides, and the concentration that people are taken to
 * be exposed to.
 */
#include "epc/notices.h"
#include "epc/tables.h"
#include "ref/column.h"

static const char *by, *method;
static int statistic, nd, duplicates;
static bool all, series, incomplete;
static long seed = -1, resamples;

static const struct ehr_opt opts[] = {
	{ .word = "by",
		.kind = EHR_OPT_TEXT,
		.value = "COLUMNS",
		.into = &by,
		.help = N_("one row for each pollutant of each group of rows "
			   "alike in these columns; default: of all rows") },
	{ .word = "statistic",
		.kind = EHR_OPT_CHOICE,
		.value = "ucl95|mean|median|max",
		.into = &statistic,
		.help = N_("what becomes the concentration") },
	{ .word = "method",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &method,
		.help = N_("the upper limit of the mean by this method, "
			   "whatever the distribution") },
	{ .word = "all",
		.kind = EHR_OPT_FLAG,
		.into = &all,
		.help = N_("write a row for every method, to compare them") },
	{ .word = "nd",
		.kind = EHR_OPT_CHOICE,
		.value = "km|km-limit|ros|half|zero|limit|sqrt2",
		.into = &nd,
		.help = N_("what stands for results that were not detected") },
	{ .word = "duplicates",
		.kind = EHR_OPT_CHOICE,
		.value = "few|average|keep",
		.into = &duplicates,
		.help = N_("average results of one place and time: if they are "
			   "few, always, or never") },
	{ .word = "series",
		.kind = EHR_OPT_FLAG,
		.into = &series,
		.help = N_("take results with times as a series: the mean of "
			   "whole years, its limit by blocks") },
	{ .word = "incomplete",
		.kind = EHR_OPT_FLAG,
		.into = &incomplete,
		.help = N_("with --series: take incomplete years too, "
			   "flagged") },
	{ .word = "seed",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &seed,
		.min = 0,
		.max = 9007199254740991.0,
		.help = N_("seed of the bootstrap; default: that of the table "
			   "epc_settings") },
	{ .word = "resamples",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &resamples,
		.min = 100,
		.max = 1e6,
		.help = N_("resamples of the bootstrap; default: as in the "
			   "table epc_settings") },
};

static const char *const examples[] = {
	N_("one concentration for each pollutant and place, then its risk"),
	"ehrisk-epc --by source_id rows.csv | ehrisk-score --profile hem",
	N_("the mean instead of its upper limit"),
	"ehrisk-epc --by source_id --statistic mean rows.csv",
	N_("every method for a whole site"),
	"ehrisk-epc --all rows.csv",
	N_("the annual mean of hourly values at each station"),
	"ehrisk-epc --by source_id,year --series --statistic mean air.csv",
};

static const struct ehr_app app = {
	.name = "ehrisk-epc",
	.about = N_("one concentration out of many samples"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = ehr_epc_columns,
	.writes = ehr_epc_results,
	.is_number = ehr_column_is_number,
};

struct work {
	struct ehr_run *run;
	struct epc_tables tables;
	struct ehr_epc_opts opts;
	struct ehr_epc *epc;
};

static void note_number(struct ehr_run *run, const char *name, double value)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "%.0f", value);
	ehr_run_fact(run, name, ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static int set_options(struct work *work)
{
	double number =
		seed >= 0 ? (double)seed
			  : ehr_epc_setting(work->tables.rules, EHR_EPC_SEED);
	double draws = resamples > 0 ? (double)resamples
				     : ehr_epc_setting(work->tables.rules,
					       EHR_EPC_RESAMPLES);

	work->opts = (struct ehr_epc_opts){
		.rules = work->tables.rules,
		.units = work->tables.units,
		.gamma_level = &work->tables.level,
		.gamma_distance = &work->tables.distance,
		.by = by,
		.method = method,
		.nd = (enum ehr_epc_nd)nd,
		.statistic = (enum ehr_epc_statistic)statistic,
		.duplicates = (enum ehr_epc_duplicates)duplicates,
		.all = all,
		.series = series,
		.incomplete = incomplete,
		.seed = (uint64_t)number,
		.resamples = (size_t)draws,
	};
	note_number(work->run, "seed", number);
	note_number(work->run, "resamples", draws);
	if (incomplete && !series)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--incomplete needs --series"));
	return 0;
}

static size_t n_results(void)
{
	return all ? EHR_EPC_OUTS : EHR_EPC_OUT_COMMON;
}

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_layout layout;

	bound->n = 0;
	if (ehr_layout_init(&layout, header, ehr_epc_results, n_results(),
		    &work->run->out, err))
		return -1;
	ehr_layout_release(&layout);
	work->epc = ehr_epc_new(&work->opts, header, err);
	if (!work->epc)
		return -1;
	bound->filter = ehr_epc_filter(work->epc);
	return 0;
}

static int write_all(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_buf varying = { 0 };
	const struct ehr_header *kept = ehr_epc_kept(work->epc, &varying);
	struct ehr_writer *writer =
		ehr_run_writer(run, kept, ehr_epc_results, n_results());
	int rc = -1;

	if (varying.n > 0)
		ehr_run_notice(run,
			_("columns left out, as they vary within "
			  "groups: %s"),
			ehr_buf_text(&varying));
	ehr_buf_release(&varying);
	if (writer)
		rc = ehr_epc_write(work->epc, writer, &run->err);
	if (rc == 0)
		epc_notices(run, ehr_epc_report(work->epc), incomplete);
	return rc;
}

static int estimate(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = epc_tables_open(&work.tables, run);

	if (rc == 0)
		rc = set_options(&work);
	if (rc == 0)
		rc = ehr_run_filter(run, bind, &work);
	if (rc == 0)
		rc = write_all(&work);
	ehr_epc_free(work.epc);
	epc_tables_close(&work.tables);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0)
		rc = estimate(&run);
	return ehr_run_finish(&run, rc);
}
