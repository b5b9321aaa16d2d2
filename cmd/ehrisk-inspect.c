/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-inspect: random inspections, yearly duties, findings until closed
 *
 * Reads a table of enterprises and draws whom to visit, so that anybody can draw
 * again; or says who lacks which visits and samples of a year; or reads a ledger
 * of findings and says how far each is.
 */
#include "inspect/options.h"
#include "inspect/work.h"

static int inspect(struct ehr_run *run)
{
	struct inspect_work work = { .run = run };
	int rc = inspect_options_check(&work.as_of, &run->err);

	if (rc == 0)
		rc = inspect_given.draw       ? inspect_draw(&work)
		     : inspect_given.duty > 0 ? inspect_duty(&work)
					      : inspect_loop(&work);
	inspect_release(&work);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &inspect_app, argc, argv);

	if (rc == 0)
		rc = inspect(&run);
	return ehr_run_finish(&run, rc);
}
