/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the notes of ref/heading_note.h are made of: pieces with signs between,
 * each a unit, a name, or a name and its unit. Texts are those of
 * ehr_heading_clean.
 */
#ifndef EHR_REF_HEADING_PIECE_H
#define EHR_REF_HEADING_PIECE_H

#include "ref/heading_grammar.h"

/* Is the text a unit of the table? */
bool ehr_heading_is_unit(
	const struct ehr_heading_grammar *grammar, struct ehr_str text);

/* Is it one, or does it look like one: short, with a solidus or a sign such as
 * that of degrees, without Chinese? */
bool ehr_heading_may_be_unit(
	const struct ehr_heading_grammar *grammar, struct ehr_str text);

/* Is it a name that the aliases know? */
bool ehr_heading_is_name(
	const struct ehr_heading_grammar *grammar, struct ehr_str text);

/* The sign that parts pieces at the start of text: its length, 0: none. */
size_t ehr_heading_parts_at(
	const struct ehr_heading_grammar *grammar, struct ehr_str text);

/* The text without words of the kinds rest and is, blanks and colons at its
 * start, or its end. */
struct ehr_str ehr_heading_without_rest(
	const struct ehr_heading_grammar *grammar, struct ehr_str text,
	bool at_end);

/* The next piece of text, which moves behind it: up to a sign outside of
 * brackets. */
struct ehr_str ehr_heading_next_piece(
	const struct ehr_heading_grammar *grammar, struct ehr_str *text);

/* Parts "NAME: UNIT", "NAME is UNIT", "NAME UNIT", also without the blank;
 * false if there are no such two. */
bool ehr_heading_split(const struct ehr_heading_grammar *grammar,
	struct ehr_str piece, struct ehr_str *name, struct ehr_str *unit);

#endif
