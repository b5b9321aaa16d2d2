/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ids that a person reads as the same and a program does not: they differ only
 * in blanks, in the case of ASCII letters, or in what base/fold.h folds, such as
 * full-width letters. What is known of one enterprise may then lie with another.
 */
#ifndef EHR_MODEL_ALIKE_H
#define EHR_MODEL_ALIKE_H

#include "base/hash.h"

/* { 0 } is empty and valid. */
struct ehr_alike {
	struct ehr_map key;
	struct ehr_str *first;  /* by key: the id that came first */
	size_t cap, n;          /* n: ids that are like an earlier one */
	struct ehr_str pair[2]; /* of the first two that were alike */
	struct ehr_buf folded, text;
};

/* One more id, each to be added once; it is lent. */
void ehr_alike_add(struct ehr_alike *alike, struct ehr_str id);
void ehr_alike_release(struct ehr_alike *alike);

#endif
