/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of an input of a report that meet conditions. All that is made lives in
 * the scratch arena of the report.
 */
#ifndef EHR_MODEL_REPORT_ROWS_H
#define EHR_MODEL_REPORT_ROWS_H

#include "model/report_scope.h"

/* Positions of rows, ascending. */
struct ehr_report_rows {
	const uint32_t *at;
	size_t n;
};

/* Conditions made ready for one table: a row passes if each cell is one of those
 * that fit. */
struct ehr_report_test {
	long column;
	const bool *fits; /* by the value of the cell; NULL: only one does */
	long only; /* that one; EHR_MAP_NONE: no cell of the column is it */
};
struct ehr_report_tests {
	struct ehr_report_test *at;
	size_t n;
};

/* Adds the conditions behind those of tests, for which the table must have the
 * columns. Fails on a cell or a bound that is neither number nor day where one
 * is needed. */
EHR_MUST_USE int ehr_report_tests_add(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_conditions *conditions,
	struct ehr_report_tests *tests);

/* Adds: the cell is this text. */
void ehr_report_tests_is(struct ehr_report *report,
	const struct ehr_report_data *data, long column, struct ehr_str text,
	struct ehr_report_tests *tests);

/* All rows of the table, and those of rows that pass. */
struct ehr_report_rows ehr_report_all(const struct ehr_report_data *data);
struct ehr_report_rows ehr_report_filter(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_tests *tests, struct ehr_report_rows rows);

/* Appends the conditions as people read them: state = done; year = 2025. */
void ehr_report_conditions_text(struct ehr_report *report,
	const struct ehr_report_conditions *conditions, struct ehr_buf *out);

#endif
