/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_setting.h"

static const struct ehr_setting setting[EHR_EVENT_SETTINGS] = {
	[EHR_EVENT_HJ941_PROCESS_MOST] = { "hj941_process_most", false, 0,
		1000 },
	[EHR_EVENT_HJ941_RAISED] = { "hj941_raised_when_penalised", true, 0,
		2 },
	[EHR_EVENT_PLAN_FILING] = { "plan_filing_working_days", true, 1, 250 },
	[EHR_EVENT_PLAN_REVIEW] = { "plan_review_years", true, 1, 20 },
	[EHR_EVENT_PLAN_DRILL] = { "plan_drill_years", true, 1, 20 },
};

int ehr_event_settings_read(const char *path,
	double value[static EHR_EVENT_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err)
{
	static const struct ehr_setting_list list = { "event_settings.csv",
		setting, EHR_EVENT_SETTINGS };

	return ehr_settings_read(&list, path, value, table, err);
}
