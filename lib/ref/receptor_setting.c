/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/receptor_setting.h"

static const struct ehr_setting setting[EHR_RECEPTOR_SETTINGS] = {
	[EHR_RECEPTOR_RINGS] = { "rings", true, 3, 100 },
	[EHR_RECEPTOR_RADIALS] = { "radials", true, 4, 360 },
	[EHR_RECEPTOR_FIRST_RING_M] = { "first_ring_m", false, 1, 50000 },
	[EHR_RECEPTOR_OVERLAP_M] = { "overlap_m", false, 0, 50000 },
	[EHR_RECEPTOR_NEAR_M] = { "near_m", false, 0, 1000000 },
	[EHR_RECEPTOR_DOMAIN_M] = { "domain_m", false, 100, 1000000 },
	[EHR_RECEPTOR_FINE_STEP_M] = { "fine_step_m", false, 0, 1000 },
	[EHR_RECEPTOR_COARSE_STEP_M] = { "coarse_step_m", false, 0, 10000 },
	[EHR_RECEPTOR_GRAIN_M] = { "grain_m", false, 0, 1000 },
	[EHR_RECEPTOR_STRETCH_TOLD] = { "stretch_told", false, 0, 100 },
	[EHR_RECEPTOR_STRETCH_MOST] = { "stretch_most", false, 0, 100 },
	[EHR_RECEPTOR_NORTH_TOLD_DEG] = { "north_told_deg", false, 0, 180 },
};

static const struct ehr_setting_list list = { "receptor_settings.csv", setting,
	EHR_RECEPTOR_SETTINGS };

int ehr_receptor_settings_read(const char *path,
	double value[static EHR_RECEPTOR_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err)
{
	return ehr_settings_read(&list, path, value, table, err);
}
