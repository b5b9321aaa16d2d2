/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "limits/options.h"
#include "limits/setup.h"
#include "model/limit_groups.h"

struct work {
	struct limits_setup setup;
	struct ehr_limit_groups *groups;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->n = 0;
	if (ehr_limit_bind(&work->setup.judging, header, err))
		return -1;
	work->groups = ehr_limit_groups_new(
		&work->setup.judging, header, limits_given.by, err);
	if (work->groups == NULL)
		return -1;
	bound->filter = ehr_limit_groups_filter(work->groups);
	return 0;
}

static int write_groups(struct work *work)
{
	struct ehr_run *run = work->setup.run;
	struct ehr_buf left_out = { 0 };
	const struct ehr_header *kept =
		ehr_limit_groups_kept(work->groups, &left_out);
	const char *const *column;
	struct ehr_writer *writer;
	size_t n;

	column = ehr_limit_groups_columns(work->groups, &n);
	writer = ehr_run_writer(run, kept, column, n);
	if (writer && left_out.n > 0)
		ehr_run_notice(run,
			_("columns left out, as they vary within groups: %s"),
			ehr_buf_text(&left_out));
	ehr_buf_release(&left_out);
	return writer ? ehr_limit_groups_write(work->groups, writer, &run->err)
		      : -1;
}

static int write_summary(struct work *work)
{
	struct ehr_run *run = work->setup.run;
	struct ehr_writer *writer = ehr_run_writer(run, NULL,
		ehr_limit_summary_columns, EHR_LIMIT_SUMMARY_COLUMNS);

	return writer ? ehr_limit_groups_summary(
				work->groups, writer, &run->err)
		      : -1;
}

int limits_groups(struct ehr_run *run)
{
	struct work work = { 0 };
	int rc = limits_setup_open(&work.setup, run);

	if (rc == 0)
		rc = ehr_run_filter(run, bind, &work);
	if (rc == 0)
		rc = limits_given.summary ? write_summary(&work)
					  : write_groups(&work);
	if (rc == 0)
		limits_tell(&work.setup, ehr_limit_groups_count(work.groups));
	ehr_limit_groups_free(work.groups);
	limits_setup_release(&work.setup);
	return rc;
}
