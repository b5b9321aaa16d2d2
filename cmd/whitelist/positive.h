/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --positive-list of ehrisk-whitelist: who is on it, and why.
 */
#ifndef EHR_CMD_WHITELIST_POSITIVE_H
#define EHR_CMD_WHITELIST_POSITIVE_H

#include "app/run.h"

EHR_MUST_USE int whitelist_positive(struct ehr_run *run, long today);

#endif
