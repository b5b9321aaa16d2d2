/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks of files that are to stand in for the tables of limits of standards.
 */
#ifndef EHR_REF_RECHECK_LIMIT_H
#define EHR_REF_RECHECK_LIMIT_H

#include "base/err.h"

/* Is it one of them? */
bool ehr_recheck_limit_knows(const char *table);

/* Reads the file at path with all other tables built in. */
EHR_MUST_USE int ehr_recheck_limit(
	const char *table, const char *path, struct ehr_err *err);

#endif
