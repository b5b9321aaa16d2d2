/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/origins.h"

#include "report/options.h"

static int put_list(struct ehr_writer *writer,
	const struct ehr_origin_list *list, size_t number, struct ehr_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < list->n && rc == 0; i++) {
		ehr_writer_count(writer, number);
		ehr_writer_text(writer, list->input);
		ehr_writer_text(writer, list->file);
		ehr_writer_count(writer, list->lines[i].first);
		ehr_writer_count(writer, list->lines[i].last);
		rc = ehr_writer_end_row(writer, err);
	}
	return rc;
}

int report_write_origins(
	struct ehr_run *run, const struct ehr_origin_lists *lists)
{
	struct ehr_writer *writer;
	int rc = 0;

	if (!report_given.origins)
		return 0;
	writer = ehr_run_beside_table(run, "--origins", report_given.origins,
		report_origins_columns, REPORT_ORIGINS_COLUMNS);
	if (!writer)
		return -1;
	for (size_t i = 0; i < lists->n && rc == 0; i++)
		rc = put_list(writer, &lists->at[i], i + 1, &run->err);
	return rc;
}
