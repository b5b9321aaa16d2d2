/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that an assessment asks, held whole, their rows by the unit that is
 * assessed (a county, a department). Without columns that say the unit all rows
 * are of one. Units are numbered in order of first appearance, over all tables.
 */
#ifndef EHR_MODEL_ASSESS_TABLE_H
#define EHR_MODEL_ASSESS_TABLE_H

#include "base/hash.h"
#include "io/reader.h"

struct ehr_assess_row {
	const struct ehr_str *cell; /* without blanks at their ends */
	const char *file;
	unsigned long line;
	unsigned long number; /* among the rows of its table, from 1 */
	long next;            /* of the same unit; -1: none */
};

struct ehr_assess_table {
	const char *name; /* "": the operand */
	struct ehr_header header;
	struct ehr_assess_row *row;
	size_t n, cap;
	long *first, *last; /* rows by unit; -1: none */
	size_t cap_units;
};

struct ehr_assess_tables {
	const char *const *by; /* columns of the unit; lent */
	size_t n_by;
	struct ehr_map unit;   /* by its cells */
	struct ehr_str **cell; /* by unit: those cells */
	size_t cap_units;
	struct ehr_assess_table *table;
	size_t n, cap;
	struct ehr_arena arena;
};

/* by and name are lent, tables was { 0 }. */
void ehr_assess_tables_init(
	struct ehr_assess_tables *tables, const char *const *by, size_t n_by);
void ehr_assess_tables_release(struct ehr_assess_tables *tables);

/* One more table, all its rows. Fails where a column of the unit is not there,
 * or its cell is empty; such rows may go to the rejects. */
EHR_MUST_USE int ehr_assess_tables_read(struct ehr_assess_tables *tables,
	const char *name, struct ehr_reader *reader, struct ehr_err *err);

/* The table of that name (NULL or "": the operand), or NULL. */
const struct ehr_assess_table *ehr_assess_tables_find(
	const struct ehr_assess_tables *tables, const char *name);

/* The first row of the unit, or -1. */
long ehr_assess_table_first(const struct ehr_assess_table *table, size_t unit);

#endif
