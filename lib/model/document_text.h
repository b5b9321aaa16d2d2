/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a report: text, and figures that say where they come from.
 */
#ifndef EHR_MODEL_DOCUMENT_TEXT_H
#define EHR_MODEL_DOCUMENT_TEXT_H

#include "base/str.h"

enum ehr_origin_how {
	EHR_ORIGIN_VALUE, /* the cell as it stands there */
	EHR_ORIGIN_COUNT,
	EHR_ORIGIN_SUM,
	EHR_ORIGIN_MEAN,
	EHR_ORIGIN_MAX,
	EHR_ORIGIN_MIN,
	EHR_ORIGIN_SHARE,      /* of the origin by that of next */
	EHR_ORIGIN_DIFFERENCE, /* of the origin less that of next */
	EHR_ORIGIN_HOW,
};

/* Lines of a file, the first 1 (the header), both ends among them; of a record
 * on several lines the first. */
struct ehr_origin_lines {
	unsigned long first, last;
};

struct ehr_origin {
	enum ehr_origin_how how;
	struct ehr_str input;  /* NAME of --from NAME=FILE */
	struct ehr_str file;   /* as the user named it */
	struct ehr_str column; /* empty: no single one, as for a count */
	const struct ehr_origin_lines *lines; /* ascending; 0: the whole file */
	size_t n_lines;
	struct ehr_str where; /* what chose the lines: state = overdue; may be
	                         empty */
	bool none; /* no row met that: lines were looked through, and if
	                 there are none of them, all rows of the file */
	unsigned long looked; /* rows looked through where they are not those
	                         of lines, or none; otherwise 0 */
	const struct ehr_origin
		*next; /* what else it rests on; NULL: nothing */
};

/* What a text means beside what it says; never the only sign of it. */
enum ehr_tone {
	EHR_TONE_NONE,
	EHR_TONE_GOOD,  /* met, done */
	EHR_TONE_WATCH, /* due soon, behind its path */
	EHR_TONE_BAD,   /* overdue, not met */
	EHR_TONE_QUIET, /* not known, not due */
};

/* Text, or with an origin a figure. A figure that is empty is a missing one. */
struct ehr_document_span {
	struct ehr_str text;
	const struct ehr_origin *origin; /* NULL: text */
	enum ehr_tone tone;
	bool strong;
	bool number; /* of a text: written as figures are */
	struct ehr_str
		link; /* of a text: the file that it leads to; or empty */
};

/* The words of a paragraph, an item or a cell. */
struct ehr_document_line {
	struct ehr_document_span *span;
	size_t n;
};

#endif
