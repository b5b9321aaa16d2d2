/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plume_setup.h"

#include <math.h>

#define USUAL_SIGMA "briggs-rural"
#define USUAL_HEIGHT_M 10 /* of the wind; a climate says its own */

enum setting {
	WIND_MIN,
	PROFILE_FROM,
	CALM_WIND,
	AIR_TEMP,
	LID_A,
	LID_B,
	LID_C,
	LID_D,
	GRADIENT_E,
	GRADIENT_F,
	MIXED_SHARE,
	AREA_SPREAD,
	GRADUAL_RISE,
	DOWNWASH,
	BUOYANT_SPREAD,
	ACUTE_FACTOR,
	SETTINGS
};

static const struct ehr_setting setting_info[SETTINGS] = {
	[WIND_MIN] = { "wind_min_m_s", false, 0.1, 10 },
	[PROFILE_FROM] = { "profile_from_m", false, 0.1, 200 },
	[CALM_WIND] = { "calm_wind_m_s", false, 0.1, 10 },
	[AIR_TEMP] = { "air_temp_k", false, 200, 330 },
	[LID_A] = { "lid_a_m", false, 10, 1e5 },
	[LID_B] = { "lid_b_m", false, 10, 1e5 },
	[LID_C] = { "lid_c_m", false, 10, 1e5 },
	[LID_D] = { "lid_d_m", false, 10, 1e5 },
	[GRADIENT_E] = { "gradient_e_k_m", false, 1e-4, 1 },
	[GRADIENT_F] = { "gradient_f_k_m", false, 1e-4, 1 },
	[MIXED_SHARE] = { "mixed_share", false, 0.5, 10 },
	[AREA_SPREAD] = { "area_spread", false, 1, 20 },
	[GRADUAL_RISE] = { "gradual_rise", true, 0, 1 },
	[DOWNWASH] = { "downwash", true, 0, 1 },
	[BUOYANT_SPREAD] = { "buoyant_spread", true, 0, 1 },
	[ACUTE_FACTOR] = { "acute_factor", false, 1, 1e6 },
};

static const struct ehr_setting_list settings = { "plume_settings.csv",
	setting_info, SETTINGS };

static void fill(struct ehr_plume_model *model, const double *value)
{
	for (int i = 0; i < 4; i++)
		model->lid_m[i] = value[LID_A + i];
	model->lid_m[EHR_STABILITY_E] = model->lid_m[EHR_STABILITY_F] =
		INFINITY;
	model->gradient_k_m[EHR_STABILITY_E] = value[GRADIENT_E];
	model->gradient_k_m[EHR_STABILITY_F] = value[GRADIENT_F];
	model->wind_min_m_s = value[WIND_MIN];
	model->profile_from_m = value[PROFILE_FROM];
	model->ref_height_m = USUAL_HEIGHT_M;
	model->air_temp_k = value[AIR_TEMP];
	model->mixed_share = value[MIXED_SHARE];
	model->area_spread = value[AREA_SPREAD];
	model->gradual_rise = value[GRADUAL_RISE] > 0;
	model->downwash = value[DOWNWASH] > 0;
	model->buoyant_spread = value[BUOYANT_SPREAD] > 0;
}

int ehr_plume_setup_open(struct ehr_plume_setup *setup,
	const struct ehr_plume_choice *choice, struct ehr_err *err)
{
	double value[SETTINGS];

	*setup = (struct ehr_plume_setup){ .model.sigma = &setup->sigma };
	if (ehr_settings_read(&settings, choice->settings_path, value,
		    &setup->settings, err) ||
		ehr_sigma_set_read(choice->sigma ? choice->sigma : USUAL_SIGMA,
			choice->sigmas_path, &setup->sigma, &setup->sigmas,
			&setup->arena, err))
		return -1;
	setup->profile =
		choice->profile ? choice->profile : setup->sigmas.profile;
	fill(&setup->model, value);
	setup->calm_m_s = value[CALM_WIND];
	setup->acute_factor = value[ACUTE_FACTOR];
	return ehr_wind_profile_read(setup->profile, choice->profiles_path,
		setup->model.exponent, &setup->profiles, err);
}

void ehr_plume_setup_release(struct ehr_plume_setup *setup)
{
	ehr_arena_release(&setup->arena);
	*setup = (struct ehr_plume_setup){ 0 };
}

bool ehr_plume_setup_memory(const struct ehr_plume_setup *setup)
{
	return setup->sigmas.memory || setup->profiles.memory ||
	       setup->settings.memory;
}
