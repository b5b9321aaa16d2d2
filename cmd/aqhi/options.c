/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/options.h"

#include "model/aqhi_part.h"
#include "ref/column.h"

struct aqhi_given aqhi_given = {
	.round_mean = -1, .round_er = -1, .temp_ref_c = 25
};

static const struct ehr_opt opts[] = {
	{ .word = "method",
		.kind = EHR_OPT_LIST,
		.value = "NAME",
		.into = &aqhi_given.method,
		.help = N_("a health index by this method of the table "
			   "aqhi_methods, or of a file; may be given again") },
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
		.value = "CELSIUS",
		.into = &aqhi_given.temp_ref_c,
		.min = -50,
		.max = 60,
		.help = N_("temperature at which ppb become ug/m3") },
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
};

static const char *const examples[] = {
	N_("two health indices for every hour"),
	"ehrisk-aqhi --method hk-2025 --method zhejiang air.csv",
	N_("gases in ppb, as Canada has them"),
	"ehrisk-aqhi --method ca-plus --units no2=ppb,o3=ppb air.csv",
	N_("canonical rows, one index a day, with advice"),
	"ehrisk-ingest stations.csv | ehrisk-aqhi --method cn-cdc-2021 "
	"--form day --advice zh",
	N_("a method of one's own"),
	"ehrisk-aqhi --method ./yichun.csv --averaging 24h days.csv",
};

static const char *const reads[] = { "station", "time", "pm25", "pm10", "no2",
	"so2", "o3", "co", "source_id", "receptor_id", "pollutant", "value",
	"unit", "qualifier", "medium", "quantity", "point_type", NULL };

static const char *const writes[] = { "aqhi", "aqhi_raw", "category", "er",
	"er_pm25", "er_pm10", "er_no2", "er_so2", "er_o3", "er_co", "lead",
	"n_hours", "aqhi_na", "aqhi_flags", "advice", "advice_sensitive",
	"o3_8h_max", NULL };

static bool is_number(const char *column)
{
	return ehr_column_is_number(column) || ehr_aqhi_is_number(column);
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
