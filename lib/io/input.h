/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file (or memory) as blocks of whole records, in order, with its header read
 * already. The engine hands the blocks to workers; the reader walks them one
 * after the other.
 */
#ifndef EHR_IO_INPUT_H
#define EHR_IO_INPUT_H

#include "io/csv.h"
#include "io/reader.h"

struct ehr_input;

/* Whole records: bytes start to n of p, behind which EHR_CSV_MARGIN bytes are
 * line feeds. { 0 } is empty; release gives the memory back. */
struct ehr_block {
	char *p;
	size_t start, n, cap;
	bool last;                /* nothing comes behind it */
	unsigned long long bytes; /* of the file, read when it was made */
};
void ehr_block_release(struct ehr_block *block);

/* Opens path and reads up to and including the header. What opts points to, and
 * path, must outlive the input. */
struct ehr_input *ehr_input_open(
	const char *path, const struct ehr_in_opts *opts, struct ehr_err *err);
struct ehr_input *ehr_input_memory(const char *name, struct ehr_str bytes,
	const struct ehr_in_opts *opts, struct ehr_err *err);
void ehr_input_close(struct ehr_input *input);

const struct ehr_header *ehr_input_header(const struct ehr_input *input);
/* JSON: the names that stand in the objects. */
const struct ehr_header *ehr_input_keys(const struct ehr_input *input);
const struct ehr_in_opts *ehr_input_opts(const struct ehr_input *input);
const char *ehr_input_name(const struct ehr_input *input);
/* Never EHR_FORMAT_AUTO; and the delimiter, 0 for JSON. */
enum ehr_format ehr_input_format(const struct ehr_input *input);
char ehr_input_delimiter(const struct ehr_input *input);
struct ehr_csv_form ehr_input_form(const struct ehr_input *input);
/* Is it a file so short that a second thread would only cost? */
bool ehr_input_is_small(const struct ehr_input *input);
/* Lines before the first record behind the header. */
unsigned long ehr_input_line(const struct ehr_input *input);

/* The next block: 1, 0 at the end, -1 on failure. One caller at a time. */
EHR_MUST_USE int ehr_input_block(
	struct ehr_input *input, struct ehr_block *block, struct ehr_err *err);

/* Counted by who walks the blocks. */
struct ehr_counts {
	unsigned long rows, blank_lines, skipped, stray;
};
void ehr_input_count(struct ehr_input *input, const struct ehr_counts *more);
void ehr_input_facts(
	const struct ehr_input *input, struct ehr_input_facts *facts);

#endif
