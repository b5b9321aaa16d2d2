/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers by which values between samples are made, classes are tried and cells
 * are told of:
 * data/zone_settings.csv.
 */
#ifndef EHR_REF_ZONE_SETTING_H
#define EHR_REF_ZONE_SETTING_H

#include "ref/setting.h"

enum ehr_zone_setting {
	EHR_ZONE_LAGS,             /* of the empirical semivariogram */
	EHR_ZONE_CUTOFF_SHARE,     /* of the diagonal around the samples */
	EHR_ZONE_LEAST_SAMPLES,    /* for kriging */
	EHR_ZONE_NEIGHBOURS,       /* samples for a cell, unless told */
	EHR_ZONE_THRESHOLD_FACTOR, /* a step of the bounds of classes */
	EHR_ZONE_DOMINANT_SHARE,   /* of one contributor, to be told of */
	EHR_ZONE_SETTINGS,
};

/* The built-in table (path NULL) or the file at path, as ehr_settings_read. */
EHR_MUST_USE int ehr_zone_settings_read(const char *path,
	double value[static EHR_ZONE_SETTINGS], struct ehr_setting_table *table,
	struct ehr_err *err);

#endif
