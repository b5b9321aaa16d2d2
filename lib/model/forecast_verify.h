/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of forecasts (calc/verification.h), by station, method and lead.
 */
#ifndef EHR_MODEL_FORECAST_VERIFY_H
#define EHR_MODEL_FORECAST_VERIFY_H

#include "io/writer.h"
#include "model/forecast_pairs.h"
#include "ref/aqi_level.h"
#include "ref/forecast_setting.h"

enum {
	EHR_VERIFY_BY_STATION = 1,
	EHR_VERIFY_BY_METHOD = 2,
	EHR_VERIFY_BY_LEAD = 4,
};

struct ehr_verify_event {
	size_t variable;
	double threshold; /* it happens from there on */
};

struct ehr_verify {
	const struct ehr_pairs *pairs;
	const double *setting; /* EHR_FORECAST_SETTINGS */
	unsigned by;
	const struct ehr_verify_event *event;
	size_t n_event;
	const struct ehr_aqi_levels *levels; /* of aqi; NULL: not asked for */
};

enum { EHR_VERIFY_RESULTS = 36 };
extern const char *const ehr_verify_results[EHR_VERIFY_RESULTS + 1];

/* One row for each group, variable and event of it; without any, one. */
EHR_MUST_USE int ehr_verify_write(const struct ehr_verify *verify,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
