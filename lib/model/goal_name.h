/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of goals as different documents write them: compared without blanks,
 * punctuation and case, by the characters that they have in common in the same
 * order.
 */
#ifndef EHR_MODEL_GOAL_NAME_H
#define EHR_MODEL_GOAL_NAME_H

#include <stdint.h>

#include "base/mem.h"

enum { EHR_GOAL_NAME_MAX = 400 }; /* characters that are looked at */

/* Characters that count, spelled as base/fold.h has it. */
struct ehr_goal_name {
	uint32_t *code;
	size_t n;
	uint64_t seen; /* bit code % 64 of each */
};

struct ehr_goal_name ehr_goal_name_of(
	struct ehr_str text, struct ehr_arena *arena);

bool ehr_goal_name_same(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b);

/* Characters of the longest common subsequence. */
size_t ehr_goal_name_common(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b);

/* Are they alike: twice the common ones at least percent of all? Two empty names
 * are not. */
bool ehr_goal_name_like(const struct ehr_goal_name *a,
	const struct ehr_goal_name *b, long percent);

/* Where they part, as "-gone +come": runs of characters of a that b lacks, and
 * of b that a lacks, in order. */
void ehr_goal_name_parts(const struct ehr_goal_name *a,
	const struct ehr_goal_name *b, struct ehr_buf *out);

#endif
