/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a kilogram of a pollutant to a medium counts under a scheme
 * (ref/load_scheme.h) and a profile's toxicity values.
 *
 * Why there is none, in the order in which it is looked for:
 *
 * out_of_scope needs_speciation unspeciated needs_valence lead no_cas bad_cas
 *               as in model/scoring.h
 * no_weight     the scheme has no rule for the medium
 * no_value      no toxicity value for the medium's rules
 * no_reference  nor has the substance that the scheme refers to
 */
#ifndef EHR_MODEL_SCREEN_WEIGH_H
#define EHR_MODEL_SCREEN_WEIGH_H

#include "model/screen_load.h"

struct ehr_screen_weight ehr_screen_weigh(
	const struct ehr_screen_load_opts *opts,
	const struct ehr_pollutant_verdict *verdict, struct ehr_str medium);

/* Is there such a scheme, and may its effects be compared if that is asked? */
EHR_MUST_USE int ehr_screen_check_scheme(
	const struct ehr_screen_load_opts *opts, struct ehr_err *err);

/* Unit of the loads of an effect, and of the chosen ones. */
const char *ehr_screen_unit(
	const struct ehr_screen_load_opts *opts, enum ehr_load_effect effect);
const char *ehr_screen_chosen_unit(const struct ehr_screen_load_opts *opts);

#endif
