/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_kept.h"

#include <stdint.h>

void ehr_limit_kept_release(struct ehr_limit_kept *kept)
{
	for (size_t i = 0; i < EHR_LIMIT_KEPT; i++)
		ehr_span_release(&kept->slot[i].span);
	ehr_span_release(&kept->spare);
}

static size_t slot_of(const struct ehr_limit_kept_key *key)
{
	const uint64_t odd = 0x9e3779b97f4a7c15;
	uint64_t mixed = (uintptr_t)key->of;

	mixed = mixed * odd + (uintptr_t)key->beside;
	mixed = mixed * odd + key->number;
	mixed = mixed * odd + key->column;
	return (size_t)(mixed * odd >> 32) % EHR_LIMIT_KEPT;
}

static bool is_same(
	const struct ehr_limit_kept_key *a, const struct ehr_limit_kept_key *b)
{
	return a->of == b->of && a->beside == b->beside &&
	       a->number == b->number && a->column == b->column;
}

struct ehr_span *ehr_limit_kept_put(struct ehr_limit_kept *kept,
	struct ehr_limit_kept_key key, struct ehr_writer *writer)
{
	struct ehr_span *span = &kept->spare;

	key.column = writer->at;
	if (writer->begun) {
		size_t at = slot_of(&key);

		span = &kept->slot[at].span;
		if (span->made && is_same(&kept->slot[at].key, &key)) {
			ehr_writer_span(writer, span);
			return NULL;
		}
		kept->slot[at].key = key;
	}
	ehr_span_begin(span, writer);
	return span;
}
