/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A figure of a report over the rows of a group: what is written, how it is
 * sorted, and where it comes from.
 */
#ifndef EHR_MODEL_REPORT_EVALUATE_H
#define EHR_MODEL_REPORT_EVALUATE_H

#include "model/report_shown.h"

/* What a figure came to. text and raw are empty if there is none. */
struct ehr_report_result {
	struct ehr_str text, raw; /* as written; the cell itself */
	double number;            /* NAN: none */
	enum ehr_tone tone;
	const struct ehr_origin *origin; /* NULL unless asked for */
};

EHR_MUST_USE int ehr_report_evaluate(struct ehr_report *report,
	struct ehr_report_shown *shown, const struct ehr_report_group *group,
	bool with_origin, struct ehr_report_result *result);

/* Appends what a figure came to; a dash where it is missing. */
void ehr_report_put_result(struct ehr_report *report,
	struct ehr_document_line *line, const struct ehr_report_result *result);

/* Puts what has to be said of it behind the block: what was not counted. */
void ehr_report_shown_remark(
	struct ehr_report *report, const struct ehr_report_shown *shown);

#endif
