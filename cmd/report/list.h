/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-report --list: what templates take.
 */
#ifndef EHR_CMD_REPORT_LIST_H
#define EHR_CMD_REPORT_LIST_H

#include "app/run.h"

EHR_MUST_USE int report_list(struct ehr_run *run, bool zh);

#endif
