/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours that means of health indices need, and what is doubtful: data/aqhi_settings.csv, or a file in
 * its place.
 */
#ifndef EHR_REF_AQHI_SETTING_H
#define EHR_REF_AQHI_SETTING_H

#include "ref/setting.h"

enum ehr_aqhi_setting {
	EHR_AQHI_WINDOW_H,         /* of the moving mean */
	EHR_AQHI_WINDOW_MIN_HOURS, /* of it that are needed */
	EHR_AQHI_DAY_MIN_HOURS,    /* for the mean of a day */
	EHR_AQHI_8H_MIN_HOURS,     /* for a mean of 8 hours */
	EHR_AQHI_DAY_MIN_8H,       /* such means for the day's highest */
	EHR_AQHI_DAY_MIN_INDICES,  /* hourly indices for the day's highest */
	EHR_AQHI_CO_DOUBTFUL, /* ug/m3: a highest value below it looks like one in
				 mg/m3 */
	EHR_AQHI_SETTINGS,
};

/* From the built-in table, or the file at path if that is not NULL; as
 * ehr_settings_read. */
EHR_MUST_USE int ehr_aqhi_settings_read(const char *path,
	double value[static EHR_AQHI_SETTINGS], struct ehr_setting_table *table,
	struct ehr_err *err);

#endif
