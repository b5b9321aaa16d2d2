/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The groups of model/totals.h, gathered from batches in the order of the
 * input. Everything is numbered in order of first appearance; pairs of numbers
 * (a group and what it has) are keys of maps, with their bytes as they are.
 */
#ifndef EHR_MODEL_TOTALS_GROUPS_H
#define EHR_MODEL_TOTALS_GROUPS_H

#include "base/sum.h"
#include "model/totals_batch.h"

struct ehr_group {
	struct ehr_str *cell; /* of its first row, one a column */
	unsigned long n, n_scored, n_nd, n_not_scored;
	bool has_hi, has_hi_high, has_cr, has_cr_high;
	struct ehr_sum hi, hi_high, cr, cr_high;
};

/* What a pollutant adds to a group: mostly once, at one place. */
struct ehr_group_share {
	uint32_t group, pollutant;
	uint32_t place; /* the first; others of the pollutant are in seen */
	uint32_t more;  /* of the sums, or EHR_BATCH_NOTHING */
	double hi, cr;  /* of the first; 0 where it has none */
};

/* All that a pollutant adds to a group at several places. */
struct ehr_share_sums {
	struct ehr_sum hi, cr;
};

/* A group and the number of something that it has. */
struct ehr_group_pair {
	uint32_t group, what;
};

struct ehr_groups {
	size_t n_columns;
	bool *varies;       /* by column: not constant within some group */
	struct ehr_map key; /* of the groups */
	struct ehr_group *group;
	size_t group_cap;
	struct ehr_map pollutant, place, missing, flags;
	struct ehr_str *name; /* by pollutant, as first called */
	size_t name_cap;
	struct ehr_map share_key; /* group, pollutant */
	struct ehr_group_share *share;
	struct ehr_share_sums *sums;
	size_t share_cap, n_sums, sums_cap;
	struct ehr_map seen; /* group, pollutant, place but the first */
	struct ehr_map group_missing, group_flags; /* pairs */
	struct ehr_arena arena;
};

void ehr_groups_init(struct ehr_groups *groups, size_t n_columns);
void ehr_groups_release(struct ehr_groups *groups);

/* Adds a batch. line is added to the lines of its rows in messages. Fails
 * (EHR_FAULT_DATA) on a row that adds to a group what it has already. */
EHR_MUST_USE int ehr_groups_merge(struct ehr_groups *groups,
	const struct ehr_batch *batch, const char *file, unsigned long line,
	struct ehr_err *err);

/* What the i-th share adds in all. */
void ehr_groups_share(
	const struct ehr_groups *groups, size_t i, double *hi, double *cr);

/* The i-th pair of such a map. */
struct ehr_group_pair ehr_groups_pair(const struct ehr_map *pairs, size_t i);

#endif
