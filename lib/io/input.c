/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/input.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/jsoncut.h"
#include "io/jsonl.h"
#include "io/rows.h"
#include "io/source.h"

enum { BLOCK_BYTES = 256 << 10, HEAD_MAX = 1 << 20 };

struct ehr_input {
	struct ehr_source *source;
	const char *name;
	struct ehr_in_opts opts; /* format and delimiter decided */
	struct ehr_header header;
	struct ehr_buf carry;  /* bytes behind the last cut */
	struct ehr_block head; /* what the header's block has left */
	bool has_head, source_end;
	bool array_end, after_comma, bad_array;
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

/* Records that begin with the comment prefix end with their line, whatever
 * quotes they hold. */
static size_t cut_with_comments(
	const struct ehr_input *input, const char *p, size_t n)
{
	size_t cut = 0, quote, length;

	while (cut < n) {
		struct ehr_str rest = { p + cut, n - cut };
		bool open = false;
		if (ehr_str_starts(rest, input->opts.comment)) {
			const char *newline = memchr(rest.p, '\n', rest.n);
			if (!newline)
				return cut;
			length = (size_t)(newline - rest.p) + 1;
		} else {
			length = ehr_csv_record(rest.p, rest.n,
				ehr_input_form(input), &open, &quote);
		}
		if (open || rest.p[length - 1] != '\n')
			return cut;
		cut += length;
	}
	return cut;
}

static size_t cut_lines(const char *p, size_t n)
{
	while (n && p[n - 1] != '\n')
		n--;
	return n;
}

/* Behind the last whole element and its comma; before the bracket that ends
 * the array, which is noted. */
static size_t cut_array(struct ehr_input *input, const char *p, size_t n)
{
	size_t cut = 0;

	while (!input->array_end && !input->bad_array) {
		size_t at = ehr_json_skip(p, cut, n);
		bool element = at < n && p[at] != ']';
		if (element) {
			at = ehr_json_value(p, at, n);
			if (!at)
				return cut;
			at = ehr_json_skip(p, at, n);
		}
		if (at >= n)
			return cut;
		input->array_end = p[at] == ']';
		input->bad_array = input->array_end
					   ? !element && input->after_comma
					   : p[at] != ',';
		input->after_comma = true;
		cut = at + (p[at] == ',');
	}
	return cut;
}

static size_t cut_block(struct ehr_input *input, struct ehr_csv_cut *cut,
	const struct ehr_block *block)
{
	switch (input->opts.format) {
	case EHR_FORMAT_JSON:
	case EHR_FORMAT_GEOJSON: return cut_array(input, block->p, block->n);
	case EHR_FORMAT_JSONL: return cut_lines(block->p, block->n);
	default: break;
	}
	if (input->opts.comment)
		return cut_with_comments(input, block->p, block->n);
	ehr_csv_cut(cut, block->p, block->n, ehr_input_form(input));
	return cut->cut;
}

static int fail_long(struct ehr_input *input, const struct ehr_csv_cut *cut,
	struct ehr_err *err)
{
	const char *why = "";

	if (input->opts.delimiter)
		why = cut->open ? _("; is a quote not closed?")
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
	struct ehr_csv_cut state = { 0 };
	size_t cut = 0;

	block->start = block->n = 0;
	block->last = false;
	if (input->bad_array)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a comma is missing or out of place between the "
			  "objects of the JSON array"));
	if (input->array_end)
		return 0;
	block_room(block, block_bytes(input) > input->carry.n
				  ? block_bytes(input)
				  : input->carry.n);
	ehr_buf_grow(&input->carry, 1);
	memcpy(block->p, input->carry.p, input->carry.n);
	block->n = input->carry.n;
	for (;;) {
		cut = cut_block(input, &state, block);
		if (cut || input->array_end || input->bad_array)
			break;
		if (input->source_end)
			return end_of_input(input, block, err);
		if (block->n > EHR_RECORD_MAX)
			return fail_long(input, &state, err);
		if (read_more(input, block, err))
			return -1;
	}
	carry_rest(input, block, cut);
	if (input->bad_array)
		return cut > 0 ? 1 : next_block(input, block, err);
	if (input->array_end && finish_array(input, err))
		return -1;
	return input->array_end ? cut > 0 : 1;
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
		if (block->start < block->n)
			return 1;
	}
	rc = next_block(input, block, err);
	if (rc > 0)
		fill_margin(block);
	block->bytes = ehr_source_bytes(input->source);
	return rc < 0 ? ehr_err_at(err, input->name, 0) : rc;
}

static int take_features(struct ehr_input *input, size_t at)
{
	struct ehr_block *head = &input->head;

	input->opts.format = EHR_FORMAT_GEOJSON;
	memmove(head->p, head->p + at, head->n - at);
	head->n -= at;
	return 0;
}

/* JSON's kind from its first bytes, of which there may be too few yet. */
static int tell_json(struct ehr_input *input, size_t first, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;
	enum ehr_format format = input->opts.format;
	size_t features;

	if (head->p[first] == '[') {
		if (format != EHR_FORMAT_AUTO && format != EHR_FORMAT_JSON)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("this is a JSON array; give --ijson"));
		input->opts.format = EHR_FORMAT_JSON;
		memmove(head->p, head->p + first + 1, head->n - first - 1);
		head->n -= first + 1;
		return 0;
	}
	features = ehr_json_features(head->p, head->n);
	if (features && format != EHR_FORMAT_JSONL)
		return take_features(input, features);
	if (format == EHR_FORMAT_JSON || format == EHR_FORMAT_GEOJSON)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("this is neither a JSON array nor a "
			  "FeatureCollection; is it JSON Lines (--ijsonl)?"));
	input->opts.format = EHR_FORMAT_JSONL;
	return 0;
}

/* True once the head tells what format the input has. */
static bool head_tells(const struct ehr_input *input, size_t first)
{
	const struct ehr_block *head = &input->head;

	if (input->opts.format == EHR_FORMAT_CSV ||
		input->opts.format == EHR_FORMAT_TSV)
		return true;
	if (first >= head->n)
		return false;
	if (head->p[first] != '{')
		return true;
	return ehr_json_features(head->p, head->n) > 0 ||
	       ehr_json_value(head->p, first, head->n) > 0 ||
	       head->n > HEAD_MAX;
}

static int tell_format(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;
	enum ehr_format format = input->opts.format;
	size_t first = 0;

	do {
		if (read_more(input, head, err))
			return -1;
		first = ehr_json_skip(head->p, 0, head->n);
	} while (!input->source_end && !head_tells(input, first));
	if (head->n == 0 && input->source_end)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the input is empty; did what makes it fail?"));
	if (format == EHR_FORMAT_CSV || format == EHR_FORMAT_TSV)
		return 0;
	if (first < head->n && (head->p[first] == '{' || head->p[first] == '['))
		return tell_json(input, first, err);
	if (format != EHR_FORMAT_AUTO)
		return ehr_fail(err, EHR_FAULT_DATA, _("this is not JSON"));
	input->opts.format = EHR_FORMAT_CSV;
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
}

/* Drops --skip-lines lines from the head, reading on as needed. */
static int skip_lines(struct ehr_input *input, struct ehr_err *err)
{
	struct ehr_block *head = &input->head;

	while (input->line < input->opts.skip_lines) {
		char *newline = memchr(head->p, '\n', head->n);
		size_t n = newline ? (size_t)(newline - head->p) + 1 : head->n;
		head->n -= n;
		memmove(head->p, head->p + n, head->n);
		input->line += newline != NULL;
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

	if (rc == 0)
		rc = tell_format(input, err);
	set_delimiter(input);
	if (rc == 0)
		rc = skip_lines(input, err);
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
