/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Toxicity values as ehrisk-ref writes them: those that a profile chooses, and
 * those of which the sources are far apart.
 */
#ifndef EHR_CMD_REF_VALUES_H
#define EHR_CMD_REF_VALUES_H

#include "app/run.h"

EHR_MUST_USE int ref_write_chosen(struct ehr_run *run, const char *profile);
EHR_MUST_USE int ref_write_review(struct ehr_run *run, double factor);

#endif
