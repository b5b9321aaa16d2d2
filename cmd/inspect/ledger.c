/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/ledger.h"

#include "inspect/options.h"

static int start_chain(
	struct inspect_loop *self, const struct ehr_header *header)
{
	if (ehr_header_find(header, "chain") == EHR_NO_COLUMN &&
		!inspect_given.append) {
		ehr_run_notice(self->work->run,
			_("no column \"chain\": whether rows were changed is "
			  "not known"));
		return 0;
	}
	self->chained = true;
	return ehr_chain_init(&self->chain, header, &self->work->run->err);
}

/* The rows of a ledger. */
static int read_ledger(struct inspect_loop *self, struct ehr_reader *reader)
{
	struct ehr_err *err = &self->work->run->err;
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	int rc;

	if (ehr_findings_bind(&self->bound, header, err) ||
		start_chain(self, header))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (((self->chained &&
			     ehr_chain_check(&self->chain, &row, err)) ||
			    ehr_findings_take(&self->findings, &self->bound,
				    &row, false, err)) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return rc;
}

/* A new ledger: the columns read, and chain. */
static int begin_ledger(
	struct inspect_loop *self, const struct ehr_header *header)
{
	struct ehr_err *err = &self->work->run->err;
	struct ehr_out_opts plain = { .format = EHR_FORMAT_CSV };
	struct ehr_layout layout;
	struct ehr_writer writer;
	int rc;

	self->header.n = header->n + 1;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n + 1, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = header->name[i];
	self->header.name[header->n] =
		ehr_arena_string(&self->arena, ehr_str_of("chain"));
	if (ehr_findings_bind(&self->bound, &self->header, err) ||
		start_chain(self, &self->header) ||
		ehr_layout_init(&layout, &self->header, NULL, 0, &plain, err))
		return -1;
	ehr_writer_init(&writer, &layout, NULL);
	rc = ehr_writer_start(&writer, err);
	ehr_buf_add(&self->lines, writer.buf.p, writer.buf.n);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	return rc;
}

static int keep_header(
	struct inspect_loop *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
	return 0;
}

static int open_ledger(struct inspect_loop *self)
{
	struct ehr_run *run = self->work->run;
	const char *path = inspect_given.append;
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader;
	struct ehr_str bytes;
	bool torn;
	int rc;

	if (ehr_run_check_beside(run, "--append", path))
		return -1;
	self->ledger = ehr_ledger_open(path, &run->err);
	if (!self->ledger)
		return -1;
	torn = ehr_ledger_whole(self->ledger) <
	       ehr_ledger_bytes(self->ledger).n;
	if (inspect_given.mend &&
		ehr_ledger_mend(self->ledger, inspect_given.mend, &run->err))
		return -1;
	if (torn && inspect_given.mend)
		ehr_run_notice(run,
			_("%s: the unfinished last line is now in %s"), path,
			inspect_given.mend);
	bytes = ehr_ledger_bytes(self->ledger);
	if (ehr_ledger_whole(self->ledger) < bytes.n)
		return ehr_fail(&run->err, EHR_FAULT_DATA,
			_("%s: the last line is not finished; --mend FILE "
			  "puts it aside"),
			path);
	if (bytes.n == 0)
		return 0;
	reader = ehr_reader_memory(path, bytes, &opts, &run->err);
	rc = reader ? read_ledger(self, reader) : -1;
	if (rc == 0)
		rc = keep_header(self, ehr_reader_header(reader));
	ehr_reader_close(reader);
	return rc;
}

/* Where in the ledger each column read stands. */
static int match_columns(
	struct inspect_loop *self, const struct ehr_header *header, size_t *to)
{
	struct ehr_err *err = &self->work->run->err;

	for (size_t i = 0; i < header->n; i++) {
		if (strcmp(header->name[i], "chain") == 0)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the column \"chain\" is written by "
				  "--append and must not be there yet"));
		if (ehr_header_need(
			    &self->header, header->name[i], &to[i], err))
			return ehr_err_at(err, inspect_given.append, 1);
	}
	return 0;
}

static int add_rows(struct inspect_loop *self, struct ehr_reader *reader,
	const size_t *to, struct ehr_str *cell)
{
	struct ehr_err *err = &self->work->run->err;
	size_t n = ehr_reader_header(reader)->n;
	struct ehr_row row, moved;
	int rc;

	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		for (size_t i = 0; i < n; i++)
			cell[to[i]] = row.cell[i];
		moved = (struct ehr_row){ .cell = cell,
			.carried = cell,
			.n = self->header.n,
			.line = row.line };
		if (ehr_findings_take(
			    &self->findings, &self->bound, &moved, true, err)) {
			if (ehr_reader_bad(reader, &row, err))
				return -1;
			continue;
		}
		if (ehr_chain_add(&self->chain, cell, &self->lines, err))
			return -1;
		self->added++;
	}
	return rc;
}

int inspect_ledger_append(struct inspect_loop *self)
{
	struct ehr_run *run = self->work->run;
	struct ehr_reader *reader = ehr_run_reader(run);
	struct ehr_str *cell;
	size_t *to;
	int rc = reader ? open_ledger(self) : -1;

	if (rc == 0 && self->header.n == 0)
		rc = begin_ledger(self, ehr_reader_header(reader));
	if (rc)
		return -1;
	to = ehr_arena_calloc(
		&self->arena, ehr_reader_header(reader)->n, sizeof(*to));
	cell = ehr_arena_calloc(&self->arena, self->header.n, sizeof(*cell));
	for (size_t i = 0; i < self->header.n; i++)
		cell[i] = ehr_str_of("");
	if (match_columns(self, ehr_reader_header(reader), to) ||
		add_rows(self, reader, to, cell))
		return -1;
	if (self->lines.n > 0 &&
		ehr_ledger_append(self->ledger,
			(struct ehr_str){ self->lines.p, self->lines.n },
			&run->err))
		return -1;
	ehr_run_notice(run, _("%s: rows added: %lu"), inspect_given.append,
		self->added);
	return 0;
}

int inspect_ledger_read(struct inspect_loop *self)
{
	struct ehr_reader *reader = ehr_run_reader(self->work->run);

	return reader ? read_ledger(self, reader) : -1;
}
