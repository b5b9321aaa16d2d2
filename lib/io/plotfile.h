/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plot files of dispersion models (AERMOD, ISC3) as CSV: text of fixed width
 * below lines that begin with an asterisk. One of these lines gives the format
 * of Fortran, such as FORMAT: (3(1X,F13.5),3(1X,F8.2),2X,A6,2X,A8,2X,I8.8,2X,A8),
 * another the names of the columns, with two blanks or more between them.
 *
 * That line becomes the header, the other ones empty lines, so that lines keep
 * their numbers; each line below becomes a record. A line that does not fit the
 * format becomes one cell, which no table of several columns takes.
 *
 * A filter between a source and its reader; { 0 } is one that has not seen
 * anything. Bytes of any other kind pass as they are.
 */
#ifndef EHR_IO_PLOTFILE_H
#define EHR_IO_PLOTFILE_H

#include "base/err.h"
#include "base/str.h"

enum { EHR_PLOTFILE_FIELDS = 64 };

struct ehr_plotfile {
	enum { EHR_PLOTFILE_UNSEEN, EHR_PLOTFILE_OTHER, EHR_PLOTFILE_IS } what;
	struct {
		size_t at, width;
	} field[EHR_PLOTFILE_FIELDS];
	size_t n;
	bool headed, end;
	struct ehr_buf in;  /* read, not converted */
	struct ehr_buf out; /* made, not given */
	size_t given;
};

/* Where the bytes come from; as ehr_source_read. */
struct ehr_plotfile_from {
	long (*read)(void *self, char *p, size_t n, struct ehr_err *err);
	void *self;
};

/* Up to n bytes to p: their number, 0 at the end, -1 on failure. */
long ehr_plotfile_read(struct ehr_plotfile *plotfile,
	const struct ehr_plotfile_from *from, char *p, size_t n,
	struct ehr_err *err);

void ehr_plotfile_release(struct ehr_plotfile *plotfile);

#endif
