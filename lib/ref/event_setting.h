/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single numbers of the methods for sudden events: data/event_settings.csv, or
 * a file in its place.
 */
#ifndef EHR_REF_EVENT_SETTING_H
#define EHR_REF_EVENT_SETTING_H

#include "ref/setting.h"

enum ehr_event_setting {
	EHR_EVENT_HJ941_PROCESS_MOST, /* points of the process, at most */
	EHR_EVENT_HJ941_RAISED, /* classes by which a punished one is raised */
	EHR_EVENT_PLAN_FILING,  /* working days from issue to filing */
	EHR_EVENT_PLAN_REVIEW,  /* years from one review to the next */
	EHR_EVENT_PLAN_DRILL,   /* years from one drill to the next */
	EHR_EVENT_SETTINGS,
};

/* Fails (EHR_FAULT_DATA) as ehr_settings_read does. */
EHR_MUST_USE int ehr_event_settings_read(const char *path,
	double value[static EHR_EVENT_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err);

#endif
