/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/options.h"

#include "calc/ratio.h"
#include "model/aqhi_part.h"
#include "model/aqi_part.h"
#include "ref/column.h"

struct aqhi_given aqhi_given = { .round_mean = -1,
	.round_er = -1,
	.temp_ref_k = EHR_REFERENCE_TEMPERATURE_K,
	.area = 1 };

static const struct ehr_opt opts[] = {
	{ .word = "method",
		.kind = EHR_OPT_LIST,
		.value = "NAME",
		.into = &aqhi_given.method,
		.help = N_("a health index by this method of the table "
			   "aqhi_methods, or of a file; may be given again") },
	{ .word = "aqi",
		.kind = EHR_OPT_LIST,
		.value = "NAME",
		.into = &aqhi_given.aqi,
		.help = N_("a quality index by this standard of the table "
			   "aqi_standards; may be given again") },
	{ .word = "not-monitored",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &aqhi_given.not_monitored,
		.help = N_("pollutants that are not in the plan of monitoring "
			   "and hold no quality index back") },
	{ .word = "form",
		.kind = EHR_OPT_CHOICE,
		.value = "any|hour|day",
		.into = &aqhi_given.form,
		.help = N_("one index an hour or one a day; default: an hour, "
			   "a day where rows are of days") },
	{ .word = "window",
		.kind = EHR_OPT_INT,
		.value = "HOURS",
		.into = &aqhi_given.window_h,
		.min = 1,
		.max = 24,
		.help = N_("hours of the moving mean; default: 3, and 1 for "
			   "values that are averages already") },
	{ .word = "min-hours",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &aqhi_given.min_hours,
		.min = 1,
		.max = 24,
		.help = N_("hours that the moving mean needs; default: 2 of 3, "
			   "20 of 24") },
	{ .word = "averaging",
		.kind = EHR_OPT_TEXT,
		.value = "WORDS",
		.into = &aqhi_given.averaging,
		.help = N_("what the values are averages over, such as 24h or "
			   "24h,o3=8h-max; default: 1h") },
	{ .word = "stamp",
		.kind = EHR_OPT_CHOICE,
		.value = "begin|end",
		.into = &aqhi_given.stamp,
		.help = N_("a time is the begin or the end of its hour") },
	{ .word = "units",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &aqhi_given.units,
		.help = N_("units of a wide table where they are not ug/m3: "
			   "o3=ppb,co=mg/m3") },
	{ .word = "column",
		.kind = EHR_OPT_LIST,
		.value = "NAME=COLUMN",
		.into = &aqhi_given.column,
		.help = N_("the heading of station, time or a pollutant; may "
			   "be given again") },
	{ .word = "temp-ref",
		.kind = EHR_OPT_NUMBER,
		.value = "KELVIN",
		.into = &aqhi_given.temp_ref_k,
		.min = 200,
		.max = 400,
		.help = N_("temperature at which ppb and the like become ug/m3 "
			   "(298.15)") },
	{ .word = "fill",
		.kind = EHR_OPT_CHOICE,
		.value = "yes|no",
		.into = &aqhi_given.fill,
		.help = N_("write a row for each hour that is missing") },
	{ .word = "allow-missing",
		.kind = EHR_OPT_FLAG,
		.into = &aqhi_given.allow_missing,
		.help = N_("compute an index with the pollutants there are, "
			   "and mark it") },
	{ .word = "override",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &aqhi_given.override,
		.help = N_("concentrations above which an index is at least so "
			   "high") },
	{ .word = "round-mean",
		.kind = EHR_OPT_INT,
		.value = "DECIMALS",
		.into = &aqhi_given.round_mean,
		.min = 0,
		.max = 6,
		.help = N_("round means before the formula; default: not") },
	{ .word = "round-er",
		.kind = EHR_OPT_INT,
		.value = "DECIMALS",
		.into = &aqhi_given.round_er,
		.min = 0,
		.max = 6,
		.help = N_("round the excess risk before it is compared with "
			   "bands; default: not") },
	{ .word = "half",
		.kind = EHR_OPT_CHOICE,
		.value = "even|up",
		.into = &aqhi_given.half,
		.help = N_("where a half is rounded to") },
	{ .word = "advice",
		.kind = EHR_OPT_CHOICE,
		.value = "no|en|zh",
		.into = &aqhi_given.advice,
		.help = N_("append what people are advised to do, in this "
			   "language") },
	{ .word = "summary",
		.kind = EHR_OPT_CHOICE,
		.value = "no|day|month|year|station",
		.into = &aqhi_given.summary,
		.help = N_("sum up days: classes, highest, good days, limits "
			   "of GB 3095") },
	{ .word = "limits",
		.kind = EHR_OPT_TEXT,
		.value = "LIST",
		.into = &aqhi_given.limits,
		.help = N_("editions of the table limits, or none; "
			   "default: the one in force") },
	{ .word = "area",
		.kind = EHR_OPT_CHOICE,
		.value = "I|II",
		.into = &aqhi_given.area,
		.help = N_("functional area whose limits hold; default: II") },
	{ .word = "dust-days",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &aqhi_given.dust_days,
		.help = N_("a table of declared days of sand and dust, to be "
			   "left out: time, and station if not all") },
	{ .word = "city",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &aqhi_given.city,
		.help = N_("all stations are of this city, which is summed up "
			   "too; default: as a column city says") },
	{ .word = "goal",
		.kind = EHR_OPT_LIST,
		.value = "NAME:LEVEL[:SHARE]",
		.into = &aqhi_given.goal,
		.help = N_("a goal: this share of days at the level or a "
			   "better one; may be given again") },
};

static const char *const examples[] = {
	N_("two health indices for every hour"),
	"ehrisk-aqhi --method hk-2025 --method zhejiang air.csv",
	N_("gases in ppb, as Canada has them"),
	"ehrisk-aqhi --method ca-plus --units no2=ppb,o3=ppb air.csv",
	N_("canonical rows, one index a day"),
	"ehrisk-ingest x.csv | ehrisk-aqhi --method cn-cdc-2021 --form day",
	N_("quality indices of two editions, and health indices beside them"),
	"ehrisk-aqhi --aqi hj633-2012,hj633-2026 --method zhejiang air.csv",
	N_("a year under both editions: good days, attainment"),
	"ehrisk-aqhi --aqi hj633-2012,hj633-2026 --summary year air.csv",
	N_("a method of one's own"),
	"ehrisk-aqhi --method ./yichun.csv --averaging 24h days.csv",
};

static const char *const reads[] = { "station", "time", "pm25", "pm10", "no2",
	"so2", "o3", "co", "source_id", "receptor_id", "pollutant", "value",
	"unit", "qualifier", "medium", "quantity", "point_type", NULL };

static const char *const writes[] = { "aqhi", "aqhi_raw", "category", "er",
	"er_pm25", "er_pm10", "er_no2", "er_so2", "er_o3", "er_co", "lead",
	"n_hours", "aqhi_na", "aqhi_flags", "advice", "advice_sensitive",
	"o3_8h_max", "aqi", "iaqi_pm25", "iaqi_pm10", "iaqi_no2", "iaqi_so2",
	"iaqi_o3", "iaqi_co", "aqi_level", "primary", "aqi_na", "aqi_flags",
	"aqi_advice", "aqi_advice_sensitive", "station", "city", "period",
	"scheme", "measure", "pollutant", "level", "value", "rounded", "unit",
	"n", "of", "time", "limit", "verdict", "flags", NULL };

static bool is_number(const char *column)
{
	return ehr_column_is_number(column) || ehr_aqhi_is_number(column) ||
	       ehr_aqi_is_number(column);
}

const struct ehr_app aqhi_app = {
	.name = "ehrisk-aqhi",
	.about = N_("air quality health indices of hours and days"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = writes,
	.is_number = is_number,
};
