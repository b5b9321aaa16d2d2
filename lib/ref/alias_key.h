/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What names of pollutants are compared by: the folded text (base/fold.h) with
 * one kind of bracket, without blanks, and without hyphens, underscores and
 * tildes but for those between two digits and at the ends, where they are the
 * sign of an ion. Letters keep their case; ehr_alias_key_lower makes those of
 * ASCII small.
 */
#ifndef EHR_REF_ALIAS_KEY_H
#define EHR_REF_ALIAS_KEY_H

#include "base/str.h"

enum { EHR_ALIAS_KEY_MAX = 512 };

struct ehr_alias_key {
	char text[EHR_ALIAS_KEY_MAX];
	size_t n; /* 0 too for what is longer than any name */
};

void ehr_alias_key(struct ehr_str name, struct ehr_alias_key *key);
struct ehr_str ehr_alias_key_lower(
	struct ehr_str key, char out[EHR_ALIAS_KEY_MAX]);

/* A key that gives a name twice, as total-Cr (Cr) or COD in Chinese and COD: the
 * two parts, false if it does not look like that. */
bool ehr_alias_key_halves(
	struct ehr_str key, struct ehr_str *name, struct ehr_str *again);

/* As what the name is counted, N in "(as N)" in Chinese; empty: this part does not
 * say that. */
struct ehr_str ehr_alias_key_counted(struct ehr_str part);

#endif
