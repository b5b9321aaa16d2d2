/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/totals.h"

#include "model/totals.h"
#include "score/options.h"

struct work {
	struct score_setup *setup;
	struct ehr_risk_bins *bins;
	struct ehr_totals *totals;
};

static int open_bins(struct work *work, struct ehr_err *err)
{
	struct ehr_run *run = work->setup->run;
	const char *path;

	if (!score_given.people)
		return 0;
	path = ehr_run_ref(run, "risk_bins");
	if (ehr_run_check_side(run, "--people", score_given.people))
		return -1;
	work->bins = ehr_risk_bins_open(path, err);
	if (!work->bins)
		return -1;
	ehr_run_used_table(run, "risk_bins", path,
		ehr_risk_bins_sha256(work->bins),
		ehr_risk_bins_rows(work->bins));
	return 0;
}

static struct ehr_totals_opts options(const struct work *work)
{
	const struct score_given *given = &score_given;
	const struct ehr_profile *profile = work->setup->profile;

	return (struct ehr_totals_opts){
		.by = given->by,
		.worst = given->worst,
		.sorted = given->sorted,
		.acute = given->acute,
		.cuts = given->target_cr > 0 || given->target_hi > 0,
		.target_cr = given->target_cr > 0 ? given->target_cr
						  : profile->target_cr,
		.target_hi = given->target_hi > 0 ? given->target_hi
						  : profile->target_hq,
		.bins = work->bins,
	};
}

static int open_rows(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_buf left_out = { 0 };
	const struct ehr_header *kept =
		ehr_totals_kept(work->totals, &left_out);
	size_t n;
	const char *const *column = ehr_totals_columns(work->totals, &n);
	struct ehr_writer *writer = ehr_run_writer(run, kept, column, n);

	if (left_out.n > 0 && score_given.sorted)
		ehr_run_notice(run,
			_("columns left out, as --sorted keeps those of --by "
			  "alone: %s"),
			ehr_buf_text(&left_out));
	else if (left_out.n > 0)
		ehr_run_notice(run,
			_("columns left out, as they vary within "
			  "groups: %s"),
			ehr_buf_text(&left_out));
	ehr_buf_release(&left_out);
	if (!writer)
		return -1;
	ehr_totals_into(work->totals, writer);
	return 0;
}

/* The names are checked at once, not when all rows have been read. */
static int check_names(const struct work *work, const struct ehr_header *header,
	struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	struct ehr_header carried = {
		.name = ehr_arena_calloc(
			&arena, header->n, sizeof(*carried.name)),
	};
	struct ehr_layout layout;
	size_t n;
	const char *const *column = ehr_totals_columns(work->totals, &n);
	int rc;

	for (size_t i = 0; i < header->n; i++)
		if (ehr_totals_may_keep(work->totals, i))
			carried.name[carried.n++] = header->name[i];
	rc = ehr_layout_init(
		&layout, &carried, column, n, &work->setup->run->out, err);
	if (rc == 0)
		ehr_layout_release(&layout);
	ehr_arena_release(&arena);
	return rc;
}

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_scoring *scoring = &work->setup->scoring;
	struct ehr_totals_opts opts;

	bound->n = 0;
	if (ehr_scoring_bind(scoring, header, err) || open_bins(work, err))
		return -1;
	opts = options(work);
	work->totals = ehr_totals_new(scoring, header, &opts, err);
	if (!work->totals || check_names(work, header, err))
		return -1;
	bound->filter = ehr_totals_filter(work->totals);
	return score_given.sorted ? open_rows(work) : 0;
}

static int write_people(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_writer *writer;
	const char *const *column;
	size_t n;

	if (!score_given.people)
		return 0;
	column = ehr_totals_people_columns(work->totals, &n);
	writer = ehr_run_beside_table(
		run, "people", score_given.people, column, n);
	if (!writer)
		return -1;
	return ehr_totals_people_write(work->totals, writer, &run->err);
}

static void say_left_out(const struct work *work)
{
	struct ehr_buf text = { 0 };

	ehr_totals_left_out(work->totals, &text);
	if (text.n > 0)
		ehr_run_notice(work->setup->run,
			_("left out of sums, as rows have a sum and its "
			  "members: %s"),
			ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static int write_totals(struct work *work)
{
	if (!score_given.sorted && open_rows(work))
		return -1;
	if (ehr_totals_finish(work->totals, &work->setup->run->err))
		return -1;
	say_left_out(work);
	return write_people(work);
}

int score_totals(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int rc = ehr_run_filter(setup->run, bind, &work);

	if (rc == 0)
		rc = write_totals(&work);
	ehr_totals_free(work.totals);
	ehr_risk_bins_close(work.bins);
	return rc;
}
