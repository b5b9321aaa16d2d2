/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/compare.h"

#include "model/compare_totals.h"
#include "score/options.h"

/* Digits of factors, where --digits says nothing: an explanation is to be
 * read. */
enum { FACTOR_DIGITS = 6 };

struct work {
	struct score_setup *setup, other;
	struct ehr_compare compare;
	struct ehr_compare_totals *totals;
};

static int bind_rows(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->filter = ehr_compare_filter(&work->compare);
	bound->column = ehr_compare_columns;
	bound->n = EHR_COMPARE_RESULTS;
	if (ehr_scoring_bind(&work->setup->scoring, header, err))
		return -1;
	return ehr_scoring_bind(&work->other.scoring, header, err);
}

static int bind_totals(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->n = 0;
	if (ehr_scoring_bind(&work->setup->scoring, header, err) ||
		ehr_scoring_bind(&work->other.scoring, header, err))
		return -1;
	work->totals = ehr_compare_totals_new(
		&work->compare, header, score_given.by, err);
	if (!work->totals)
		return -1;
	bound->filter = ehr_compare_totals_filter(work->totals);
	return 0;
}

static void notice(struct work *work, const char *text, struct ehr_buf *names)
{
	if (names->n > 0)
		ehr_run_notice(
			work->setup->run, "%s: %s", text, ehr_buf_text(names));
	ehr_buf_release(names);
}

static int write_totals(struct work *work)
{
	struct ehr_run *run = work->setup->run;
	struct ehr_buf varying = { 0 }, members = { 0 };
	const struct ehr_header *kept =
		ehr_compare_totals_kept(work->totals, &varying);
	struct ehr_writer *writer = ehr_run_writer(
		run, kept, ehr_compare_totals_columns, EHR_COMPARE_TOTALS);

	notice(work, _("columns left out, as they vary within groups"),
		&varying);
	if (!writer ||
		ehr_compare_totals_write(work->totals, writer, &run->err))
		return -1;
	ehr_compare_totals_left_out(work->totals, &members);
	notice(work, _("left out of sums, as rows have a sum and its members"),
		&members);
	return 0;
}

static int run_totals(struct work *work)
{
	int rc = ehr_run_filter(work->setup->run, bind_totals, work);

	if (rc == 0)
		rc = write_totals(work);
	ehr_compare_totals_free(work->totals);
	return rc;
}

int score_compare(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int digits = setup->run->out.digits;
	int rc =
		score_setup_open_other(&work.other, setup, score_given.compare);

	work.compare = (struct ehr_compare){
		.scoring = { &setup->scoring, &work.other.scoring },
		.digits = digits > 0 ? digits : FACTOR_DIGITS,
	};
	if (rc == 0)
		rc = score_given.by
			     ? run_totals(&work)
			     : ehr_run_filter(setup->run, bind_rows, &work);
	score_setup_release(&work.other);
	return rc;
}

int score_compare_check(struct ehr_err *err)
{
	const struct score_given *given = &score_given;

	if (!given->compare)
		return 0;
	if (given->paths || given->dose || given->draws || given->sensitivity ||
		given->levels || given->explain)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--compare is not with --paths, --dose, --draws, "
			  "--levels, --sensitivity or --explain"));
	if (given->worst || given->sorted || given->people ||
		given->target_cr > 0 || given->target_hi > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--compare is not with --worst, --sorted, "
			  "--people or targets"));
	return 0;
}
