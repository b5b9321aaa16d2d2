/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "limits/options.h"
#include "limits/setup.h"

struct work {
	struct limits_setup setup;
	struct ehr_limit_rows rows;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->filter = ehr_limit_rows_filter(&work->rows);
	bound->column = work->rows.column;
	bound->n = work->rows.n_column;
	return ehr_limit_bind(&work->setup.judging, header, err);
}

/* What did not pass, so that nothing is lost without a word. */
static void tell_trigger(const struct work *work)
{
	const struct ehr_limit_rows *rows = &work->rows;
	const unsigned long *count = rows->count;

	if (rows->trigger == EHR_LIMIT_KINDS)
		return;
	ehr_run_notice(work->setup.run,
		_("of %lu rows %lu pass; of the others %lu could not be "
		  "decided and %lu were not compared"),
		rows->rows, count[EHR_LIMIT_COUNT_KEPT],
		count[EHR_LIMIT_COUNT_UNKNOWN],
		count[EHR_LIMIT_COUNT_NOT_COMPARED]);
}

int limits_rows(struct ehr_run *run)
{
	struct work work = { 0 };
	int rc = limits_setup_open(&work.setup, run);

	if (rc == 0) {
		ehr_limit_rows_init(
			&work.rows, &work.setup.judging, work.setup.trigger);
		rc = ehr_run_filter(run, bind, &work);
	}
	if (rc == 0) {
		tell_trigger(&work);
		limits_tell(&work.setup, work.rows.count);
	}
	ehr_limit_rows_release(&work.rows);
	limits_setup_release(&work.setup);
	return rc;
}
