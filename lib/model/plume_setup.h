/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A plume model put together from the tables: a set of sigmas, the wind profile
 * that goes with it or another, and data/plume_settings.csv.
 *
 * The built-in settings are those that the comparison with AERMOD was made with
 * (gradual rise, downwash of the stack's tip, no spread by rise); ISC3's
 * regulatory default has the final rise from the stack on and the spread.
 */
#ifndef EHR_MODEL_PLUME_SETUP_H
#define EHR_MODEL_PLUME_SETUP_H

#include "calc/plume.h"
#include "model/sigma_table.h"
#include "ref/setting.h"

/* What a run chooses; paths NULL: the built-in table. */
struct ehr_plume_choice {
	const char *sigma;   /* name of the set; NULL: briggs-rural */
	const char *profile; /* of the wind; NULL: that of the set */
	const char *sigmas_path, *profiles_path, *settings_path;
};

/* Keep it at one address: the model points into it. */
struct ehr_plume_setup {
	struct ehr_sigma_set sigma;
	struct ehr_plume_model model;
	double calm_m_s;     /* wind of calms without any other */
	double acute_factor; /* emission of the worst hour over the mean */
	const char *profile;
	struct ehr_sigma_facts sigmas, profiles;
	struct ehr_setting_table settings;
	struct ehr_arena arena;
};

/* Release it, after a failure too. */
EHR_MUST_USE int ehr_plume_setup_open(struct ehr_plume_setup *setup,
	const struct ehr_plume_choice *choice, struct ehr_err *err);
void ehr_plume_setup_release(struct ehr_plume_setup *setup);

/* Does a number that the model rests on come from memory? */
bool ehr_plume_setup_memory(const struct ehr_plume_setup *setup);

#endif
