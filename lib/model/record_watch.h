/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is looked at besides while records become rows: what a record has to do
 * with those before it, the quality of the input, rules between its cells, and
 * sums of amounts. Each of the latter three costs a comparison where it is not
 * asked for.
 *
 * A worker's record: begin; skip if it is no data; look once it is read, which
 * says what is known of it so far; row for each row that it gives; took.
 */
#ifndef EHR_MODEL_RECORD_WATCH_H
#define EHR_MODEL_RECORD_WATCH_H

#include "model/audit.h"
#include "model/combine.h"
#include "model/quality.h"
#include "model/record_amounts.h"
#include "model/record_fields.h"

/* Shared by the workers; changed in turns only. */
struct ehr_record_watch {
	const struct ehr_plan *plan;
	const struct ehr_record_tables *tables;
	struct ehr_relations *relations;
	struct ehr_quality *quality; /* NULL: not asked */
	struct ehr_audit *audit;     /* likewise */
	struct ehr_audit_source *source;
	size_t *source_at; /* of each: measure, or input column */
	size_t n_sources;
	struct ehr_combine *combine; /* NULL: rows are not added up */
	struct ehr_arena arena;
	bool *in_key; /* by op: tells records from one another */
	long source_op, receptor_op;
};

void ehr_record_watch_open(struct ehr_record_watch *watch,
	const struct ehr_plan *plan, const struct ehr_record_tables *tables);
void ehr_record_watch_close(struct ehr_record_watch *watch);

/* Of one worker. */
struct ehr_record_watcher {
	const struct ehr_record_watch *watch;
	struct ehr_marks marks;
	const struct ehr_mark *mark; /* of the record at hand */
	struct ehr_print key;        /* of the record's fields */
	struct ehr_quality_batch *quality;
	struct ehr_audit_batch *audit;
	struct ehr_audit_cell *cell; /* by source */
	struct ehr_combine_batch *combine;
};

void ehr_record_watcher_init(struct ehr_record_watcher *watcher,
	const struct ehr_record_watch *watch);
void ehr_record_watcher_release(struct ehr_record_watcher *watcher);

/* What was read of a record. */
struct ehr_record_read {
	const struct ehr_row *row;
	const struct ehr_str *cell; /* those called missing made empty */
	const struct ehr_record_fields *fields;
	const struct ehr_position *position;
	const struct ehr_amount_row *amount; /* by measure */
};

void ehr_record_watcher_begin(
	struct ehr_record_watcher *watcher, const struct ehr_row *row);
void ehr_record_watcher_skip(
	struct ehr_record_watcher *watcher, enum ehr_quality_skip why);
const struct ehr_mark *ehr_record_watcher_look(
	struct ehr_record_watcher *watcher, const struct ehr_record_read *read);
/* A row with these flags. Where rows are added up, its cells have been given to
 * watcher->combine. */
void ehr_record_watcher_row(struct ehr_record_watcher *watcher,
	const struct ehr_amount_row *amount, uint64_t flags);
void ehr_record_watcher_took(struct ehr_record_watcher *watcher);

/* In the block's turn. */
enum ehr_verdict ehr_record_watch_judge(struct ehr_record_watch *watch,
	struct ehr_record_watcher *watcher, size_t i, struct ehr_err *err);
EHR_MUST_USE int ehr_record_watch_commit(struct ehr_record_watch *watch,
	struct ehr_record_watcher *watcher, const char *file,
	unsigned long line, struct ehr_err *err);
/* Behind the last record. */
EHR_MUST_USE int ehr_record_watch_finish(struct ehr_record_watch *watch,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
