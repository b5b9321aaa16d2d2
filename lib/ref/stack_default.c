/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/stack_default.h"

static const struct ehr_setting setting_info[EHR_STACK_SETTINGS] = {
	[EHR_STACK_AREA_HEIGHT] = { "area_height_m", false, 0, 50 },
	[EHR_STACK_AREA_WIDTH] = { "area_width_m", false, 0.1, 1000 },
	[EHR_STACK_HEIGHT_MAX] = { "height_max_m", false, 1, 10000 },
	[EHR_STACK_DIAMETER_MAX] = { "diameter_max_m", false, 0.1, 1000 },
	[EHR_STACK_VELOCITY_MAX] = { "velocity_max_m_s", false, 1, 1000 },
	[EHR_STACK_TEMP_MIN] = { "temp_min_k", false, 0, 300 },
	[EHR_STACK_TEMP_MAX] = { "temp_max_k", false, 300, 10000 },
	[EHR_STACK_HOURS_MAX] = { "hours_max_h_a", false, 1, 10000 },
	[EHR_STACK_APART] = { "apart_m", false, 0, 1e7 },
};

static const struct ehr_setting_list settings = { "stack_defaults.csv",
	setting_info, EHR_STACK_SETTINGS };

int ehr_stack_defaults_open(struct ehr_stack_defaults *defaults,
	const char *path, struct ehr_err *err)
{
	return ehr_settings_read(
		&settings, path, defaults->setting, &defaults->table, err);
}
