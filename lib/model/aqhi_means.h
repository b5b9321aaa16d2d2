/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which means health indices are made of, from what the options say.
 */
#ifndef EHR_MODEL_AQHI_MEANS_H
#define EHR_MODEL_AQHI_MEANS_H

#include "model/air_table.h"
#include "model/aqhi_plan.h"

enum ehr_aqhi_form_asked {
	EHR_AQHI_ANY_FORM, /* of days where the values are means of days */
	EHR_AQHI_FORM_HOUR,
	EHR_AQHI_FORM_DAY,
};

struct ehr_aqhi_asked {
	enum ehr_aqhi_form_asked form;
	const char *averaging;    /* 24h,o3=8h-max; NULL: means of an hour */
	long window_h, min_hours; /* 0: not said */
	double temp_ref_k;        /* of volume ratios */
};

/* Settings are those of ref/aqhi_setting.h. Fails (EHR_FAULT_USAGE) where the
 * options do not go together, or (EHR_FAULT_DATA) where a molar mass is not
 * known. */
EHR_MUST_USE int ehr_aqhi_means_init(struct ehr_aqhi_means *means,
	const struct ehr_aqhi_asked *asked,
	const double setting[static EHR_AQHI_SETTINGS],
	const struct ehr_air_table *table, struct ehr_err *err);

#endif
