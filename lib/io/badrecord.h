/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is wrong with a record, as an EHR_FAULT_DATA: reason, expected, found.
 * Each returns -1; the caller adds file and line. A line that err has already
 * counts from the record's first, which is 0.
 */
#ifndef EHR_IO_BADRECORD_H
#define EHR_IO_BADRECORD_H

#include "io/csv.h"

/* The byte at bad, inside the record, is a NUL or not UTF-8. */
int ehr_bad_byte(struct ehr_str record, const char *bad, struct ehr_err *err);

/* What the parser found; n cells stand before it. */
int ehr_bad_csv(enum ehr_csv_fault fault, struct ehr_str record,
	struct ehr_csv_form form, const struct ehr_header *header, size_t n,
	struct ehr_err *err);

/* n cells where the header has another number. */
int ehr_bad_width(struct ehr_str record, const struct ehr_header *header,
	size_t n, struct ehr_err *err);

/* Nothing, in a table of one column. */
int ehr_bad_blank(struct ehr_err *err);

/* An element of a FeatureCollection without properties. */
int ehr_bad_feature(struct ehr_str record, struct ehr_err *err);

#endif
