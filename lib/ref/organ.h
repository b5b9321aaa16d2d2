/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Target organs, data/organs.csv: the one list of words that toxicity tables and
 * totals use. An organ is a bit, by its place in the table.
 */
#ifndef EHR_REF_ORGAN_H
#define EHR_REF_ORGAN_H

#include <stdint.h>

#include "base/err.h"

struct ehr_organ {
	const char *word; /* "respiratory": of columns such as hi_respiratory */
	const char *name_en, *name_zh;
};

struct ehr_organs;

/* The built-in table, or the file at path. NULL on failure: a word twice, a
 * character that a column's name may not have, more than 64. */
struct ehr_organs *ehr_organs_open(const char *path, struct ehr_err *err);

size_t ehr_organs_count(const struct ehr_organs *organs);
const struct ehr_organ *ehr_organ_at(const struct ehr_organs *organs, size_t i);

/* Bits of a list such as "liver;kidney" (semicolons or blanks between), in the
 * table's words or those that it takes for the same ("hemato" for "blood").
 * An empty list is 0. -1: *unknown is the first word that the table lacks. */
EHR_MUST_USE int ehr_organs_read(const struct ehr_organs *organs,
	struct ehr_str list, uint64_t *bits, struct ehr_str *unknown);

void ehr_organs_close(struct ehr_organs *organs);

#endif
