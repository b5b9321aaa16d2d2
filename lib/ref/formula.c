/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/formula.h"

#include <math.h>

static const char *const us_soil_ingestion_body[] = { "BW", "ED", "EF", "IRS",
	NULL };
static const char *const us_soil_ingestion_site[] = { "LT", "RBA", NULL };
static const char *const us_soil_dermal_body[] = { "BW", "ED", "EF", "EV", "SA",
	"AF", NULL };
static const char *const us_soil_dermal_site[] = { "LT", "GIABS", NULL };
static const char *const us_soil_particulates_body[] = { "ED", "EF", "ET",
	NULL };
static const char *const us_soil_particulates_site[] = { "LT", "PEF", NULL };
static const char *const us_air_body[] = { "ED", "EF", "ET", NULL };
static const char *const us_air_site[] = { "LT", NULL };
static const char *const air_continuous_body[] = { NULL };
static const char *const air_continuous_site[] = { NULL };
static const char *const hj_ois_body[] = { "BW", "ED", "EF", "OSIR", NULL };
static const char *const hj_ois_site[] = { "ABSo", "ATca", "SAF", NULL };
static const char *const hj_dcs_body[] = { "BW", "ED", "EF", "Ev", "H", "SER",
	"SSAR", NULL };
static const char *const hj_dcs_site[] = { "ATca", "ABSgi", "SAF", NULL };
static const char *const hj_pis_body[] = { "BW", "ED", "EFO", "EFI", "DAIR",
	NULL };
static const char *const hj_pis_site[] = { "PM10", "PIAF", "fspo", "fspi",
	"ATca", "SAF", NULL };

static const struct ehr_formula_info formulas[EHR_FORMULAS] = {
	[EHR_FORMULA_US_SOIL_INGESTION] = { "us-soil-ingestion", EHR_ROUTE_ING,
		"mg/kg", us_soil_ingestion_body, us_soil_ingestion_site, true,
		false },
	[EHR_FORMULA_US_SOIL_DERMAL] = { "us-soil-dermal", EHR_ROUTE_DERM,
		"mg/kg", us_soil_dermal_body, us_soil_dermal_site, true,
		false },
	[EHR_FORMULA_US_SOIL_PARTICULATES] = { "us-soil-particulates",
		EHR_ROUTE_INH, "mg/kg", us_soil_particulates_body,
		us_soil_particulates_site, true, false },
	[EHR_FORMULA_US_AIR] = { "us-air", EHR_ROUTE_INH, "ug/m3", us_air_body,
		us_air_site, true, false },
	[EHR_FORMULA_AIR_CONTINUOUS] = { "air-continuous", EHR_ROUTE_INH,
		"ug/m3", air_continuous_body, air_continuous_site, false,
		false },
	[EHR_FORMULA_HJ_OIS] = { "hj-ois", EHR_ROUTE_ING, "mg/kg", hj_ois_body,
		hj_ois_site, true, false },
	[EHR_FORMULA_HJ_DCS] = { "hj-dcs", EHR_ROUTE_DERM, "mg/kg", hj_dcs_body,
		hj_dcs_site, true, false },
	[EHR_FORMULA_HJ_PIS] = { "hj-pis", EHR_ROUTE_INH, "mg/kg", hj_pis_body,
		hj_pis_site, true, true },
};

const struct ehr_formula_info *ehr_formula_info(enum ehr_formula formula)
{
	return &formulas[formula];
}

bool ehr_formula_find(struct ehr_str name, enum ehr_formula *formula)
{
	for (int i = 0; i < EHR_FORMULAS; i++)
		if (ehr_str_is(name, formulas[i].name)) {
			*formula = (enum ehr_formula)i;
			return true;
		}
	return false;
}

/* What formulas ask of a parameter. */
static const struct limit {
	const char *name, *unit;
	bool divides;
	double max;
} limits[] = {
	{ "BW", "kg", true, 1000 },
	{ "ED", "a", true, 120 },
	{ "LT", "a", true, 120 },
	{ "ATca", "d", true, 43800 },
	{ "PEF", "m3/kg", true, HUGE_VAL },
	{ "DAIR", "m3/d", true, HUGE_VAL },
	{ "GIABS", "-", true, 1 },
	{ "ABSgi", "-", true, 1 },
	{ "SAF", "-", true, 1 },
	{ "RBA", "-", false, 1 },
	{ "ABSo", "-", false, 1 },
	{ "PIAF", "-", false, 1 },
	{ "SER", "-", false, 1 },
	{ "fspo", "-", false, 1 },
	{ "fspi", "-", false, 1 },
	{ "ET", "h/d", false, 24 },
	{ "EF", "d/a", false, 366 },
	{ "EFO", "d/a", false, 366 },
	{ "EFI", "d/a", false, 366 },
	{ "EV", "1/d", false, HUGE_VAL },
	{ "Ev", "1/d", false, HUGE_VAL },
	{ "SA", "cm2", false, HUGE_VAL },
	{ "H", "cm", false, HUGE_VAL },
	{ "AF", "mg/cm2", false, HUGE_VAL },
	{ "SSAR", "mg/cm2", false, HUGE_VAL },
	{ "IRS", "mg/d", false, HUGE_VAL },
	{ "OSIR", "mg/d", false, HUGE_VAL },
	{ "PM10", "mg/m3", false, HUGE_VAL },
};

static const struct limit *find_limit(const char *param)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		if (strcmp(param, limits[i].name) == 0)
			return &limits[i];
	return NULL;
}

const char *ehr_formula_unit(const char *param)
{
	const struct limit *limit = find_limit(param);

	return limit ? limit->unit : NULL;
}

bool ehr_formula_takes(const char *param, double value)
{
	const struct limit *limit = find_limit(param);

	if (!isfinite(value) || value < 0)
		return false;
	return !limit ||
	       (value <= limit->max && (value > 0 || !limit->divides));
}

const char *ehr_route_name(enum ehr_route route)
{
	static const char *const name[EHR_ROUTES] = {
		[EHR_ROUTE_ING] = "ing",
		[EHR_ROUTE_DERM] = "derm",
		[EHR_ROUTE_INH] = "inh",
	};

	return name[route];
}
