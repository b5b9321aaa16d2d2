/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a block of input is cut so that it holds whole records, in every
 * format: the one place that decides it, since workers must find the same
 * records in a block that one reader would find in the whole.
 */
#ifndef EHR_IO_BLOCKCUT_H
#define EHR_IO_BLOCKCUT_H

#include "io/csv.h"

struct ehr_block_cut {
	enum ehr_format format;
	struct ehr_csv_form form; /* of CSV and TSV */
	const char *comment;      /* NULL: none */
	/* of this block */
	struct ehr_csv_cut csv;
	/* of a JSON array */
	bool after_comma;
	bool ended; /* its closing bracket stands at the cut */
	bool bad;   /* a comma is missing or out of place behind the cut */
};

/* End of the last whole record of the n bytes at p, 0 if there is none yet. The
 * same block may be given again with more bytes behind it. */
size_t ehr_block_cut(struct ehr_block_cut *cut, const char *p, size_t n);

/* To be called before the first bytes of a new block. */
void ehr_block_cut_begin(struct ehr_block_cut *cut);

#endif
