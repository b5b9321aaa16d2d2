/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages of a report: one for each value of a column, each a file of its own.
 */
#ifndef EHR_MODEL_REPORT_PAGES_H
#define EHR_MODEL_REPORT_PAGES_H

#include "base/mem.h"
#include "base/str.h"

/* Names of files, n of them, for values that are all different: the value, with
 * %XX for each byte that cannot stand in a name everywhere, and end. A name that
 * would be too long, that another value has when nobody looks at case, width or
 * form of letters, or that is "index", is cut and gets part of the digest of its
 * value behind a ~. The name of a value does not depend on the order of all.
 * All live in the arena. */
const char **ehr_report_page_names(const struct ehr_str *value, size_t n,
	const char *end, struct ehr_arena *arena);

#endif
