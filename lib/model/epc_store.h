/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All samples of model/epc.h, put together from batches in the order of the
 * input.
 */
#ifndef EHR_MODEL_EPC_STORE_H
#define EHR_MODEL_EPC_STORE_H

#include "model/epc_batch.h"

/* A group, and the number of flags that it has. */
struct ehr_epc_pair {
	uint32_t group, flags;
};

struct ehr_epc_store {
	struct ehr_grouped groups;
	struct ehr_str *name; /* by group: of the pollutant */
	size_t name_cap;
	struct ehr_epc_row *row;
	size_t n, cap;
	struct ehr_str **other; /* rows that are no concentrations */
	size_t n_other, other_cap;
	struct ehr_map place, unit, flags;
	struct ehr_map group_flags; /* pairs: a group, and flags it has */
	struct ehr_epc_pair *pair;  /* of them, once sorted */
	unsigned long kind[EHR_EPC_KINDS];
	struct ehr_arena arena;
};

void ehr_epc_store_init(
	struct ehr_epc_store *store, const struct ehr_group_columns *columns);
void ehr_epc_store_release(struct ehr_epc_store *store);
void ehr_epc_store_merge(
	struct ehr_epc_store *store, const struct ehr_epc_batch *batch);

/* Once all is in: puts the rows of each group side by side; start[g] is where
 * those of group g begin, start[number of groups] the end. In the store's
 * arena. */
size_t *ehr_epc_store_sort(struct ehr_epc_store *store);

/* Appends the words of all flags of the group's rows that are used, in order of
 * bytes, each once; without those that say what stands for a non-detect. Only
 * after the sort, and group after group from the first. */
void ehr_epc_store_flags(
	struct ehr_epc_store *store, size_t group, struct ehr_buf *words);

/* A hash of the texts of the group's key, the same on every machine. */
uint64_t ehr_epc_store_hash(const struct ehr_epc_store *store, size_t group);

#endif
