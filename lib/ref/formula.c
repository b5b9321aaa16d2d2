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

bool ehr_formula_takes(const char *param, double value)
{
	static const struct {
		const char *name;
		bool divides;
		double max;
	} limit[] = {
		{ "BW", true, 1000 },
		{ "ED", true, 120 },
		{ "LT", true, 120 },
		{ "ATca", true, 43800 },
		{ "PEF", true, HUGE_VAL },
		{ "DAIR", true, HUGE_VAL },
		{ "GIABS", true, 1 },
		{ "ABSgi", true, 1 },
		{ "SAF", true, 1 },
		{ "RBA", false, 1 },
		{ "ABSo", false, 1 },
		{ "PIAF", false, 1 },
		{ "SER", false, 1 },
		{ "fspo", false, 1 },
		{ "fspi", false, 1 },
		{ "ET", false, 24 },
		{ "EF", false, 366 },
		{ "EFO", false, 366 },
		{ "EFI", false, 366 },
	};

	if (!isfinite(value) || value < 0)
		return false;
	for (size_t i = 0; i < sizeof(limit) / sizeof(limit[0]); i++)
		if (strcmp(param, limit[i].name) == 0)
			return value <= limit[i].max &&
			       (value > 0 || !limit[i].divides);
	return true;
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
