/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a plan as the audit and the quality report name them.
 */
#ifndef EHR_MODEL_RECORD_SOURCES_H
#define EHR_MODEL_RECORD_SOURCES_H

#include "model/audit.h"
#include "model/plan.h"
#include "model/quality.h"
#include "model/reading.h"

/* What rules may speak of: amounts, and columns that fill a canonical column,
 * a part of a position, or pass under a name. at: the measure, or the input
 * column. All in arena; how many. */
size_t ehr_record_sources(const struct ehr_plan *plan, struct ehr_arena *arena,
	struct ehr_audit_source **source, size_t **at);

/* The cell of a measure, whose amount was read. */
struct ehr_audit_cell ehr_record_source_cell(const struct ehr_plan *plan,
	const struct ehr_str *cell, const struct ehr_reading *reading,
	size_t measure);

/* Tells the quality report what each input column was taken for. */
void ehr_record_sources_map(
	const struct ehr_plan *plan, struct ehr_quality *quality);

#endif
