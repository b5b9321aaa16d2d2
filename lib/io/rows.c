/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/rows.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "io/badrecord.h"
#include "io/json.h"
#include "io/jsoncut.h"
#include "io/jsonl.h"

struct ehr_rows {
	const struct ehr_input *input;
	const struct ehr_in_opts *opts;
	const struct ehr_header *header; /* n 0 while it is being read */
	const struct ehr_header *keys;   /* of JSON's objects */
	struct ehr_csv *csv;             /* NULL: JSON */
	struct ehr_jsonl json;
	struct ehr_csv_walk walk;
	const char *start;
	const char *bad; /* first byte that is not UTF-8, or NUL; or the end */
	struct ehr_str *cell, *typed;
	size_t max;
	unsigned long line, blank, stray;
};

enum { STRAY_CELLS = 64 }; /* shown of a stray record, beyond the header's */

struct ehr_rows *ehr_rows_new(const struct ehr_input *input)
{
	struct ehr_rows *rows = ehr_calloc(1, sizeof *rows);

	rows->input = input;
	rows->opts = ehr_input_opts(input);
	rows->header = ehr_input_header(input);
	rows->keys = ehr_input_keys(input);
	rows->max = rows->header->n ? rows->header->n : EHR_HEADER_CELLS;
	if (rows->opts->stray)
		rows->max += STRAY_CELLS;
	rows->cell = ehr_alloc(rows->max * sizeof *rows->cell);
	if (rows->opts->n_na)
		rows->typed = ehr_alloc(rows->max * sizeof *rows->typed);
	if (ehr_input_delimiter(input))
		rows->csv = ehr_csv_new(ehr_input_form(input));
	return rows;
}

void ehr_rows_free(struct ehr_rows *rows)
{
	if (!rows)
		return;
	ehr_csv_free(rows->csv);
	ehr_jsonl_release(&rows->json);
	free(rows->cell);
	free(rows->typed);
	free(rows);
}

void ehr_rows_begin(struct ehr_rows *rows, const struct ehr_block *block)
{
	const char *p = block->p + block->start;
	size_t n = block->n - block->start;

	rows->start = p;
	rows->line = rows->blank = rows->stray = 0;
	rows->bad = p + ehr_utf8_check(p, n);
	rows->walk.p = p;
	rows->walk.end = p + n;
	if (rows->csv)
		ehr_csv_walk(rows->csv, &rows->walk, p, n);
}

unsigned long ehr_rows_lines(const struct ehr_rows *rows)
{
	return rows->line;
}

unsigned long ehr_rows_blank(const struct ehr_rows *rows)
{
	return rows->blank;
}

unsigned long ehr_rows_stray(const struct ehr_rows *rows)
{
	return rows->stray;
}

size_t ehr_rows_at(const struct ehr_rows *rows)
{
	return (size_t)(rows->walk.p - rows->start);
}

/* The record holds a byte that is not UTF-8; the next one is looked for. */
static int fail_bytes(
	struct ehr_rows *rows, struct ehr_str record, struct ehr_err *err)
{
	const struct ehr_csv_walk *walk = &rows->walk;
	const char *bad = rows->bad;

	rows->bad = walk->p +
		    ehr_utf8_check(walk->p, (size_t)(walk->end - walk->p));
	return ehr_bad_byte(record, bad, err);
}

static void note_missing(struct ehr_rows *rows, struct ehr_row *row)
{
	size_t n = row->n < rows->max ? row->n : rows->max;

	row->carried = row->cell = rows->cell;
	if (!rows->typed)
		return;
	for (size_t i = 0; i < n; i++) {
		rows->typed[i] = rows->cell[i];
		for (size_t k = 0; k < rows->opts->n_na; k++)
			if (ehr_str_eq(rows->cell[i], rows->opts->na[k]))
				rows->typed[i].n = 0;
	}
	row->cell = rows->typed;
}

static int skip_comment(
	struct ehr_rows *rows, struct ehr_row *row, struct ehr_err *err)
{
	const char *p = rows->walk.p, *end = rows->walk.end;
	size_t n =
		ehr_csv_line(p, (size_t)(end - p), rows->opts->bare_cr, true);
	const char *next = n ? p + n : end;

	row->raw = (struct ehr_str){ p, (size_t)(next - p) };
	row->line = ++rows->line;
	ehr_csv_walk(rows->csv, &rows->walk, next, (size_t)(end - next));
	return next > rows->bad ? fail_bytes(rows, row->raw, err) : 2;
}

/* Of another width than the header: is it no data? */
static bool pass_stray(struct ehr_rows *rows, const struct ehr_row *row)
{
	const struct ehr_in_opts *opts = rows->opts;
	size_t n = row->n < rows->max ? row->n : rows->max;

	if (!opts->stray || !opts->stray(opts->stray_self, rows->cell, n))
		return false;
	rows->stray++;
	return true;
}

/* 1 a record, 0 the end, 2 a blank line, a comment or what is no data. */
static int next_csv(
	struct ehr_rows *rows, struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_csv_walk *walk = &rows->walk;
	struct ehr_str rest = { walk->p, (size_t)(walk->end - walk->p) };
	const struct ehr_header *header = rows->header;
	const char *comment = rows->opts->comment;
	enum ehr_csv_fault fault;

	if (comment && ehr_str_starts(rest, comment))
		return skip_comment(rows, row, err);
	fault = ehr_csv_next(
		rows->csv, walk, rows->cell, rows->max, &row->n, &row->raw);
	row->line = rows->line + 1;
	rows->line += walk->lines;
	if (walk->p > rows->bad)
		return fail_bytes(rows, row->raw, err);
	if (fault)
		return ehr_bad_csv(fault, row->raw, ehr_input_form(rows->input),
			header, row->n, err);
	if (row->raw.n == 0 && header->n != 1) {
		rows->blank++;
		return 2;
	}
	if (row->raw.n == 0)
		return ehr_bad_blank(err);
	if (header->n && row->n != header->n)
		return pass_stray(rows, row)
			       ? 2
			       : ehr_bad_width(row->raw, header, row->n, err);
	return 1;
}

static void cut_line(struct ehr_rows *rows, struct ehr_row *row)
{
	struct ehr_csv_walk *walk = &rows->walk;
	size_t n = (size_t)(walk->end - walk->p);
	const char *newline = memchr(walk->p, '\n', n);
	size_t end = newline ? (size_t)(newline - walk->p) : n;
	size_t at = ehr_json_skip(walk->p, 0, end);

	row->line = rows->line + 1;
	row->raw = (struct ehr_str){ walk->p + at, end - at };
	rows->line += newline != NULL;
	walk->p += end + (newline != NULL);
}

static void pass(struct ehr_rows *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		rows->line += rows->walk.p[i] == '\n';
	rows->walk.p += n;
}

/* An element of an array and the comma behind it. */
static void cut_element(struct ehr_rows *rows, struct ehr_row *row)
{
	struct ehr_csv_walk *walk = &rows->walk;
	size_t n, end;

	pass(rows, ehr_json_skip(walk->p, 0, (size_t)(walk->end - walk->p)));
	n = (size_t)(walk->end - walk->p);
	end = ehr_json_value(walk->p, 0, n);
	if (!end)
		end = n;
	row->line = rows->line + 1;
	row->raw = (struct ehr_str){ walk->p, end };
	pass(rows, end);
	pass(rows, ehr_json_skip(walk->p, 0, (size_t)(walk->end - walk->p)));
	if (walk->p < walk->end && *walk->p == ',')
		walk->p++;
}

/* The text of the next object, the walk behind it: 1, or 2 for a blank. */
static int cut_json(struct ehr_rows *rows, struct ehr_row *row)
{
	if (ehr_input_format(rows->input) != EHR_FORMAT_JSONL) {
		cut_element(rows, row);
		return row->raw.n ? 1 : 2;
	}
	cut_line(rows, row);
	rows->blank += row->raw.n == 0;
	return row->raw.n ? 1 : 2;
}

/* A feature's properties are its row. */
static int take_properties(struct ehr_str *object, struct ehr_err *err)
{
	struct ehr_str properties;

	if (ehr_json_check(*object, err))
		return -1;
	properties = ehr_json_member(*object, "properties");
	if (!properties.p)
		return ehr_bad_feature(*object, err);
	*object = properties;
	return 0;
}

static int parse_json(
	struct ehr_rows *rows, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str object = row->raw;

	if (rows->walk.p > rows->bad)
		return fail_bytes(rows, row->raw, err);
	if (ehr_input_format(rows->input) == EHR_FORMAT_GEOJSON &&
		take_properties(&object, err))
		return -1;
	return ehr_jsonl_cells(
		&rows->json, rows->keys, object, rows->cell, err);
}

static int next_json(
	struct ehr_rows *rows, struct ehr_row *row, struct ehr_err *err)
{
	int rc = cut_json(rows, row);

	row->n = rows->header->n;
	if (rc != 1 || parse_json(rows, row, err) == 0)
		return rc;
	if (err->line) /* counted from the object's first */
		err->line--;
	return -1;
}

int ehr_rows_next(
	struct ehr_rows *rows, struct ehr_row *row, struct ehr_err *err)
{
	int rc = 2;

	while (rc == 2 && rows->walk.p < rows->walk.end)
		rc = rows->csv ? next_csv(rows, row, err)
			       : next_json(rows, row, err);
	if (rc == 1)
		note_missing(rows, row);
	else if (rc == 2)
		rc = 0;
	if (rc < 0)
		err->line += row->line;
	return rc;
}

static int add_name(struct ehr_header *header, struct ehr_map *seen,
	struct ehr_str cell, struct ehr_err *err)
{
	bool is_new;
	char shown[96];
	struct ehr_buf name = { 0 };

	ehr_visible(shown, sizeof shown, cell);
	if (cell.n == 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("column %zu has no name"), header->n + 1);
	ehr_map_add(seen, cell, &is_new);
	if (!is_new)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("two columns are called \"%s\""), shown);
	ehr_buf_add_str(&name, cell);
	header->name[header->n++] = ehr_strdup(ehr_buf_text(&name));
	ehr_buf_release(&name);
	return 0;
}

static void number_columns(struct ehr_header *header, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ehr_buf name = { 0 };
		ehr_buf_printf(&name, "c%zu", i + 1);
		header->name[header->n++] = ehr_strdup(ehr_buf_text(&name));
		ehr_buf_release(&name);
	}
}

static int csv_header(struct ehr_rows *rows, const struct ehr_row *row,
	struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_map seen = { 0 };
	int rc = 0;

	if (row->n > rows->max)
		return ehr_fail(err, EHR_FAULT_DATA, _("more than %zu columns"),
			rows->max);
	header->name = ehr_calloc(row->n, sizeof *header->name);
	if (rows->opts->no_header) {
		number_columns(header, row->n);
		return 0;
	}
	for (size_t i = 0; rc == 0 && i < row->n; i++)
		rc = add_name(header, &seen, rows->cell[i], err);
	ehr_map_release(&seen);
	if (rc)
		err->line = row->line;
	return rc;
}

/* JSON's columns are those of the first object, which stays a row. */
static int json_header(
	struct ehr_rows *rows, struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_csv_walk walk = rows->walk;
	struct ehr_row row;
	int rc = 2;

	while (rc == 2 && rows->walk.p < rows->walk.end)
		rc = cut_json(rows, &row);
	if (rc == 1 && rows->walk.p > rows->bad)
		rc = fail_bytes(rows, row.raw, err);
	if (rc == 1 && ehr_input_format(rows->input) == EHR_FORMAT_GEOJSON &&
		take_properties(&row.raw, err))
		rc = -1;
	if (rc == 1)
		rc = ehr_jsonl_header(row.raw, header, err) ? -1 : 0;
	else if (rc >= 0)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("the input has no record, so its columns are "
			  "unknown"));
	if (rc)
		err->line = row.line;
	rows->walk = walk;
	rows->line = rows->blank = 0;
	return rc;
}

int ehr_rows_header(
	struct ehr_rows *rows, struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_row row = { 0 };
	struct ehr_csv_walk start;
	int rc = 2;

	if (!rows->csv)
		return json_header(rows, header, err);
	do {
		start = rows->walk;
		if (start.p >= start.end)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the input has no header"));
		rc = next_csv(rows, &row, err);
	} while (rc == 2);
	if (rc < 0) {
		err->line += row.line;
		return -1;
	}
	rc = csv_header(rows, &row, header, err);
	if (rc == 0 && rows->opts->no_header) { /* it is a row as well */
		rows->walk = start;
		rows->line = row.line - 1;
	}
	return rc;
}
