/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The answer to a query of a report: groups of rows in order, and the columns to
 * be evaluated over each. All of it lives in the scratch arena of the report.
 */
#ifndef EHR_MODEL_REPORT_GROUPS_H
#define EHR_MODEL_REPORT_GROUPS_H

#include "model/report_evaluate.h"

enum { EHR_REPORT_ACROSS_MAX = 60 }; /* columns that across makes of one */

struct ehr_report_answer {
	const struct ehr_report_query *query;
	const struct ehr_report_data *data[EHR_REPORT_TABLES];
	struct ehr_report_group whole; /* all rows that meet the conditions */
	struct ehr_report_group *group;
	size_t n;       /* groups */
	size_t several; /* rows of from that stand in more than one */
	size_t unclear; /* rows whose lookup has several values, and so none */
	struct ehr_report_shown *shown;
	size_t n_shown;
};

/* The tables must be given and have the columns that are asked for. */
EHR_MUST_USE int ehr_report_ask(struct ehr_report *report,
	const struct ehr_report_query *query, struct ehr_report_answer *answer);

/* The groups that a limit leaves. */
size_t ehr_report_kept(const struct ehr_report_answer *answer);

#endif
