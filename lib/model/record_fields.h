/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells that all rows of a record share: identity, place, time, outlet and
 * what else the map fills from the record as a whole, cleaned by rule.
 */
#ifndef EHR_MODEL_RECORD_FIELDS_H
#define EHR_MODEL_RECORD_FIELDS_H

#include "model/moment.h"
#include "model/plan.h"
#include "model/record_tables.h"

struct ehr_record_fields {
	struct ehr_str *cell; /* by op of the plan; those by amount are empty */
	uint64_t flags;
	enum ehr_clock clock; /* of its time */
};

/* One record: its cells, those that the map calls missing empty; the same as
 * they came; and where it lies. */
struct ehr_record_cells {
	const struct ehr_str *cell, *carried;
	const struct ehr_position *position;
};

/* Room for the plan's ops, constants filled in. */
void ehr_record_fields_init(
	struct ehr_record_fields *fields, const struct ehr_plan *plan);
void ehr_record_fields_release(struct ehr_record_fields *fields);

/*
 * Fills the cells of the record. What is new lives in
 * arena. Of several columns for one field the first counts that is neither empty
 * nor a code that a spreadsheet has damaged.
 *
 * A damaged code leaves its cell empty, flagged damaged_code; one with a wrong
 * form or check stays, flagged.
 *
 * Fails naming the column on a cell that is not of its column's type, and
 * (reason "empty") where both source_id and receptor_id are empty.
 */
EHR_MUST_USE int ehr_record_fields_fill(struct ehr_record_fields *fields,
	const struct ehr_plan *plan, const struct ehr_record_tables *tables,
	const struct ehr_record_cells *record, struct ehr_arena *arena,
	struct ehr_err *err);

#endif
