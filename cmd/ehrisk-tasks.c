/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-tasks: tasks of a plan: what is due, done, overdue
 *
 * Reads the tasks of a plan, with their schedules as they are written, and adds
 * when each is due and how far it is.
 */
#include "tasks/modes.h"

static int work(struct ehr_run *run)
{
	const struct tasks_mode *mode = tasks_mode_asked(&run->err);

	return mode ? mode->work(run) : -1;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, tasks_app(), argc, argv);

	if (rc == 0)
		rc = work(&run);
	return ehr_run_finish(&run, rc);
}
