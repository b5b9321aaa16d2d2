/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells that records share, filled from other tables (model/side.h).
 */
#ifndef EHR_MODEL_RECORD_SIDES_H
#define EHR_MODEL_RECORD_SIDES_H

#include "model/plan.h"
#include "model/record_fields.h"
#include "model/side_report.h"

/* Name of the column that says what a table has in place of a cell. */
extern const char *const ehr_side_conflict_column;

struct ehr_record_sides {
	const struct ehr_side *side[EHR_RECORD_SIDES]; /* NULL: not asked */
	long op[EHR_SIDE_FIELDS]; /* of the plan; EHR_NO_COLUMN */
	long conflict;
};

/* Canonical columns that the tables may fill, whether the map has them or not;
 * as many as returned. */
size_t ehr_record_sides_columns(const struct ehr_side *const *side,
	const char *column[static EHR_SIDE_FIELDS]);

void ehr_record_sides_bind(struct ehr_record_sides *sides,
	const struct ehr_side *const *side, const struct ehr_plan *plan);

/* The place of a column that is not an amount's in the plan; EHR_NO_COLUMN:
 * not there. */
long ehr_record_op(const struct ehr_plan *plan, const char *name);

/* What one table did to a record. */
struct ehr_side_done {
	struct ehr_side_record record;
	struct ehr_side_found found;
};

/* Fills the record's cells and flags, and done, one for each table. A cell with
 * what a table says else is new in arena. */
void ehr_record_sides_fill(const struct ehr_record_sides *sides,
	struct ehr_record_fields *fields, struct ehr_side_done *done,
	struct ehr_arena *arena);

/* The record is taken: into the batches, one for each table. */
void ehr_record_sides_took(const struct ehr_record_sides *sides,
	const struct ehr_side_done *done, struct ehr_side_batch *batch);

#endif
