/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far an indicator is: its level, and the change since its base. For
 * model/indicator_verdict.c.
 */
#ifndef EHR_MODEL_INDICATOR_MEASURE_H
#define EHR_MODEL_INDICATOR_MEASURE_H

#include "model/indicator_verdict.h"

/* The values that can count: of its scope and version, in order of days. */
struct ehr_value_span ehr_measure_span(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, enum ehr_value_form form);

/* The last one up to `until`, and, where only the year is known, of the year of
 * as_of at most; NULL if there is none. */
const struct ehr_indicator_value *ehr_measure_last(
	struct ehr_value_span span, long as_of, long until);

/* The base: of the values, else of the table. False if there is none. */
bool ehr_measure_base(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, struct ehr_decimal *base);

/* The change since the base by the last values up to `until`, into
 * result->reached, value and before. False, with the reason among result->reasons
 * where there is another one than that there are no values, if it is not known. */
bool ehr_measure_change(const struct ehr_indicator *indicator,
	const struct ehr_indicator_values *values, long as_of, long until,
	struct ehr_verdict_result *result);

#endif
