/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "response/options.h"

#include <math.h>

#include "model/response_write.h"
#include "ref/column.h"

struct response_given response_given = {
	.lag = "0,1,2,3,0-1",
	.distributed = -1,
	.constraint = "none",
	.time_df = 7,
	.harmonics = 4,
	.temp_df = 5,
	.temp_lag = "0",
	.humidity_df = 3,
	.curve_df = 3,
	.reference = NAN,
	.index = "aqhi_raw:category,aqi:aqi_level",
};

#define OPT(word_, kind_, value_, into_, min_, max_, help_) \
	{ \
		word_, 0, EHR_OPT_##kind_, value_, &response_given.into_, \
			min_, max_, help_ \
	}

static const struct ehr_opt opts[] = {
	OPT("outcome", TEXT, "COLUMNS", outcome, 0, 0,
		N_("daily counts that are modelled, such as deaths")),
	OPT("pollutant", TEXT, "COLUMNS", pollutant, 0, 0,
		N_("concentrations whose effect is asked for")),
	OPT("lag", TEXT, "LAGS", lag, 0, 0,
		N_("days before, 2, or means over days, 0-1; default: "
		   "0,1,2,3,0-1")),
	OPT("min-days", INT, "K", min_days, 1, 61,
		N_("take the mean over days of which so many are "
		   "there; default: all")),
	OPT("distributed", INT, "L", distributed, 1, 60,
		N_("also a model with the lags 0 to L together")),
	OPT("constraint", TEXT, "none|poly:DEGREE|strata:LAGS", constraint, 0,
		0,
		N_("how effects of distributed lags hang together: "
		   "not; a polynomial; steps that begin at these "
		   "lags")),
	OPT("joint", CHOICE, "none|pairs|all", joint, 0, 0,
		N_("also models of two pollutants, or of all")),
	OPT("time", CHOICE, "spline|month|harmonics|case-crossover", time, 0, 0,
		N_("how season and trend are taken out; "
		   "case-crossover: strata of month and day of the "
		   "week")),
	OPT("time-df", NUMBER, "N", time_df, 0.01, 52,
		N_("degrees of freedom a year of the spline of time; "
		   "default: 7")),
	OPT("harmonics", INT, "N", harmonics, 1, 26,
		N_("pairs of sine and cosine of the year; "
		   "default: 4")),
	OPT("temp", TEXT, "COLUMN", temp, 0, 0,
		N_("air temperature, adjusted for")),
	OPT("temp-lag", TEXT, "LAG", temp_lag, 0, 0,
		N_("day before, or mean over days such as 0-3; "
		   "default: 0")),
	OPT("temp-df", INT, "N", temp_df, 0, 50,
		N_("degrees of freedom of its spline, 0: a straight "
		   "line; default: 5")),
	OPT("humidity", TEXT, "COLUMN", humidity, 0, 0,
		N_("relative humidity, adjusted for")),
	OPT("dew-point", TEXT, "COLUMN", dew_point, 0, 0,
		N_("dew point, adjusted for")),
	OPT("humidity-df", INT, "N", humidity_df, 0, 50,
		N_("degrees of freedom of the splines of humidity and "
		   "dew point; default: 3")),
	OPT("no-dow", FLAG, NULL, no_dow, 0, 0,
		N_("no levels for the days of the week")),
	OPT("holiday", TEXT, "COLUMN", holiday, 0, 0,
		N_("1 on holidays and 0 on other days, adjusted for")),
	OPT("holidays", TEXT, "FILE", holidays, 0, 0,
		N_("a list of holidays instead: a table with the "
		   "column date")),
	OPT("covariate", LIST, "COLUMN[:DF]", covariate, 0, 0,
		N_("another column adjusted for, as a straight line or "
		   "a spline; may be given again")),
	OPT("column", LIST, "NAME=HEADING", column, 0, 0,
		N_("what a column is called in the table, also of "
		   "date; may be given again")),
	OPT("units", TEXT, "NAME=UNIT,...", units, 0, 0,
		N_("of concentrations, ug/m3 unless told; degC, degF "
		   "or K of temperatures")),
	OPT("negative", CHOICE, "keep|missing", negative, 0, 0,
		N_("what concentrations below 0 are")),
	OPT("basis-change", TEXT, "DATE", basis_change, 0, 0,
		N_("the day from which gases are given at 25 degC: "
		   "those before are brought to it")),
	OPT("area", TEXT, "NAME", area, 0, 0,
		N_("write the column area, so that rows can be pooled "
		   "with those of other areas")),
	OPT("for-pool", FLAG, NULL, for_pool, 0, 0,
		N_("write coefficients of a place with too few events, "
		   "too, for pooling only")),
	OPT("pool", TEXT, "FILE", pool, 0, 0,
		N_("coefficients of areas, pooled, and the local ones "
		   "drawn towards them")),
	OPT("pool-method", CHOICE, "dl|reml|fixed", pool_method, 0, 0,
		N_("how: DerSimonian and Laird, restricted likelihood, "
		   "one effect for all")),
	OPT("write-method", TEXT, "FILE", write_method, 0, 0,
		N_("write the index made of the coefficients as a "
		   "method for ehrisk-aqhi")),
	OPT("scale", TEXT, "max|pNN|guideline:NAME=VALUE,...@INDEX", scale, 0,
		0,
		N_("the excess risk that is index 10: largest or "
		   "percentile of the base days, or that at which "
		   "guidelines have the index")),
	OPT("averaging", TEXT, "WORD[,NAME=WORD...]", averaging, 0, 0,
		N_("what the concentrations are averages over, such "
		   "as 24h,o3=8h-max")),
	OPT("method-name", TEXT, "NAME", method_name, 0, 0,
		N_("of the method written; default: local")),
	OPT("take", TEXT, "LAG[,NAME=LAG...]", take, 0, 0,
		N_("the lag whose coefficients make the index")),
	OPT("estimate", CHOICE, "local|shrunken|pooled", estimate, 0, 0,
		N_("which coefficients make the index")),
	OPT("significant", FLAG, NULL, significant, 0, 0,
		N_("leave out of the index what is not significant at "
		   "5 %")),
	OPT("pm", CHOICE, "larger|pm25|pm10", pm, 0, 0,
		N_("PM2.5 and PM10 are not summed: the larger of "
		   "their risks, or one")),
	OPT("base-years", TEXT, "FIRST-LAST", base_years, 0, 0,
		N_("years that the scale is taken from; default: "
		   "all")),
	OPT("categories", TEXT, "SCHEME", categories, 0, 0,
		N_("classes of the index, as in the table "
		   "aqhi_categories; default: none")),
	OPT("curve", FLAG, NULL, curve, 0, 0,
		N_("write the curve of exposure and response instead")),
	OPT("curve-df", INT, "N", curve_df, 2, 20,
		N_("degrees of freedom of that curve; default: 3")),
	OPT("reference", NUMBER, "VALUE", reference, -1e6, 1e6,
		N_("exposure whose risk the curve is relative to; default: "
		   "the median")),
	OPT("diagnose", FLAG, NULL, diagnose, 0, 0,
		N_("write autocorrelations of residuals, and coefficients of "
		   "other models, instead")),
	OPT("validate", TEXT, "FILE", validate, 0, 0,
		N_("write how well indices of days explain the counts "
		   "instead")),
	OPT("index", TEXT, "NAME[:CLASS],...", index, 0, 0,
		N_("columns of that file; default: "
		   "aqhi_raw:category,aqi:aqi_level")),
	OPT("validate-years", TEXT, "FIRST-LAST", validate_years, 0, 0,
		N_("years held out, on which that is done; default: all")),
	OPT("osvg", FLAG, NULL, svg, 0, 0,
		N_("draw an SVG: coefficients by lag, or curves or "
		   "diagnosis")),
	OPT("ohtml", FLAG, NULL, html, 0, 0,
		N_("write a page of all drawings in one HTML file")),
	OPT("title", TEXT, "TEXT", title, 0, 0, N_("title of the drawings")),
	OPT("source", TEXT, "TEXT", source, 0, 0,
		N_("who gave the data, under the drawings")),
};

static const char *const examples[] = {
	N_("deaths and PM10 at the usual lags, adjusted for season and "
	   "weather"),
	"ehrisk-response --outcome death --pollutant pm10 --temp temp \\\n"
	"    --temp-lag 0-3 --na NA daily.csv",
	N_("the same by case-crossover, with two pollutants together"),
	"ehrisk-response --outcome death --pollutant pm10,o3 --temp temp \\\n"
	"    --time case-crossover --joint pairs --na NA daily.csv",
	N_("a local index out of the coefficients, and its values"),
	"ehrisk-response --outcome death --pollutant pm25,no2,o3 --temp temp "
	"\\\n"
	"    --lag 0-1 --write-method local.csv --scale p98 \\\n"
	"    --averaging 24h,o3=8h-max daily.csv > coefficients.csv\n"
	"  ehrisk-aqhi --method local.csv air.csv",
	N_("a small district beside its neighbours"),
	"ehrisk-response --outcome death --pollutant pm25 --temp temp \\\n"
	"    --pool districts.csv small.csv",
};

static const char *const reads[] = { "date", NULL };

const struct ehr_app response_app = {
	.name = "ehrisk-response",
	.about = N_("coefficients of daily deaths and air pollution, and the "
		    "index made of them"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = reads,
	.writes = ehr_response_results,
	.is_number = ehr_column_is_number,
};
