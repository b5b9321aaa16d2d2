/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An air quality index in words: what it comes from, what it lacks, and what
 * people should do.
 */
#ifndef EHR_MODEL_AQI_TEXT_H
#define EHR_MODEL_AQI_TEXT_H

#include "model/aqi_report.h"

/* "pm25 o3", appended; nothing without a primary pollutant. */
void ehr_aqi_primary_text(
	const struct ehr_aqi_result *result, struct ehr_buf *out);

/* What is missing and why there is no index, words with details divided by
 * blanks, appended: "missing:no2,o3_8h not_monitored:co incomplete". */
void ehr_aqi_na_text(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, struct ehr_buf *out);

/* Advice for everybody, or for the sensitive; the latter names who is sensitive
 * to the pollutants whose index is above that of a good day. Appended; nothing without an index. */
void ehr_aqi_advice_text(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, bool sensitive,
	enum ehr_aqi_language language, struct ehr_buf *out);

#endif
