/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a summary that are counted by an index: days with one, days of each
 * level, the highest, good days, primary pollutants, and how a goal was met.
 */
#ifndef EHR_MODEL_AIR_SUMMARY_INDEX_H
#define EHR_MODEL_AIR_SUMMARY_INDEX_H

#include "model/air_summary.h"

EHR_MUST_USE int ehr_air_summary_quality(const struct ehr_air_span *span,
	const struct ehr_aqi_plan *plan, struct ehr_err *err);

EHR_MUST_USE int ehr_air_summary_health(const struct ehr_air_span *span,
	const struct ehr_air_scheme *scheme, struct ehr_err *err);

#endif
