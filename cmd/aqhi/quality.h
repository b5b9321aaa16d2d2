/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Air quality indices (--aqi) of ehrisk-aqhi.
 */
#ifndef EHR_CMD_AQHI_QUALITY_H
#define EHR_CMD_AQHI_QUALITY_H

#include "app/run.h"
#include "model/aqi_part.h"

enum { AQHI_STANDARDS = 8 };

struct aqhi_quality {
	struct ehr_aqi_standards *all; /* NULL: not asked for */
	const struct ehr_aqi_standard *standard[AQHI_STANDARDS];
	struct ehr_aqi_part part[AQHI_STANDARDS];
	size_t n;
	bool not_monitored[EHR_AIR_N];
};

/* Standards that --aqi names; none: nothing is opened. */
EHR_MUST_USE int aqhi_quality_open(
	struct aqhi_quality *quality, struct ehr_run *run);
void aqhi_quality_close(struct aqhi_quality *quality);

/* Makes the parts for the form and units of opts, which must outlive them. */
EHR_MUST_USE int aqhi_quality_prepare(struct aqhi_quality *quality,
	const struct ehr_air_series_opts *opts, struct ehr_arena *arena,
	struct ehr_err *err);

/* The names there are, for messages: "hj633-2012, hj633-2026"; appended. */
EHR_MUST_USE int aqhi_quality_names(struct ehr_run *run, struct ehr_buf *names);

#endif
