/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/options.h"

#include "model/forecast.h"
#include "model/forecast_verify.h"
#include "ref/column.h"

struct forecast_given forecast_given = { .window = -1 };

static const struct ehr_opt opts[] = {
	{ .word = "method",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.methods,
		.help = N_("how: persistence, climatology, climatology-median, "
			   "damped, regression, regression-median; several "
			   "with commas between") },
	{ .word = "pollutants",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.pollutants,
		.help = N_("columns to forecast; default: those of pm25, pm10, "
			   "no2, so2, o3, co that there are") },
	{ .word = "column",
		.kind = EHR_OPT_LIST,
		.value = "NAME=HEADING",
		.into = &forecast_given.columns,
		.help = N_("the pollutant or weather NAME has this heading") },
	{ .word = "days",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &forecast_given.days,
		.min = 1,
		.max = 30,
		.help = N_("days ahead; default: 3") },
	{ .word = "issue",
		.kind = EHR_OPT_TEXT,
		.value = "TIME",
		.into = &forecast_given.issue,
		.help = N_("forecast as of TIME; default: the last time with a "
			   "value") },
	{ .word = "hindcast",
		.kind = EHR_OPT_TEXT,
		.value = "FROM/TO",
		.into = &forecast_given.hindcast,
		.help = N_("forecasts as they would have been issued each day "
			   "from FROM to TO") },
	{ .word = "every",
		.kind = EHR_OPT_INT,
		.value = "DAYS",
		.into = &forecast_given.every,
		.min = 1,
		.max = 3660,
		.help = N_("with --hindcast: days from one issue to the next; "
			   "default: 1") },
	{ .word = "interval",
		.kind = EHR_OPT_NUMBER,
		.value = "PERCENT",
		.into = &forecast_given.interval,
		.min = 1,
		.max = 99,
		.help = N_("share of outcomes that the interval should hold; "
			   "default: 80") },
	{ .word = "window",
		.kind = EHR_OPT_INT,
		.value = "DAYS",
		.into = &forecast_given.window,
		.min = 0,
		.max = 180,
		.help = N_("days of each year on either side of the date that "
			   "a climatology takes; default: 7") },
	{ .word = "weather",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.weather,
		.help = N_("columns with weather, for the regression") },
	{ .word = "weather-forecast",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &forecast_given.weather_forecast,
		.help = N_("forecasts of that weather: station, issued, time "
			   "and its columns") },
	{ .word = "terms",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.terms,
		.help = N_(
			"terms of the regression: lag, climatology, weather, "
			"weekday, season; default: lag,weather,season") },
	{ .word = "external",
		.kind = EHR_OPT_LIST,
		.value = "NAME=FILE",
		.into = &forecast_given.externals,
		.help = N_("forecasts of another model, called NAME: station, "
			   "issued, time and pollutants") },
	{ .word = "aqhi",
		.kind = EHR_OPT_TEXT,
		.value = "METHOD",
		.into = &forecast_given.aqhi,
		.help = N_("the health index of the forecasts, by this method "
			   "or method file") },
	{ .word = "units",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.units,
		.help = N_("units of pollutants for the indices, as "
			   "o3=ppb,co=mg/m3;"
			   " default: ug/m3") },
	{ .word = "temp-ref",
		.kind = EHR_OPT_NUMBER,
		.value = "KELVIN",
		.into = &forecast_given.temp_k,
		.min = 200,
		.max = 400,
		.help = N_("temperature at which gases in ug/m3 are given; "
			   "default: 298.15") },
	{ .word = "verify",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &forecast_given.verify,
		.help = N_("the rows are forecasts; score them by what FILE "
			   "says was observed") },
	{ .word = "by",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.by,
		.help = N_("with --verify: scores for each of these: station, "
			   "method, lead; default: method,lead") },
	{ .word = "value",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &forecast_given.values,
		.help = N_("with --verify: columns to score; default: all with "
			   "an interval that both tables have") },
	{ .word = "event",
		.kind = EHR_OPT_LIST,
		.value = "COLUMN=THRESHOLD",
		.into = &forecast_given.events,
		.help = N_("with --verify: score forecasts of the threshold "
			   "being reached") },
	{ .word = "aqi",
		.kind = EHR_OPT_TEXT,
		.value = "STANDARD",
		.into = &forecast_given.aqi,
		.help = N_("the air quality index of forecasts of days under "
			   "this standard; with --verify: how many levels of "
			   "the column aqi are right") },
};

static const char *const examples[] = {
	N_("the next three days, from a series that ends today"),
	"ehrisk-forecast --method damped air.csv",
	N_("what would have been forecast in a year, by three methods"),
	"ehrisk-forecast --method persistence,climatology,damped "
	"--hindcast 2016-03-01T19/2016-12-27T19 air.csv > past.csv",
	N_("how good that was"),
	"ehrisk-forecast --verify air.csv --event pm25=75 past.csv",
	N_("a health index of forecasts by regression on weather"),
	"ehrisk-forecast --method regression --weather temp,wspm "
	"--aqhi cn-cdc-2021 air.csv",
};

static const char *const reads[] = { "station", "time", "issued", "method",
	"pm25", "pm10", "no2", "so2", "o3", "co", NULL };

static const char *const writes[] = { "station", "issued", "time", "lead_time",
	"method", "aqhi", "aqhi_raw", "aqhi_lo", "aqhi_hi", "category", "aqi",
	"aqi_lo", "aqi_hi", "aqi_level", "primary", "forecast_na", NULL };

/* Pollutants are numbers, whatever they are called. */
static bool is_number(const char *column)
{
	return !ehr_forecast_is_text(column);
}

const struct ehr_app forecast_app = {
	.name = "ehrisk-forecast",
	.about = N_("air quality in the next days, and how good that was"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = writes,
	.is_number = is_number,
};
