/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is a file fit to stand in for a built-in table or profile? Asked of the same
 * loaders that read it with --ref or --profile.
 */
#ifndef EHR_REF_RECHECK_H
#define EHR_REF_RECHECK_H

#include "io/writer.h"
#include "ref/catalog.h"

enum { EHR_RECHECK_COLUMNS = 7 };
extern const char *const ehr_recheck_columns[EHR_RECHECK_COLUMNS];

/* May a file stand in for the item? If not, an EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_recheck_can(
	const struct ehr_catalog_item *item, struct ehr_err *err);

/* Checks the file at path as item, for which one may stand in, and writes each
 * fault as a row. 0: nothing found, 1: faults were written, -1: it cannot be
 * done (EHR_FAULT_SYSTEM). */
EHR_MUST_USE int ehr_recheck(const struct ehr_catalog_item *item,
	const char *path, struct ehr_writer *writer, struct ehr_err *err);

#endif
