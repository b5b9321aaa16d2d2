/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/draws.h"

#include "io/file.h"
#include "model/draw_rows.h"
#include "model/draw_totals.h"
#include "score/options.h"

/* rows that take long are handed to threads a few at a time */
enum { CORRELATIONS_MAX = 1 << 20, BLOCK_BYTES = 4096 };

struct work {
	struct score_setup *setup;
	struct ehr_draw_plan *plan;
	struct ehr_score_rows scored;
	struct ehr_draw_rows rows;
	struct ehr_draw_totals *totals;
};

static void note_unlikely(struct ehr_run *run, const struct ehr_draw_plan *plan)
{
	for (size_t i = 0; i < plan->n_param; i++)
		if (plan->param[i].unlikely)
			ehr_run_notice(run,
				_("the value of %s is outside of all but 0.1 "
				  "%% "
				  "of its distribution"),
				plan->param[i].name);
}

/* The file of correlations, told to the manifest. */
static int read_correlations(
	struct ehr_run *run, struct ehr_draw_opts *opts, struct ehr_buf *bytes)
{
	char sha256[65];

	if (!score_given.correlate)
		return 0;
	if (ehr_file_read(
		    score_given.correlate, CORRELATIONS_MAX, bytes, &run->err))
		return -1;
	opts->correlations = (struct ehr_str){ bytes->p, bytes->n };
	opts->correlations_file = score_given.correlate;
	ehr_sha256(opts->correlations, sha256);
	ehr_run_used(run, "correlate", score_given.correlate,
		score_given.correlate, sha256);
	return 0;
}

struct ehr_draw_plan *score_open_draws(struct score_setup *setup)
{
	struct ehr_run *run = setup->run;
	struct ehr_draw_opts opts = {
		.draws = (size_t)score_given.draws,
		.outer = (size_t)score_given.outer,
		.seed = (uint64_t)score_given.seed,
		.lhs = score_given.lhs,
		.target_hq = score_given.target_hq,
		.target_hi = score_given.target_hi,
		.target_cr = score_given.target_cr,
	};
	struct ehr_draw_plan *plan = NULL;
	struct ehr_buf bytes = { 0 };

	if (read_correlations(run, &opts, &bytes) == 0)
		plan = ehr_draw_plan_new(setup->profile, &opts, &run->err);
	ehr_buf_release(&bytes);
	if (!plan)
		return NULL;
	ehr_run_fact(run, "draws", plan->text);
	note_unlikely(run, plan);
	return plan;
}

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->filter = ehr_draw_rows_filter(&work->rows);
	bound->column = work->rows.column;
	bound->n = work->rows.n_column;
	return ehr_draw_rows_bind(
		&work->rows, &work->setup->scoring, header, err);
}

static int bind_totals(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_scoring *scoring = &work->setup->scoring;

	if (ehr_scoring_bind(scoring, header, err) ||
		ehr_draws_check(scoring, err))
		return -1;
	work->totals = ehr_draw_totals_new(
		scoring, work->plan, header, score_given.by, err);
	if (!work->totals)
		return -1;
	bound->filter = ehr_draw_totals_filter(work->totals);
	bound->n = 0;
	return 0;
}

static int write_totals(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	size_t n;
	const char *const *column = ehr_draw_totals_columns(work->totals, &n);
	struct ehr_writer *writer = ehr_run_writer(run, NULL, column, n);

	return writer ? ehr_draw_totals_write(work->totals, writer, &run->err)
		      : -1;
}

static int run_totals(struct work *work)
{
	int rc = ehr_run_filter(work->setup->run, bind_totals, work);

	if (rc == 0)
		rc = write_totals(work);
	ehr_draw_totals_free(work->totals);
	return rc;
}

static int run_rows(struct work *work)
{
	int rc;

	ehr_score_rows_init(&work->scored, &work->setup->scoring,
		score_given.paths, score_given.dose);
	ehr_draw_rows_init(&work->rows, work->plan, &work->scored);
	rc = ehr_run_filter(work->setup->run, bind, work);
	ehr_draw_rows_release(&work->rows);
	ehr_score_rows_release(&work->scored);
	return rc;
}

int score_draws(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int rc;

	setup->run->in.block = BLOCK_BYTES;
	work.plan = score_open_draws(setup);
	if (!work.plan)
		return -1;
	rc = score_given.by ? run_totals(&work) : run_rows(&work);
	ehr_draw_plan_free(work.plan);
	return rc;
}
