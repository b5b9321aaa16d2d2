/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kinds of sensitive sites and their signs on a map, from data/site_kinds.csv
 * or a file in its place with the columns kind,words,name_en,name_zh,colour,
 * sign,source,note. The kind "other" must be among them: it stands for every
 * word that no kind has.
 */
#ifndef EHR_REF_SITE_KIND_H
#define EHR_REF_SITE_KIND_H

#include "base/err.h"

struct ehr_site_kind {
	const char *kind;  /* such as "school" */
	const char *words; /* taken for it too, blanks between */
	const char *name_en, *name_zh;
	const char *colour; /* "#rrggbb" */
	const char *sign;   /* path of SVG in a square of 16 by 16, even-odd */
};

struct ehr_site_kinds;

enum { EHR_SITE_KINDS = 64 }; /* at most */

/* Fails with EHR_FAULT_DATA, with file, line and column, if a cell that is
 * needed is empty, a colour not #rrggbb, a sign has characters that no path
 * has, a word belongs to two kinds, or there is no kind "other". NULL on
 * failure. */
struct ehr_site_kinds *ehr_site_kinds_open(
	const char *path, struct ehr_err *err);
void ehr_site_kinds_close(struct ehr_site_kinds *kinds); /* NULL is allowed */

size_t ehr_site_kinds_count(const struct ehr_site_kinds *kinds);
const struct ehr_site_kind *ehr_site_kinds_at(
	const struct ehr_site_kinds *kinds, size_t i);

/* The kind that word names: its key, one of its words, or its name in either
 * language; upper and lower case of ASCII are alike. "other" for all else. */
size_t ehr_site_kinds_find(
	const struct ehr_site_kinds *kinds, struct ehr_str word);

/* Does a kind have the word? */
bool ehr_site_kinds_knows(
	const struct ehr_site_kinds *kinds, struct ehr_str word);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_site_kinds_sha256(const struct ehr_site_kinds *kinds);
size_t ehr_site_kinds_rows(const struct ehr_site_kinds *kinds);

#endif
