/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a figure of a report amounts to over rows, before it is written.
 */
#ifndef EHR_MODEL_REPORT_MEASURE_H
#define EHR_MODEL_REPORT_MEASURE_H

#include "model/report_shown.h"

/* The different cells in rows that are not empty, as indices in the column's
 * values, ascending, *n of them; in the scratch arena. */
uint32_t *ehr_report_distinct(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, size_t *n);

/* For new, gone and kept: how many cells of one side are, or are not, on the
 * other. */
long ehr_report_moves(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES]);

/* The one value that rows have; empty if there is none, or, which shown
 * remembers, if there are several. */
struct ehr_str ehr_report_one_value(struct ehr_report_shown *shown,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows);

/* The amount of all other figures, on the side or of the change that they ask
 * for. Fails with the place of a cell that is no number. */
EHR_MUST_USE int ehr_report_measure(struct ehr_report *report,
	struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES],
	struct ehr_report_amount *amount);

#endif
