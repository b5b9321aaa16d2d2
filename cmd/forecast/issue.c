/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/issue.h"

#include "forecast/options.h"

/* The last step of the table; false if it has no rows. */
static bool last_step(const struct ehr_forecast_table *table, long *last)
{
	bool found = false;

	for (size_t i = 0; i < table->station.n; i++) {
		const struct ehr_forecast_line *line = &table->line[i];
		long step = line->first + (long)line->n - 1;

		if (!found || step > *last)
			*last = step;
		found = true;
	}
	return found;
}

static int read_time(struct forecast_setup *self, const char *word,
	struct ehr_str text, long *step)
{
	struct ehr_hour_form form, own = self->table.form;
	bool days = own.precision == EHR_HOUR_DAY;
	long hour;

	if (!ehr_hour_read(text, &hour, &form) ||
		(days && form.precision != EHR_HOUR_DAY) ||
		(form.offset_min != EHR_HOUR_NO_OFFSET &&
			form.offset_min != own.offset_min))
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			days ? _("--%s: expected a day such as 2016-03-01, "
				 "found \"%.*s\"")
			     : _("--%s: expected an hour of the clock of the "
				 "series such as 2016-03-01T19, found "
				 "\"%.*s\""),
			word, (int)text.n, text.p);
	*step = ehr_forecast_step(own, hour);
	return 0;
}

static int read_hindcast(struct forecast_setup *self)
{
	struct ehr_forecast_job *job = &self->job;
	struct ehr_str to = ehr_str_of(forecast_given.hindcast);
	struct ehr_str from = ehr_str_cut(&to, '/');

	if (!to.p)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--hindcast: expected FROM/TO, found \"%s\""),
			forecast_given.hindcast);
	if (read_time(self, "hindcast", from, &job->from) ||
		read_time(self, "hindcast", to, &job->to))
		return -1;
	if (job->to < job->from)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--hindcast: its end is before its start: \"%s\""),
			forecast_given.hindcast);
	ehr_run_fact(self->run, "hindcast", forecast_given.hindcast);
	return 0;
}

static int check(struct forecast_setup *self, long last)
{
	const struct ehr_forecast_job *job = &self->job;
	struct ehr_hour_form form = self->table.form;
	char text[EHR_HOUR_TEXT];

	if (job->to <= last)
		return 0;
	(void)ehr_hour_write(text, ehr_forecast_hour(form, last), form);
	return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		_("the time of issue is behind the last row, of %s"), text);
}

int forecast_issue(struct forecast_setup *self)
{
	struct ehr_forecast_job *job = &self->job;
	long days = forecast_given.every > 0 ? forecast_given.every : 1, last;

	job->every = days * ehr_forecast_day_steps(self->table.form);
	if (!last_step(&self->table, &last))
		return 0;
	if (forecast_given.hindcast) {
		if (read_hindcast(self))
			return -1;
		return check(self, last);
	}
	if (forecast_given.issue) {
		if (read_time(self, "issue", ehr_str_of(forecast_given.issue),
			    &job->to))
			return -1;
		ehr_run_fact(self->run, "issue", forecast_given.issue);
	} else if (!ehr_forecast_newest(job, &job->to)) {
		job->to = last;
	}
	job->from = job->to;
	return check(self, last);
}
