/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/setup.h"

#include "forecast/aqi.h"
#include "forecast/fields.h"
#include "forecast/index.h"
#include "forecast/issue.h"
#include "forecast/options.h"

static void note_number(struct ehr_run *run, const char *name, double value)
{
	char text[EHR_NUM_MAX + 1];

	text[ehr_num_write(text, value)] = '\0';
	ehr_run_fact(run, name, text);
}

int forecast_settings(
	struct ehr_run *run, double setting[static EHR_FORECAST_SETTINGS])
{
	const char *path = ehr_run_ref(run, "forecast_settings");
	struct ehr_setting_table table;

	if (ehr_forecast_settings_read(path, setting, &table, &run->err))
		return -1;
	ehr_run_used_table(
		run, "forecast_settings", path, table.sha256, table.rows);
	if (forecast_given.days > 0)
		setting[EHR_FORECAST_LEAD_DAYS] = (double)forecast_given.days;
	if (forecast_given.interval > 0)
		setting[EHR_FORECAST_INTERVAL] = forecast_given.interval;
	if (forecast_given.window >= 0)
		setting[EHR_FORECAST_WINDOW_DAYS] =
			(double)forecast_given.window;
	return 0;
}

static void note_settings(struct forecast_setup *self)
{
	struct ehr_run *run = self->run;

	note_number(run, "days", self->setting[EHR_FORECAST_LEAD_DAYS]);
	note_number(run, "interval", self->setting[EHR_FORECAST_INTERVAL]);
	note_number(run, "window", self->setting[EHR_FORECAST_WINDOW_DAYS]);
	if (forecast_given.methods)
		ehr_run_fact(run, "method", forecast_given.methods);
}

static int read_series(struct forecast_setup *self)
{
	struct ehr_run *run = self->run;
	struct ehr_reader *reader = ehr_run_reader(run);

	if (!reader)
		return -1;
	if (forecast_fields(self, ehr_reader_header(reader))) {
		ehr_err_at(&run->err, ehr_reader_file(reader), 1);
		return -1;
	}
	self->table.field = self->field;
	self->table.n_field = self->n_field;
	self->table.n_positive = self->job.n_value;
	if (ehr_forecast_table_read(&self->table, reader, &run->err))
		return -1;
	if (self->table.below_zero)
		ehr_run_notice(run,
			_("values below zero, taken as they are: %lu"),
			self->table.below_zero);
	return 0;
}

struct ehr_reader *forecast_side(
	struct ehr_run *run, const char *option, const char *path)
{
	struct ehr_in_opts opts = { .na = run->in.na, .n_na = run->in.n_na };

	if (ehr_run_check_side(run, option, path))
		return NULL;
	return ehr_run_side_as(run, path, &opts);
}

/* A file, and where it goes. */
struct side {
	const char *option, *path;
	struct ehr_forecast_outside *outside;
};

static int read_outside(struct forecast_setup *self, const struct side *side,
	const struct ehr_forecast_field *field, size_t n)
{
	struct ehr_forecast_outside *outside = side->outside;
	struct ehr_reader *reader =
		forecast_side(self->run, side->option, side->path);

	if (!reader || ehr_forecast_outside_read(outside, &self->table, field,
			       n, reader, &self->run->err))
		return -1;
	if (outside->strangers)
		ehr_run_notice(self->run,
			_("%s: forecasts for stations that the series lack: "
			  "%lu"),
			side->path, outside->strangers);
	return 0;
}

static int read_weather(struct forecast_setup *self)
{
	struct side side = { "--weather-forecast",
		forecast_given.weather_forecast, &self->weather };
	struct ehr_forecast_terms *terms = &self->job.terms;

	if (!side.path)
		return 0;
	if (terms->n_weather == 0)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--weather-forecast needs --weather"));
	terms->outside = &self->weather;
	return read_outside(
		self, &side, self->field + terms->weather, terms->n_weather);
}

static int read_externals(struct forecast_setup *self)
{
	struct ehr_forecast_job *job = &self->job;
	size_t at = 0;

	for (size_t i = 0; i < job->n_method; i++) {
		struct ehr_forecast_method *method = &self->method[i];
		struct side side = { .option = "--external" };

		if (method->kind != EHR_FORECAST_OUTSIDE)
			continue;
		side.path = strchr(forecast_given.externals.item[at], '=') + 1;
		side.outside = &self->external[at++];
		method->outside = side.outside;
		if (read_outside(self, &side, self->field, job->n_value))
			return -1;
	}
	return 0;
}

int forecast_setup(struct forecast_setup *self, struct ehr_run *run)
{
	*self = (struct forecast_setup){ .run = run };
	if (forecast_settings(run, self->setting) || forecast_methods(self))
		return -1;
	note_settings(self);
	self->job.setting = self->setting;
	self->job.table = &self->table;
	if (forecast_terms(self) || read_series(self) || read_weather(self) ||
		read_externals(self) || forecast_index(self) ||
		forecast_aqi(self))
		return -1;
	return forecast_issue(self);
}

void forecast_setup_release(struct forecast_setup *self)
{
	for (size_t i = 0; i < FORECAST_EXTERNALS; i++)
		ehr_forecast_outside_release(&self->external[i]);
	ehr_forecast_outside_release(&self->weather);
	ehr_forecast_table_release(&self->table);
	ehr_aqhi_methods_close(self->aqhi_methods);
	ehr_aqi_standards_close(self->aqi_standards);
	ehr_arena_release(&self->arena);
}
