/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-response: coefficients of daily deaths and air pollution
 *
 * Reads one row a day with counts, concentrations and weather, fits
 * quasi-Poisson models of the counts, and writes a row for each coefficient;
 * pools areas; writes the index that the coefficients make for ehrisk-aqhi.
 */
#include "response/options.h"
#include "response/work.h"

static int read_settings(struct response_work *work)
{
	static const char table[] = "response_settings";
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, table);
	struct ehr_setting_table facts;

	if (ehr_response_settings_read(path, work->setting, &facts, &run->err))
		return -1;
	ehr_run_used_table(run, table, path, facts.sha256, facts.rows);
	return 0;
}

static int respond(struct ehr_run *run)
{
	struct response_work work = { .run = run };
	int rc = response_options_check(run, &run->err);

	if (rc == 0)
		rc = read_settings(&work);
	if (rc == 0)
		rc = response_given.outcome ? response_models(&work)
					    : response_pool(&work);
	response_release(&work);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &response_app, argc, argv);

	if (rc == 0)
		rc = respond(&run);
	return ehr_run_finish(&run, rc);
}
