/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pair of goals that are compared, and the rows of what they say otherwise;
 * the words of findings are told in model/goal_compare.h.
 */
#ifndef EHR_MODEL_GOAL_FINDING_H
#define EHR_MODEL_GOAL_FINDING_H

#include "io/writer.h"
#include "model/goal_match.h"

struct ehr_goal_pairing {
	const struct ehr_goal *a, *b;
	enum ehr_goal_how how;
	/* measured is another thing, so numbers that differ are none of one */
	bool other_quantity;
	unsigned long
		*differs; /* counts findings of that word, not by likeness */
	struct ehr_arena *arena; /* texts of findings may be made in it */
	struct ehr_writer *writer;
	struct ehr_err *err;
};

struct ehr_goal_finding {
	const char *field, *word, *note;
	struct ehr_str a, b;
};

EHR_MUST_USE int ehr_goal_finding_put(
	struct ehr_goal_pairing *pair, const struct ehr_goal_finding *finding);

/* Of two texts that are not the same, or stated by one alone (the other empty). */
EHR_MUST_USE int ehr_goal_finding_put_texts(struct ehr_goal_pairing *pair,
	const char *field, struct ehr_str a, struct ehr_str b,
	const char *note);

/* But for what base/fold.h has as one. */
bool ehr_goal_same_text(struct ehr_str a, struct ehr_str b);

#endif
