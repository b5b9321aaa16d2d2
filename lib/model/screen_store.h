/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The amounts of all blocks put together: one exact sum for each item, pollutant,
 * source and medium there are, so that nothing hangs on the order of the rows.
 */
#ifndef EHR_MODEL_SCREEN_STORE_H
#define EHR_MODEL_SCREEN_STORE_H

#include "base/sum.h"
#include "model/screen_batch.h"

/* As they stand in the text of a cell's key. */
struct ehr_screen_key {
	uint32_t item, pollutant, source, medium;
};

struct ehr_screen_item_count {
	unsigned long rows[EHR_SCREEN_KINDS];
	uint32_t pollutant; /* of its rows, where pollutants are ranked */
};

struct ehr_screen_store {
	struct ehr_grouped groups; /* the items */
	struct ehr_screen_item_count *count;
	size_t count_cap;
	struct ehr_map pollutant, source, medium;
	struct ehr_str *name; /* of each pollutant */
	bool *has_cas;
	size_t name_cap;
	struct ehr_map cell; /* struct ehr_screen_key as text */
	struct ehr_sum *kg;  /* by cell */
	size_t kg_cap;
	unsigned long nameless;
	struct ehr_arena arena;
};

void ehr_screen_store_init(struct ehr_screen_store *store,
	const struct ehr_group_columns *columns);
void ehr_screen_store_release(struct ehr_screen_store *store);
void ehr_screen_store_merge(
	struct ehr_screen_store *store, const struct ehr_screen_batch *batch);

struct ehr_screen_key ehr_screen_store_key(
	const struct ehr_screen_store *store, size_t cell);

#endif
