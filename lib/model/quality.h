/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an input was like: records in and rows out, what was skipped and
 * flagged, and how full each column is. Gathered by each worker for its block
 * and added up in the order of the input; all of it is the same whatever the
 * blocks and threads.
 *
 * Values are counted for the first 4096 different ones of a column, and those
 * of 64 bytes at most.
 *
 * In a filter of the engine, each with a batch that may be NULL (then the cost
 * is one comparison):
 *
 *   row     ehr_quality_begin, ehr_quality_cells; ehr_quality_row for each row
 *           written; at the end one of ehr_quality_took and ehr_quality_skip,
 *           or neither if the record is bad. A record sent again likewise,
 *           without ehr_quality_cells.
 *   judge   ehr_quality_judge with the verdict, unless it is to keep
 *   commit  ehr_quality_commit
 */
#ifndef EHR_MODEL_QUALITY_H
#define EHR_MODEL_QUALITY_H

#include "io/engine.h"
#include "model/flag.h"
#include "model/quality_texts.h"
#include "model/relations.h"
#include "ref/cell_rule.h"

/* Why a record is not data. */
enum ehr_quality_skip {
	EHR_SKIP_STRAY,  /* a letter row, footer or heading */
	EHR_SKIP_TOTALS, /* a total of others */
	EHR_SKIPS,
};

/* An input column. */
struct ehr_quality_column {
	const char *heading;
	/* what it was taken for; "" where nothing was said */
	const char *canonical, *unit, *origin;
	bool amount; /* holds measured amounts */
	uint64_t filled, empty, numbers;
	double min, max; /* of the numbers */
	struct ehr_quality_texts values;
};

struct ehr_quality_file {
	const char *path;
	const char *encoding; /* "" until ehr_quality_facts */
	uint64_t records;     /* taken */
	uint64_t dropped;     /* of those: left out as duplicates */
	uint64_t without_row; /* of those: nothing in them to write */
	uint64_t rows;        /* written */
	uint64_t skipped[EHR_SKIPS];
	uint64_t blank_lines;
};

struct ehr_quality {
	struct ehr_arena arena;
	struct ehr_quality_column *column;
	size_t n_columns;
	struct ehr_quality_file *file;
	size_t n_files;
	uint64_t rows_of_finish; /* written behind the last record */
	uint64_t flagged[EHR_FLAGS], rows_flagged;
	uint64_t rejected;              /* records that could not be read */
	struct ehr_quality_texts units; /* of unit cells */
	struct ehr_quality_texts unresolved; /* names of pollutants */
	struct ehr_relations_facts relations;
	bool has_relations;
	uint64_t findings[3]; /* of the audit */
	bool has_findings;
	const char *form;                   /* "" if none is known */
	const struct ehr_cell_rules *rules; /* lent; NULL: see below */
};

struct ehr_quality *ehr_quality_new(const struct ehr_header *header);
void ehr_quality_free(struct ehr_quality *quality);

/* What column was taken for: its canonical name (or amount), the unit assumed
 * and where that came from; copied, each may be NULL. */
void ehr_quality_map(struct ehr_quality *quality, size_t column,
	const char *canonical, const char *unit, const char *origin);

struct ehr_quality_batch;
struct ehr_quality_batch *ehr_quality_batch_new(
	const struct ehr_quality *quality);
void ehr_quality_batch_free(struct ehr_quality_batch *batch);

void ehr_quality_begin(struct ehr_quality_batch *batch, bool again);
void ehr_quality_cells(
	struct ehr_quality_batch *batch, const struct ehr_str *cell, size_t n);
/* A unit cell; a pollutant name that the table of names does not know. Both
 * are passed over in a record sent again. */
void ehr_quality_unit(struct ehr_quality_batch *batch, struct ehr_str unit);
void ehr_quality_unresolved(
	struct ehr_quality_batch *batch, struct ehr_str name);
void ehr_quality_row(struct ehr_quality_batch *batch, uint64_t flags);
void ehr_quality_took(struct ehr_quality_batch *batch);
void ehr_quality_skip(
	struct ehr_quality_batch *batch, enum ehr_quality_skip why);
void ehr_quality_judge(
	struct ehr_quality_batch *batch, size_t i, enum ehr_verdict verdict);

/* Adds the block to file's numbers and empties the batch. */
void ehr_quality_commit(struct ehr_quality *quality,
	struct ehr_quality_batch *batch, const char *file);

/* A row that finish wrote. */
void ehr_quality_finished(struct ehr_quality *quality, uint64_t flags);

/* What only the run knows of a file: encoding, blank lines, records of another
 * width that were no data. */
void ehr_quality_facts(
	struct ehr_quality *quality, const struct ehr_input_facts *facts);

/* Of a column of amounts: its lowest number above 0 if that is written so often
 * that it seems to stand for "not detected" (as model/stand_in.h, of all cells);
 * EHR_MAP_NONE if not, or without rules. Index into values. */
long ehr_quality_stand_in(const struct ehr_quality *quality, size_t column);

/* Rows written in all. */
uint64_t ehr_quality_rows(const struct ehr_quality *quality);

#endif
