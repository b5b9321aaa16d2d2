/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks of files that are to stand in for the tables of speciation profiles.
 */
#ifndef EHR_REF_RECHECK_SPECIATION_H
#define EHR_REF_RECHECK_SPECIATION_H

#include "base/err.h"

/* Is it one of them? */
bool ehr_recheck_speciation_knows(const char *table);

/* Reads the file at path with the other table built in. */
EHR_MUST_USE int ehr_recheck_speciation(
	const char *table, const char *path, struct ehr_err *err);

#endif
