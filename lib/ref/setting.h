/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of single numbers that methods rest on, such as
 * data/epc_settings.csv: the columns setting and value, and beside them unit,
 * meaning, source, status and note.
 */
#ifndef EHR_REF_SETTING_H
#define EHR_REF_SETTING_H

#include "base/err.h"

/* What a setting is called and may be. */
struct ehr_setting {
	const char *name;
	bool whole;
	double min, max;
};

struct ehr_setting_list {
	const char *builtin; /* the embedded file, such as "epc_settings.csv" */
	const struct ehr_setting *setting;
	size_t n;
};

/* For the manifest: digest and rows of the table; and whether a number of it
 * is from memory, so that nobody looked it up. */
struct ehr_setting_table {
	char sha256[65];
	size_t rows;
	bool memory;
};

/* All settings of the list into value, from its embedded file, or from the one
 * at path if that is not NULL. Fails (EHR_FAULT_DATA, with file, line and
 * column) on a setting that is missing, unknown or there twice, or not in its
 * range. table may be NULL. */
EHR_MUST_USE int ehr_settings_read(const struct ehr_setting_list *list,
	const char *path, double *value, struct ehr_setting_table *table,
	struct ehr_err *err);

#endif
