/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the cells of one record look like: figures or words, letters that number
 * the columns of a printed form, notes above a table, signatures under it.
 */
#ifndef EHR_MODEL_RECORD_KIND_H
#define EHR_MODEL_RECORD_KIND_H

#include "ref/word.h"

/* Without what is not seen at both ends: blanks, wide blanks, line ends and
 * byte-order marks. */
struct ehr_str ehr_cell_bare(struct ehr_str cell);

/* Has it a digit (one of full width too), and no letter but the e of a power of
 * ten? Numbers, dates and limits are figures, codes with letters are not. */
bool ehr_cell_is_figure(struct ehr_str cell);

struct ehr_record_look {
	size_t filled, figures;
	size_t first; /* cell that is filled first; n if none is */
};
struct ehr_record_look ehr_record_look(const struct ehr_str *cell, size_t n);

/* The number of letters if the record is filled with jia, yi, ... in their
 * order, then 1, 2, ...; dashes may stand between. 0 if it is not. With one
 * letter alone it may also be data: a sample of that name. */
size_t ehr_record_letters(const struct ehr_str *cell, size_t n);

/* Is what stands before the cell's colon, without blanks, one of the words of
 * that column of the table words? *rest, which may be NULL, is what follows;
 * an opening bracket in front is passed. */
bool ehr_cell_is_labelled(const struct ehr_words *words, const char *column,
	struct ehr_str cell, struct ehr_str *rest);

/* Does a bracket open at the start of the cell and close at its end? */
bool ehr_cell_is_bracketed(struct ehr_str cell);

/* Does its first filled cell say so (words of footer)? Without a colon only
 * where no more than half of the cells are filled. */
bool ehr_record_is_footer(
	const struct ehr_words *words, const struct ehr_str *cell, size_t n);

/* Is it none of the rows of its table: a footer, a sum of the others (its first
 * filled cell a word of total), or a title among them, alone in a row of three
 * cells or more and beyond ASCII? */
bool ehr_record_is_beside(
	const struct ehr_words *words, const struct ehr_str *cell, size_t n);

#endif
