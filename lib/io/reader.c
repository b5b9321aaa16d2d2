/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/input.h"
#include "io/rejects.h"
#include "io/rows.h"

struct ehr_reader {
	const char *const *path;
	size_t n, at; /* files; the one being read */
	struct ehr_in_opts opts;
	struct ehr_input *input;
	struct ehr_rows *rows;
	struct ehr_block block;
	bool in_block;
	unsigned long line;       /* lines before the block */
	unsigned long n_rows;     /* since progress was told */
	struct ehr_header header; /* of the first file */
	struct ehr_input_facts *facts;
};

static void keep_header(struct ehr_reader *reader)
{
	const struct ehr_header *header = ehr_input_header(reader->input);

	reader->header.n = header->n;
	reader->header.name = ehr_calloc(header->n, sizeof *header->name);
	for (size_t i = 0; i < header->n; i++)
		reader->header.name[i] = ehr_strdup(header->name[i]);
}

static int use(
	struct ehr_reader *reader, struct ehr_input *input, struct ehr_err *err)
{
	if (!input)
		return -1;
	reader->input = input;
	reader->rows = ehr_rows_new(input);
	reader->line = ehr_input_line(input);
	reader->in_block = false;
	if (reader->at == 0)
		keep_header(reader);
	else if (ehr_header_same(&reader->header, ehr_input_header(input), err))
		return ehr_err_at(err, ehr_input_name(input), 1);
	return 0;
}

struct ehr_reader *ehr_reader_open(const char *const *path, size_t n,
	const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_reader *reader = ehr_calloc(1, sizeof *reader);

	reader->path = path;
	reader->n = n;
	reader->opts = *opts;
	reader->facts = ehr_calloc(n, sizeof *reader->facts);
	if (use(reader, ehr_input_open(path[0], opts, err), err) == 0)
		return reader;
	ehr_reader_close(reader);
	return NULL;
}

struct ehr_reader *ehr_reader_memory(const char *name, struct ehr_str bytes,
	const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_reader *reader = ehr_calloc(1, sizeof *reader);

	reader->n = 1;
	reader->opts = *opts;
	reader->facts = ehr_calloc(1, sizeof *reader->facts);
	if (use(reader, ehr_input_memory(name, bytes, opts, err), err) == 0)
		return reader;
	ehr_reader_close(reader);
	return NULL;
}

const struct ehr_header *ehr_reader_header(const struct ehr_reader *reader)
{
	return &reader->header;
}

const char *ehr_reader_file(const struct ehr_reader *reader)
{
	return reader->input ? ehr_input_name(reader->input) : "";
}

static void end_file(struct ehr_reader *reader)
{
	ehr_rows_free(reader->rows);
	reader->rows = NULL;
	if (reader->input)
		ehr_input_facts(reader->input, &reader->facts[reader->at]);
	ehr_input_close(reader->input);
	reader->input = NULL;
}

static void tell_progress(struct ehr_reader *reader)
{
	if (reader->opts.progress)
		reader->opts.progress(reader->opts.progress_self,
			reader->n_rows, reader->block.bytes);
	reader->n_rows = 0;
}

static void count_block(struct ehr_reader *reader)
{
	const struct ehr_counts counts = {
		.blank_lines = ehr_rows_blank(reader->rows),
		.stray = ehr_rows_stray(reader->rows),
	};

	ehr_input_count(reader->input, &counts);
}

/* 1: the next block or file is ready; 0: nothing is left; -1: an error. */
static int advance(struct ehr_reader *reader, struct ehr_err *err)
{
	int rc;

	if (!reader->input)
		return 0;
	if (reader->in_block) {
		reader->line += ehr_rows_lines(reader->rows);
		count_block(reader);
		reader->in_block = false;
	}
	rc = ehr_input_block(reader->input, &reader->block, err);
	if (rc < 0 && err->fault == EHR_FAULT_DATA && err->line)
		err->line += reader->line;
	if (rc < 0)
		return -1;
	if (rc > 0) {
		tell_progress(reader);
		ehr_rows_begin(reader->rows, &reader->block);
		reader->in_block = true;
		return 1;
	}
	end_file(reader);
	if (reader->at + 1 >= reader->n)
		return 0;
	reader->at++;
	return use(reader,
		       ehr_input_open(
			       reader->path[reader->at], &reader->opts, err),
		       err)
		       ? -1
		       : 1;
}

int ehr_reader_bad(struct ehr_reader *reader, const struct ehr_row *row,
	struct ehr_err *err)
{
	unsigned long line = err->line ? err->line : row->line;

	if (err->fault != EHR_FAULT_DATA)
		return -1;
	ehr_err_at(err, ehr_reader_file(reader), line);
	if (!reader->opts.rejects)
		return -1;
	return ehr_rejects_add(reader->opts.rejects, row->raw, err);
}

void ehr_reader_pass(struct ehr_reader *reader)
{
	static const struct ehr_counts one = { .skipped = 1 };

	ehr_input_count(reader->input, &one);
}

int ehr_reader_next(
	struct ehr_reader *reader, struct ehr_row *row, struct ehr_err *err)
{
	static const struct ehr_counts one = { .rows = 1 };
	int rc = 1;

	while (rc > 0) {
		if (!reader->in_block) {
			rc = advance(reader, err);
			continue;
		}
		rc = ehr_rows_next(reader->rows, row, err);
		row->line += reader->line;
		if (rc > 0) {
			ehr_input_count(reader->input, &one);
			reader->n_rows++;
			return 1;
		}
		if (rc < 0) {
			err->line += reader->line;
			rc = ehr_reader_bad(reader, row, err) ? -1 : 1;
			continue;
		}
		rc = advance(reader, err);
	}
	return rc;
}

int ehr_reader_number(struct ehr_reader *reader, const struct ehr_row *row,
	size_t at, enum ehr_num_state *state, double *value,
	struct ehr_err *err)
{
	if (ehr_cell_number(
		    row->cell[at], reader->header.name[at], state, value, err))
		return ehr_err_at(err, ehr_reader_file(reader), row->line);
	return 0;
}

size_t ehr_reader_facts(const struct ehr_reader *reader, size_t i,
	struct ehr_input_facts *facts)
{
	if (i == reader->at && reader->input)
		ehr_input_facts(reader->input, facts);
	else if (i <= reader->at && i < reader->n)
		*facts = reader->facts[i];
	else
		*facts = (struct ehr_input_facts){ 0 };
	return reader->n;
}

void ehr_reader_close(struct ehr_reader *reader)
{
	if (!reader)
		return;
	end_file(reader);
	ehr_block_release(&reader->block);
	for (size_t i = 0; i < reader->header.n; i++)
		free(reader->header.name[i]);
	free(reader->header.name);
	free(reader->facts);
	free(reader);
}
