/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The head of an export: what stands above its data, and what its columns are
 * called. Told from the first records, before any of them is called a header.
 *
 * The rule, which leaves a plain table alone:
 *
 * 1. A record with a name in every cell but at most one, all different, is the
 *    heading, the only one; names are its cells, byte for byte. So is the first
 *    record whenever what follows finds nothing.
 * 2. Records above it are skipped that are empty, or notes: a title (one cell
 *    filled, or two of a broad table, that are no headings), or a word of the
 *    table words (banner) before a colon.
 * 3. A record that leaves two columns or more without a name, or repeats one,
 *    may be the upper of two or three heading records. The next one belongs to
 *    it only if it holds no figure, fills what is without a name, and either
 *    has a text of the dictionary or stands over columns of figures. A filled
 *    cell with a filled one beneath spans the empty ones on its right, up to
 *    the next filled one of its own record or of those above; with an empty one
 *    beneath, it names its column alone.
 * 4. Under a plain heading a second record is heading only if its first cell is
 *    empty and all others filled are headings of the dictionary, two at least.
 * 5. Behind the heading a record whose filled cells are all units, two at
 *    least, over figures, is the row of units; one of letters and figures (jia,
 *    yi, 1, 2) is skipped; one with a single letter only if more follows and
 *    that is not yi, else it is a sample of that name.
 *
 * 6. A record with a single cell that tells units, behind a label or all in
 *    brackets, is a note wherever it stands among the first records. So is what
 *    a record with a word of the table words (footer) says.
 *
 * A set made by hand goes before all of this; JSON has its keys and nothing else.
 */
#ifndef EHR_MODEL_TABLEHEAD_H
#define EHR_MODEL_TABLEHEAD_H

#include "base/mem.h"
#include "io/table.h"
#include "ref/word.h"

/* What is asked about a text. */
struct ehr_tablehead_ask {
	bool (*is_heading)(const void *self, struct ehr_str text);
	bool (*is_unit)(const void *self, struct ehr_str text);
	/* does it tell units? NULL: no text does */
	bool (*is_note)(const void *self, struct ehr_str text);
	const void *self;
	const struct ehr_words *words; /* banner, footer */
};

/* What a map says by hand. */
struct ehr_tablehead_set {
	size_t skip; /* records above the heading */
	size_t rows; /* of the heading, 1 to 3 */
	bool units;  /* a row of units behind it */
};

struct ehr_tablehead_column {
	const char *name; /* GROUP/HEADING, unique by "#2"; "column 3" */
	struct ehr_str group, heading, unit; /* unit: of the row of units */
};

/* A record that is no data, kept to know it again. */
struct ehr_tablehead_row {
	struct ehr_str *cell;
	size_t n;
};

struct ehr_tablehead {
	struct ehr_arena arena;
	const struct ehr_words *words;
	struct ehr_tablehead_column *column;
	size_t n;
	struct ehr_str *note; /* filled cells of the records above, notes
	                         beneath */
	size_t n_notes;
	size_t skip, heading_rows;
	bool units; /* there is a row of units, the record unit_row */
	size_t unit_row;
	struct ehr_tablehead_row *row; /* above the data */
	size_t rows;
	struct ehr_tablehead_row
		*below; /* notes beneath them that tell units */
	size_t n_below;
};

/* Finds the head of the records; by_hand may be NULL. Texts are copied. Fails
 * (EHR_FAULT_USAGE) only if by_hand asks for more records than there are. */
EHR_MUST_USE int ehr_tablehead_find(struct ehr_tablehead *head,
	const struct ehr_preview *preview, const struct ehr_tablehead_ask *ask,
	const struct ehr_tablehead_set *by_hand, struct ehr_err *err);
void ehr_tablehead_release(struct ehr_tablehead *head);

#endif
