/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a query of a report made ready: those that stand for each value
 * of another column several times, those that the table lacks and need not have
 * left out.
 */
#ifndef EHR_MODEL_REPORT_COLUMNS_H
#define EHR_MODEL_REPORT_COLUMNS_H

#include "model/report_groups.h"

/* Fills shown of an answer that has its groups. */
EHR_MUST_USE int ehr_report_columns_make(
	struct ehr_report *report, struct ehr_report_answer *answer);

#endif
