/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of a report that are words with figures in them: texts and lists.
 */
#ifndef EHR_MODEL_REPORT_WORDS_H
#define EHR_MODEL_REPORT_WORDS_H

#include "model/report_groups.h"

/* The title of the template, with parameters and figures in their places; what
 * has no value leaves no blanks behind. In the arena of the report. */
EHR_MUST_USE int ehr_report_title(
	struct ehr_report *report, struct ehr_str *title);

EHR_MUST_USE int ehr_report_put_text(
	struct ehr_report *report, const struct ehr_report_block *block);
EHR_MUST_USE int ehr_report_put_list(
	struct ehr_report *report, const struct ehr_report_block *block);

#endif
