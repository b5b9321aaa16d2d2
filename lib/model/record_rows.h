/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a record, written.
 */
#ifndef EHR_MODEL_RECORD_ROWS_H
#define EHR_MODEL_RECORD_ROWS_H

#include "io/writer.h"
#include "model/record_amounts.h"
#include "model/record_fields.h"
#include "model/relations.h"

/* Where a worker's rows go. */
struct ehr_record_rows {
	const struct ehr_plan *plan;
	struct ehr_writer *writer; /* of this record */
	struct ehr_buf flags;      /* room */
};

/* The roster row if the map and mark ask for one, then one row for each amount
 * that is not left out as empty. */
EHR_MUST_USE int ehr_record_rows_write(struct ehr_record_rows *rows,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *amount, const struct ehr_mark *mark,
	struct ehr_err *err);

void ehr_record_rows_release(struct ehr_record_rows *rows);

#endif
