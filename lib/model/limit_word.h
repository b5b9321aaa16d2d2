/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What tables and people call what limits hang on: classes of waters, land,
 * kinds of water, areas of the air, averaging periods (words of words.csv,
 * column "NAME=WORD"), and standards. Widths of letters, blanks and kinds of
 * hyphens do not matter.
 */
#ifndef EHR_MODEL_LIMIT_WORD_H
#define EHR_MODEL_LIMIT_WORD_H

#include "model/limit_case.h"
#include "ref/word.h"

/* The column that the cell is of, where words are known for it; NULL: none are. */
const char *ehr_limit_word_column(enum ehr_limit_cell cell);

/* The word that the text means; the text itself, in arena, where none is known
 * or words is NULL. */
struct ehr_str ehr_limit_word_meant(const struct ehr_words *words,
	enum ehr_limit_cell cell, struct ehr_str text, struct ehr_arena *arena);

/* The name of the edition or family that is called so: by its own name, its
 * number with or without year ("GB/T 14848-2017") or its title; NULL: none. */
const char *ehr_limit_standard_called(
	const struct ehr_limits *limits, struct ehr_str text);

#endif
