/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/options.h"
#include "inspect/work.h"
#include "model/duties.h"

struct looking {
	struct inspect_work *work;
	struct ehr_duties_opts opts;
	struct ehr_duties *duties;
};

static int bind(void *me, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct looking *self = me;

	bound->n = 0;
	if (!inspect_writer(
		    self->work, header, ehr_duty_results, EHR_DUTY_RESULTS))
		return -1;
	self->duties = ehr_duties_new(&self->opts, header, err);
	if (!self->duties)
		return -1;
	bound->filter = ehr_duties_filter(self->duties, &self->work->view);
	return 0;
}

static void say(struct ehr_run *run, const struct ehr_duties_report *report)
{
	char shown[64];

	ehr_run_notice(run,
		_("%lu enterprises, %lu with duties, %lu lack some: visits "
		  "%lu, samples %lu"),
		report->rows, report->in_scope, report->lacking,
		report->lacks[EHR_DUTY_VISIT], report->lacks[EHR_DUTY_SAMPLE]);
	if (report->unknown == 0)
		return;
	ehr_visible(shown, sizeof(shown), report->first_unknown);
	ehr_run_notice(run,
		_("enterprises with records that the table has not: %lu, the "
		  "first \"%s\""),
		report->unknown, shown);
}

int inspect_duty(struct inspect_work *work)
{
	static const enum ehr_inspect_table table = EHR_INSPECT_DUTIES;
	struct looking self = { .work = work };
	struct ehr_duties_report report = { 0 };
	int rc = inspect_rules_open(work, &table, 1);

	if (rc == 0)
		rc = inspect_records_open(work);
	if (rc == 0) {
		self.opts = (struct ehr_duties_opts){ .rules = &work->rules,
			.visits = &work->visits,
			.year = (int)inspect_given.duty,
			.as_of = work->as_of,
			.rules_name = work->rules_name };
		rc = ehr_run_filter(work->run, bind, &self);
	}
	if (rc == 0) {
		report = ehr_duties_report(self.duties);
		say(work->run, &report);
	}
	ehr_duties_free(self.duties);
	return rc == 0 && inspect_given.check && report.lacking > 0 ? 1 : rc;
}
