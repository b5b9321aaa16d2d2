/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event/write.h"

#include "base/day.h"
#include "event/options.h"
#include "model/event_parts.h"
#include "model/event_plans.h"
#include "model/event_project.h"

static const struct ehr_event_sites *sites_of(const struct event_work *work)
{
	return event_given.sites ? &work->sites : NULL;
}

int event_write_grades(struct event_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_event_grading *grading = ehr_event_grading_new(
		&work->tables.of, &work->amounts, sites_of(work), &run->err);
	struct ehr_writer *writer = NULL;
	int rc = -1;

	if (grading)
		writer = ehr_run_writer(
			run, NULL, ehr_event_grade_outs, EHR_EVENT_GRADE_OUTS);
	if (writer)
		rc = 0;
	for (size_t i = 0; rc == 0 && i < work->amounts.source.n; i++) {
		struct ehr_event_graded graded = ehr_event_grade(grading, i);

		work->incomplete += graded.is_incomplete;
		work->not_graded += !graded.is_graded;
		rc = ehr_event_grading_write(grading, writer, &run->err);
	}
	ehr_event_grading_free(grading);
	return rc;
}

int event_write_projects(struct event_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_event_project *project = ehr_event_project_new(
		&work->tables.of, &work->amounts, sites_of(work), &run->err);
	struct ehr_writer *writer = NULL;
	int rc = -1;

	if (project)
		writer = ehr_run_writer(run, NULL, ehr_event_project_outs,
			EHR_EVENT_PROJECT_OUTS);
	if (writer)
		rc = 0;
	for (size_t i = 0; rc == 0 && i < work->amounts.source.n; i++) {
		work->incomplete += ehr_event_project_assess(project, i);
		work->not_graded += work->amounts.at[i].n == 0;
		rc = ehr_event_project_write(project, writer, &run->err);
	}
	ehr_event_project_free(project);
	return rc;
}

int event_write_plans(struct event_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_event_plans plans = { .plans = &work->plans,
		.sites = sites_of(work),
		.setting = work->tables.of.setting,
		.working = &work->working };
	struct ehr_event_grading *grading;
	struct ehr_writer *writer;
	size_t wrong = 0, beyond;
	int rc = 0;

	if (ehr_day_option(
		    event_given.as_of, "--as-of", &plans.as_of, &run->err))
		return -1;
	if (ehr_event_plans_check(&plans, &beyond, &run->err))
		return ehr_err_at(&run->err, event_given.plans, 0);
	if (event_given.holidays && beyond)
		ehr_run_notice(run,
			_("plans to be filed in a year of which %s has no day, "
			  "so that every Monday to Friday counts: %zu"),
			event_given.holidays, beyond);
	grading = ehr_event_grading_new(
		&work->tables.of, &work->amounts, plans.sites, &run->err);
	writer = grading ? ehr_run_writer(run, NULL, ehr_event_plan_outs,
				   EHR_EVENT_PLAN_OUTS)
			 : NULL;
	rc = writer ? 0 : -1;
	for (size_t i = 0; rc == 0 && i < work->amounts.source.n; i++) {
		bool in_order;

		rc = ehr_event_plans_write(&plans, &work->amounts.at[i],
			ehr_event_grade(grading, i), writer, &in_order,
			&run->err);
		wrong += !in_order;
	}
	ehr_event_grading_free(grading);
	if (rc == 0)
		ehr_run_notice(run, _("plans not in order: %zu of %zu"), wrong,
			work->amounts.source.n);
	return rc;
}

int event_write_substances(struct event_work *work)
{
	const char *path = event_given.substances;
	struct ehr_writer *writer;

	if (!path)
		return 0;
	writer = ehr_run_beside_table(work->run, "--substances", path,
		ehr_event_part_outs, EHR_EVENT_PART_OUTS);
	return writer ? ehr_event_parts_write(
				&work->amounts, writer, &work->run->err)
		      : -1;
}
