/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of a report that show the answer to a query: tables, facts and charts.
 */
#ifndef EHR_MODEL_REPORT_TABLES_H
#define EHR_MODEL_REPORT_TABLES_H

#include "model/report_groups.h"

/* Append the block. What it lacks, or that there is nothing to show, is said
 * instead. */
EHR_MUST_USE int ehr_report_put_table(
	struct ehr_report *report, const struct ehr_report_block *block);
EHR_MUST_USE int ehr_report_put_facts(
	struct ehr_report *report, const struct ehr_report_block *block);
EHR_MUST_USE int ehr_report_put_chart(
	struct ehr_report *report, const struct ehr_report_block *block);

/* If no row meets the conditions that is said, and the result true. */
bool ehr_report_put_none(struct ehr_report *report,
	const struct ehr_report_answer *answer, struct ehr_str what);

/* Of groups that are not shown, how many they are; behind the block. */
void ehr_report_remark_more(struct ehr_report *report, size_t more);

#endif
