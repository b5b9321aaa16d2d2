/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV and TSV. libcsv is the authority on what a record is; a record without a
 * quote is cut at its delimiters here, without copying, and everything with a
 * quote goes through libcsv. A test holds the two against each other.
 *
 * Where a record ends, in one sentence: a quote opens a cell only at the
 * cell's start (after the delimiter, CR, LF or the beginning) and closes it
 * only before a delimiter, CR, LF or the end. (Strictly, a quote that closes
 * nowhere legal makes the record bad; it then counts as closed, so that one bad
 * record does not take the following ones with it.)
 */
#ifndef EHR_IO_CSV_H
#define EHR_IO_CSV_H

#include <stdint.h>

#include "io/table.h"

struct ehr_csv_form {
	char delimiter;
	bool lax; /* a quote out of place is text; otherwise it is an error, and
	             its record ends with its line */
	bool bare_cr; /* CR ends a line as LF and CRLF do */
};

/* Bytes that may be read behind the end of a block; the reader fills them with
 * line feeds, so that the last record always has an end. */
enum { EHR_CSV_MARGIN = 64 };

/* Bytes of the first line with its end; 0 while that cannot be told: end says
 * that nothing comes behind the n bytes. The last line may lack its LF, not the
 * CR. */
size_t ehr_csv_line(const char *p, size_t n, bool bare_cr, bool end);
/* Line ends among the n bytes. */
unsigned long ehr_csv_lines(const char *p, size_t n, bool bare_cr);

/*
 * Finds the end of the last whole record, going on where it stopped when more
 * bytes have come. { 0 } is the start of a record.
 */
struct ehr_csv_cut {
	size_t at;    /* bytes looked at */
	size_t cut;   /* end of the last whole record among them; 0: none yet */
	bool open;    /* at stands inside a quoted cell */
	size_t quote; /* where that quote stands */
};
void ehr_csv_cut(struct ehr_csv_cut *cut, const char *p, size_t n,
	struct ehr_csv_form form);

/* Where the record that begins at p ends: behind its line end, or at n. *open
 * says that a quote is still open there, and *quote where it stands. */
size_t ehr_csv_record(const char *p, size_t n, struct ehr_csv_form form,
	bool *open, size_t *quote);

enum ehr_csv_fault {
	EHR_CSV_GOOD,
	EHR_CSV_BAD_QUOTE, /* a quote neither around a cell nor doubled in it */
	EHR_CSV_BARE_CR,   /* a CR outside quotes without its LF */
	EHR_CSV_OPEN,      /* a quote still open at the end */
	EHR_CSV_LONG,      /* a cell longer than EHR_CELL_MAX */
};

/* A parser of records; one for each thread. */
struct ehr_csv;
struct ehr_csv *ehr_csv_new(struct ehr_csv_form form);
void ehr_csv_free(struct ehr_csv *csv);

/* The walk over a block: p to end, with the margin behind end. */
struct ehr_csv_walk {
	const char *p, *end; /* next record; end of the block */
	const char *base;    /* the 64 bytes that mask speaks of */
	uint64_t mask;       /* special bytes not yet passed */
	unsigned long lines; /* that the last record took */
};
void ehr_csv_walk(struct ehr_csv *csv, struct ehr_csv_walk *walk, const char *p,
	size_t n);

/* One record: at most max cells are stored, *n are there. The cells are views
 * into the block, or into csv until the next call. record is all of its bytes,
 * the line end left out. Call only while walk->p < walk->end. On a fault, the
 * cells before it are counted in *n, and the walk stands behind the record. */
enum ehr_csv_fault ehr_csv_next(struct ehr_csv *csv, struct ehr_csv_walk *walk,
	struct ehr_str *cell, size_t max, size_t *n, struct ehr_str *record);

/* The same through libcsv alone: what the tests compare with. */
enum ehr_csv_fault ehr_csv_next_plain(struct ehr_csv *csv,
	struct ehr_csv_walk *walk, struct ehr_str *cell, size_t max, size_t *n,
	struct ehr_str *record);

#endif
