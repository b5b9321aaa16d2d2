/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/issue.h"

#include "base/day.h"
#include "forecast/options.h"

/* The first and the last step of the table. */
struct span {
	long first, last;
};

/* False if the table has no rows. */
static bool find_span(const struct ehr_forecast_table *table, struct span *span)
{
	bool found = false;

	for (size_t i = 0; i < table->station.n; i++) {
		const struct ehr_forecast_line *line = &table->line[i];
		long last = line->first + (long)line->n - 1;

		if (!found || line->first < span->first)
			span->first = line->first;
		if (!found || last > span->last)
			span->last = last;
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

static bool reaches_too_far(const struct forecast_setup *self)
{
	struct ehr_hour_form form = self->table.form;
	long steps = (long)self->setting[EHR_FORECAST_LEAD_DAYS] *
		     ehr_forecast_day_steps(form);
	long end = ehr_day_of(9999, 12, 31) * EHR_DAY_HOURS + EHR_DAY_HOURS - 1;

	return ehr_forecast_hour(form, self->job.to + steps) > end;
}

static int check(struct forecast_setup *self, const struct span *span)
{
	const struct ehr_forecast_job *job = &self->job;
	struct ehr_hour_form form = self->table.form;
	bool early = job->from < span->first;
	char text[EHR_HOUR_TEXT];

	if (reaches_too_far(self))
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("forecasts would reach beyond the year 9999"));
	if (!early && job->to <= span->last)
		return 0;
	(void)ehr_hour_write(text,
		ehr_forecast_hour(form, early ? span->first : span->last),
		form);
	return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		early ? _("the time of issue is before the first row, of %s")
		      : _("the time of issue is behind the last row, of %s"),
		text);
}

int forecast_issue(struct forecast_setup *self)
{
	struct ehr_forecast_job *job = &self->job;
	long days = forecast_given.every > 0 ? forecast_given.every : 1;
	struct span span;

	job->every = days * ehr_forecast_day_steps(self->table.form);
	if (!find_span(&self->table, &span))
		return 0;
	if (forecast_given.hindcast) {
		if (read_hindcast(self))
			return -1;
		return check(self, &span);
	}
	if (forecast_given.issue) {
		if (read_time(self, "issue", ehr_str_of(forecast_given.issue),
			    &job->to))
			return -1;
		ehr_run_fact(self->run, "issue", forecast_given.issue);
	} else if (!ehr_forecast_newest(job, &job->to)) {
		job->to = span.last;
	}
	job->from = job->to;
	return check(self, &span);
}
