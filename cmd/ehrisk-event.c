/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-event: how serious a sudden environmental event could be
 *
 * Reads canonical rows of substances on site, and a table of process, control
 * and receptors, and writes a grade for each enterprise (HJ 941), the potential
 * of each project (HJ 169), or what is wrong with emergency plans; or grades
 * events that happened.
 */
#include "event/options.h"
#include "event/write.h"
#include "model/event_happened.h"
#include "model/event_plans.h"
#include "model/office.h"

static int check_options(struct ehr_run *run)
{
	const struct event_given *given = &event_given;

	if (given->happened &&
		(given->method || given->sites || given->plans ||
			given->substances || given->as_of || given->holidays))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--happened goes with none of --method, --sites, "
			  "--plans, --as-of, --holidays and --substances"));
	if (!given->plans != !given->as_of)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--plans and --as-of need each other"));
	if (given->holidays && !given->plans)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--holidays needs --plans"));
	if (given->plans && given->method == EVENT_HJ169)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--plans needs --method hj941"));
	return 0;
}

static int bind_happened(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct ehr_event_happened *happened = self;

	if (ehr_event_happened_bind(happened, header, err))
		return -1;
	bound->filter = ehr_event_happened_filter(happened);
	bound->column = ehr_event_happened_outs;
	bound->n = EHR_EVENT_HAPPENED_OUTS;
	return 0;
}

static int grade_happened(struct event_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_event_happened happened;

	if (ehr_event_happened_init(
		    &happened, work->tables.of.rules, &run->err) ||
		ehr_run_filter(run, bind_happened, &happened))
		return -1;
	if (happened.open)
		ehr_run_notice(run,
			_("grades that are lower bounds, as something is not "
			  "known: %lu"),
			happened.open);
	return 0;
}

/* A table without a column of plans would be one of no plans at all. */
static int check_plans(const struct ehr_header *header, struct ehr_err *err)
{
	const char *const *column = &ehr_event_plan_columns[1];

	for (size_t i = 0; column[i]; i++)
		if (ehr_header_find(header, column[i]) != EHR_NO_COLUMN)
			return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("no column of plans, such as \"%s\""), column[0]);
}

static int read_side(struct event_work *work, const char *path,
	struct ehr_event_sites *sites, const struct ehr_event_rules *rules)
{
	struct ehr_reader *reader = ehr_office_open(
		work->run, ehr_run_side_as, path, &work->run->err);
	size_t known = work->amounts.source.n;

	if (!reader || ehr_event_sites_read(sites, reader, rules,
			       &work->tables.of.scores, &work->run->err))
		return -1;
	if (!rules && check_plans(&sites->header, &work->run->err))
		return ehr_err_at(&work->run->err, path, 1);
	for (size_t i = 0; i < sites->id.n; i++)
		ehr_event_amounts_exists(&work->amounts, sites->id.key[i]);
	known = work->amounts.source.n - known;
	if (known)
		ehr_run_notice(work->run,
			_("enterprises that only %s knows: %zu"), path, known);
	return 0;
}

static int read_holidays(struct event_work *work)
{
	struct ehr_reader *reader;

	if (!event_given.holidays)
		return 0;
	reader = ehr_run_side(work->run, event_given.holidays);
	return reader ? ehr_working_days_read(
				&work->working, reader, &work->run->err)
		      : -1;
}

static int read_all(struct event_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_reader *reader = ehr_run_reader(run);

	ehr_event_amounts_init(
		&work->amounts, work->tables.of.substances, work->tables.words);
	if (!reader ||
		ehr_event_amounts_read(&work->amounts, reader, &run->err))
		return -1;
	if (event_given.sites && read_side(work, event_given.sites,
					 &work->sites, work->tables.of.rules))
		return -1;
	if (event_given.plans &&
		read_side(work, event_given.plans, &work->plans, NULL))
		return -1;
	ehr_event_amounts_end(&work->amounts);
	if (work->amounts.other_rows)
		ehr_run_notice(run, _("rows that are no amounts on site: %lu"),
			work->amounts.other_rows);
	return 0;
}

static int grade_sites(struct event_work *work)
{
	int rc = read_all(work);

	if (rc == 0)
		rc = read_holidays(work);
	if (rc == 0 && event_given.plans)
		rc = event_write_plans(work);
	else if (rc == 0)
		rc = event_given.method == EVENT_HJ169
			     ? event_write_projects(work)
			     : event_write_grades(work);
	if (rc == 0)
		rc = event_write_substances(work);
	if (rc == 0 && work->incomplete)
		ehr_run_notice(work->run,
			_("grades that are lower bounds, as something is not "
			  "known: %zu; without any: %zu"),
			work->incomplete - work->not_graded, work->not_graded);
	ehr_working_days_release(&work->working);
	ehr_event_sites_release(&work->plans);
	ehr_event_sites_release(&work->sites);
	ehr_event_amounts_release(&work->amounts);
	return rc;
}

static int work_on(struct ehr_run *run)
{
	static const char *const method[] = { "hj941", "hj169" };
	struct event_work work = { .run = run };
	int rc = check_options(run);

	if (rc)
		return rc;
	ehr_run_fact(run, "method",
		event_given.happened ? "gbh119" : method[event_given.method]);
	rc = event_tables_open(&work.tables, run);
	if (rc == 0)
		rc = event_given.happened ? grade_happened(&work)
					  : grade_sites(&work);
	event_tables_close(&work.tables);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &event_app, argc, argv);

	if (rc == 0)
		rc = work_on(&run);
	return ehr_run_finish(&run, rc);
}
