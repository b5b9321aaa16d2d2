/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counts of rows that are not used, by why and what they are. { 0 } is empty.
 */
#ifndef EHR_MODEL_EMISSION_TALLY_H
#define EHR_MODEL_EMISSION_TALLY_H

#include "base/hash.h"
#include "base/sum.h"

struct ehr_emission_count {
	int why;
	struct ehr_str word; /* in the tally's map */
	unsigned long rows;
	struct ehr_sum kg_a;
	unsigned long others;     /* rows with an amount in another unit */
	struct ehr_str source_id; /* the first of them by bytes */
};

struct ehr_emission_tally {
	struct ehr_map key;
	struct ehr_emission_count *count;
	size_t cap;
	struct ehr_arena arena;
};

/* kg_a is NAN for a row without a number, and not added if it is below 0; other: it has one in another unit. */
void ehr_emission_tally_add(struct ehr_emission_tally *tally, int why,
	struct ehr_str word, struct ehr_str source_id, double kg_a, bool other);

void ehr_emission_tally_merge(
	struct ehr_emission_tally *into, const struct ehr_emission_tally *from);

/* In order of why, then word. */
void ehr_emission_tally_sort(struct ehr_emission_tally *tally);

void ehr_emission_tally_release(struct ehr_emission_tally *tally);

#endif
