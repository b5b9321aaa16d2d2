/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-forecast: air quality in the next days, and how good that was
 *
 * Reads hourly or daily series of stations and writes forecasts with intervals
 * for each station, method and lead, of the newest time or of times past; or
 * reads such forecasts and writes their scores.
 */
#include "forecast/options.h"
#include "forecast/setup.h"
#include "forecast/verify.h"

/* Is any option given that makes forecasts? */
static bool is_making(const struct forecast_given *given)
{
	const char *const text[] = { given->methods, given->pollutants,
		given->weather, given->terms, given->weather_forecast,
		given->issue, given->hindcast, given->aqhi, given->units };

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		if (text[i])
			return true;
	return given->externals.n || given->days || given->every ||
	       given->window >= 0 || given->interval > 0 || given->temp_k > 0;
}

static int check_options(struct ehr_run *run)
{
	const struct forecast_given *given = &forecast_given;
	bool scores = given->values || given->events.n || given->by;

	if (given->verify && is_making(given))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--verify goes with --by, --value, --event, "
			  "--aqi and --column only"));
	if (!given->verify && scores)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--by, --value and --event need --verify"));
	if (given->issue && given->hindcast)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--issue and --hindcast exclude each other"));
	if ((given->units || given->temp_k > 0) && !given->aqhi && !given->aqi)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--units and --temp-ref need --aqhi or --aqi"));
	if (given->every && !given->hindcast)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--every needs --hindcast"));
	return 0;
}

static int write_all(struct ehr_run *run, struct forecast_setup *setup)
{
	struct ehr_forecast_job *job = &setup->job;
	struct ehr_tasks tasks = ehr_forecast_tasks(job);
	struct ehr_writer *writer;
	const char *const *column;
	size_t n;

	column = ehr_forecast_columns(job, &setup->arena, &n);
	writer = ehr_run_writer(run, NULL, column, n);
	if (!writer || ehr_tasks_run(&tasks, &writer, 1, run->jobs, &run->err))
		return -1;
	if (job->report.missing)
		ehr_run_notice(run,
			_("values without a forecast, see forecast_na: %lu of "
			  "%lu"),
			job->report.missing, job->report.values);
	return 0;
}

static int forecast(struct ehr_run *run)
{
	struct forecast_setup setup;
	int rc = forecast_setup(&setup, run);

	if (rc == 0)
		rc = write_all(run, &setup);
	forecast_setup_release(&setup);
	return rc;
}

static int work_on(struct ehr_run *run)
{
	if (check_options(run))
		return -1;
	return forecast_given.verify ? forecast_verify(run) : forecast(run);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &forecast_app, argc, argv);

	if (rc == 0)
		rc = work_on(&run);
	return ehr_run_finish(&run, rc);
}
