/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of the groups of a query of a report.
 */
#ifndef EHR_MODEL_REPORT_ORDER_H
#define EHR_MODEL_REPORT_ORDER_H

#include "model/report_groups.h"

/* Sorts the groups as the query says: numbers by size and before other texts,
 * those by their bytes, what is missing last; what is equal stays in order. */
EHR_MUST_USE int ehr_report_order(
	struct ehr_report *report, struct ehr_report_answer *answer);

#endif
