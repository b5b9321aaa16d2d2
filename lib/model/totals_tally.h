/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rows add up to, for model/totals.h: gathered from batches in the order of
 * the input. Everything is numbered in order of first appearance; pairs of
 * numbers (a group and what it has) are tuples.
 *
 * A group is made of units: it has one, or one for each text of the column that
 * the worst is looked for in. A unit is made of shares: what a pollutant adds to
 * it. A share stays a row's numbers until a second row comes to it, and is exact
 * sums from then on. A pollutant that is a sum of others, or a member of one,
 * has a share for each place, since whether it counts is decided there.
 *
 * Sorted: a group is handed out and forgotten when the next one begins, so that
 * group 0 is all there is.
 */
#ifndef EHR_MODEL_TOTALS_TALLY_H
#define EHR_MODEL_TOTALS_TALLY_H

#include "base/sum.h"
#include "model/totals_batch.h"
#include "model/tuples.h"

struct ehr_tally_group {
	struct ehr_str *cell; /* of its first row, one a column */
	uint32_t unit;        /* its newest; EHR_BATCH_NOTHING: none */
	unsigned long n, n_scored, n_nd, n_not_scored;
};

struct ehr_tally_unit {
	uint32_t next;  /* of the group; EHR_BATCH_NOTHING: none */
	uint32_t share; /* its newest, likewise */
};

struct ehr_tally_share {
	uint32_t next; /* of the unit; EHR_BATCH_NOTHING: none */
	uint32_t more; /* of the sums, likewise: then value is no more */
	uint32_t place, point_type; /* of its first row */
	unsigned has;               /* bits 1 << enum ehr_addend */
	double value[EHR_ADDENDS];
};

/* All that a pollutant adds to a unit at several places. */
struct ehr_tally_sums {
	struct ehr_sum of[EHR_ADDENDS];
};

struct ehr_tally_people {
	bool stated, known;
	double people;
};

struct ehr_tally {
	const struct ehr_totals_columns *columns;
	bool sorted;
	/* sorted: called with each group when it is whole */
	int (*whole)(void *self, struct ehr_err *err);
	void *whole_self;
	bool *varies;       /* by column: not constant within some group */
	struct ehr_map key; /* of the groups that are or have been */
	struct ehr_tally_group *group;
	size_t n_groups, group_cap;
	/* texts of batches; they outlive the groups */
	struct ehr_map text, pollutant, missing, flags;
	struct ehr_batch_pollutant *of_pollutant;
	size_t pollutant_cap;
	struct ehr_tally_people *people; /* by text of the receptor */
	size_t people_cap;
	struct ehr_tuples place; /* receptor, exposure, layer, item */
	/* of the groups */
	struct ehr_tuples unit_key; /* group, text */
	struct ehr_tally_unit *unit;
	size_t unit_cap;
	struct ehr_tuples share_key; /* unit, pollutant, place + 1 or 0 */
	struct ehr_tally_share *share;
	size_t share_cap;
	struct ehr_tally_sums *sums;
	size_t n_sums, sums_cap;
	struct ehr_tuples seen;    /* unit, pollutant, place but the first */
	uint32_t *seen_point_type; /* of each */
	size_t seen_cap;
	struct ehr_tuples group_missing, group_flags; /* pairs */
	/* rows left out of sums, by group of chemicals */
	unsigned long sums_left_out[64], members_left_out[64];
	struct ehr_arena arena, group_arena;
};

void ehr_tally_init(struct ehr_tally *tally,
	const struct ehr_totals_columns *columns, bool sorted);
void ehr_tally_release(struct ehr_tally *tally);

/* Adds a batch. line is added to the lines of its rows in messages. Fails
 * (EHR_FAULT_DATA) on a row that adds to a unit what it has already, gives a
 * receptor other people than before, or, sorted, comes back to a group. */
EHR_MUST_USE int ehr_tally_add(struct ehr_tally *tally,
	const struct ehr_batch *batch, const char *file, unsigned long line,
	struct ehr_err *err);

/* Sorted: hands out the last group. */
EHR_MUST_USE int ehr_tally_finish(struct ehr_tally *tally, struct ehr_err *err);

/* Is the pollutant a sum of others, or a member of one? */
static inline bool ehr_tally_is_grouped(
	const struct ehr_tally *tally, uint32_t pollutant)
{
	const struct ehr_group_place *groups =
		&tally->of_pollutant[pollutant].groups;

	return (groups->sum | groups->member) != 0;
}

/* A word on the scores of a group, for its flags. */
void ehr_tally_flag(
	struct ehr_tally *tally, uint32_t group, struct ehr_str word);

#endif
