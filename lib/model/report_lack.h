/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a block of a report needs and has not: an input that is not given, has no
 * rows or lacks a column. The report then says so in place of the block, for an
 * input once in a section.
 */
#ifndef EHR_MODEL_REPORT_LACK_H
#define EHR_MODEL_REPORT_LACK_H

#include "model/report_scope.h"

/* Each: does it lack anything? Then that has been said; what is the thing that
 * is missing from the report. */
bool ehr_report_lacks_query(struct ehr_report *report,
	const struct ehr_report_query *query, struct ehr_str what);
bool ehr_report_lacks_figure(struct ehr_report *report,
	const struct ehr_report_figure *figure, struct ehr_str what);
/* Is there all that an optional figure asks for, inputs and columns? Of others
 * true. */
bool ehr_report_has_figure(const struct ehr_report *report,
	const struct ehr_report_figure *figure);
bool ehr_report_lacks_input(
	struct ehr_report *report, long input, struct ehr_str what);
bool ehr_report_lacks_column(struct ehr_report *report, long input,
	const struct ehr_report_names *names, struct ehr_str what);

/* Appends a paragraph of one text, quiet. */
void ehr_report_note(struct ehr_report *report, struct ehr_str text);

#endif
