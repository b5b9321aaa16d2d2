/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-report.
 */
#ifndef EHR_CMD_REPORT_OPTIONS_H
#define EHR_CMD_REPORT_OPTIONS_H

#include "app/run.h"

struct report_given {
	const char *template, *year, *as_of, *figures, *origins, *each, *pages;
	struct ehr_list from, set;
	bool markdown, html, list;
};
extern struct report_given report_given;

extern const struct ehr_app report_app;

/* Columns of --list. */
enum { REPORT_LIST_COLUMNS = 5 };
extern const char *const report_list_columns[REPORT_LIST_COLUMNS + 1];

/* And of the table of --origins. */
enum { REPORT_ORIGINS_COLUMNS = 5 };
extern const char *const report_origins_columns[REPORT_ORIGINS_COLUMNS + 1];

/* And of what --pages writes to the output. */
enum { REPORT_PAGES_COLUMNS = 3 };
extern const char *const report_pages_columns[REPORT_PAGES_COLUMNS + 1];

/* Fails where options do not go together. */
EHR_MUST_USE int report_check_options(struct ehr_run *run);

#endif
