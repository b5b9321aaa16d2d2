/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units that stand in the rows themselves: what each makes of the row's number,
 * remembered by the bytes of the cell, so that a column of a million units is
 * parsed once for each of its few spellings. One cache for each worker. It does
 * not grow beyond some thousand spellings: what comes later is parsed each time.
 */
#ifndef EHR_MODEL_UNIT_CACHE_H
#define EHR_MODEL_UNIT_CACHE_H

#include "ref/unit.h"

struct ehr_unit_cache;

/* units must outlive the cache. temperature_k: that of the reference state in
 * which concentrations made of volume ratios (ppb) are given, at 101.325 kPa;
 * above 0. */
struct ehr_unit_cache *ehr_unit_cache_new(
	const struct ehr_units *units, double temperature_k);
void ehr_unit_cache_free(struct ehr_unit_cache *cache);

/* What a number is and what it measures. */
struct ehr_unit_ask {
	struct ehr_str text; /* the unit as written */
	struct ehr_str medium, quantity;
	double molar_mass_g_mol; /* for volume ratios in air; 0: unknown */
	struct ehr_str name;     /* what is measured; empty: any unit will do */
};

/* As ehr_units_use, but that factor is complete for a volume ratio too
 * (EHR_UNIT_RATIO stays in marks); it fails if that needs a molar mass which
 * is not known, and if the unit is not one for the name. use->canonical lives as
 * long as units. */
EHR_MUST_USE int ehr_unit_cache_factor(struct ehr_unit_cache *cache,
	const struct ehr_unit_ask *ask, struct ehr_unit_use *use,
	struct ehr_err *err);

#endif
