/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/explain.h"

#include "model/explain.h"

static int write_table(struct ehr_run *run, struct ehr_ingest *ingest,
	const struct ehr_header *header)
{
	const struct ehr_explained explained = { header, ingest->map,
		&ingest->head,
		ingest->automap.text.n > 0 ? &ingest->automap.found : NULL };
	struct ehr_writer *writer = ehr_run_writer(
		run, NULL, ehr_explain_columns, EHR_EXPLAIN_COLUMNS);

	return writer == NULL
		       ? -1
		       : ehr_explain_write(&explained, writer, &run->err);
}

int ingest_explain(struct ehr_run *run, struct ehr_ingest *ingest)
{
	struct ehr_reader *reader = ehr_run_reader(run);
	struct ehr_err why = run->err;

	if (reader != NULL)
		return ehr_ingest_bind(ingest, ehr_reader_header(reader),
			       &run->err) != 0
			       ? -1
			       : write_table(run, ingest,
					 ehr_reader_header(reader));
	if (ingest->map == NULL && ingest->automap.text.n > 0 &&
		write_table(run, ingest, NULL) == 0)
		ehr_run_keep(run);
	run->err = why;
	return -1;
}
