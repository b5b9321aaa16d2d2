/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/totals.h"

#include "model/totals.h"
#include "score/options.h"

struct work {
	struct score_setup *setup;
	struct ehr_totals *totals;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_scoring *scoring = &work->setup->scoring;
	struct ehr_layout layout;

	bound->n = 0;
	if (ehr_layout_init(&layout, header, ehr_total_names, EHR_TOTALS,
		    &work->setup->run->out, err))
		return -1;
	ehr_layout_release(&layout);
	if (ehr_scoring_bind(scoring, header, err))
		return -1;
	work->totals = ehr_totals_new(scoring, header, score_given.by, err);
	if (!work->totals)
		return -1;
	bound->filter = ehr_totals_filter(work->totals);
	return 0;
}

static int write_totals(struct work *work)
{
	struct ehr_run *run = work->setup->run;
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

int score_totals(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int rc = ehr_run_filter(setup->run, bind, &work);

	if (rc == 0)
		rc = write_totals(&work);
	ehr_totals_free(work.totals);
	return rc;
}
