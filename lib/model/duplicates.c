/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duplicates.h"

enum { RECORD, TAG, WORDS };

void ehr_duplicates_init(struct ehr_duplicates *duplicates, size_t limit)
{
	*duplicates = (struct ehr_duplicates){
		.key = { .limit = limit, .words = WORDS },
		.record = { .limit = limit },
	};
}

/* Another record of a key: the bytes of the first, or of a later one? */
static bool is_copy(struct ehr_duplicates *duplicates, const uint64_t *first,
	struct ehr_print record)
{
	if (ehr_print_is_none(record))
		return false;
	if (first[RECORD] == record.a)
		return true;
	return ehr_seen_add(&duplicates->record, record, NULL) ==
	       EHR_SEEN_BEFORE;
}

enum ehr_duplicate ehr_duplicates_add(struct ehr_duplicates *duplicates,
	struct ehr_print key, struct ehr_print record, uint64_t tag,
	uint64_t *first)
{
	uint64_t *word;

	switch (ehr_seen_add(&duplicates->key, key, &word)) {
	case EHR_SEEN_FULL:
		duplicates->not_compared++;
		return EHR_DUPLICATE_NONE;
	case EHR_SEEN_NEW:
		word[RECORD] = record.a;
		word[TAG] = tag;
		return EHR_DUPLICATE_NONE;
	case EHR_SEEN_BEFORE: break;
	}
	*first = word[TAG];
	if (is_copy(duplicates, word, record)) {
		duplicates->records++;
		return EHR_DUPLICATE_OF_RECORD;
	}
	duplicates->keys++;
	return EHR_DUPLICATE_OF_KEY;
}

void ehr_duplicates_release(struct ehr_duplicates *duplicates)
{
	ehr_seen_release(&duplicates->key);
	ehr_seen_release(&duplicates->record);
}
