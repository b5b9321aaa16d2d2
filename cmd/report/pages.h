/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --each PARAMETER=INPUT --pages FOLDER: a page for each value of a column, and
 * an index, in a folder that is there whole or not at all.
 */
#ifndef EHR_CMD_REPORT_PAGES_H
#define EHR_CMD_REPORT_PAGES_H

#include "app/run.h"
#include "model/report.h"
#include "render/labels.h"

/* Takes --each apart and marks its parameter as given; nothing without it. */
EHR_MUST_USE int report_set_each(
	struct ehr_run *run, struct ehr_report *report);

/* The column of --each, which has to be held; NULL without it. */
const char *report_each_column(void);

/* What all pages are written with. */
struct report_pages {
	struct ehr_run *run;
	struct ehr_report *report; /* ready for ehr_report_start */
	const struct ehr_labels *labels;
	const struct ehr_palette *palette;
};
EHR_MUST_USE int report_write_pages(const struct report_pages *pages);

#endif
