/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/response_setting.h"

static const struct ehr_setting setting[EHR_RESPONSE_SETTINGS] = {
	[EHR_RESPONSE_LEAST_MEAN] = { "least_events_per_day", false, 0, 1000 },
	[EHR_RESPONSE_LEAST_POWER] = { "least_power", false, 0, 1 },
	[EHR_RESPONSE_POWER_EFFECT] = { "power_er10", false, 1e-6, 100 },
	[EHR_RESPONSE_LEAST_DAYS] = { "least_spare_days", true, 1, 10000 },
	[EHR_RESPONSE_RUN_DAYS] = { "run_days", true, 2, 10000 },
	[EHR_RESPONSE_ZERO_CHANCE] = { "zero_chance", false, 0, 1 },
	[EHR_RESPONSE_LEAST_CONC] = { "least_concentration", false, -1e6, 0 },
	[EHR_RESPONSE_LEAST_TEMP] = { "least_temperature", false, -273.15, 0 },
	[EHR_RESPONSE_MOST_TEMP] = { "most_temperature", false, 0, 1000 },
	[EHR_RESPONSE_MOST_HUMIDITY] = { "most_humidity", false, 100, 1000 },
	[EHR_RESPONSE_BASIS_BEFORE] = { "basis_before", false, 200, 400 },
	[EHR_RESPONSE_BASIS_AFTER] = { "basis_after", false, 200, 400 },
	[EHR_RESPONSE_TRY_LAG] = { "try_lag", true, 0, 60 },
	[EHR_RESPONSE_TRY_MEAN] = { "try_mean", true, 0, 60 },
	[EHR_RESPONSE_TRY_TIME_DF_LEAST] = { "try_time_df_least", true, 1, 52 },
	[EHR_RESPONSE_TRY_TIME_DF_MOST] = { "try_time_df_most", true, 1, 52 },
	[EHR_RESPONSE_TRY_TEMP_DF_LEAST] = { "try_temp_df_least", true, 1, 50 },
	[EHR_RESPONSE_TRY_TEMP_DF_MOST] = { "try_temp_df_most", true, 1, 50 },
	[EHR_RESPONSE_TRY_TEMP_LAG] = { "try_temp_lag", true, 0, 60 },
	[EHR_RESPONSE_RESIDUAL_LAGS] = { "residual_lags", true, 1, 365 },
};

int ehr_response_settings_read(const char *path,
	double value[static EHR_RESPONSE_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err)
{
	static const struct ehr_setting_list list = { "response_settings.csv",
		setting, EHR_RESPONSE_SETTINGS };

	return ehr_settings_read(&list, path, value, table, err);
}
