/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that everybody may see, from data/public_columns.csv or a file in its
 * place. Every other column is left out of a public view, so that a column
 * nobody thought of is never shown.
 */
#ifndef EHR_REF_PUBLIC_COLUMN_H
#define EHR_REF_PUBLIC_COLUMN_H

#include "base/hash.h"
#include "ref/setting.h"

struct ehr_public_columns {
	struct ehr_map name;
	struct ehr_setting_table table; /* for the manifest */
};

/* Fills *columns, which need not be released on failure. */
EHR_MUST_USE int ehr_public_columns_read(struct ehr_public_columns *columns,
	const char *path, struct ehr_err *err);
void ehr_public_columns_release(struct ehr_public_columns *columns);

/* Letter by letter. */
bool ehr_public_columns_have(
	const struct ehr_public_columns *columns, const char *name);

#endif
