/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The amounts of a record, each as the cells of a row: what is measured, in
 * which unit, and how much. What stands in the map for all records is looked up
 * once; what stands in the rows (pollutant, unit, medium, ...) is looked up by
 * each worker and remembered.
 */
#ifndef EHR_MODEL_RECORD_AMOUNTS_H
#define EHR_MODEL_RECORD_AMOUNTS_H

#include "model/name_cache.h"
#include "model/plan.h"
#include "model/reading.h"
#include "model/record_tables.h"
#include "model/unit_cache.h"

/* What one amount gives. */
struct ehr_amount_row {
	const struct ehr_str
		*trait; /* EHR_TRAITS, as written; unit: canonical */
	struct ehr_reading reading;
	struct ehr_str name_cell, unit_cell; /* of the record; may be empty */
	/* what tells its pollutant from others: CAS number, else the name that
	 * its names have in common, else the name; n 0: the measure's */
	struct ehr_str identity;
	bool unresolved; /* the name is none that is known */
	uint64_t flags;
	bool is_empty; /* nothing in the cell, and the map drops such: there is
	                  no reading */
};

/* By measure of the plan; shared. */
struct ehr_amount_plan;

/* Fails (EHR_FAULT_USAGE, with the map's line) if a ratio such as ppb is to be
 * converted for a pollutant whose molar mass is not known. plan and tables must
 * outlive it. NULL on failure. */
struct ehr_amount_plan *ehr_amount_plan_new(const struct ehr_plan *plan,
	const struct ehr_record_tables *tables, struct ehr_err *err);
void ehr_amount_plan_free(struct ehr_amount_plan *self);

/* Cells of measure i that are written again and again are suspect as stand-ins:
 * text lives as long as the plan. */
void ehr_amount_plan_suspect(
	struct ehr_amount_plan *self, size_t i, struct ehr_str text);

/* What a worker remembers. */
struct ehr_amounts;
struct ehr_amounts *ehr_amounts_new(const struct ehr_amount_plan *plan);
void ehr_amounts_free(struct ehr_amounts *amounts);

/* Measure i of the record. Texts live until the arena is reset. Fails naming
 * the column on an amount that cannot be read, on words that are none of their
 * column (reason "unknown_word") and units that are none of the quantity
 * (reason "unit"). */
EHR_MUST_USE int ehr_amounts_read(struct ehr_amounts *amounts, size_t i,
	const struct ehr_str *cell, struct ehr_arena *arena,
	struct ehr_amount_row *row, struct ehr_err *err);

#endif
