/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/input.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/blockcut.h"
#include "io/format.h"
#include "io/jsoncut.h"
#include "io/rows.h"
#include "io/source.h"

enum { BLOCK_BYTES = 256 << 10 };

struct ehr_input {
	struct ehr_source *source;
	const char *name;
	struct ehr_in_opts opts; /* format and delimiter decided */
	struct ehr_header header;
	struct ehr_buf carry;  /* bytes behind the last cut */
	struct ehr_block head; /* what the header's block has left */
	bool has_head, source_end;
	struct ehr_block_cut cut;
	unsigned long line; /* lines before the first record */
	unsigned long rows, blank_lines;
};

void ehr_block_release(struct ehr_block *block)
{
	free(block->p);
	*block = (struct ehr_block){ 0 };
}

static void block_room(struct ehr_block *block, size_t more)
{
	size_t need = block->n + more + EHR_CSV_MARGIN;

	if (need <= block->cap)
		return;
	block->cap = need;
	block->p = ehr_realloc(block->p, block->cap, 1);
}

static size_t block_bytes(const struct ehr_input *input)
{
	return input->opts.block ? input->opts.block : BLOCK_BYTES;
}

/* One more read into the block; at the end source_end is set. */
static int read_more(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err)
{
	size_t want = block_bytes(input);
	long got;

	if (block->n + want / 4 < want)
		want -= block->n;
	block_room(block, want);
	got = ehr_source_read(input->source, block->p + block->n, want, err);
	if (got < 0)
		return ehr_err_at(err, input->name, 0);
	block->n += (size_t)got;
	input->source_end = got == 0;
	return 0;
}

static int fail_long(const struct ehr_input *input, struct ehr_err *err)
{
	const char *why = "";

	if (input->opts.delimiter)
		why = input->cut.csv.open ? _("; is a quote not closed?")
					  : _("; are its line ends bare CR?");
	ehr_fail(err, EHR_FAULT_DATA, _("a record is longer than %d bytes%s"),
		EHR_RECORD_MAX, why);
	err->line = 1; /* of the block */
	return -1;
}

/* Keeps what stands behind the cut for the next block. */
static void carry_rest(
	struct ehr_input *input, struct ehr_block *block, size_t cut)
{
	input->carry.n = 0;
	ehr_buf_add(&input->carry, block->p + cut, block->n - cut);
	block->n = cut;
}

/* Behind an array there may be blanks; behind features, other members. */
static int finish_array(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block rest = { 0 };
	size_t at = 1; /* behind the bracket */
	char last = 0;
	int rc = 0;

	block_room(&rest, input->carry.n);
	memcpy(rest.p, input->carry.p, input->carry.n);
	rest.n = input->carry.n;
	while (rc == 0) {
		for (; at < rest.n; at++)
			if (!ehr_json_blank(rest.p[at]))
				last = rest.p[at];
		rest.n = at = 0;
		if (input->source_end)
			break;
		rc = read_more(input, &rest, err);
	}
	ehr_block_release(&rest);
	if (rc == 0 &&
		last != (input->opts.format == EHR_FORMAT_GEOJSON ? '}' : 0))
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("text behind the end of the JSON array"));
	return rc;
}

static int end_of_input(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err)
{
	bool array = input->opts.format == EHR_FORMAT_JSON ||
		     input->opts.format == EHR_FORMAT_GEOJSON;

	if (array)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the file ends inside a JSON array"));
	block->last = true;
	input->carry.n = 0;
	return block->n > 0;
}

static void fill_margin(struct ehr_block *block)
{
	block_room(block, 0);
	memset(block->p + block->n, '\n', EHR_CSV_MARGIN);
}

static int next_block(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err)
{
	size_t cut = 0;

	block->start = block->n = 0;
	block->last = false;
	ehr_block_cut_begin(&input->cut);
	if (input->cut.bad)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a comma is missing or out of place between the "
			  "objects of the JSON array"));
	if (input->cut.ended)
		return 0;
	block_room(block, block_bytes(input) > input->carry.n
				  ? block_bytes(input)
				  : input->carry.n);
	ehr_buf_grow(&input->carry, 1);
	memcpy(block->p, input->carry.p, input->carry.n);
	block->n = input->carry.n;
	for (;;) {
		cut = ehr_block_cut(&input->cut, block->p, block->n);
		if (cut || input->cut.ended || input->cut.bad)
			break;
		if (input->source_end)
			return end_of_input(input, block, err);
		if (block->n > EHR_RECORD_MAX)
			return fail_long(input, err);
		if (read_more(input, block, err))
			return -1;
	}
	carry_rest(input, block, cut);
	if (input->cut.bad)
		return cut > 0 ? 1 : next_block(input, block, err);
	if (input->cut.ended && finish_array(input, err))
		return -1;
	return input->cut.ended ? cut > 0 : 1;
}

int ehr_input_block(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err)
{
	int rc;

	if (input->has_head) {
		ehr_block_release(block);
		*block = input->head;
		input->head = (struct ehr_block){ 0 };
		input->has_head = false;
		block->bytes = ehr_source_bytes(input->source);
		if (block->start < block->n)
			return 1;
	}
	rc = next_block(input, block, err);
	if (rc > 0)
		fill_margin(block);
	block->bytes = ehr_source_bytes(input->source);
	return rc < 0 ? ehr_err_at(err, input->name, 0) : rc;
}

/* Takes n bytes from the front of the head and counts their lines. */
static void drop_front(struct ehr_input *input, size_t n)
{
	struct ehr_block *head = &input->head;

	for (size_t i = 0; i < n; i++)
		input->line += head->p[i] == '\n';
	head->n -= n;
	memmove(head->p, head->p + n, head->n);
}

static int tell_format(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;
	size_t skip = 0;
	int told = 0;

	while (told == 0) {
		if (head->n == 0 && !input->source_end &&
			read_more(input, head, err))
			return -1;
		told = ehr_format_tell(&input->opts.format, head->p, head->n,
			input->source_end, &skip, err);
		if (told == 0 && read_more(input, head, err))
			return -1;
	}
	if (told < 0)
		return -1;
	drop_front(input, skip);
	return 0;
}

static void set_delimiter(struct ehr_input *input)
{
	struct ehr_in_opts *opts = &input->opts;

	if (opts->format == EHR_FORMAT_TSV && !opts->delimiter)
		opts->delimiter = '\t';
	else if (opts->format == EHR_FORMAT_CSV && !opts->delimiter)
		opts->delimiter = ',';
	else if (opts->format != EHR_FORMAT_CSV &&
		 opts->format != EHR_FORMAT_TSV)
		opts->delimiter = 0;
	input->cut.format = opts->format;
	input->cut.form = ehr_input_form(input);
	input->cut.comment = opts->comment;
}

/* Drops --skip-lines lines from the head, reading on as needed. */
static int skip_lines(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;

	while (input->line < input->opts.skip_lines) {
		char *newline = memchr(head->p, '\n', head->n);
		drop_front(input,
			newline ? (size_t)(newline - head->p) + 1 : head->n);
		if (newline)
			continue;
		if (input->source_end)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("--skip-lines leaves nothing of the input"));
		if (read_more(input, head, err))
			return -1;
	}
	return 0;
}

/* The first block, whose first record names the columns. */
static int read_header(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block block = { 0 };
	struct ehr_rows *rows;
	int rc;

	ehr_buf_add(&input->carry, input->head.p, input->head.n);
	ehr_block_release(&input->head);
	rc = next_block(input, &block, err);
	if (rc == 0)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("the input has no record, so its columns are "
			  "unknown"));
	if (rc > 0) {
		fill_margin(&block);
		rows = ehr_rows_new(input);
		ehr_rows_begin(rows, &block);
		rc = ehr_rows_header(rows, &input->header, err);
		if (err->line)
			err->line += input->line;
		block.start = ehr_rows_at(rows);
		input->line += ehr_rows_lines(rows);
		input->blank_lines = ehr_rows_blank(rows);
		ehr_rows_free(rows);
	}
	input->head = block;
	input->has_head = true;
	return rc;
}

static struct ehr_input *start(struct ehr_input *input, struct ehr_err *err)
{
	int rc = input->source ? 0 : -1;

	block_room(&input->head, 0);
	if (rc == 0)
		rc = skip_lines(input, err);
	if (rc == 0)
		rc = tell_format(input, err);
	set_delimiter(input);
	if (rc == 0)
		rc = read_header(input, err);
	if (rc == 0)
		return input;
	if (err->fault != EHR_FAULT_SYSTEM)
		ehr_err_at(err, input->name, 0);
	ehr_input_close(input);
	return NULL;
}

struct ehr_input *ehr_input_open(
	const char *path, const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_input *input = ehr_calloc(1, sizeof *input);

	input->name = path;
	input->opts = *opts;
	err->line = 0;
	input->source = ehr_source_open(path, opts, err);
	return start(input, err);
}

struct ehr_input *ehr_input_memory(const char *name, struct ehr_str bytes,
	const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_input *input = ehr_calloc(1, sizeof *input);

	input->name = name;
	input->opts = *opts;
	err->line = 0;
	input->source = ehr_source_memory(bytes);
	return start(input, err);
}

void ehr_input_close(struct ehr_input *input)
{
	if (!input)
		return;
	for (size_t i = 0; i < input->header.n; i++)
		free(input->header.name[i]);
	free(input->header.name);
	ehr_source_close(input->source);
	ehr_buf_release(&input->carry);
	ehr_block_release(&input->head);
	free(input);
}

const struct ehr_header *ehr_input_header(const struct ehr_input *input)
{
	return &input->header;
}

const struct ehr_in_opts *ehr_input_opts(const struct ehr_input *input)
{
	return &input->opts;
}

const char *ehr_input_name(const struct ehr_input *input)
{
	return input->name;
}

enum ehr_format ehr_input_format(const struct ehr_input *input)
{
	return input->opts.format;
}

bool ehr_input_is_small(const struct ehr_input *input)
{
	return ehr_source_is_small(input->source);
}

struct ehr_csv_form ehr_input_form(const struct ehr_input *input)
{
	return (struct ehr_csv_form){ input->opts.delimiter, input->opts.lax };
}

char ehr_input_delimiter(const struct ehr_input *input)
{
	return input->opts.delimiter;
}

unsigned long ehr_input_line(const struct ehr_input *input)
{
	return input->line;
}

void ehr_input_count(
	struct ehr_input *input, unsigned long rows, unsigned long blank_lines)
{
	input->rows += rows;
	input->blank_lines += blank_lines;
}

void ehr_input_facts(
	const struct ehr_input *input, struct ehr_input_facts *facts)
{
	facts->path = input->name;
	facts->rows = input->rows;
	facts->blank_lines = input->blank_lines;
	facts->bytes = ehr_source_bytes(input->source);
	facts->encoding = ehr_source_encoding(input->source);
	ehr_source_sha256(input->source, facts->sha256);
}
