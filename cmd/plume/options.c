/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/options.h"

#include <math.h>

#include "model/emissions.h"
#include "model/field_cells.h"
#include "ref/column.h"

struct plume_given plume_given = {
	.utc_offset_h = NAN,
	.cloud_tenths = NAN,
};

#define OPT(word_, kind_, value_, into_, min_, max_, help_) \
	{ \
		word_, 0, EHR_OPT_##kind_, value_, &plume_given.into_, min_, \
			max_, help_ \
	}

static const struct ehr_opt options[] = {
	OPT("receptors", TEXT, "FILE", receptors, 0, 0,
		N_("compute at the places of this table")),
	OPT("grid", NUMBER, "METRES", grid_m, 1, 1e6,
		N_("compute at the middles of cells of this side")),
	OPT("polar", TEXT, "each|all|LON,LAT", polar, 0, 0,
		N_("compute on HEM's rings around each source, all of them, or "
		   "a place")),
	OPT("bbox", TEXT, "W,S,E,N", bbox, 0, 0,
		N_("with --grid: the cells of these degrees, not those within "
		   "range of the sources")),
	OPT("crs", TEXT, "EPSG:n", crs, 0, 0,
		N_("the plane to compute in; unless given the CGCS2000 "
		   "3-degree zone, or UTM zone, in the middle")),
	OPT("range", NUMBER, "KM", range_km, 0.01, 1000,
		N_("leave out receptors farther from a source than so many "
		   "kilometres; default 50")),
	OPT("scheme", CHOICE, "exact|hem", scheme, 0, 0,
		N_("hem: what is farther than --near from a source is "
		   "interpolated between the points of its rings")),
	OPT("near", NUMBER, "KM", near_km, 0.1, 1000,
		N_("with --polar and --scheme hem: the distance up to which "
		   "HEM models each receptor; default 3")),
	OPT("min-distance", NUMBER, "METRES", min_distance_m, 1, 1e6,
		N_("a receptor that is a point is taken to be so far from a "
		   "source at least; default 1")),
	OPT("model", CHOICE, "plume|kernel", model, 0, 0,
		N_("concentrations by a Gaussian plume, or proximity by a "
		   "kernel of the distance")),
	OPT("climate", TEXT, "NAME|FILE", climate, 0, 0,
		N_("shares of stability, wind and direction; default-neutral "
		   "is made up, for screening")),
	OPT("hours", TEXT, "FILE", hours, 0, 0,
		N_("make the climatology of hourly weather")),
	OPT("utc-offset", NUMBER, "HOURS", utc_offset_h, -12, 14,
		N_("with --hours: how far its clock is ahead of UTC")),
	OPT("cloud", NUMBER, "TENTHS", cloud_tenths, 0, 10,
		N_("with --hours: cloud cover of hours that have none")),
	OPT("write-climate", TEXT, "FILE", write_climate, 0, 0,
		N_("write the climatology to FILE")),
	OPT("sigma", TEXT, "NAME", sigma, 0, 0,
		N_("how plumes spread: briggs-rural, as unless given, or "
		   "another set of ehrisk-ref sigmas")),
	OPT("wind-profile", TEXT, "NAME", wind_profile, 0, 0,
		N_("how the wind grows with height; unless given the one "
		   "that goes with the sigmas")),
	OPT("half-life", NUMBER, "HOURS", half_life_h, 0, 1e9,
		N_("what is emitted decays to half in so many hours; 0, as "
		   "unless given: it does not")),
	OPT("kernel", TEXT, "1/d|1/d2|exp:KM|capcoa|table:FILE", kernel, 0, 0,
		N_("with --model kernel: its form; default 1/d")),
	OPT("acute", FLAG, NULL, acute, 0, 0,
		N_("the highest mean of an hour, not of the year")),
	OPT("acute-factor", NUMBER, "N", acute_factor, 1, 1e6,
		N_("with --acute: the worst hour's emission over the mean "
		   "one's where hours_run is not known; default 10")),
	OPT("chi-q", TEXT, "FILE", chi_q, 0, 0,
		N_("unit concentrations from this table, not from a model")),
	OPT("write-chi-q", TEXT, "FILE", write_chi_q, 0, 0,
		N_("write the unit concentrations to FILE")),
	OPT("scale", TEXT, "FILE", scale, 0, 0,
		N_("multiply emissions by the factors of this table")),
	OPT("year", TEXT, "YEAR", year, 0, 0, N_("use rows of this year only")),
	OPT("profile", TEXT, "NAME|FILE", profile, 0, 0,
		N_("weigh by this profile's toxicity what the summary, and "
		   "--model kernel, add up over pollutants")),
	OPT("attribute", FLAG, NULL, attribute, 0, 0,
		N_("write what each source gives, not only their sum")),
	OPT("group-by", CHOICE, "source|receptor", group_by, 0, 0,
		N_("with --attribute: which rows stand together")),
	OPT("min-share", NUMBER, "SHARE", min_share, 0, 1,
		N_("with --attribute: leave out what is less than this share "
		   "of the receptor's value")),
};

static const char *const examples[] = {
	N_("concentrations on a grid of 1 km, and their risk by cell"),
	"ehrisk-plume --grid 1000 --climate county.csv rows.csv | "
	"ehrisk-score --profile hem --by receptor_id",
	N_("what each enterprise does to each village"),
	"ehrisk-plume --receptors villages.csv --climate county.csv "
	"--attribute rows.csv",
	N_("a first look without any weather"),
	"ehrisk-plume --grid 5000 --climate default-neutral rows.csv",
	N_("the highest hour at schools"),
	"ehrisk-plume --receptors schools.csv --acute rows.csv",
};

const struct ehr_app plume_app = {
	.name = "ehrisk-plume",
	.about = N_("concentrations in the air around sources"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = options,
	.n_opt = sizeof(options) / sizeof(options[0]),
	.reads = ehr_emissions_columns,
	.writes = ehr_field_all_columns,
	.is_number = ehr_column_is_number,
};

static bool has_weather(const struct plume_given *given)
{
	return given->climate || given->hours || given->write_climate ||
	       given->sigma || given->wind_profile || given->half_life_h > 0 ||
	       !isnan(given->utc_offset_h) || !isnan(given->cloud_tenths);
}

static int check_plume(const struct plume_given *given, struct ehr_err *err)
{
	if (!given->climate && !given->hours && !given->acute)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the plume needs a climatology: --climate "
			  "FILE, --hours FILE, or --climate "
			  "default-neutral for screening"));
	if (!given->hours &&
		(!isnan(given->utc_offset_h) || !isnan(given->cloud_tenths)))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--utc-offset and --cloud are only for --hours"));
	if (given->kernel)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--kernel is only for --model kernel"));
	if (!given->acute && given->acute_factor > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--acute-factor is only for --acute"));
	return 0;
}

static int check_model(const struct plume_given *given, struct ehr_err *err)
{
	const bool kernel = given->model == PLUME_MODEL_KERNEL;
	const bool acute = given->acute || given->acute_factor > 0;

	if (given->chi_q &&
		(kernel || given->kernel || acute || has_weather(given)))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--chi-q takes the place of a model: not with "
			  "--model kernel, --climate, --hours, --sigma, "
			  "--half-life or --acute"));
	if (kernel && (acute || has_weather(given)))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--model kernel knows no weather: not with "
			  "--climate, --hours, --sigma, --half-life or "
			  "--acute"));
	return kernel || given->chi_q ? 0 : check_plume(given, err);
}

int plume_options_check(struct ehr_err *err)
{
	const struct plume_given *given = &plume_given;

	if (!given->attribute &&
		(given->group_by != PLUME_BY_SOURCE || given->min_share > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--group-by and --min-share are only for "
			  "--attribute"));
	return check_model(given, err);
}
