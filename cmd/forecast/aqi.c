/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/aqi.h"

#include "forecast/fields.h"
#include "forecast/options.h"
#include "forecast/units.h"

static void note_tables(struct forecast_setup *self)
{
	struct ehr_table_digest digest;

	for (size_t i = 0;
		ehr_aqi_standards_digest(self->aqi_standards, i, &digest); i++)
		ehr_run_used_table(self->run, digest.name,
			ehr_run_ref(self->run, digest.name), digest.sha256,
			digest.rows);
}

static int unknown(struct forecast_setup *self)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < ehr_aqi_standards_count(self->aqi_standards);
		i++)
		ehr_buf_printf(&names, "%s%s", i ? ", " : "",
			ehr_aqi_standards_get(self->aqi_standards, i)->name);
	ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		_("--aqi: there is no \"%s\"; there are %s"),
		forecast_given.aqi, ehr_buf_text(&names));
	ehr_buf_release(&names);
	return -1;
}

static int open_standard(
	struct forecast_setup *self, const struct ehr_aqi_standard **standard)
{
	struct ehr_run *run = self->run;
	struct ehr_aqi_paths paths = { ehr_run_ref(run, "aqi_breakpoints"),
		ehr_run_ref(run, "aqi_standards"),
		ehr_run_ref(run, "aqi_items"), ehr_run_ref(run, "aqi_levels"),
		ehr_run_ref(run, "aqi_groups") };

	self->aqi_standards = ehr_aqi_standards_open(&paths, &run->err);
	if (!self->aqi_standards)
		return -1;
	note_tables(self);
	*standard = ehr_aqi_standards_find(
		self->aqi_standards, ehr_str_of(forecast_given.aqi));
	if (!*standard)
		return unknown(self);
	ehr_run_fact(run, "aqi", forecast_given.aqi);
	return 0;
}

/* The index of a day goes by the highest 8 hours of ozone. */
static void take_maximum(struct forecast_setup *self)
{
	size_t maximum = forecast_field_o3_8h_max(self);
	size_t *field = &self->aqi.field[EHR_AIR_O3];

	if (maximum != EHR_FORECAST_NO_FIELD)
		*field = maximum;
	else if (*field != EHR_FORECAST_NO_FIELD &&
		 !forecast_heading(ehr_air_name[EHR_AIR_O3]))
		ehr_run_notice(self->run,
			_("--aqi: %s is taken for the day's highest mean of 8 "
			  "hours; a column %s would go before it"),
			ehr_air_name[EHR_AIR_O3], forecast_o3_8h_max);
}

int forecast_aqi(struct forecast_setup *self)
{
	const struct ehr_aqi_standard *standard;
	struct forecast_units units;

	if (!forecast_given.aqi)
		return 0;
	if (open_standard(self, &standard) || forecast_units(self, &units))
		return -1;
	if (self->table.has_form && self->table.form.precision != EHR_HOUR_DAY)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--aqi %s: it is forecast of days, and the series "
			  "are of hours; ehrisk-aqhi --form day makes days of "
			  "them"),
			standard->name);
	if (ehr_aqi_plan_init(&self->aqi.plan, standard, EHR_AQI_DAY, &units.of,
		    &self->run->err))
		return -1;
	for (int air = 0; air < EHR_AIR_N; air++) {
		self->aqi.field[air] = forecast_field(self, (enum ehr_air)air);
		self->aqi.scale[air] = units.scale[air];
	}
	self->job.aqi = &self->aqi;
	take_maximum(self);
	return 0;
}
