/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts that are counted twice: a source that reports a sum (dioxins, PAH,
 * xylenes) and members of it to one medium, or two sums of one group. Nobody
 * knows which of them to leave out, so they stay and are flagged.
 */
#ifndef EHR_MODEL_SCREEN_OVERLAP_H
#define EHR_MODEL_SCREEN_OVERLAP_H

#include "model/screen_load.h"

/* Adds EHR_SCREEN_SUM_AND_MEMBERS to the notes of the items that such amounts are
 * in, if they are in its load. Where sources are not known, nothing is. */
void ehr_screen_overlaps(struct ehr_screen_loads *loads);

#endif
