/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/side_load.h"

#include "model/record_sides.h"

static int add_records(struct ehr_side *side, struct ehr_ingest *ingest,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_record_view *view = ehr_record_view_new(ingest->record);
	struct ehr_side_record record;
	const struct ehr_str *cell = NULL;
	struct ehr_row row;
	int got, rc = 0;

	while (rc == 0 && (got = ehr_reader_next(reader, &row, err)) != 0) {
		rc = got < 0 ? -1
			     : ehr_record_view_read(view, &row, &cell, err);
		if (rc > 0) {
			rc = 0;
			continue;
		}
		if (rc < 0) {
			rc = got < 0 ? -1 : ehr_reader_bad(reader, &row, err);
			continue;
		}
		for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++) {
			long op = ehr_record_op(
				&ingest->plan, ehr_side_column(i));

			record.cell[i] = op == EHR_NO_COLUMN
						 ? (struct ehr_str){ "", 0 }
						 : cell[op];
		}
		ehr_side_add(side, &record);
	}
	ehr_record_view_free(view);
	return rc;
}

int ehr_side_load(struct ehr_side *side, struct ehr_ingest *ingest,
	struct ehr_reader *reader, struct ehr_err *err)
{
	if (ehr_ingest_bind(ingest, ehr_reader_header(reader), err) != 0)
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	if (add_records(side, ingest, reader, err) != 0)
		return -1;
	ehr_side_end(side);
	return 0;
}
