/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-aqhi.
 */
#ifndef EHR_CMD_AQHI_OPTIONS_H
#define EHR_CMD_AQHI_OPTIONS_H

#include "app/run.h"

struct aqhi_given {
	struct ehr_list method, aqi, column, goal;
	int form, stamp, fill, half, advice, summary, area; /* index of the
							       choice */
	const char *averaging, *units, *override;
	const char *not_monitored, *limits, *dust_days, *city;
	long window_h, min_hours, round_mean, round_er;
	double temp_ref_k;
	bool allow_missing;
};
extern struct aqhi_given aqhi_given;

extern const struct ehr_app aqhi_app;

#endif
