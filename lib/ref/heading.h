/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the heading of a column means: the dictionary data/headings.csv, over
 * the readings of ref/heading_text.h. Its column `match` says what a row is:
 *
 *   whole   a heading, by its key; with a text in `group` only below a group
 *           heading with that key
 *   exact   the same, upper and lower case told apart
 *   start   a word before the name of a pollutant, such as "in waste water"
 *   end     a word behind it, such as "emission", "concentration"
 *   unit    a pollutant whose amounts have that unit in the row's forms, in the
 *           row's medium (unit empty: no more than that); where all such rows
 *           are of one medium, it is that
 *   others  words of ref/heading_grammar.h
 *
 * A heading is looked up as a whole. It is also composed: start and end words
 * are taken off it and its group, and what is left of one of them, or the
 * remark in its bracket, must be a pollutant: a whole row with field `measure`
 * (which may give the medium, and the unit by form), or a name that ref/alias.h
 * knows. So a pair of pollutant and quantity needs no row of its own, and gets
 * one where it says something special. "A_B" is B below group A.
 *
 * The point type `outlet` of the table is stack in air and effluent in water.
 *
 * A row with words in `form` (names of forms with blanks between) holds for
 * these forms, one with none for all; one with `year` (2016, 1998-2015, -2015,
 * 2016-) only when the year is known and inside. Pinyin headings stand only in
 * rows with a form: their initials collide.
 *
 * The unit is that of the heading, else of the innermost group with one, else
 * of the row: for amounts (emission, generated, permitted) or concentrations
 * (concentration, limit), whichever the row's quantity is. None is guessed.
 */
#ifndef EHR_REF_HEADING_H
#define EHR_REF_HEADING_H

#include "ref/heading_meaning.h"

struct ehr_heading_query {
	struct ehr_str group;   /* "": none; levels with "/" between */
	struct ehr_str heading; /* as written */
	const char *form;       /* "" or NULL: not known */
	int year;               /* of the data; 0: not known */
};

struct ehr_headings;

/* The built-in table, or the file at path. Units and aliases are kept and must
 * live longer. NULL on failure. Read only once open: threads may share it. */
struct ehr_headings *ehr_headings_open(const char *path,
	const struct ehr_units *units, const struct ehr_aliases *aliases,
	struct ehr_err *err);
void ehr_headings_close(struct ehr_headings *headings);

/* At most max meanings of the heading, best first; how many. Those of the form
 * asked for go before those for all forms; then whole headings before composed
 * ones, with the group before without, the reading least taken from, the order
 * of the table. Where no form is asked for, rows of forms come last, with
 * other_form, so that the caller may tell the form from them; where one is
 * asked for, rows of other forms are not there. Texts live in arena. */
size_t ehr_headings_find(const struct ehr_headings *headings,
	const struct ehr_heading_query *query, struct ehr_arena *arena,
	struct ehr_meaning *out, size_t max);

/* Is the text a heading that has any meaning, in any form? */
bool ehr_headings_known(
	const struct ehr_headings *headings, struct ehr_str heading);

/* What headings are taken apart by. */
const struct ehr_heading_grammar *ehr_headings_grammar(
	const struct ehr_headings *headings);

/* For the manifest: SHA-256 of the bytes, 64 letters, and rows. */
const char *ehr_headings_sha256(const struct ehr_headings *headings);
size_t ehr_headings_rows(const struct ehr_headings *headings);
const struct ehr_heading *ehr_headings_at(
	const struct ehr_headings *headings, size_t i);

#endif
