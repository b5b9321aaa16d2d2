/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/zone_setting.h"

static const struct ehr_setting setting[EHR_ZONE_SETTINGS] = {
	[EHR_ZONE_LAGS] = { "semivariogram_lags", true, 3, 100 },
	[EHR_ZONE_CUTOFF_SHARE] = { "semivariogram_cutoff", false, 0.01, 1 },
	[EHR_ZONE_LEAST_SAMPLES] = { "kriging_least_samples", true, 4, 1e6 },
	[EHR_ZONE_NEIGHBOURS] = { "kriging_neighbours", true, 2, 1000 },
	[EHR_ZONE_THRESHOLD_FACTOR] = { "threshold_factor", false, 1.001,
		1000 },
	[EHR_ZONE_DOMINANT_SHARE] = { "dominant_share", false, 0, 1 },
};

int ehr_zone_settings_read(const char *path,
	double value[static EHR_ZONE_SETTINGS], struct ehr_setting_table *table,
	struct ehr_err *err)
{
	static const struct ehr_setting_list list = { "zone_settings.csv",
		setting, EHR_ZONE_SETTINGS };

	return ehr_settings_read(&list, path, value, table, err);
}
