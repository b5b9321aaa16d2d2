/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that sort texts into kinds, from a table with the columns
 * word,kind,source,status,note, such as unit_properties.csv: which properties
 * of a polygon are its id and its name.
 *
 * A kind is small letters, figures and underscores. Texts are compared folded (base/fold.h) and without regard to
 * the case of ASCII letters.
 */
#ifndef EHR_REF_KIND_H
#define EHR_REF_KIND_H

#include "base/err.h"

enum { EHR_KINDS_MAX = 32, EHR_NO_KIND = -1 };

struct ehr_kinds;

/* The built-in table of that name, such as "unit_properties.csv", or the file at
 * path if that is not NULL. Fails (EHR_FAULT_DATA, with file, line and column)
 * on an empty or repeated word, a kind that is none, and more than
 * EHR_KINDS_MAX of them. NULL on failure. */
struct ehr_kinds *ehr_kinds_open(
	const char *builtin, const char *path, struct ehr_err *err);
void ehr_kinds_close(struct ehr_kinds *kinds); /* NULL is allowed */

/* In order of first appearance; a kind is itself a word for it. */
size_t ehr_kinds_count(const struct ehr_kinds *kinds);
const char *ehr_kind_name(const struct ehr_kinds *kinds, size_t kind);

/* The kind of the text, EHR_NO_KIND if no word is like it. */
long ehr_kinds_find(struct ehr_kinds *kinds, struct ehr_str text);

/* The words as they stand in the table, and the kind of each. */
size_t ehr_kinds_rows(const struct ehr_kinds *kinds);
const char *ehr_kinds_word(
	const struct ehr_kinds *kinds, size_t row, size_t *kind);

/* SHA-256 of the table's bytes, 64 letters. */
const char *ehr_kinds_sha256(const struct ehr_kinds *kinds);

#endif
