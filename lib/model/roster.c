/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roster.h"

bool ehr_roster_block_new(
	const struct ehr_roster_block *block, struct ehr_print source)
{
	return ehr_seen_find(&block->seen, source) == NULL;
}

void ehr_roster_block_add(
	struct ehr_roster_block *block, struct ehr_print source)
{
	ehr_seen_add(&block->seen, source, NULL);
}

void ehr_roster_block_clear(struct ehr_roster_block *block)
{
	ehr_seen_clear(&block->seen);
}

void ehr_roster_block_release(struct ehr_roster_block *block)
{
	ehr_seen_release(&block->seen);
}

bool ehr_roster_first(struct ehr_roster *roster, struct ehr_print source)
{
	return ehr_seen_add(&roster->seen, source, NULL) == EHR_SEEN_NEW;
}

size_t ehr_roster_sources(const struct ehr_roster *roster)
{
	return roster->seen.n;
}

void ehr_roster_release(struct ehr_roster *roster)
{
	ehr_seen_release(&roster->seen);
}
