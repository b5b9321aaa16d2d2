/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rows left behind in cells, as a table: parts of a table can be gathered
 * apart and put together, with the same result to the last digit as all rows
 * at once. Columns record,cell,name,text,n,n_valued,coverage,more,max,high,sum,
 * of which a record has
 *
 *     setup    name, text: how the rows were gathered
 *     begin    behind the last of these
 *     count    name, n: rows read, and those that lie in no cell
 *     carried  name, text: what rows have in a column that is carried on
 *     cell     cell, n, n_valued, coverage, more
 *     value    cell, name (of the value), n, max, high, sum
 *     part     cell, name (of who contributes), text (of the value), n, max,
 *              sum
 *     word     cell, name: of incomplete
 *     end      n: records of the part before this one, so that one that was
 *              cut short is known
 *
 * sum is the exact sum, as numbers with blanks between. model/zoning_merge.h
 * reads it.
 */
#ifndef EHR_MODEL_ZONING_STATE_H
#define EHR_MODEL_ZONING_STATE_H

#include "io/writer.h"
#include "model/zoning_rows.h"

enum ehr_zoning_state_cell {
	EHR_STATE_RECORD,
	EHR_STATE_CELL,
	EHR_STATE_NAME,
	EHR_STATE_TEXT,
	EHR_STATE_N,
	EHR_STATE_N_VALUED,
	EHR_STATE_COVERAGE,
	EHR_STATE_MORE,
	EHR_STATE_MAX,
	EHR_STATE_HIGH,
	EHR_STATE_SUM,
	EHR_ZONING_STATE_COLUMNS,
};
extern const char *const ehr_zoning_state_column[EHR_ZONING_STATE_COLUMNS];

/* How rows were gathered. Texts are "" where they are not known or there is no
 * such thing. */
struct ehr_zoning_state {
	const char *value[EHR_ZONING_VALUES];
	size_t n_values;
	const char *agg;
	const char *crs, *cell_m; /* of a grid */
	const char *cells;        /* SHA-256 of the file of units */
	const char *id, *name;    /* properties of units */
	bool has_coverage, has_incomplete, has_top;
	bool has_carried[EHR_ZONING_CARRIED];
	unsigned long records; /* read so far, see zoning_merge.h */
	struct ehr_arena arena;
};

/* Writes what rows became. Fails also (EHR_FAULT_DATA) if a sum is beyond the
 * range of numbers. */
EHR_MUST_USE int ehr_zoning_state_write(const struct ehr_zoning_state *state,
	const struct ehr_zoning_rows *rows, struct ehr_writer *writer,
	struct ehr_err *err);

/* What stands in a setup record, for who writes and who reads them: names, and
 * the texts of the state. */
enum { EHR_ZONING_STATE_SETUP = 10 + EHR_ZONING_CARRIED };
struct ehr_zoning_state_setup {
	const char *name, *text;
};
void ehr_zoning_state_setup(const struct ehr_zoning_state *state,
	struct ehr_zoning_state_setup setup[static EHR_ZONING_STATE_SETUP]);

/* The count of rows of that name, NULL if there is none. */
unsigned long *ehr_zoning_state_count(
	struct ehr_zoning_rows *rows, struct ehr_str name);

void ehr_zoning_state_release(struct ehr_zoning_state *state);

#endif
