/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compare_side.h"

int ehr_compare_side_open(struct ehr_compare_side *self,
	struct ehr_totals *totals, const struct ehr_header *kept,
	struct ehr_err *err)
{
	static const struct ehr_in_opts in = { .format = EHR_FORMAT_CSV };
	const struct ehr_out_opts out = { .format = EHR_FORMAT_CSV };
	size_t n;
	const char *const *column = ehr_totals_columns(totals, &n);

	if (ehr_layout_init(&self->layout, kept, column, n, &out, err))
		return -1;
	ehr_writer_init(&self->writer, &self->layout, NULL);
	ehr_totals_into(totals, &self->writer);
	if (ehr_writer_start(&self->writer, err) ||
		ehr_totals_finish(totals, err) ||
		ehr_writer_finish(&self->writer, err))
		return -1;
	self->reader = ehr_reader_memory("totals",
		(struct ehr_str){ self->writer.buf.p, self->writer.buf.n }, &in,
		err);
	return self->reader ? 0 : -1;
}

void ehr_compare_side_release(struct ehr_compare_side *self)
{
	ehr_reader_close(self->reader);
	ehr_writer_release(&self->writer);
	ehr_layout_release(&self->layout);
}

int ehr_compare_side_next(struct ehr_compare_side *self, struct ehr_err *err)
{
	return ehr_reader_next(self->reader, &self->row, err);
}

struct ehr_str ehr_compare_side_cell(
	const struct ehr_compare_side *self, const char *column)
{
	long at = ehr_header_find(ehr_reader_header(self->reader), column);

	return at < 0 ? (struct ehr_str){ "", 0 } : self->row.cell[at];
}
