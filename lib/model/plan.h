/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map held against the header of a table: for each column of the canonical
 * rows what it is made of, and where the input columns are.
 */
#ifndef EHR_MODEL_PLAN_H
#define EHR_MODEL_PLAN_H

#include "io/table.h"
#include "model/canonical.h"
#include "model/mapping.h"
#include "model/position.h"
#include "model/template.h"

enum ehr_op_kind {
	/* the same in all rows of a record */
	EHR_OP_FIELD,
	EHR_OP_LON,
	EHR_OP_LAT,
	EHR_OP_CARRY,
	EHR_OP_EXTRA, /* of ehr_plan_extra */
	/* by amount */
	EHR_OP_TRAIT,
	EHR_OP_VALUE,
	EHR_OP_QUALIFIER,
	EHR_OP_LIMIT,
	EHR_OP_FLAGS,
};

/* What one column of the output is made of. */
struct ehr_op {
	enum ehr_op_kind kind;
	size_t at;                     /* CARRY: input column; EXTRA: number */
	const struct ehr_field *field; /* FIELD; NULL: filled by others */
	const struct ehr_canonical *canonical; /* FIELD */
	const long *column;                    /* FIELD: its input columns, or
	                             EHR_NO_COLUMN */
	struct ehr_template made;              /* FIELD from a template */
	enum ehr_trait trait;                  /* TRAIT */
};

/* Where the columns of a measure are; EHR_NO_COLUMN: it has none. */
struct ehr_measure_at {
	size_t amount;
	long qualifier, censored, limit;
	long trait[EHR_TRAITS];
};

struct ehr_plan {
	const struct ehr_mapping *map;
	const struct ehr_header *header;
	struct ehr_arena arena;
	struct ehr_op *op;
	const char **column; /* name of each op */
	size_t n;
	struct ehr_measure_at *measure; /* by measure of the map */
	size_t place[EHR_PLACE_COLUMNS], n_place;
	long totals, unreported; /* columns that tell records */
	bool *used;              /* by input column */
};

/* What is written besides what the map asks for, filled by whoever asked:
 * canonical columns, which the map may have or not, and others behind them. */
struct ehr_plan_extra {
	const char *const *canonical;
	size_t n_canonical;
	const char *const *column;
	size_t n;
};

/* Fails on a column that the map names and the header lacks, with the map's
 * line. map and header must outlive the plan. After a failure there is nothing
 * to release. */
EHR_MUST_USE int ehr_plan_make(struct ehr_plan *plan,
	const struct ehr_mapping *map, const struct ehr_header *header,
	const struct ehr_plan_extra *extra, struct ehr_err *err);
void ehr_plan_release(struct ehr_plan *plan);

/* Names of the input columns that the map does not speak of, comma between;
 * nothing if there are none. */
void ehr_plan_unused(const struct ehr_plan *plan, struct ehr_buf *out);

#endif
