/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns that programs read and write, from data/columns.csv: the contract
 * of ehrisk-tables(5).
 */
#ifndef EHR_REF_COLUMN_H
#define EHR_REF_COLUMN_H

#include "base/str.h"

enum ehr_column_type {
	EHR_COLUMN_TEXT,
	EHR_COLUMN_NUMBER,
	EHR_COLUMN_INTEGER,
};

/* Views into the embedded table; a cell with quotes keeps them. */
struct ehr_column_info {
	struct ehr_str name;
	enum ehr_column_type type;
	struct ehr_str unit; /* empty: none, or in the row's unit cell */
};

/* Is there a column of that name? Then *info, which may be NULL, is filled. No
 * memory is taken and nothing is kept, so that any thread may ask. */
bool ehr_column_find(struct ehr_str name, struct ehr_column_info *info);

/* A number or an integer: what JSON writes without quotes. Unknown names are
 * text. */
bool ehr_column_is_number(const char *name);

#endif
