/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows pulled one by one: for programs that hold their table, and for
 * reference tables. Row filters use the engine (io/engine.h) instead.
 *
 * Several files are read as one table: each must have the same header.
 */
#ifndef EHR_IO_READER_H
#define EHR_IO_READER_H

#include "io/table.h"

struct ehr_reader;

/* Opens the n files ("-" is standard input) and reads the header. opts and
 * path must outlive the reader. NULL on failure. */
struct ehr_reader *ehr_reader_open(const char *const *path, size_t n,
	const struct ehr_in_opts *opts, struct ehr_err *err);

/* The same over bytes in memory, called name in messages. */
struct ehr_reader *ehr_reader_memory(const char *name, struct ehr_str bytes,
	const struct ehr_in_opts *opts, struct ehr_err *err);

const struct ehr_header *ehr_reader_header(const struct ehr_reader *reader);

/* 1 a row, 0 the end, -1 an error. Bad records go to the rejects when there
 * are any. The row lives until the next call. */
EHR_MUST_USE int ehr_reader_next(
	struct ehr_reader *reader, struct ehr_row *row, struct ehr_err *err);

/* To be called when a row of this reader turned out bad after reading (err
 * says how): adds file and line. 0: it went to the rejects, go on with the
 * next row; -1: stop. */
EHR_MUST_USE int ehr_reader_bad(struct ehr_reader *reader,
	const struct ehr_row *row, struct ehr_err *err);

/* To be called when the row just read is none of the table's: it is counted among
 * the skipped of its file, which the run tells at its end. */
void ehr_reader_pass(struct ehr_reader *reader);

/* The cell's number as ehr_cell_number, with file and line in the error. */
EHR_MUST_USE int ehr_reader_number(struct ehr_reader *reader,
	const struct ehr_row *row, size_t at, enum ehr_num_state *state,
	double *value, struct ehr_err *err);

/* File being read, as named by the user. */
const char *ehr_reader_file(const struct ehr_reader *reader);

/* What was read of the i-th file so far, for the manifest. */
struct ehr_input_facts {
	const char *path;
	unsigned long rows, blank_lines;
	unsigned long skipped; /* of rows: a filter found them no data */
	unsigned long stray;   /* beside rows: of another width, and no data */
	unsigned long long bytes;
	const char *encoding; /* as decided: "utf-8", "gb18030", ... */
	char sha256[65];      /* empty unless asked for and at the end */
};
size_t ehr_reader_facts(const struct ehr_reader *reader, size_t i,
	struct ehr_input_facts *facts); /* number of files */

void ehr_reader_close(struct ehr_reader *reader);

#endif
