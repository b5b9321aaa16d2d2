/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of rows that are alike in some cells, and which columns are constant
 * within each of them: what a thread finds in its block (a batch), and all of
 * it put together in the order of the input.
 *
 * Groups are numbered in order of first appearance. A column varies once two
 * rows of one group differ in it; whether it does depends neither on the order
 * of the rows nor on blocks.
 */
#ifndef EHR_MODEL_GROUPED_H
#define EHR_MODEL_GROUPED_H

#include <stdint.h>

#include "base/hash.h"
#include "io/table.h"

/* Which cells tell groups apart; lent to batches and to the whole. */
struct ehr_group_columns {
	size_t n;    /* columns in all */
	size_t *key; /* those whose cells are part of the key */
	size_t n_key;
	bool *is_key;  /* of all columns */
	bool *skipped; /* of all columns: not looked at, never constant */
};

struct ehr_group_batch {
	const struct ehr_group_columns *columns;
	struct ehr_map key;
	struct ehr_str **first; /* by group: the cells of its first row */
	size_t first_cap;
	bool *varies; /* by column */
	struct ehr_arena arena;
	struct ehr_buf text;
};

void ehr_group_batch_init(
	struct ehr_group_batch *batch, const struct ehr_group_columns *columns);
void ehr_group_batch_release(struct ehr_group_batch *batch);
/* Makes it empty for the next block. */
void ehr_group_batch_reset(struct ehr_group_batch *batch);

/* The number of the row's group in the batch; more is a further part of the
 * key. */
uint32_t ehr_group_batch_add(struct ehr_group_batch *batch,
	const struct ehr_row *row, struct ehr_str more);

struct ehr_grouped {
	size_t n_columns;
	struct ehr_map key;
	struct ehr_str **cell; /* by group: of its first row, where constant */
	size_t cell_cap;
	bool *varies;
	struct ehr_arena arena;
};

void ehr_grouped_init(
	struct ehr_grouped *grouped, const struct ehr_group_columns *columns);
void ehr_grouped_release(struct ehr_grouped *grouped);

/* Adds a batch; the numbers here of its groups, in arena. */
uint32_t *ehr_grouped_merge(struct ehr_grouped *grouped,
	const struct ehr_group_batch *batch, struct ehr_arena *arena);

/* Appends the text with its length before it, so that texts put one after the
 * other are told apart. */
void ehr_group_key(struct ehr_buf *key, struct ehr_str text);

#endif
