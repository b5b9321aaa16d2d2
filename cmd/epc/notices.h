/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-epc says on standard error of rows not used and groups without a
 * concentration.
 */
#ifndef EHR_CMD_EPC_NOTICES_H
#define EHR_CMD_EPC_NOTICES_H

#include "app/run.h"
#include "model/epc.h"

/* taken: incomplete years were asked for. */
void epc_notices(struct ehr_run *run, struct ehr_epc_report report, bool taken);

#endif
