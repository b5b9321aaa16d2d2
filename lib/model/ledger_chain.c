/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ledger_chain.h"

#include "io/file.h"

static const struct ehr_out_opts plain = { .format = EHR_FORMAT_CSV };

/* The header line, without its end. */
static int digest_header(struct ehr_chain *chain,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_layout layout;
	struct ehr_writer writer;
	int rc = ehr_layout_init(&layout, header, NULL, 0, &plain, err);

	if (rc)
		return -1;
	ehr_writer_init(&writer, &layout, NULL);
	rc = ehr_writer_start(&writer, err);
	if (rc == 0)
		ehr_sha256((struct ehr_str){ writer.buf.p, writer.buf.n - 1 },
			chain->value);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	return rc;
}

int ehr_chain_init(struct ehr_chain *chain, const struct ehr_header *header,
	struct ehr_err *err)
{
	struct ehr_header rest = *header;

	*chain = (struct ehr_chain){ .n = header->n };
	if (header->n < 2 || strcmp(header->name[header->n - 1], "chain") != 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the last column of a ledger must be \"chain\""));
	rest.n--;
	if (ehr_layout_init(&chain->layout, &rest, NULL, 0, &plain, err))
		return -1;
	ehr_writer_init(&chain->writer, &chain->layout, NULL);
	return digest_header(chain, header, err);
}

void ehr_chain_release(struct ehr_chain *chain)
{
	if (chain->writer.layout)
		ehr_writer_release(&chain->writer);
	ehr_layout_release(&chain->layout);
	*chain = (struct ehr_chain){ 0 };
}

/* The row as CSV without the line end, in the writer's buffer. */
static int row_text(struct ehr_chain *chain, const struct ehr_str *cell,
	struct ehr_str *text, struct ehr_err *err)
{
	struct ehr_writer *writer = &chain->writer;

	writer->buf.n = 0;
	for (size_t i = 0; i + 1 < chain->n; i++)
		ehr_writer_text(writer, cell[i]);
	if (ehr_writer_end_row(writer, err))
		return -1;
	*text = (struct ehr_str){ writer->buf.p, writer->buf.n - 1 };
	return 0;
}

static void go_on(struct ehr_chain *chain, struct ehr_str text)
{
	struct ehr_buf all = { 0 };

	ehr_buf_puts(&all, chain->value);
	ehr_buf_putc(&all, ',');
	ehr_buf_add_str(&all, text);
	ehr_sha256((struct ehr_str){ all.p, all.n }, chain->value);
	ehr_buf_release(&all);
}

int ehr_chain_add(struct ehr_chain *chain, const struct ehr_str *cell,
	struct ehr_buf *text, struct ehr_err *err)
{
	struct ehr_str row;

	if (row_text(chain, cell, &row, err))
		return -1;
	go_on(chain, row);
	ehr_buf_add_str(text, row);
	ehr_buf_putc(text, ',');
	ehr_buf_puts(text, chain->value);
	ehr_buf_putc(text, '\n');
	return 0;
}

int ehr_chain_check(
	struct ehr_chain *chain, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str told = row->carried[chain->n - 1], text;

	if (row_text(chain, row->carried, &text, err))
		return -1;
	go_on(chain, text);
	if (ehr_str_is(told, chain->value))
		return 0;
	if (told.n == sizeof(chain->value) - 1)
		memcpy(chain->value, told.p, told.n);
	return ehr_fail_cell(err, "chain", "chain_broken",
		N_("the chain of this row: it or a row before it was changed"),
		told);
}
