/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same position for many sources: the seat of the county put in where
 * nobody knew better. Sources are counted, not records, since a station that
 * reports every hour stands at one point by right.
 *
 * Asked in the order of the input. Rows are flagged from the source on with
 * which the threshold is reached, since what is written stays written; the
 * quality report has all.
 */
#ifndef EHR_MODEL_REPEATS_H
#define EHR_MODEL_REPEATS_H

#include "model/seen.h"

struct ehr_repeats {
	uint64_t threshold;    /* sources at one point that make it suspect */
	struct ehr_seen pair;  /* point and source */
	struct ehr_seen point; /* sources counted */
	uint64_t suspect;      /* points at or above the threshold */
	uint64_t sources;      /* at those */
	uint64_t not_counted;  /* records that came when the sets were full */
};

/* limit: points and sources that are kept at most; 0: all. */
void ehr_repeats_init(
	struct ehr_repeats *repeats, uint64_t threshold, size_t limit);
/* A record of source at point; either may be none: then false. Is the point
 * suspect by now? */
bool ehr_repeats_add(struct ehr_repeats *repeats, struct ehr_print point,
	struct ehr_print source);
void ehr_repeats_release(struct ehr_repeats *repeats);

#endif
