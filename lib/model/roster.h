/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every source once: the roster row ("present") of a source stands at its first
 * record of the whole input.
 *
 * A worker writes it at the first record of a source in its block, which is the
 * first of all unless an earlier block had the source; whether it had is asked
 * in the block's turn.
 */
#ifndef EHR_MODEL_ROSTER_H
#define EHR_MODEL_ROSTER_H

#include "model/seen.h"

/* Of one block. { 0 } is empty and valid. */
struct ehr_roster_block {
	struct ehr_seen seen;
};

/* Has the block no record of source yet? A record is added when it is known to
 * be good. */
bool ehr_roster_block_new(
	const struct ehr_roster_block *block, struct ehr_print source);
void ehr_roster_block_add(
	struct ehr_roster_block *block, struct ehr_print source);
void ehr_roster_block_clear(struct ehr_roster_block *block);
void ehr_roster_block_release(struct ehr_roster_block *block);

/* Of the whole input; asked in its order. { 0 } is empty and valid. */
struct ehr_roster {
	struct ehr_seen seen; /* without bound: 32 bytes for each source */
};

/* Is this the first record of source at all? */
bool ehr_roster_first(struct ehr_roster *roster, struct ehr_print source);
size_t ehr_roster_sources(const struct ehr_roster *roster);
void ehr_roster_release(struct ehr_roster *roster);

#endif
