/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One scored row at every draw: hq and cr. For one thread.
 */
#ifndef EHR_MODEL_DRAW_SCORE_H
#define EHR_MODEL_DRAW_SCORE_H

#include "model/draw_units.h"
#include "model/draw_value.h"

/* What happened in some of the draws. */
enum ehr_draw_note {
	EHR_DRAW_CAPPED = 1,
	EHR_DRAW_ONE_HIT = 2,
	EHR_DRAW_ABOVE_LINEAR = 4,
};

struct ehr_draw_scores {
	const struct ehr_draw_plan *plan;
	struct ehr_draw_units units;
	struct ehr_draw_summing summing;
	double *hq, *cr; /* of the last row, at each draw */
};
void ehr_draw_scores_init(
	struct ehr_draw_scores *scores, const struct ehr_draw_plan *plan);
void ehr_draw_scores_release(struct ehr_draw_scores *scores);

/* What is met: a chemical in a medium at a concentration. */
struct ehr_draw_meeting {
	const struct ehr_chemical *chemical;
	size_t medium;
	struct ehr_drawn concentration; /* in the medium's unit */
	double most;                    /* the highest of it */
	const double *rank;             /* of it, or NULL: all the same */
};

/* Both at each draw into scores->hq and ->cr; returns notes. alone: the
 * concentration is one, so vapours are capped and risks bent where the profile
 * says so; else it is the sum of some that all act in proportion. *unit is that of the chemical. */
unsigned ehr_draw_score(struct ehr_draw_scores *scores,
	const struct ehr_draw_meeting *meeting, bool alone,
	struct ehr_draw_unit **unit);

/* As results, of hq where the unit has one and of cr likewise. */
unsigned ehr_draw_score_sum_up(struct ehr_draw_scores *scores,
	const struct ehr_draw_meeting *meeting, struct ehr_draw_unit **unit,
	struct ehr_draw_result *hq, struct ehr_draw_result *cr);

#endif
