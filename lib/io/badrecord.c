/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/badrecord.h"

#include <stdio.h>

enum { SHOWN_BEFORE = 12, SHOWN = 24 }; /* bytes around one that is bad */

static int fail(struct ehr_err *err, const char *reason, const char *expected,
	struct ehr_str found)
{
	return ehr_fail_cell(err, "", reason, expected, found);
}

static struct ehr_str from(struct ehr_str record, size_t at)
{
	return (struct ehr_str){ record.p + at, record.n - at };
}

int ehr_bad_byte(struct ehr_str record, const char *bad, struct ehr_err *err)
{
	size_t at = (size_t)(bad - record.p);
	struct ehr_str near =
		from(record, at > SHOWN_BEFORE ? at - SHOWN_BEFORE : 0);

	if (near.n > SHOWN)
		near.n = SHOWN;
	if (*bad == 0)
		return fail(err, "nul", N_("text without NUL bytes"), near);
	return fail(err, "not_utf8",
		N_("UTF-8 (for other encodings see --encoding)"), near);
}

static int bad_quote(struct ehr_str record, const struct ehr_header *header,
	size_t n, struct ehr_err *err)
{
	const char *quote = memchr(record.p, '"', record.n);

	fail(err, "bad_quote",
		N_("quotes around a whole cell, doubled inside it (or --quotes "
		   "lax)"),
		from(record, quote ? (size_t)(quote - record.p) : 0));
	if (n < header->n)
		ehr_visible(err->column, sizeof err->column,
			ehr_str_of(header->name[n]));
	return -1;
}

static int open_quote(
	struct ehr_str record, struct ehr_csv_form form, struct ehr_err *err)
{
	size_t quote = 0;
	bool open;

	ehr_csv_record(record.p, record.n, form, &open, &quote);
	fail(err, "open_quote", N_("a quote that is closed"),
		from(record, quote));
	for (size_t i = 0; i < quote; i++)
		err->line += record.p[i] == '\n';
	return -1;
}

int ehr_bad_csv(enum ehr_csv_fault fault, struct ehr_str record,
	struct ehr_csv_form form, const struct ehr_header *header, size_t n,
	struct ehr_err *err)
{
	switch (fault) {
	case EHR_CSV_BAD_QUOTE: return bad_quote(record, header, n, err);
	case EHR_CSV_OPEN: return open_quote(record, form, err);
	case EHR_CSV_BARE_CR:
		return fail(err, "bare_cr",
			N_("line ends LF or CRLF (convert with: tr '\\r' "
			   "'\\n')"),
			record);
	default: break;
	}
	return fail(err, "long_cell", N_("cells of at most 1 MiB"), record);
}

int ehr_bad_width(struct ehr_str record, const struct ehr_header *header,
	size_t n, struct ehr_err *err)
{
	char text[sizeof err->text];

	fail(err, "ragged", N_("as many cells as the header has"), record);
	snprintf(text, sizeof text,
		_("expected %zu cells like the header, found %zu: \"%s\""),
		header->n, n, err->found);
	memcpy(err->text, text, sizeof text);
	return -1;
}

int ehr_bad_blank(struct ehr_err *err)
{
	return fail(err, "blank_line",
		N_("a cell (an empty one is written \"\" in a table of one "
		   "column)"),
		(struct ehr_str){ "", 0 });
}

int ehr_bad_feature(struct ehr_str record, struct ehr_err *err)
{
	return fail(
		err, "not_a_feature", N_("a feature with properties"), record);
}
