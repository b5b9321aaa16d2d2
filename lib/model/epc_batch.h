/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Samples read from the rows of one block: what a thread does of model/epc.h
 * without the others. Texts that repeat are numbered within the batch, in order
 * of first appearance.
 */
#ifndef EHR_MODEL_EPC_BATCH_H
#define EHR_MODEL_EPC_BATCH_H

#include "model/calendar.h"
#include "model/grouped.h"

/* Columns that are looked at, in the order of ehr_epc_columns. */
enum ehr_epc_column {
	EHR_EPC_MEDIUM,
	EHR_EPC_POLLUTANT,
	EHR_EPC_VALUE,
	EHR_EPC_UNIT,
	EHR_EPC_NEEDED, /* those before must be there */
	EHR_EPC_CAS = EHR_EPC_NEEDED,
	EHR_EPC_POINT_TYPE,
	EHR_EPC_LAYER,
	EHR_EPC_QUANTITY,
	EHR_EPC_QUALIFIER,
	EHR_EPC_LIMIT,
	EHR_EPC_FLAGS,
	EHR_EPC_TIME,
	EHR_EPC_SOURCE_ID, /* from here: the place of a sample */
	EHR_EPC_RECEPTOR_ID,
	EHR_EPC_OUTLET,
	EHR_EPC_LON,
	EHR_EPC_LAT,
	EHR_EPC_DEPTH_TOP,
	EHR_EPC_DEPTH_BOTTOM,
	EHR_EPC_COLUMNS,
};
extern const char *const ehr_epc_columns[EHR_EPC_COLUMNS + 1];

struct ehr_epc_bound {
	long column[EHR_EPC_COLUMNS]; /* EHR_NO_COLUMN where absent */
	struct ehr_group_columns group;
};

/* What a row has. Those from EHR_EPC_MISSING on are not used. */
enum ehr_epc_kind {
	EHR_EPC_DETECTED,     /* value */
	EHR_EPC_BELOW,        /* not detected; value is the limit, above 0 */
	EHR_EPC_NOT_DETECTED, /* without a limit */
	EHR_EPC_MISSING,      /* the value is empty */
	EHR_EPC_NEGATIVE,
	EHR_EPC_OTHER_QUALIFIER, /* neither empty nor < nor ND */
	EHR_EPC_KINDS,
};

/* A moment by the clock as written, without its offset. */
struct ehr_epc_time {
	int64_t second;   /* of 1900-01-01T00:00 on; as written: 24:00 too */
	int32_t day;      /* as written */
	int8_t precision; /* enum ehr_precision; EHR_EPC_NO_TIME */
};
enum { EHR_EPC_NO_TIME = -1 };

struct ehr_epc_row {
	uint32_t group, place, unit, flags; /* flags: 0 none, else number + 1 */
	enum ehr_epc_kind kind;
	double value;
	struct ehr_epc_time time;
};

struct ehr_epc_batch {
	const struct ehr_epc_bound *bound;
	struct ehr_group_batch groups;
	struct ehr_str *name; /* by group: the first in order of bytes */
	size_t name_cap;
	struct ehr_epc_row *row;
	size_t n, cap;
	/* Rows that are no concentrations: all their cells, as they came. */
	struct ehr_str **other;
	size_t n_other, other_cap;
	struct ehr_map place, unit, flags;
	struct ehr_arena arena;
	struct ehr_buf key;
};

struct ehr_epc_batch *ehr_epc_batch_new(const struct ehr_epc_bound *bound);
void ehr_epc_batch_free(struct ehr_epc_batch *batch);
void ehr_epc_batch_reset(struct ehr_epc_batch *batch);

/* -1: a cell that should be a number or a time is none. */
EHR_MUST_USE int ehr_epc_batch_add(struct ehr_epc_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);

/* The time of a cell; fails with reason "not_a_time". */
EHR_MUST_USE int ehr_epc_time_read(
	struct ehr_str cell, struct ehr_epc_time *time, struct ehr_err *err);

#endif
