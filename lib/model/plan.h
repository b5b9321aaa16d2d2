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
#include "model/template.h"

enum ehr_op_kind {
	/* the same in all rows of a record */
	EHR_OP_CELL,
	EHR_OP_CONSTANT,
	EHR_OP_TEMPLATE,
	EHR_OP_LON,
	EHR_OP_LAT,
	EHR_OP_CARRY,
	/* by pollutant */
	EHR_OP_MEDIUM,
	EHR_OP_POINT_TYPE,
	EHR_OP_QUANTITY,
	EHR_OP_POLLUTANT,
	EHR_OP_CAS,
	EHR_OP_VALUE,
	EHR_OP_UNIT,
	EHR_OP_QUALIFIER,
	EHR_OP_LIMIT,
	EHR_OP_FLAGS,
};

/* What one column of the output is made of. */
struct ehr_op {
	enum ehr_op_kind kind;
	size_t at; /* CELL, CARRY: the input column */
	const struct ehr_canonical *canonical; /* CELL */
	struct ehr_str text;                   /* CONSTANT */
	struct ehr_template made;              /* TEMPLATE */
};

struct ehr_plan {
	const struct ehr_mapping *map;
	const struct ehr_header *header;
	struct ehr_arena arena;
	struct ehr_op *op;
	const char **column; /* name of each op */
	size_t n;
	size_t *measure_at; /* input column of each measure of the map */
	size_t place_at[2]; /* of longitude and latitude, or x and y */
	bool *used;         /* by input column */
};

/* Fails on a column that the map names and the header lacks, with the map's
 * line. map and header must outlive the plan. After a failure there is nothing
 * to release. */
EHR_MUST_USE int ehr_plan_make(struct ehr_plan *plan,
	const struct ehr_mapping *map, const struct ehr_header *header,
	struct ehr_err *err);
void ehr_plan_release(struct ehr_plan *plan);

/* Names of the input columns that the map does not speak of, comma between;
 * nothing if there are none. */
void ehr_plan_unused(const struct ehr_plan *plan, struct ehr_buf *out);

#endif
