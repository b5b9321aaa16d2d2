/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows out, in any output format. A layout says which columns; a writer turns
 * cells into text, in order, one call a column. Cells of columns that
 * --columns left out are given all the same and cost nothing.
 */
#ifndef EHR_IO_WRITER_H
#define EHR_IO_WRITER_H

#include "io/output.h"
#include "io/table.h"

struct ehr_out_opts {
	enum ehr_format format; /* AUTO is CSV */
	char delimiter;         /* 0: comma, or tab for TSV */
	int digits;             /* significant digits of our numbers; 0: all */
	const char *prefix;     /* put before appended names; may be NULL */
	const struct ehr_str *columns; /* the appended ones wanted; NULL: all */
	size_t n_columns;
	/* columns that JSON writes as numbers; may be NULL */
	bool (*is_number)(const char *column);
};

struct ehr_column {
	char *name;
	char *key;   /* the name as a JSON key with its colon */
	bool number; /* JSON: a number, null when empty */
	bool kept;
};

/* Columns of an output: the carried ones, then those appended. */
struct ehr_layout {
	struct ehr_column *column;
	size_t n, carried, n_kept;
	struct ehr_out_opts opts;
};

/* carried may be NULL. Fails with EHR_FAULT_DATA if an appended name is already
 * carried, with EHR_FAULT_USAGE if --columns names one that is not appended.
 * Names are copied, opts too (what they point to must outlive the layout). */
EHR_MUST_USE int ehr_layout_init(struct ehr_layout *layout,
	const struct ehr_header *carried, const char *const *appended, size_t n,
	const struct ehr_out_opts *opts, struct ehr_err *err);
void ehr_layout_release(struct ehr_layout *layout);

/* Is the appended column (0 is the first appended) written at all? */
bool ehr_layout_wants(const struct ehr_layout *layout, size_t appended);

struct ehr_writer {
	const struct ehr_layout *layout;
	struct ehr_output *out; /* NULL: rows stay in buf */
	struct ehr_buf buf;
	size_t at;       /* next column of the row */
	size_t row;      /* where the row starts in buf */
	bool opened;     /* the brace of this row is in buf */
	bool begun;      /* a cell of this row is in buf */
	bool pushed;     /* a row has gone out */
	char delimiter;  /* 0: JSON */
	const char *bad; /* column that got a number not finite */
	unsigned long rows;
};

/* Writes to out, which is lent; NULL: rows pile up in buf. */
void ehr_writer_init(struct ehr_writer *writer, const struct ehr_layout *layout,
	struct ehr_output *out);

/* What stands before the first row: CSV's header, JSON's bracket. */
EHR_MUST_USE int ehr_writer_start(
	struct ehr_writer *writer, struct ehr_err *err);

/* Passes the next column if --columns left it out. */
static inline bool ehr_writer_passes(struct ehr_writer *writer)
{
	const struct ehr_layout *layout = writer->layout;

	if (writer->at >= layout->n || layout->column[writer->at].kept)
		return false;
	writer->at++;
	return true;
}

/* The next cell, where it is kept; what the calls below come down to. */
void ehr_writer_put_text(struct ehr_writer *writer, struct ehr_str text);
void ehr_writer_put_number(struct ehr_writer *writer, double value);

static inline void ehr_writer_text(
	struct ehr_writer *writer, struct ehr_str text)
{
	if (!ehr_writer_passes(writer))
		ehr_writer_put_text(writer, text);
}

static inline void ehr_writer_puts(struct ehr_writer *writer, const char *text)
{
	if (!ehr_writer_passes(writer))
		ehr_writer_put_text(writer, ehr_str_of(text));
}

/* NaN or infinity makes ehr_writer_end_row fail. */
static inline void ehr_writer_number(struct ehr_writer *writer, double value)
{
	if (!ehr_writer_passes(writer))
		ehr_writer_put_number(writer, value);
}

static inline void ehr_writer_empty(struct ehr_writer *writer)
{
	if (!ehr_writer_passes(writer))
		ehr_writer_put_text(writer, (struct ehr_str){ "", 0 });
}

void ehr_writer_count(struct ehr_writer *writer, unsigned long value);

/*
 * Cells that stand alike in many rows, kept as the bytes that they are in a
 * row, so that they are formatted once: the columns from to to (not included)
 * of the layout. { 0 } is empty and valid, and not made.
 */
struct ehr_span {
	struct ehr_buf bytes;
	size_t from, to;
	size_t start;       /* in the writer, while it is being made */
	bool made;          /* since it was { 0 } or forgotten */
	bool opened, begun; /* the writer, behind it */
};

/* The cells given between these two are written, and the span is made of
 * them. */
void ehr_span_begin(struct ehr_span *span, const struct ehr_writer *writer);
void ehr_span_end(struct ehr_span *span, const struct ehr_writer *writer);
void ehr_span_release(struct ehr_span *span);

/* Writes the cells of a span that was made with this writer or another one of
 * the same layout. Its first column must be the next one. */
static inline void ehr_writer_span(
	struct ehr_writer *writer, const struct ehr_span *span)
{
	struct ehr_buf *buf = &writer->buf;

	if (buf->cap - buf->n < span->bytes.n)
		ehr_buf_grow(buf, span->bytes.n);
	if (span->bytes.n)
		memcpy(buf->p + buf->n, span->bytes.p, span->bytes.n);
	buf->n += span->bytes.n;
	writer->at = span->to;
	writer->opened = span->opened;
	writer->begun = span->begun;
}

/* All carried cells of the row at once; as_is: the record's own bytes can be
 * passed on, since they are of the output's format. */
void ehr_writer_carry(
	struct ehr_writer *writer, const struct ehr_row *row, bool as_is);

/* Every column must have been given. */
EHR_MUST_USE int ehr_writer_end_row(
	struct ehr_writer *writer, struct ehr_err *err);
/* Forgets the cells of the row begun. */
void ehr_writer_drop_row(struct ehr_writer *writer);

/* Hands out whole rows that another writer of the same layout made. */
EHR_MUST_USE int ehr_writer_push(struct ehr_writer *writer, const char *rows,
	size_t n, struct ehr_err *err);

/* The rows that are whole go to the output now, not when there are many; for who
 * writes row by row. */
EHR_MUST_USE int ehr_writer_flush(
	struct ehr_writer *writer, struct ehr_err *err);

/* What stands behind the last row; everything handed to out. */
EHR_MUST_USE int ehr_writer_finish(
	struct ehr_writer *writer, struct ehr_err *err);
void ehr_writer_release(struct ehr_writer *writer);

/* A JSON string with its quotes, escaped. */
void ehr_json_put(struct ehr_buf *buf, struct ehr_str text);

#endif
