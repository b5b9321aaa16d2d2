/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which input moved a grade since a former grading. The former reasons are put
 * to the rules of now (model/grading_recall.h); then every reason that differs is
 * laid at the input that its values come from:
 *
 *     totals, events, records  the value is another one
 *     roster                   the same
 *     zones/roster             of the zone: the roster has the place, and a
 *                              former grade does not tell which it was
 *     date                     of records: the file tells the same of the
 *                              former day, and the window has gone on
 *     rules                    the same values by the rules of now
 *     other                    none of these
 *
 * The grade is made again with the reasons of then and those of now, input by
 * input. With the fewest that make the grade of now:
 *
 *     a;b   both had a part: neither alone would do
 *     a/b   either may be it: each alone would do, or what is known of then does
 *           not tell them apart
 *
 * If the rules are others, they come first: what they make of the former reasons
 * is theirs, the rest is the others'. A rule that the former reasons do not name
 * may not have been there, so its coming is .../rules. A rule of the record that
 * was not asked then counts as it is now.
 */
#ifndef EHR_MODEL_GRADING_CAUSE_H
#define EHR_MODEL_GRADING_CAUSE_H

#include "model/grading_decide.h"
#include "model/grading_recall.h"

enum { EHR_GRADING_DIFFERENCES = 2 * EHR_GRADING_REASONS };

/* A reason that differs: then (NULL: it did not hold), now (NULL: it does not),
 * and the inputs that may be why. */
struct ehr_grading_difference {
	const struct ehr_grading_reason *then, *now;
	unsigned inputs;
};

/* Distinct sets of inputs on which the grade may hang. */
struct ehr_grading_players {
	unsigned inputs[EHR_GRADING_DIFFERENCES];
	size_t n;
	struct ehr_grading_decision mid; /* of then, by the rules of now */
};

/* What is explained: the level, or the place on the whitelist. */
struct ehr_grading_aspect {
	bool white;
	int then, now;
};

/* { 0 } at first; facts is set by the caller and outlives it. */
struct ehr_grading_causes {
	const struct ehr_grading_facts *facts;
	size_t enterprise;
	bool same_rules;
	struct ehr_grading_recall recall;
	struct ehr_grading now; /* its reasons only, with all of the record */
	struct ehr_grading_difference differs[EHR_GRADING_DIFFERENCES];
	size_t n_differs;
	struct ehr_grading_reason common[EHR_GRADING_REASONS];
	size_t n_common;
	struct ehr_grading_players players;
	struct ehr_buf text; /* work space */
};

/* Finds what differs between the row and now. */
void ehr_grading_causes_find(struct ehr_grading_causes *self, size_t enterprise,
	const struct ehr_grading_past *past, size_t row);

/* Appends the cause of a move that was found, and the reasons behind it, as
 * "I01 totals.cr=2e-6 >= 1e-6 medium -> totals.cr=8e-7 < 1e-6 acceptable"; "-"
 * where the rule does not hold. */
void ehr_grading_causes_explain(struct ehr_grading_causes *self,
	const struct ehr_grading_aspect *aspect, struct ehr_buf *cause,
	struct ehr_buf *moved_by);

/* Appends one item of a cause, ";" before it where it is not the first. */
void ehr_grading_cause_put(struct ehr_buf *out, unsigned inputs);

void ehr_grading_causes_release(struct ehr_grading_causes *self);

#endif
