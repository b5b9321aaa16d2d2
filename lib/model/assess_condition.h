/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conditions of an assessment on values of which some are not known: yes, no, or
 * perhaps.
 */
#ifndef EHR_MODEL_ASSESS_CONDITION_H
#define EHR_MODEL_ASSESS_CONDITION_H

#include "model/assess_evidence.h"

enum ehr_assess_truth { EHR_ASSESS_NO, EHR_ASSESS_PERHAPS, EHR_ASSESS_YES };

/* value is of all evidence of the rules. Fails where a number is asked for and
 * there is something else. */
EHR_MUST_USE int ehr_assess_holds(const struct ehr_assess_condition *condition,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	struct ehr_err *err);

/* Of several: does one hold (*at is the first that does, else the first that may,
 * else none), or (all) do all (*at is the first that does not, else may not)?
 * Without any: no, or yes. */
EHR_MUST_USE int ehr_assess_any(const struct ehr_assess_conditions *conditions,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	const struct ehr_assess_condition **at, struct ehr_err *err);
EHR_MUST_USE int ehr_assess_all(const struct ehr_assess_conditions *conditions,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	const struct ehr_assess_condition **at, struct ehr_err *err);

#endif
