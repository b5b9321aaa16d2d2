/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-limits: concentrations against the limits of Chinese standards
 *
 * Reads canonical rows and appends the limit, whether it is exceeded and by how
 * much, and the class of waters, for each standard asked for; or says why a row is
 * not compared. With --by it writes one row a group instead.
 */
#include "limits/options.h"
#include "limits/setup.h"

static int run_mode(struct ehr_run *run)
{
	if (limits_options_check(&run->err))
		return -1;
	if (limits_given.list)
		return limits_list(run);
	return limits_given.by ? limits_groups(run) : limits_rows(run);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &limits_app, argc, argv);

	if (rc == 0)
		rc = run_mode(&run);
	return ehr_run_finish(&run, rc);
}
