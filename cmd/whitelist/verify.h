/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --verify of ehrisk-whitelist: are the codes of a table good, and do its other
 * columns say the same?
 */
#ifndef EHR_CMD_WHITELIST_VERIFY_H
#define EHR_CMD_WHITELIST_VERIFY_H

#include "app/run.h"
#include "base/day.h"

/* 1: not all are good. */
EHR_MUST_USE int whitelist_verify(struct ehr_run *run, long today);

#endif
