/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-report makes a report of: the files of --from.
 */
#ifndef EHR_CMD_REPORT_INPUTS_H
#define EHR_CMD_REPORT_INPUTS_H

#include "app/run.h"
#include "model/report.h"

/* Reads every file of --from into report->data. To be released in any case. */
EHR_MUST_USE int report_read_inputs(
	struct ehr_run *run, struct ehr_report *report);
void report_release_inputs(struct ehr_report *report);

#endif
