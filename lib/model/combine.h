/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts of one key added up (--on-duplicate sum): where a plant reports the
 * same pollutant by process unit. All rows of the input are held in memory and
 * written at the end, each at the place of the first of its key, whose other
 * cells it keeps.
 *
 * Only amounts are added: never concentrations or limits. A key of which one
 * row has no value (missing, not detected), or one below zero or taken for a
 * sentinel, is not added up either: its rows stay apart, flagged not_summed,
 * since a sum without one of its parts is none. Sums are exact, then rounded
 * once. Exact copies are added too, and their flag stays: nobody else can tell
 * a row pasted twice from two units that emit the same.
 *
 * In a filter of the engine: row begins, gives its rows, and took; judge and
 * commit as below; finish writes.
 */
#ifndef EHR_MODEL_COMBINE_H
#define EHR_MODEL_COMBINE_H

#include "io/engine.h"
#include "model/quality.h"
#include "model/reading.h"
#include "model/seen.h"

struct ehr_combine;

/* Rows of n columns, the value in column value_at and the flags in flags_at. */
struct ehr_combine *ehr_combine_new(size_t n, size_t value_at, size_t flags_at);
void ehr_combine_free(struct ehr_combine *combine);

/* The rows of one worker's block. */
struct ehr_combine_batch;
struct ehr_combine_batch *ehr_combine_batch_new(
	const struct ehr_combine *combine);
void ehr_combine_batch_free(struct ehr_combine_batch *batch);

/* A record: begin, its rows, took unless it is bad. Of one that was
 * sent again the rows replace those given before. */
void ehr_combine_begin(struct ehr_combine_batch *batch);
void ehr_combine_took(struct ehr_combine_batch *batch);

/* A row: its cells in order, one call each (what is given for flags counts
 * not), then what it adds. */
void ehr_combine_text(struct ehr_combine_batch *batch, struct ehr_str text);
void ehr_combine_figure(
	struct ehr_combine_batch *batch, const struct ehr_figure *figure);
struct ehr_combine_row {
	struct ehr_print key; /* none: never added to another */
	struct ehr_str quantity;
	const struct ehr_reading *reading;
	uint64_t flags;
};
void ehr_combine_row(
	struct ehr_combine_batch *batch, const struct ehr_combine_row *row);

/* In the block's turn: a record that is to go again or to be left out; then all
 * are taken over, in order. */
void ehr_combine_judge(
	struct ehr_combine_batch *batch, size_t i, enum ehr_verdict verdict);
void ehr_combine_commit(
	struct ehr_combine *combine, struct ehr_combine_batch *batch);

/* Writes all rows. quality may be NULL. */
EHR_MUST_USE int ehr_combine_finish(struct ehr_combine *combine,
	struct ehr_writer *writer, struct ehr_quality *quality,
	struct ehr_err *err);

/* Rows that went into sums, and rows that stayed apart; once all is in. */
void ehr_combine_count(const struct ehr_combine *combine, uint64_t *summed,
	uint64_t *not_summed);

/* Is the quantity an amount of a time, which adds up? The others do not. */
bool ehr_combine_adds_up(struct ehr_str quantity);

#endif
