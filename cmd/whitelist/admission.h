/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --project of ehrisk-whitelist: may projects come where they are proposed?
 */
#ifndef EHR_CMD_WHITELIST_ADMISSION_H
#define EHR_CMD_WHITELIST_ADMISSION_H

#include "app/run.h"

EHR_MUST_USE int whitelist_admission(struct ehr_run *run, long today);

#endif
