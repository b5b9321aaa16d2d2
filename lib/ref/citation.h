/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the numbers come from: data/sources.csv, one row a source key. Every
 * table and profile names keys of it in its source column or source: entries.
 */
#ifndef EHR_REF_CITATION_H
#define EHR_REF_CITATION_H

#include "base/err.h"

struct ehr_citation {
	const char *key;
	const char *body, *title, *number, *edition, *clause, *url;
	const char
		*checked;   /* the date; may be empty, as all but the key may */
	const char *status; /* "read", "secondary" or "memory" */
	const char *note;
};

struct ehr_citations;

/* The built-in table. NULL on failure. */
struct ehr_citations *ehr_citations_open(struct ehr_err *err);
/* The one with that key, or NULL; lives as long as the table. */
const struct ehr_citation *ehr_citations_find(
	const struct ehr_citations *citations, struct ehr_str key);
void ehr_citations_close(struct ehr_citations *citations);

#endif
