/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-aqhi: air quality health indices of hours and days
 *
 * Reads concentrations of stations by the hour or day, wide or as canonical
 * rows, and appends the health and quality indices asked for, or sums them up.
 */
#include "aqhi/options.h"
#include "aqhi/work.h"

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct aqhi_work *work = self;

	if (aqhi_prepare(work, header, err) != 0)
		return -1;
	bound->filter = ehr_air_rows_filter(work->rows);
	if (work->keys.n > 0) /* made anew, and always there */
		return ehr_run_writer(work->run, &work->keys, work->column,
			       work->columns)
			       ? 0
			       : -1;
	bound->column = work->column;
	bound->n = work->columns;
	return 0;
}

static int compute(struct ehr_run *run)
{
	struct aqhi_work work;
	int rc = aqhi_open(&work, run);

	if (rc == 0)
		rc = ehr_run_filter(run, bind, &work);
	if (rc == 0)
		rc = aqhi_conclude(&work);
	if (rc == 0)
		aqhi_tell(&work);
	aqhi_close(&work);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &aqhi_app, argc, argv);

	if (rc == 0)
		rc = compute(&run);
	return ehr_run_finish(&run, rc);
}
