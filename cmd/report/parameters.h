/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parameters of a report: --set, --year, --as-of; and what options of the
 * form NAME=TEXT have in common.
 */
#ifndef EHR_CMD_REPORT_PARAMETERS_H
#define EHR_CMD_REPORT_PARAMETERS_H

#include "app/run.h"
#include "model/report.h"

/* NAME of NAME=TEXT, and *text; p NULL if it is not of that form. */
struct ehr_str report_name_of(const char *item, const char **text);

/* The option word has a name that is none of a parameter, or of an input, of the
 * template. Always -1. */
int report_fail_parameter(struct ehr_run *run,
	const struct ehr_report_template *template, const char *word,
	struct ehr_str name);
int report_fail_input(struct ehr_run *run,
	const struct ehr_report_template *template, const char *word,
	struct ehr_str name);

/* Sets report->parameter from --set, --year, --as-of and the template. */
EHR_MUST_USE int report_set_parameters(
	struct ehr_run *run, struct ehr_report *report);

#endif
