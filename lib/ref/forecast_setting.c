/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/forecast_setting.h"

static const struct ehr_setting setting[EHR_FORECAST_SETTINGS] = {
	[EHR_FORECAST_LEAD_DAYS] = { "lead_days", true, 1, 30 },
	[EHR_FORECAST_INTERVAL] = { "interval", false, 1, 99 },
	[EHR_FORECAST_WINDOW_DAYS] = { "window_days", true, 0, 180 },
	[EHR_FORECAST_WINDOW_LEAST] = { "window_least", true, 1, 1000 },
	[EHR_FORECAST_RECENT_DAYS] = { "recent_days", true, 0, 30 },
	[EHR_FORECAST_LAG_HOURS] = { "lag_hours", true, 0, 48 },
	[EHR_FORECAST_PAIRS_LEAST] = { "pairs_least", true, 3, 10000 },
	[EHR_FORECAST_FIT_LEAST] = { "fit_least", true, 5, 10000 },
	[EHR_FORECAST_FIT_PER_TERM] = { "fit_per_term", true, 2, 1000 },
	[EHR_FORECAST_REFIT_DAYS] = { "refit_days", true, 1, 3660 },
	[EHR_FORECAST_SEASON_DAYS] = { "season_days", true, 30, 36600 },
	[EHR_FORECAST_ERRORS_LEAST] = { "errors_least", true, 2, 10000 },
	[EHR_FORECAST_INDEX_HOURS] = { "index_hours_least", true, 1, 3 },
	[EHR_FORECAST_HJ1130_RANGE] = { "hj1130_range", false, 0, 100 },
	[EHR_FORECAST_HJ1130_GOAL] = { "hj1130_goal", false, 0, 100 },
};

int ehr_forecast_settings_read(const char *path,
	double value[static EHR_FORECAST_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err)
{
	static const struct ehr_setting_list list = { "forecast_settings.csv",
		setting, EHR_FORECAST_SETTINGS };

	return ehr_settings_read(&list, path, value, table, err);
}
