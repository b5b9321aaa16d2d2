/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/writer.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "base/mem.h"

enum { FLUSH_AT = 1 << 16 };

void ehr_writer_init(struct ehr_writer *writer, const struct ehr_layout *layout,
	struct ehr_output *out)
{
	const struct ehr_out_opts *opts = &layout->opts;

	*writer = (struct ehr_writer){ .layout = layout, .out = out };
	if (opts->format == EHR_FORMAT_JSON || opts->format == EHR_FORMAT_JSONL)
		return;
	writer->delimiter = opts->delimiter                  ? opts->delimiter
			    : opts->format == EHR_FORMAT_TSV ? '\t'
							     : ',';
}

static void put_quoted(struct ehr_buf *buf, struct ehr_str text)
{
	ehr_buf_putc(buf, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			ehr_buf_putc(buf, '"');
		ehr_buf_putc(buf, text.p[i]);
	}
	ehr_buf_putc(buf, '"');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static const uint64_t ones = 0x0101010101010101;

/* Is one of the bytes of x the byte that all bytes of repeated are? */
static bool holds(uint64_t x, uint64_t repeated)
{
	x ^= repeated;
	return (x - ones) & ~x & ones << 7;
}

/* Does one of the 8 bytes at p make CSV quote a cell? */
static bool is_special(const struct ehr_writer *writer, const char *p)
{
	const uint64_t delimiter = ones * (unsigned char)writer->delimiter;
	uint64_t x;

	memcpy(&x, p, sizeof x);
	return holds(x, delimiter) || holds(x, ones * '"') ||
	       holds(x, ones * '\n') || holds(x, ones * '\r');
}

static bool needs_quotes(const struct ehr_writer *writer, struct ehr_str text)
{
	char few[sizeof(uint64_t)] = "";
	size_t at = 0;

	if (text.n == 0)
		return writer->layout->n_kept == 1;
	if (is_blank(text.p[0]) || is_blank(text.p[text.n - 1]))
		return true;
	if (text.n < sizeof few) {
		memcpy(few, text.p, text.n);
		return is_special(writer, few);
	}
	for (; at + sizeof few < text.n; at += sizeof few)
		if (is_special(writer, text.p + at))
			return true;
	return is_special(writer, text.p + text.n - sizeof few);
}

static void put_csv(struct ehr_writer *writer, struct ehr_str text)
{
	if (needs_quotes(writer, text))
		put_quoted(&writer->buf, text);
	else
		ehr_buf_add_str(&writer->buf, text);
}

/* Is text a number as JSON writes them? */
static bool is_json_number(struct ehr_str text)
{
	size_t i = text.n && text.p[0] == '-';
	double value;

	if (i >= text.n || text.p[i] < '0' || text.p[i] > '9')
		return false;
	if (text.p[i] == '0' && i + 1 < text.n && text.p[i + 1] >= '0' &&
		text.p[i + 1] <= '9')
		return false;
	for (; i < text.n; i++)
		if (text.p[i] == '.' &&
			(i + 1 == text.n || text.p[i + 1] < '0' ||
				text.p[i + 1] > '9'))
			return false;
	return !is_blank(text.p[text.n - 1]) &&
	       ehr_num_read(text, &value) == EHR_NUM_VALUE;
}

static void put_json(struct ehr_buf *buf, const struct ehr_column *column,
	struct ehr_str text)
{
	char number[EHR_NUM_MAX];
	double value;

	if (text.n == 0)
		ehr_buf_puts(buf, "null");
	else if (column->number && is_json_number(text))
		ehr_buf_add_str(buf, text);
	else if (column->number && ehr_num_read(text, &value) == EHR_NUM_VALUE)
		ehr_buf_add(buf, number, ehr_num_write(number, value));
	else
		ehr_json_put(buf, text);
}

/* Rows of an array begin with a comma; ehr_writer_push takes the first away. */
static void open_object(struct ehr_writer *writer)
{
	if (writer->opened)
		return;
	ehr_buf_puts(&writer->buf,
		writer->layout->opts.format == EHR_FORMAT_JSON ? ",\n{" : "{");
	writer->opened = true;
}

/* What stands before a cell. */
static void lead_in(struct ehr_writer *writer, const struct ehr_column *column)
{
	struct ehr_buf *buf = &writer->buf;

	if (writer->delimiter) {
		if (writer->begun)
			ehr_buf_putc(buf, writer->delimiter);
	} else {
		open_object(writer);
		if (writer->begun)
			ehr_buf_putc(buf, ',');
		ehr_buf_puts(buf, column->key);
	}
	writer->begun = true;
}

/* The column of the next cell, its lead-in written; NULL if it is left out. */
static const struct ehr_column *next_column(struct ehr_writer *writer)
{
	const struct ehr_layout *layout = writer->layout;
	const struct ehr_column *column = &layout->column[writer->at];

	writer->at++;
	if (writer->at > layout->n || !column->kept)
		return NULL;
	lead_in(writer, column);
	return column;
}

void ehr_writer_put_text(struct ehr_writer *writer, struct ehr_str text)
{
	const struct ehr_column *column = next_column(writer);

	if (!column)
		return;
	if (writer->delimiter)
		put_csv(writer, text);
	else
		put_json(&writer->buf, column, text);
}

static void put_number(struct ehr_writer *writer, double value)
{
	struct ehr_buf *buf = &writer->buf;
	int digits = writer->layout->opts.digits;

	ehr_buf_grow(buf, EHR_NUM_MAX);
	buf->n += digits ? ehr_num_write_digits(buf->p + buf->n, value, digits)
			 : ehr_num_write(buf->p + buf->n, value);
}

void ehr_writer_put_number(struct ehr_writer *writer, double value)
{
	const struct ehr_column *column = next_column(writer);

	if (!column)
		return;
	if (isfinite(value))
		put_number(writer, value);
	else
		writer->bad = column->name;
}

void ehr_writer_count(struct ehr_writer *writer, unsigned long value)
{
	char digits[3 * sizeof(value)], *start = digits + sizeof(digits);

	if (!next_column(writer))
		return;
	do
		*--start = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	ehr_buf_add(
		&writer->buf, start, (size_t)(digits + sizeof(digits) - start));
}

void ehr_span_begin(struct ehr_span *span, const struct ehr_writer *writer)
{
	span->from = writer->at;
	span->start = writer->buf.n;
	span->bytes.n = 0;
}

void ehr_span_end(struct ehr_span *span, const struct ehr_writer *writer)
{
	if (writer->buf.n > span->start)
		ehr_buf_add(&span->bytes, writer->buf.p + span->start,
			writer->buf.n - span->start);
	span->to = writer->at;
	span->opened = writer->opened;
	span->begun = writer->begun;
	span->made = true;
}

void ehr_span_release(struct ehr_span *span)
{
	ehr_buf_release(&span->bytes);
	*span = (struct ehr_span){ 0 };
}

/* The record's object without its closing brace. */
static void carry_json(struct ehr_writer *writer, struct ehr_str raw)
{
	size_t n = raw.n;

	while (n && raw.p[n - 1] != '}')
		n--;
	n--;
	while (n && (is_blank(raw.p[n - 1]) || raw.p[n - 1] == '\r'))
		n--;
	ehr_buf_add(&writer->buf, raw.p, n);
	writer->opened = true;
	writer->begun = raw.p[n - 1] != '{';
}

void ehr_writer_carry(
	struct ehr_writer *writer, const struct ehr_row *row, bool as_is)
{
	size_t n = writer->layout->carried;

	if (!as_is) {
		for (size_t i = 0; i < n; i++)
			ehr_writer_text(writer, row->carried[i]);
		return;
	}
	if (writer->delimiter) {
		ehr_buf_add_str(&writer->buf, row->raw);
		writer->begun = true;
	} else {
		carry_json(writer, row->raw);
	}
	writer->at = n;
}

void ehr_writer_drop_row(struct ehr_writer *writer)
{
	writer->buf.n = writer->row;
	writer->at = 0;
	writer->begun = writer->opened = false;
	writer->bad = NULL;
}

int ehr_writer_push(struct ehr_writer *writer, const char *rows, size_t n,
	struct ehr_err *err)
{
	if (writer->layout->opts.format == EHR_FORMAT_JSON && n) {
		size_t skip = writer->pushed ? 0 : 1;
		writer->pushed = true;
		rows += skip;
		n -= skip;
	}
	return n && writer->out ? ehr_output_write(writer->out, rows, n, err)
				: 0;
}

int ehr_writer_flush(struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = writer->buf.n;

	if (!writer->out)
		return 0;
	writer->buf.n = 0;
	writer->row = 0;
	return ehr_writer_push(writer, writer->buf.p, n, err);
}

static int fail_row(struct ehr_writer *writer, struct ehr_err *err)
{
	const char *bad = writer->bad;

	ehr_writer_drop_row(writer);
	ehr_fail(err, EHR_FAULT_DATA,
		_("the result for \"%s\" is not a finite number"), bad);
	snprintf(err->column, sizeof err->column, "%s", bad);
	snprintf(err->reason, sizeof err->reason, "not_finite");
	snprintf(err->expected, sizeof err->expected, "a finite result");
	return -1;
}

int ehr_writer_end_row(struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_buf *buf = &writer->buf;
	enum ehr_format format = writer->layout->opts.format;

	if (writer->bad)
		return fail_row(writer, err);
	if (!writer->delimiter) {
		open_object(writer);
		ehr_buf_putc(buf, '}');
	}
	if (format != EHR_FORMAT_JSON)
		ehr_buf_putc(buf, '\n');
	writer->rows++;
	writer->at = 0;
	writer->begun = writer->opened = false;
	writer->row = buf->n;
	return writer->out && buf->n >= FLUSH_AT ? ehr_writer_flush(writer, err)
						 : 0;
}

/* Text that is no row goes straight out. */
static int put_around(
	struct ehr_writer *writer, const char *text, struct ehr_err *err)
{
	return writer->out
		       ? ehr_output_write(writer->out, text, strlen(text), err)
		       : 0;
}

int ehr_writer_start(struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_layout *layout = writer->layout;

	if (layout->opts.format == EHR_FORMAT_JSON)
		return put_around(writer, "[", err);
	if (!writer->delimiter)
		return 0;
	for (size_t i = 0; i < layout->n; i++)
		ehr_writer_puts(writer, layout->column[i].name);
	ehr_buf_putc(&writer->buf, '\n');
	writer->at = 0;
	writer->begun = false;
	return ehr_writer_flush(writer, err);
}

int ehr_writer_finish(struct ehr_writer *writer, struct ehr_err *err)
{
	if (ehr_writer_flush(writer, err))
		return -1;
	return writer->layout->opts.format == EHR_FORMAT_JSON
		       ? put_around(writer, "\n]\n", err)
		       : 0;
}

void ehr_writer_release(struct ehr_writer *writer)
{
	ehr_buf_release(&writer->buf);
}
