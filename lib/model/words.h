/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells that hold words separated by blanks, each once.
 */
#ifndef EHR_MODEL_WORDS_H
#define EHR_MODEL_WORDS_H

#include "base/str.h"

/* Adds word behind the others unless it is among them. */
void ehr_words_add(struct ehr_buf *words, struct ehr_str word);

/* The same for each of the words in text. */
void ehr_words_add_all(struct ehr_buf *words, struct ehr_str text);

#endif
