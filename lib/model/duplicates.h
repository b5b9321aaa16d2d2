/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records that come twice: the same bytes, or the same key (who, where, when,
 * what) with other amounts. Asked in the order of the input.
 *
 * The first 3,145,728 keys are kept, in 128 MiB at most; records whose key is
 * not among them are then no longer compared, which is counted.
 */
#ifndef EHR_MODEL_DUPLICATES_H
#define EHR_MODEL_DUPLICATES_H

#include "model/seen.h"

enum { EHR_DUPLICATES_LIMIT = 3 << 20 };

enum ehr_on_duplicate {
	EHR_DUPLICATE_KEEP,  /* keep and flag the later ones */
	EHR_DUPLICATE_FIRST, /* leave the later ones out */
	EHR_DUPLICATE_ERROR, /* the second of a key ends the run */
	EHR_DUPLICATE_SUM,   /* add up the amounts of a key; see combine.h */
};

struct ehr_duplicates {
	struct ehr_seen key;    /* beside it: record and tag of the first */
	struct ehr_seen record; /* of later records of a key */
	uint64_t records;       /* exact copies of an earlier record */
	uint64_t keys;          /* others whose key had been there */
	uint64_t not_compared;
};

enum ehr_duplicate {
	EHR_DUPLICATE_NONE,
	EHR_DUPLICATE_OF_KEY,
	EHR_DUPLICATE_OF_RECORD,
};

void ehr_duplicates_init(struct ehr_duplicates *duplicates, size_t limit);
/* key must not be none. tag: whatever tells the caller where the record is;
 * unless the answer is EHR_DUPLICATE_NONE, *first becomes that of the first
 * record with its key. */
enum ehr_duplicate ehr_duplicates_add(struct ehr_duplicates *duplicates,
	struct ehr_print key, struct ehr_print record, uint64_t tag,
	uint64_t *first);
void ehr_duplicates_release(struct ehr_duplicates *duplicates);

#endif
