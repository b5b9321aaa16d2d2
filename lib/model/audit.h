/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records held against the rules of ref/audit_rule.h. Findings are a table of
 * their own, in the order of the input; they change nothing in the rows.
 *
 * A rule applies where the table has all it speaks of, each thing in one column
 * only; to a record where all those cells hold numbers. An empty cell, or one
 * that is not detected, is never 0: the rule then says nothing of the record.
 */
#ifndef EHR_MODEL_AUDIT_H
#define EHR_MODEL_AUDIT_H

#include <stdint.h>

#include "io/writer.h"
#include "ref/alias.h"
#include "ref/audit_rule.h"

/* A column of the input as the rules name it. Lent for as long as the audit. */
struct ehr_audit_source {
	const char *name; /* field of headings.csv, or quantity */
	/* of an amount; NULL: a field. Where the row says it: any text of its
	 * own for that column, such as "{col 7}". */
	const char *pollutant;
	const char *medium, *point_type, *layer; /* may be NULL */
	const char *heading;                     /* for the message */
};

/* Its cell in a record. */
struct ehr_audit_cell {
	bool has; /* a number was read, and it is not a limit */
	double value;
	struct ehr_str text; /* as it came: decimals are counted in it */
	double factor;       /* from the unit of text to that of value */
};

/* A cell that holds a plain number, times factor. */
struct ehr_audit_cell ehr_audit_cell_read(struct ehr_str text, double factor);

struct ehr_audit;

/* What a table is held against. Everything is lent for as long as the audit. */
struct ehr_audit_opts {
	const struct ehr_audit_rules *rules;
	const struct ehr_aliases *aliases; /* NULL: names only as written */
	const char *form;                  /* "": none is known */
};
struct ehr_audit *ehr_audit_new(const struct ehr_audit_opts *opts,
	const struct ehr_audit_source *source, size_t n);
void ehr_audit_free(struct ehr_audit *audit);

/* Rules that apply to the table, each pollutant counted. */
size_t ehr_audit_bound(const struct ehr_audit *audit);
/* The sources that one of them needs: other cells need not be read. */
bool ehr_audit_needs(const struct ehr_audit *audit, size_t source);
/* Ids of rules that could not be used because a thing they speak of stands in
 * several columns, comma between; nothing if there are none. */
void ehr_audit_ambiguous(const struct ehr_audit *audit, struct ehr_buf *out);

/* The findings of one worker's block. */
struct ehr_audit_batch;
struct ehr_audit_batch *ehr_audit_batch_new(const struct ehr_audit *audit);
void ehr_audit_batch_free(struct ehr_audit_batch *batch);

/* One record: cell[i] belongs to source[i]. Not called a second time for a
 * record that was sent again. */
void ehr_audit_record(struct ehr_audit_batch *batch,
	const struct ehr_audit_cell *cell, struct ehr_str source_id,
	unsigned long line);

enum { EHR_AUDIT_COLUMNS = 9 };
extern const char *const ehr_audit_columns[EHR_AUDIT_COLUMNS];

/* In the block's turn: writes its findings as rows of ehr_audit_columns and
 * empties the batch. line is added to the lines. */
EHR_MUST_USE int ehr_audit_commit(struct ehr_audit *audit,
	struct ehr_audit_batch *batch, const char *file, unsigned long line,
	struct ehr_writer *writer, struct ehr_err *err);

/* Findings so far, by severity: errors, warnings, hints. */
void ehr_audit_count(const struct ehr_audit *audit, uint64_t count[3]);

#endif
