/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that columns may hold (medium, point_type, layer, quantity, flags, ...)
 * and those that cells of exports have for "not detected" (value), for nothing
 * (missing), as qualifiers and as censoring, from data/words.csv. The rows of
 * one column stand together there.
 */
#ifndef EHR_REF_WORD_H
#define EHR_REF_WORD_H

#include "io/table.h"

struct ehr_words;

/* NULL on failure. Read only once it is open, so threads may share it. */
struct ehr_words *ehr_words_open(struct ehr_err *err);
void ehr_words_close(struct ehr_words *words);

/* Does the table have words for that column at all? */
bool ehr_words_rule(const struct ehr_words *words, const char *column);

/* Is word one of them? Letter by letter. */
bool ehr_words_has(
	const struct ehr_words *words, const char *column, struct ehr_str word);

/* All words of a column, in the table's order; they live as long as words. */
struct ehr_word_list {
	const struct ehr_str *word;
	size_t n;
};
struct ehr_word_list ehr_words_list(
	const struct ehr_words *words, const char *column);

/* Is word one of the list? Letter by letter. */
bool ehr_word_list_has(struct ehr_word_list list, struct ehr_str word);

/*
 * Words of other tables that mean ours: rows of the column "COLUMN=WORD" have
 * the texts of cells that mean WORD, those of "heading=NAME" the headings that
 * mean the column NAME, the first of them that is there.
 */
/* The word that the text means; the text itself where none is known. */
struct ehr_str ehr_words_meant(
	const struct ehr_words *words, const char *column, struct ehr_str text);

/* Gives columns the names that their headings mean (blanks around them aside),
 * unless a column has that name already. words is a struct ehr_words: for
 * ehr_in_opts. */
void ehr_words_name_columns(const void *words, struct ehr_header *header);

/* Fails naming column, word and all that it may be (EHR_FAULT_DATA, reason
 * "unknown_word"), unless it is one of them or the column has no rule. */
EHR_MUST_USE int ehr_words_check(const struct ehr_words *words,
	const char *column, struct ehr_str word, struct ehr_err *err);

#endif
