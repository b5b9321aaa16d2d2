/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers that receptors are placed by (data/receptor_settings.csv): rings,
 * radials and distances of HEM; how far a plane may stretch distances and turn
 * directions.
 */
#ifndef EHR_REF_RECEPTOR_SETTING_H
#define EHR_REF_RECEPTOR_SETTING_H

#include "ref/setting.h"

enum ehr_receptor_setting {
	EHR_RECEPTOR_RINGS,
	EHR_RECEPTOR_RADIALS,
	EHR_RECEPTOR_FIRST_RING_M,
	EHR_RECEPTOR_OVERLAP_M,
	EHR_RECEPTOR_NEAR_M,
	EHR_RECEPTOR_DOMAIN_M,
	EHR_RECEPTOR_FINE_STEP_M,
	EHR_RECEPTOR_COARSE_STEP_M,
	EHR_RECEPTOR_GRAIN_M,
	EHR_RECEPTOR_STRETCH_TOLD,
	EHR_RECEPTOR_STRETCH_MOST,
	EHR_RECEPTOR_NORTH_TOLD_DEG,
	EHR_RECEPTOR_SETTINGS,
};

/* As ehr_settings_read. */
EHR_MUST_USE int ehr_receptor_settings_read(const char *path,
	double value[static EHR_RECEPTOR_SETTINGS],
	struct ehr_setting_table *table, struct ehr_err *err);

#endif
