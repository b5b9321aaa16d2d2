/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas that a profile may name for a medium, and the parameters that
 * each needs: the vocabulary of profiles. What they compute is in
 * model/pathway.h over calc/.
 *
 * us-soil-ingestion     C IRS EF ED / (BW AT), with RBA; also of dust
 * us-soil-dermal        C SA AF EV EF ED ABSd / (BW AT), with GIABS
 * us-soil-particulates  C / PEF (ET/24) EF ED / AT, as a concentration
 * us-soil-vapour        C / VF (ET/24) EF ED / AT, volatile chemicals
 * us-soil-gas           C alpha (ET/24) EF ED / AT, gas of soil indoors
 * us-air                C (ET/24) EF ED / AT
 * us-water-ingestion    C IRW EF ED / (BW AT)
 * us-water-dermal       DA_event EV SA EF ED / (BW AT), with GIABS
 * us-water-vapour       C K (ET/24) EF ED / AT, volatile chemicals at home
 * us-swim-ingestion     C IRW_h ET_w EV_w EF ED / (BW AT)
 * us-food-ingestion     C IRF FI (1 - loss) EF ED / (BW AT), fresh weight
 * air-dose              C IRA EF ED / (BW AT), the older form as a dose
 * air-continuous        C, breathed for a lifetime
 * air-acute             C of an hour over an acute reference
 * hj-ois -dcs -pis      HJ 25.3-2019: soil swallowed, on skin, as particles
 * hj-iov1 -iov2 -iov3   vapour outdoors from surface soil, soil, groundwater
 * hj-iiv1 -iiv2         vapour indoors from soil below, groundwater
 * hj-cgw -dgw           groundwater drunk, on skin
 */
#ifndef EHR_REF_FORMULA_H
#define EHR_REF_FORMULA_H

#include "ref/parameter.h"

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
	EHR_FORMULA_US_SOIL_VAPOUR,
	EHR_FORMULA_US_SOIL_GAS,
	EHR_FORMULA_US_AIR,
	EHR_FORMULA_US_WATER_INGESTION,
	EHR_FORMULA_US_WATER_DERMAL,
	EHR_FORMULA_US_WATER_VAPOUR,
	EHR_FORMULA_US_SWIM_INGESTION,
	EHR_FORMULA_US_FOOD_INGESTION,
	EHR_FORMULA_AIR_DOSE,
	EHR_FORMULA_AIR_CONTINUOUS,
	EHR_FORMULA_AIR_ACUTE,
	EHR_FORMULA_HJ_OIS,
	EHR_FORMULA_HJ_DCS,
	EHR_FORMULA_HJ_PIS,
	EHR_FORMULA_HJ_IOV1,
	EHR_FORMULA_HJ_IOV2,
	EHR_FORMULA_HJ_IOV3,
	EHR_FORMULA_HJ_IIV1,
	EHR_FORMULA_HJ_IIV2,
	EHR_FORMULA_HJ_CGW,
	EHR_FORMULA_HJ_DGW,
	EHR_FORMULAS,
};

/* What its dose or concentration is held against. */
enum ehr_against {
	EHR_AGAINST_ORAL,         /* RfDo, SFo */
	EHR_AGAINST_DERMAL,       /* the same, of what is absorbed: GIABS */
	EHR_AGAINST_AIR,          /* RfC, IUR */
	EHR_AGAINST_INHALED_DOSE, /* RfC, IUR as a dose of an adult */
	EHR_AGAINST_ACUTE,        /* an acute reference concentration */
};

/* HJ 25.3's share of the reference dose that is left to the medium. */
enum ehr_allocation {
	EHR_ALLOCATION_NONE,
	EHR_ALLOCATION_SAF,
	EHR_ALLOCATION_WAF,
};

struct ehr_formula_info {
	const char *name;   /* in profiles */
	const char *column; /* behind hq_ and cr_, unless the path has a name */
	enum ehr_route route;
	const char *unit; /* of the concentration that it takes */
	enum ehr_against against;
	enum ehr_allocation allocation;
	/* Parameters, EHR_PARS ends them: per population (or of the site, where
	 * all populations share one), and of the site alone. */
	const enum ehr_par *body;
	const enum ehr_par *site;
	bool populations; /* needs noncancer and cancer populations at all */
	/* Needs a population "adult" with a body weight and this breathing
	 * rate; EHR_PARS: no. */
	enum ehr_par adult;
};

const struct ehr_formula_info *ehr_formula_info(enum ehr_formula formula);

/* The formula of that name into *formula; false if there is none. */
bool ehr_formula_find(struct ehr_str name, enum ehr_formula *formula);

/* "ing", "derm", "inh". */
const char *ehr_route_name(enum ehr_route route);

#endif
