/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/input.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/blocks.h"
#include "io/format.h"
#include "io/preview.h"

struct ehr_input {
	const char *name;
	struct ehr_in_opts opts; /* format and delimiter decided */
	struct ehr_blocks blocks;
	struct ehr_header header;
	struct ehr_header keys; /* of JSON, where the header has other names */
	struct ehr_block head;  /* the first bytes; what the header left */
	bool has_head;
	unsigned long line; /* lines before the first record */
	struct ehr_counts counts;
};

int ehr_input_block(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err)
{
	int rc;

	if (input->has_head) {
		ehr_block_release(block);
		*block = input->head;
		input->head = (struct ehr_block){ 0 };
		input->has_head = false;
		block->bytes = ehr_source_bytes(input->blocks.source);
		if (block->start < block->n)
			return 1;
	}
	rc = ehr_blocks_next(&input->blocks, block, err);
	if (rc > 0)
		ehr_block_fill_margin(block);
	block->bytes = ehr_source_bytes(input->blocks.source);
	return rc < 0 ? ehr_err_at(err, input->name, 0) : rc;
}

/* Takes n bytes from the front of the head and counts their lines. */
static void drop_front(struct ehr_input *input, size_t n)
{
	struct ehr_block *head = &input->head;

	input->line += ehr_csv_lines(head->p, n, input->opts.bare_cr);
	head->n -= n;
	memmove(head->p, head->p + n, head->n);
}

static int tell_format(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;
	size_t skip = 0;
	int told = 0;

	while (told == 0) {
		if (head->n == 0 && !input->blocks.end &&
			ehr_blocks_read(&input->blocks, head, err))
			return -1;
		told = ehr_format_tell(&input->opts.format, head->p, head->n,
			input->blocks.end, &skip, err);
		if (told == 0 && ehr_blocks_read(&input->blocks, head, err))
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
	input->blocks.cut.format = opts->format;
	input->blocks.cut.form = ehr_input_form(input);
	input->blocks.cut.comment = opts->comment;
}

/* Drops --skip-lines lines from the head, reading on as needed. */
static int skip_lines(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;

	while (input->line < input->opts.skip_lines) {
		size_t n = ehr_csv_line(head->p, head->n, input->opts.bare_cr,
			input->blocks.end);
		if (n) {
			drop_front(input, n);
			continue;
		}
		if (input->blocks.end)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("--skip-lines leaves nothing of the input"));
		if (ehr_blocks_read(&input->blocks, head, err))
			return -1;
	}
	return 0;
}

/* The first block, whose first record names the columns. */
static int read_header(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block block = { 0 };
	struct ehr_rows *rows;
	int rc = ehr_blocks_next(&input->blocks, &block, err);

	if (rc == 0)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("the input has no record, so its columns are "
			  "unknown"));
	if (rc > 0) {
		ehr_block_fill_margin(&block);
		rows = ehr_rows_new(input);
		ehr_rows_begin(rows, &block);
		rc = ehr_rows_header(rows, &input->header, err);
		if (err->line)
			err->line += input->line;
		block.start = ehr_rows_at(rows);
		input->line += ehr_rows_lines(rows);
		input->counts.blank_lines = ehr_rows_blank(rows);
		ehr_rows_free(rows);
	}
	input->head = block;
	input->has_head = true;
	return rc;
}

/* The whole records among the first bytes, which are in the head. */
static void cut_preview(
	struct ehr_input *input, struct ehr_block *block, bool *whole)
{
	struct ehr_block_cut cut = input->blocks.cut;
	const struct ehr_block *head = &input->head;

	*whole = input->blocks.end && head->n <= EHR_PREVIEW_BYTES;
	block->n = *whole ? head->n : EHR_PREVIEW_BYTES;
	if (block->n > head->n)
		block->n = head->n; /* the rest could not be read */
	ehr_block_cut_begin(&cut);
	if (!*whole || input->opts.format == EHR_FORMAT_JSON ||
		input->opts.format == EHR_FORMAT_GEOJSON)
		block->n = ehr_block_cut(&cut, head->p, block->n);
	ehr_block_room(block, block->n);
	memcpy(block->p, head->p, block->n);
	ehr_block_fill_margin(block);
}

/* Keys of the first object, then the records. */
static int make_preview(struct ehr_input *input, const struct ehr_block *block,
	struct ehr_previewed *previewed, struct ehr_err *err)
{
	struct ehr_rows *rows = ehr_rows_new(input);
	int rc = 0;

	if (!input->opts.delimiter) {
		ehr_rows_begin(rows, block);
		rc = ehr_rows_header(rows, &input->header, err);
		if (err->line)
			err->line += input->line;
		ehr_rows_free(rows);
		rows = ehr_rows_new(input);
		if (rc == 0)
			ehr_preview_keys(previewed, &input->header);
	}
	if (rc == 0)
		ehr_preview_records(previewed, rows, block,
			input->opts.delimiter, input->line);
	ehr_rows_free(rows);
	return rc;
}

static int fail_empty(const struct ehr_input *input,
	const struct ehr_previewed *previewed, struct ehr_err *err)
{
	if (previewed->cut_short)
		*err = previewed->why;
	else if (input->blocks.broken)
		*err = input->blocks.failure;
	else if (previewed->preview.whole)
		ehr_fail(err, EHR_FAULT_DATA, _("the input has no header"));
	else
		ehr_fail(err, EHR_FAULT_DATA,
			_("the first record is longer than %d bytes; is a "
			  "quote "
			  "not closed?"),
			EHR_PREVIEW_BYTES);
	return -1;
}

static int ask_for_head(struct ehr_input *input,
	const struct ehr_previewed *previewed, struct ehr_head *head,
	struct ehr_err *err)
{
	const struct ehr_in_opts *opts = &input->opts;

	if (previewed->preview.n == 0)
		return fail_empty(input, previewed, err);
	if (opts->head(opts->head_self, input->name, &previewed->preview, head,
		    err) == 0)
		return 0;
	/* what could be seen did not suffice, for a reason */
	if (previewed->cut_short && err->fault == EHR_FAULT_DATA)
		*err = previewed->why;
	return -1;
}

/* The header as the hook finds it in the first records, and where they end that
 * are no data. */
static int find_head(struct ehr_input *input, size_t *at, struct ehr_err *err)
{
	struct ehr_previewed previewed = { 0 };
	struct ehr_block block = { 0 };
	struct ehr_head head = { 0 };
	int rc;

	ehr_blocks_read_ahead(&input->blocks, &input->head, EHR_PREVIEW_BYTES);
	cut_preview(input, &block, &previewed.preview.whole);
	rc = make_preview(input, &block, &previewed, err);
	if (rc == 0)
		rc = ask_for_head(input, &previewed, &head, err);
	if (rc == 0) {
		struct ehr_preview_mark mark = { 0 };
		if (!previewed.preview.keyed)
			mark = previewed.mark[head.rows];
		input->keys = input->header;
		input->header = (struct ehr_header){ head.name, head.n };
		input->line += mark.lines;
		input->counts.blank_lines = mark.blank;
		*at = mark.at;
	}
	ehr_preview_release(&previewed);
	ehr_block_release(&block);
	return rc;
}

/* Objects have their names in each record. */
static bool is_plain(enum ehr_format format)
{
	return format == EHR_FORMAT_CSV || format == EHR_FORMAT_TSV;
}

static int start_rows(struct ehr_input *input, struct ehr_err *err)
{
	const struct ehr_in_opts *opts = &input->opts;
	bool ask = opts->head && !opts->no_header;
	size_t at = 0;

	if (ask && find_head(input, &at, err))
		return -1;
	ehr_blocks_give_back(&input->blocks, &input->head, at);
	if (ask)
		return 0;
	if (read_header(input, err))
		return -1;
	if (opts->rename && !opts->no_header && is_plain(opts->format))
		opts->rename(opts->rename_self, &input->header);
	return 0;
}

static struct ehr_input *start(struct ehr_input *input, struct ehr_err *err)
{
	int rc = input->blocks.source ? 0 : -1;

	input->blocks.opts = &input->opts;
	ehr_block_room(&input->head, 0);
	if (rc == 0)
		rc = skip_lines(input, err);
	if (rc == 0)
		rc = tell_format(input, err);
	set_delimiter(input);
	if (rc == 0)
		rc = start_rows(input, err);
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
	input->blocks.source = ehr_source_open(path, opts, err);
	return start(input, err);
}

struct ehr_input *ehr_input_memory(const char *name, struct ehr_str bytes,
	const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_input *input = ehr_calloc(1, sizeof *input);

	input->name = name;
	input->opts = *opts;
	err->line = 0;
	input->blocks.source = ehr_source_memory(bytes);
	return start(input, err);
}

static void release_names(struct ehr_header *header)
{
	for (size_t i = 0; i < header->n; i++)
		free(header->name[i]);
	free(header->name);
}

void ehr_input_close(struct ehr_input *input)
{
	if (!input)
		return;
	release_names(&input->header);
	release_names(&input->keys);
	ehr_blocks_release(&input->blocks);
	ehr_block_release(&input->head);
	free(input);
}

const struct ehr_header *ehr_input_header(const struct ehr_input *input)
{
	return &input->header;
}

const struct ehr_header *ehr_input_keys(const struct ehr_input *input)
{
	return input->keys.n ? &input->keys : &input->header;
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
	return input->opts.block == 0 &&
	       ehr_source_is_small(input->blocks.source);
}

struct ehr_csv_form ehr_input_form(const struct ehr_input *input)
{
	return (struct ehr_csv_form){ input->opts.delimiter, input->opts.lax,
		input->opts.bare_cr };
}

char ehr_input_delimiter(const struct ehr_input *input)
{
	return input->opts.delimiter;
}

unsigned long ehr_input_line(const struct ehr_input *input)
{
	return input->line;
}

void ehr_input_count(struct ehr_input *input, const struct ehr_counts *more)
{
	input->counts.rows += more->rows;
	input->counts.blank_lines += more->blank_lines;
	input->counts.skipped += more->skipped;
	input->counts.stray += more->stray;
}

void ehr_input_facts(
	const struct ehr_input *input, struct ehr_input_facts *facts)
{
	const struct ehr_source *source = input->blocks.source;

	facts->path = input->name;
	facts->rows = input->counts.rows;
	facts->blank_lines = input->counts.blank_lines;
	facts->skipped = input->counts.skipped;
	facts->stray = input->counts.stray;
	facts->bytes = ehr_source_bytes(source);
	facts->encoding = ehr_source_encoding(source);
	ehr_source_sha256(source, facts->sha256);
}
