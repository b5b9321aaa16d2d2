/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a record, written. A wide record gives dozens of rows that differ
 * in a few cells: what stands alike in all rows of a record, or again and again
 * in those of a measure, is formatted once and copied.
 */
#ifndef EHR_MODEL_RECORD_ROWS_H
#define EHR_MODEL_RECORD_ROWS_H

#include "io/writer.h"
#include "model/record_amounts.h"
#include "model/record_fields.h"
#include "model/record_watch.h"

/* One for each worker. */
struct ehr_record_rows;

/* plan and watcher, which is told of each row, must outlive it. Where rows are
 * added up they go to the watcher alone. */
struct ehr_record_rows *ehr_record_rows_new(
	const struct ehr_plan *plan, struct ehr_record_watcher *watcher);
void ehr_record_rows_free(struct ehr_record_rows *rows);

/* The roster row if the map and mark ask for one, then one row for each amount
 * that is not left out as empty. The writers of all calls must be of the same
 * layout. */
EHR_MUST_USE int ehr_record_rows_write(struct ehr_record_rows *rows,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *amount, const struct ehr_mark *mark,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
