/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units that notes above columns tell: titles, group headings, what stands in
 * their brackets.
 */
#ifndef EHR_REF_HEADING_NOTE_H
#define EHR_REF_HEADING_NOTE_H

#include "ref/heading_grammar.h"

/* The unit that a note above columns gives to what is called name: the whole
 * note, what follows its colon, its bracket, or what it says of exceptions
 * ("except NAME, NAME is UNIT, all others are UNIT"). n 0 if it tells none. */
struct ehr_str ehr_heading_noted_unit(const struct ehr_heading_grammar *grammar,
	struct ehr_str note, struct ehr_str name, struct ehr_arena *arena);

#endif
