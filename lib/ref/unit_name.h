/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of government units (unit_names.csv): what one office calls a commission
 * another calls a bureau, and both shorten them. By how names end; the place
 * ahead of that is not looked at.
 */
#ifndef EHR_REF_UNIT_NAME_H
#define EHR_REF_UNIT_NAME_H

#include "base/err.h"
#include "base/mem.h"

struct ehr_unit_names;

/* The built-in table, or the file at path if that is not NULL. NULL on
 * failure. */
struct ehr_unit_names *ehr_unit_names_open(
	const char *path, struct ehr_err *err);
void ehr_unit_names_close(struct ehr_unit_names *names);

/* The full name, new in arena; name itself where no ending is known. Of several
 * endings the longest counts. */
struct ehr_str ehr_unit_names_full(const struct ehr_unit_names *names,
	struct ehr_str name, struct ehr_arena *arena);

/* For the manifest. */
const char *ehr_unit_names_sha256(const struct ehr_unit_names *names);
size_t ehr_unit_names_rows(const struct ehr_unit_names *names);

#endif
