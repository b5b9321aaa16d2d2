/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of colours for the classes of a map, from data/palettes.csv or a file
 * in its place with the columns palette,step,colour,word_en,word_zh,source,
 * note.
 *
 * A palette whose steps have words (four-level) is a code: each of its colours
 * stands for one level, and nothing lies in between. One without words is a
 * scale: for more or fewer classes its colours are mixed.
 */
#ifndef EHR_REF_PALETTE_H
#define EHR_REF_PALETTE_H

#include "base/err.h"

enum { EHR_PALETTE_STEPS = 20 }; /* at most */

struct ehr_palette_step {
	const char *colour;            /* "#rrggbb" */
	const char *word_en, *word_zh; /* empty: a scale */
};

struct ehr_palette {
	const char *name;
	struct ehr_palette_step *step; /* lowest first */
	size_t n;
};

struct ehr_palettes;

/* The built-in table (path NULL) or the file at path. Fails with
 * EHR_FAULT_DATA, with file, line and column, if the rows of a palette do not
 * stand together with steps 1, 2, ..., a colour is not #rrggbb, some steps of
 * a palette have words and others none, or there is no row. NULL on failure. */
struct ehr_palettes *ehr_palettes_open(const char *path, struct ehr_err *err);
void ehr_palettes_close(struct ehr_palettes *palettes); /* NULL is allowed */

/* Fails with EHR_FAULT_USAGE, naming those there are. NULL on failure. */
const struct ehr_palette *ehr_palette_find(const struct ehr_palettes *palettes,
	const char *name, struct ehr_err *err);

/* Do the steps have words? */
bool ehr_palette_is_code(const struct ehr_palette *palette);

/* The colour at a place from 0 (the first step) to 1 (the last), mixed. */
void ehr_palette_mix(
	const struct ehr_palette *palette, double place, char colour[8]);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_palettes_sha256(const struct ehr_palettes *palettes);
size_t ehr_palettes_rows(const struct ehr_palettes *palettes);

#endif
