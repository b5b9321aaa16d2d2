/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose toxicity values there are: pairs of source and agency, by file.
 */
#ifndef EHR_REF_TOX_ORIGIN_H
#define EHR_REF_TOX_ORIGIN_H

#include "base/mem.h"
#include "ref/toxicity.h"

/* The file that a value stands in. */
enum ehr_tox_file {
	EHR_TOX_FILE_TOXICITY,   /* toxicity.csv, or what replaces it */
	EHR_TOX_FILE_PROPERTIES, /* chemical_properties.csv */
	EHR_TOX_FILE_CHEMICALS,  /* the user's file laid over it */
	EHR_TOX_FILES,
};

struct ehr_tox_origin {
	enum ehr_tox_file file;
	struct ehr_str source, agency; /* terminated by a NUL */
	/* the order names it, or it is no toxicity table */
	bool wanted;
	const char *version; /* as ehr_tox_value has it; set by ref/toxicity */
};

/* { .order, .n_order } is empty and valid; a NULL order wants all. */
struct ehr_tox_origins {
	const struct ehr_tox_step *order;
	size_t n_order;
	enum ehr_tox_file file; /* being read */
	struct ehr_tox_origin *item;
	unsigned n;
	unsigned last; /* asked for: the next row mostly has the same */
};

/* Place of the pair in the file being read, added if it is new. An empty source is "user". */
unsigned ehr_tox_origin_of(struct ehr_tox_origins *origins,
	struct ehr_arena *arena, struct ehr_str source, struct ehr_str agency);

/* Does the step of an order mean that origin? */
bool ehr_tox_step_means(
	const struct ehr_tox_step *step, const struct ehr_tox_origin *origin);

#endif
