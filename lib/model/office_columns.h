/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the columns of a table are that an office made: by their own name, by
 * one of the headings that mean it (rows "heading=NAME" of words.csv, the first
 * of them that is there), or as pairs NAME=HEADING say. The table keeps its
 * headings.
 */
#ifndef EHR_MODEL_OFFICE_COLUMNS_H
#define EHR_MODEL_OFFICE_COLUMNS_H

#include "ref/word.h"

struct ehr_office_columns {
	const struct ehr_words *words;
	const char *const *pair; /* of --column; n of them */
	size_t n;
};

/* Columns that are asked for: n names, the first needed ones have to be
 * there. */
struct ehr_office_names {
	const char *const *name;
	size_t n, needed;
};

/* Where they are into at, EHR_NO_COLUMN for one that is not there. Fails on a
 * pair of another name or heading (EHR_FAULT_USAGE). */
EHR_MUST_USE int ehr_office_columns_bind(const struct ehr_office_columns *self,
	const struct ehr_header *header, const struct ehr_office_names *names,
	long *at, struct ehr_err *err);

#endif
