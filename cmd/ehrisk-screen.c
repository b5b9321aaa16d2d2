/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-screen: which pollutants or sources first
 *
 * Reads canonical rows with amounts and writes one row for each pollutant, or for
 * whatever else is ranked: its toxicity-weighted load, its place by that or by
 * several indicators, who makes most of it and which official lists it is on.
 */
#include <math.h>

#include "screen/notices.h"
#include "screen/options.h"

struct work {
	struct ehr_run *run;
	struct screen_tables tables;
	struct ehr_screen_opts opts;
	struct ehr_screen *screen;
};

static void set_options(struct work *work)
{
	const struct screen_tables *tables = &work->tables;
	const struct screen_given *given = &screen_given;

	work->opts = (struct ehr_screen_opts){
		.load = {
			.profile = tables->profile,
			.toxicity = tables->toxicity,
			.scope = tables->scope,
			.schemes = tables->schemes,
			.lists = tables->lists,
			.scheme = given->scheme,
			.effect = (enum ehr_screen_effect)given->effect,
		},
		.matrix = {
			.use = given->use,
			.missing = (enum ehr_screen_missing)given->missing,
			.log10 = given->transform == 1,
			.extra = given->indicators ? &tables->extra : NULL,
		},
		.rules = &tables->rules,
		.weighting = &tables->weighting,
		.units = tables->units,
		.rank_by = given->rank_by,
		.quantity = given->quantity == 0 ? "emission" : "generated",
		.method = (enum ehr_screen_method)given->method,
		.ties = (enum ehr_ties)given->ties,
		.must = given->must,
		.top = given->top > 0 ? (double)given->top : INFINITY,
	};
}

static int check_options(struct ehr_run *run)
{
	const struct screen_given *given = &screen_given;
	bool weights = given->method == EHR_SCREEN_TOPSIS ||
		       given->method == EHR_SCREEN_TOXPI;

	if (given->method == EHR_SCREEN_BY_LOAD &&
		(given->use || given->indicators || given->transform > 0))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--use, --indicators and --transform need another "
			  "--method than load"));
	if (!weights && strcmp(given->weights, "equal") != 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--weights needs --method topsis or toxpi"));
	return 0;
}

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->n = 0;
	work->screen = ehr_screen_new(&work->opts, header, err);
	if (!work->screen)
		return -1;
	bound->filter = ehr_screen_filter(work->screen);
	return 0;
}

static int write_all(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_buf varying = { 0 };
	const struct ehr_header *kept = ehr_screen_kept(work->screen, &varying);
	struct ehr_writer *writer =
		ehr_run_writer(run, kept, ehr_screen_results, EHR_SCREEN_OUTS);

	if (varying.n > 0)
		ehr_run_notice(run,
			_("columns left out, as they vary within "
			  "groups: %s"),
			ehr_buf_text(&varying));
	ehr_buf_release(&varying);
	return writer ? ehr_screen_write(work->screen, writer, &run->err) : -1;
}

static int write_contributors(struct work *work)
{
	const char *path = screen_given.contributors;
	struct ehr_writer *writer;

	if (!path)
		return 0;
	writer = ehr_run_beside_table(work->run, "--contributors", path,
		ehr_screen_parts, EHR_SCREEN_PART_OUTS);
	return writer ? ehr_screen_write_parts(
				work->screen, writer, &work->run->err)
		      : -1;
}

static int write_sensitivity(struct work *work)
{
	const char *path = screen_given.sensitivity;
	const double *setting = work->tables.rules.setting;
	double step = screen_given.weight_step > 0
			      ? screen_given.weight_step
			      : setting[EHR_SCREEN_WEIGHT_STEP];
	double kept = screen_given.top > 0 ? (double)screen_given.top
					   : setting[EHR_SCREEN_TOP_KEPT];
	struct ehr_writer *writer;

	if (!path)
		return 0;
	writer = ehr_run_beside_table(work->run, "--sensitivity", path,
		ehr_screen_moves, EHR_SCREEN_MOVE_OUTS);
	return writer ? ehr_screen_write_moves(work->screen, step, (size_t)kept,
				writer, &work->run->err)
		      : -1;
}

static int screen(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = check_options(run);

	if (rc == 0)
		rc = screen_tables_open(&work.tables, run);
	if (rc == 0) {
		set_options(&work);
		screen_facts(run, &work.tables, &work.opts);
		rc = ehr_run_filter(run, bind, &work);
	}
	if (rc == 0)
		rc = ehr_screen_rank(work.screen, &run->err);
	if (rc == 0)
		rc = write_all(&work);
	if (rc == 0)
		rc = write_contributors(&work);
	if (rc == 0)
		rc = write_sensitivity(&work);
	if (rc == 0)
		screen_notices(run, &work.tables, work.screen);
	ehr_screen_free(work.screen);
	screen_tables_close(&work.tables);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &screen_app, argc, argv);

	if (rc == 0)
		rc = screen(&run);
	return ehr_run_finish(&run, rc);
}
