/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the sources of an input were found in another table (model/side.h): one
 * entry for each source, in the order of the input, then the sources of the
 * table that nobody was matched with. Holds all of them in memory.
 */
#ifndef EHR_MODEL_SIDE_REPORT_H
#define EHR_MODEL_SIDE_REPORT_H

#include "io/writer.h"
#include "model/side.h"

struct ehr_side_report;

struct ehr_side_report *ehr_side_report_new(const struct ehr_side *side);
void ehr_side_report_free(struct ehr_side_report *report);

/* The records of one worker's block. */
struct ehr_side_batch {
	struct ehr_arena arena;
	struct ehr_side_entry *entry;
	size_t n, cap;
};
void ehr_side_batch_add(struct ehr_side_batch *batch,
	const struct ehr_side_record *record,
	const struct ehr_side_found *found);
void ehr_side_batch_release(struct ehr_side_batch *batch);

/* In the block's turn: takes the entries over and empties the batch. */
void ehr_side_report_commit(
	struct ehr_side_report *report, struct ehr_side_batch *batch);

/* Sources of the input by match, and those of the table not matched. */
void ehr_side_report_count(const struct ehr_side_report *report,
	uint64_t count[EHR_SIDE_MATCHES], uint64_t *not_used);

/* The same in one line, appended to out. */
void ehr_side_report_say(
	const struct ehr_side_report *report, struct ehr_buf *out);

enum { EHR_SIDE_REPORT_COLUMNS = 8 };
extern const char *const ehr_side_report_columns[EHR_SIDE_REPORT_COLUMNS];

/* Writes the rows of ehr_side_report_columns. */
EHR_MUST_USE int ehr_side_report_write(const struct ehr_side_report *report,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
