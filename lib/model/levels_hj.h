/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Control values of HJ 25.3-2019 (7.2, Annexes E and F) by its own formulas:
 * lines without bends, since the standard knows no saturation.
 */
#ifndef EHR_MODEL_LEVELS_HJ_H
#define EHR_MODEL_LEVELS_HJ_H

#include "model/levels.h"

/* What soil gives to groundwater beneath it, mg/L per mg/kg (LF), by the
 * profile's site; 0 where nothing seeps, or a parameter or a property of the
 * chemical (henry, koc) is not there. */
double ehr_levels_leaching_kg_l(
	const struct ehr_profile *profile, const struct ehr_chemical *chemical);

/* Marks the parameters that it takes, by number. */
void ehr_levels_leaching_used(const struct ehr_profile *profile, bool *used);

#endif
