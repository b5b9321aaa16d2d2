/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What names and words mean, in English or Chinese: parameters of profiles and
 * values of chemicals (data/parameters.csv), and why something is not scored and
 * what would help (data/reasons.csv).
 */
#ifndef EHR_REF_MEANING_H
#define EHR_REF_MEANING_H

#include "base/err.h"

struct ehr_meanings;

/* In Chinese if zh. NULL on failure. */
struct ehr_meanings *ehr_meanings_open(bool zh, struct ehr_err *err);
void ehr_meanings_close(struct ehr_meanings *meanings);

/* What a parameter is; "" where the name is not known. */
const char *ehr_meaning_of(
	const struct ehr_meanings *meanings, struct ehr_str name);

/* Why ("not_scored" rows, "path"s without a result), and what would be needed;
 * false, and "" both, where the word is not known. */
bool ehr_meaning_reason(const struct ehr_meanings *meanings, const char *column,
	struct ehr_str word, const char **why, const char **needed);

#endif
