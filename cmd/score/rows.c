/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/rows.h"

#include "model/score_rows.h"
#include "score/options.h"

struct work {
	struct score_setup *setup;
	struct ehr_score_rows rows;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->filter = ehr_score_rows_filter(&work->rows);
	bound->column = work->rows.column;
	bound->n = work->rows.n_column;
	return ehr_scoring_bind(&work->setup->scoring, header, err);
}

int score_rows(struct score_setup *setup)
{
	struct work work = { .setup = setup };
	int rc;

	ehr_score_rows_init(&work.rows, &setup->scoring, score_given.paths,
		score_given.dose);
	rc = ehr_run_filter(setup->run, bind, &work);
	ehr_score_rows_release(&work.rows);
	return rc;
}
