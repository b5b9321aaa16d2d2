/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By what records are told from one another: who, where, when and what, without
 * how much.
 */
#ifndef EHR_MODEL_RECORD_KEY_H
#define EHR_MODEL_RECORD_KEY_H

#include "model/record_amounts.h"
#include "model/record_fields.h"
#include "model/seen.h"

/* Of the record whose amounts are row, by measure of the plan. */
struct ehr_print ehr_record_key(const struct ehr_plan *plan,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *row);

/* Its source_id, or receptor_id where that is empty. */
struct ehr_str ehr_record_source(
	const struct ehr_plan *plan, const struct ehr_record_fields *fields);

#endif
