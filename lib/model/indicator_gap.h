/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By how much a target is passed or missed, and how much of the way is behind. For
 * model/indicator_verdict.c.
 */
#ifndef EHR_MODEL_INDICATOR_GAP_H
#define EHR_MODEL_INDICATOR_GAP_H

#include "model/indicator_verdict.h"

/* From what was reached the change; from that and the question gap and progress,
 * each with what says that it is known. */
void ehr_verdict_find_change(struct ehr_verdict_result *result);
void ehr_verdict_find_gap(struct ehr_verdict_result *result);
void ehr_verdict_find_progress(struct ehr_verdict_result *result);

#endif
