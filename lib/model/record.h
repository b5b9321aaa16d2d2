/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records to canonical long rows: for each record a roster row if the map asks
 * for one, then a row for each of its amounts, none left out but those that the
 * map drops because they are empty. A record is taken whole or, if one of its
 * cells cannot be read, not at all.
 */
#ifndef EHR_MODEL_RECORD_H
#define EHR_MODEL_RECORD_H

#include "io/engine.h"
#include "model/plan.h"
#include "model/quality.h"
#include "model/record_tables.h"

struct ehr_record;

/* Opens the reference system if the plan has one. plan and tables must outlive
 * it. Fails too where the column with the outlines' names is not there. NULL on
 * failure. */
struct ehr_record *ehr_record_open(const struct ehr_plan *plan,
	const struct ehr_record_tables *tables, struct ehr_err *err);
void ehr_record_close(struct ehr_record *record);

/* Name of the column with the outline in which a position lies. */
extern const char *const ehr_record_outline_column;

/* The text of a suspect stand-in in the column of measure i. */
void ehr_record_suspect(
	struct ehr_record *record, size_t i, struct ehr_str text);

/* The filter that writes the rows of the plan; lives as long as record. */
struct ehr_filter ehr_record_filter(struct ehr_record *record);

/* The cells that the rows of a record share, for tables that are only looked
 * up: by op of the plan; those by amount are empty. One a thread. */
struct ehr_record_view;
struct ehr_record_view *ehr_record_view_new(struct ehr_record *record);
void ehr_record_view_free(struct ehr_record_view *view);
/* 0: *cell lives until the next call. 1: the record is no data. */
EHR_MUST_USE int ehr_record_view_read(struct ehr_record_view *view,
	const struct ehr_row *row, const struct ehr_str **cell,
	struct ehr_err *err);

/* The operation that turns coordinates into degrees, NULL if none does. */
const char *ehr_record_operation(const struct ehr_record *record);

/* What was gathered for the quality report, NULL if it is not asked for; lives
 * as long as record. */
struct ehr_quality *ehr_record_quality(const struct ehr_record *record);

/* What was found among the records, for messages. */
struct ehr_record_facts {
	struct ehr_relations_facts relations;
	uint64_t totals;             /* records left out as totals of others */
	uint64_t findings[3];        /* of the audit: errors, warnings, hints */
	uint64_t summed, not_summed; /* rows of repeated keys */
};
void ehr_record_facts(
	const struct ehr_record *record, struct ehr_record_facts *facts);

#endif
