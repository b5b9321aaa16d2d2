/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one table type: a header and rows of text cells, whatever the format.
 */
#ifndef EHR_IO_TABLE_H
#define EHR_IO_TABLE_H

#include "base/err.h"
#include "base/num.h"
#include "base/str.h"

enum ehr_format {
	EHR_FORMAT_AUTO, /* input only: told from the first byte */
	EHR_FORMAT_CSV,
	EHR_FORMAT_TSV,
	EHR_FORMAT_JSON,    /* an array of flat objects */
	EHR_FORMAT_JSONL,   /* one flat object a line */
	EHR_FORMAT_GEOJSON, /* input only: a FeatureCollection; the properties
	                       of a feature are its row */
};

enum ehr_encoding {
	EHR_ENCODING_UTF8, /* strict; a mark is dropped */
	EHR_ENCODING_AUTO, /* mark, else strict UTF-8 over the whole input, else
	                      strict GB18030, else an error */
	EHR_ENCODING_GB18030,
	EHR_ENCODING_UTF16, /* by its mark, little-endian without one */
};

enum {
	EHR_CELL_MAX = 1 << 20,   /* bytes of a cell */
	EHR_RECORD_MAX = 4 << 20, /* bytes of a record */
};

/* The first whole records of an input, within its first MiB as decoded, before
 * any of them is called its header; the same however the bytes arrive. Blank
 * lines and comments are left out, and so is a byte-order mark that stands as
 * the first record. A record with a quote out of place is cut at its
 * delimiters; one that is not text ends the preview. */
struct ehr_preview_row {
	const struct ehr_str *cell;
	size_t n; /* may differ from record to record */
	unsigned long line;
};
struct ehr_preview {
	const struct ehr_preview_row *row;
	size_t n;   /* never 0 */
	bool whole; /* the input ends with it */
	bool keyed; /* JSON: row 0 is the keys of the first object, row 1 its
	               values */
};

/* What they were found to be. */
struct ehr_head {
	char **name; /* of the columns, none of them twice; array and names
	                are from ehr_alloc and handed over */
	size_t n;    /* keyed: as many as there are keys */
	size_t rows; /* records of the preview, from its top, that are no data;
	                keyed: 1 */
};

struct ehr_header;

struct ehr_in_opts {
	enum ehr_format format;
	enum ehr_encoding encoding;
	char delimiter; /* 0: comma, or tab for TSV */
	bool no_header; /* columns are called c1, c2, ... */
	bool lax;       /* --quotes lax: a stray quote is text */
	unsigned long skip_lines;
	const char
		*comment; /* records that start so are skipped; may be NULL */
	const struct ehr_str *na; /* other spellings of an empty cell */
	size_t n_na;
	bool bare_cr;   /* CSV: a CR without its LF ends a line too, outside
	                 quotes; otherwise it is an error */
	bool plotfiles; /* those of dispersion models become CSV:
	                   io/plotfile.h */
	/* Finds the header; called for each file, in turn. NULL: the first
	 * record is the header. Not asked under no_header. */
	int (*head)(void *self, const char *file,
		const struct ehr_preview *preview, struct ehr_head *head,
		struct ehr_err *err);
	void *head_self;
	/* CSV and TSV, where head is not asked: gives columns other names, which
	 * are from ehr_alloc. NULL: they keep theirs. */
	void (*rename)(const void *self, struct ehr_header *header);
	const void *rename_self;
	/* CSV: is a record with another number of cells than the header no data
	 * (a footer, a heading)? Then it is skipped and counted; otherwise, or
	 * NULL, it is bad. Of very long records only the first cells are given.
	 * Called by several threads at a time. */
	bool (*stray)(void *self, const struct ehr_str *cell, size_t n);
	void *stray_self;
	/* bytes of a block, 0: 256 KiB; less is for filters that take long over
	 * a row, and then no input is too small for several threads */
	size_t block;
	struct ehr_rejects *rejects; /* NULL: the first bad record stops */
	bool digest;                 /* keep the SHA-256 of the bytes read */
	/* told of each block in turn; may be NULL */
	void (*progress)(
		void *self, unsigned long rows, unsigned long long bytes);
	void *progress_self;
};

/* Columns by name; owns the names. */
struct ehr_header {
	char **name;
	size_t n;
};

/* One record. The views live until the next call on what gave the row. */
struct ehr_row {
	const struct ehr_str *cell;    /* n of them; empty where --na says so */
	const struct ehr_str *carried; /* the same cells as they came */
	size_t n;
	struct ehr_str raw; /* the record's bytes without its line end */
	unsigned long
		line; /* where it starts; in a block of the engine: counted
	                       from the block's first line */
};

enum { EHR_NO_COLUMN = -1 };

/* Position of the column or EHR_NO_COLUMN. */
long ehr_header_find(const struct ehr_header *header, const char *name);

/* The same into *at, for a column that may be missing: fails where a name only
 * differs from it by case or by blanks and invisible characters at its ends,
 * since to pass over that column would change results without a word. */
EHR_MUST_USE int ehr_header_look(const struct ehr_header *header,
	const char *name, long *at, struct ehr_err *err);

/* The same into *at; a missing column is an EHR_FAULT_DATA that names it, the
 * nearest one there is, and all there are. */
EHR_MUST_USE int ehr_header_need(const struct ehr_header *header,
	const char *name, size_t *at, struct ehr_err *err);

/* All n names into at: the first needed ones have to be there. */
EHR_MUST_USE int ehr_header_bind(const struct ehr_header *header,
	const char *const *name, size_t n, size_t needed, long *at,
	struct ehr_err *err);

/* Are the columns of another file those of the first? If not, an
 * EHR_FAULT_DATA that says where they part. */
EHR_MUST_USE int ehr_header_same(const struct ehr_header *first,
	const struct ehr_header *other, struct ehr_err *err);

/* The cell as a number: *state tells value from empty; what is neither fails
 * (EHR_FAULT_DATA, reason "not_a_number"). */
EHR_MUST_USE int ehr_cell_number(struct ehr_str cell, const char *column,
	enum ehr_num_state *state, double *value, struct ehr_err *err);

#endif
