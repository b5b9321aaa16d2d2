/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units that notes at columns tell: titles, group headings, what stands in
 * their brackets, lines above and beneath a table. Such as
 *
 *   unit: UNIT
 *   unit: UNIT (NAME UNIT, NAME: UNIT)
 *   unit: UNIT, NAME, NAME excepted
 *   except NAME (UNIT), NAME is UNIT, all others are UNIT
 *   (NAME UNIT, NAME UNIT)
 *
 * in the Chinese words of headings.csv, in any mixture, behind a title too. A
 * note tells its unit for all columns but those whose names it gives, and for
 * these the unit beside them. It is understood as a whole or not at all: a piece
 * that is neither a unit, nor a name with one, nor a remark (word of the kind
 * remark) voids it.
 */
#ifndef EHR_REF_HEADING_NOTE_H
#define EHR_REF_HEADING_NOTE_H

#include "ref/heading_grammar.h"

/* What is excepted from the unit of the note. */
struct ehr_heading_exception {
	struct ehr_str name, unit; /* unit n 0: the note tells none */
};

enum { EHR_HEADING_EXCEPTIONS = 48 };

/* Texts live in the arena that the note was read with. */
struct ehr_heading_note {
	bool understood;     /* it may tell nothing all the same */
	struct ehr_str unit; /* for all others; n 0: none */
	struct ehr_heading_exception *exception;
	size_t n;
};

/* Reads the note; where it is not understood, all else is empty. */
void ehr_heading_note_read(const struct ehr_heading_grammar *grammar,
	struct ehr_str text, struct ehr_arena *arena,
	struct ehr_heading_note *note);

/* Does the text start with a label (word of the kind label, before a colon)? */
bool ehr_heading_note_labelled(const struct ehr_heading_grammar *grammar,
	struct ehr_str text, struct ehr_arena *arena);

/* The exception of that name; NULL: none. */
const struct ehr_heading_exception *ehr_heading_excepted(
	const struct ehr_heading_grammar *grammar,
	const struct ehr_heading_note *note, struct ehr_str name,
	struct ehr_arena *arena);

/* Are both names of one thing: the same key, or aliases of one CAS number, or
 * without any of one pollutant? */
bool ehr_heading_same_name(const struct ehr_heading_grammar *grammar,
	struct ehr_str a, struct ehr_str b, struct ehr_arena *arena);

/* The unit that the note gives to what is called name; n 0 if it tells none. */
struct ehr_str ehr_heading_noted_unit(const struct ehr_heading_grammar *grammar,
	struct ehr_str note, struct ehr_str name, struct ehr_arena *arena);

#endif
