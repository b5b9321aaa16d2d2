/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas that a profile may name for a medium, and the parameters that
 * each needs: the vocabulary of profiles. What they compute is in
 * model/pathway.h over calc/exposure.h and calc/risk.h.
 *
 * us-soil-ingestion     C IRS EF ED / (BW AT), with RBA
 * us-soil-dermal        C SA AF EV EF ED ABSd / (BW AT), with GIABS
 * us-soil-particulates  C / PEF (ET/24) EF ED / AT, as a concentration
 * us-air                C (ET/24) EF ED / AT
 * air-continuous        C, breathed for a lifetime
 * hj-ois hj-dcs hj-pis  HJ 25.3-2019: soil swallowed, on skin, as particles
 */
#ifndef EHR_REF_FORMULA_H
#define EHR_REF_FORMULA_H

#include "base/str.h"

enum ehr_route {
	EHR_ROUTE_ING,
	EHR_ROUTE_DERM,
	EHR_ROUTE_INH,
	EHR_ROUTES,
};

enum ehr_formula {
	EHR_FORMULA_US_SOIL_INGESTION,
	EHR_FORMULA_US_SOIL_DERMAL,
	EHR_FORMULA_US_SOIL_PARTICULATES,
	EHR_FORMULA_US_AIR,
	EHR_FORMULA_AIR_CONTINUOUS,
	EHR_FORMULA_HJ_OIS,
	EHR_FORMULA_HJ_DCS,
	EHR_FORMULA_HJ_PIS,
	EHR_FORMULAS,
};

struct ehr_formula_info {
	const char *name; /* in profiles */
	enum ehr_route route;
	const char *unit; /* of the concentration that it takes */
	/* Names of parameters, ended by NULL: per population (or of the site,
	 * where all populations share one), and of the site alone. */
	const char *const *body;
	const char *const *site;
	bool populations; /* needs noncancer and cancer populations at all */
	bool adult;       /* needs BW and DAIR of a population "adult" */
};

const struct ehr_formula_info *ehr_formula_info(enum ehr_formula formula);

/* The formula of that name into *formula; false if there is none. */
bool ehr_formula_find(struct ehr_str name, enum ehr_formula *formula);

/* The unit that formulas take the parameter in; NULL: none takes it. */
const char *ehr_formula_unit(const char *param);

/* May a parameter of that name have the value? Finite, 0 or more, more than 0
 * where formulas divide by it, at most 1 for shares, 24 for hours of a day, 366
 * for days of a year. */
bool ehr_formula_takes(const char *param, double value);

/* "ing", "derm", "inh". */
const char *ehr_route_name(enum ehr_route route);

#endif
