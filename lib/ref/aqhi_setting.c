/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_setting.h"

static const struct ehr_setting setting_info[EHR_AQHI_SETTINGS] = {
	[EHR_AQHI_WINDOW_H] = { "window_h", true, 1, 24 },
	[EHR_AQHI_WINDOW_MIN_HOURS] = { "window_min_hours", true, 1, 24 },
	[EHR_AQHI_DAY_MIN_HOURS] = { "day_min_hours", true, 1, 24 },
	[EHR_AQHI_8H_MIN_HOURS] = { "mean_8h_min_hours", true, 1, 8 },
	[EHR_AQHI_DAY_MIN_8H] = { "day_min_8h", true, 1, 17 },
	[EHR_AQHI_DAY_MIN_INDICES] = { "day_min_indices", true, 1, 24 },
	[EHR_AQHI_CO_DOUBTFUL] = { "co_doubtful", false, 0, 10000 },
};

static const struct ehr_setting_list settings = { "aqhi_settings.csv",
	setting_info, EHR_AQHI_SETTINGS };

int ehr_aqhi_settings_read(const char *path,
	double value[static EHR_AQHI_SETTINGS], struct ehr_setting_table *table,
	struct ehr_err *err)
{
	return ehr_settings_read(&settings, path, value, table, err);
}
