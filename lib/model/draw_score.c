/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_score.h"

#include <stdlib.h>

#include "calc/risk.h"

void ehr_draw_scores_init(
	struct ehr_draw_scores *self, const struct ehr_draw_plan *plan)
{
	self->plan = plan;
	ehr_draw_units_init(&self->units, plan);
	ehr_draw_summing_init(&self->summing, plan);
	self->hq = ehr_calloc(plan->total, sizeof(*self->hq));
	self->cr = ehr_calloc(plan->total, sizeof(*self->cr));
}

void ehr_draw_scores_release(struct ehr_draw_scores *self)
{
	ehr_draw_units_release(&self->units);
	ehr_draw_summing_release(&self->summing);
	free(self->hq);
	free(self->cr);
}

static void multiply(const double *unit, struct ehr_drawn concentration,
	size_t n, double *out)
{
	const double same = concentration.same;

	if (concentration.each)
		for (size_t d = 0; d < n; d++)
			out[d] = concentration.each[d] * unit[d];
	else
		for (size_t d = 0; d < n; d++)
			out[d] = same * unit[d];
}

/* Risks above the linear range become probabilities. */
static unsigned bend(const struct ehr_draw_plan *plan, double *cr)
{
	const struct ehr_profile *profile = plan->profile;
	unsigned notes = 0;

	for (size_t d = 0; d < plan->total; d++) {
		if (cr[d] <= profile->linear_to)
			continue;
		notes = EHR_DRAW_ABOVE_LINEAR;
		if (profile->one_hit) {
			cr[d] = ehr_one_hit(cr[d], profile->linear_to);
			notes = EHR_DRAW_ONE_HIT;
		}
	}
	return notes;
}

unsigned ehr_draw_score(struct ehr_draw_scores *self,
	const struct ehr_draw_meeting *meeting, bool alone,
	struct ehr_draw_unit **found)
{
	const size_t n = self->plan->total;
	struct ehr_draw_unit *unit = ehr_draw_units_get(
		&self->units, meeting->chemical, meeting->medium);
	unsigned notes = 0;

	*found = unit;
	if (alone && meeting->most > unit->cap) {
		notes = EHR_DRAW_CAPPED;
		ehr_draw_units_capped(&self->units, unit,
			meeting->concentration, self->hq, self->cr);
	} else {
		if (unit->has_hq)
			multiply(unit->hq, meeting->concentration, n, self->hq);
		if (unit->has_cr)
			multiply(unit->cr, meeting->concentration, n, self->cr);
	}
	if (alone && unit->has_cr)
		notes |= bend(self->plan, self->cr);
	return notes;
}

/* Everything in proportion to the concentration, which is always the same: the
 * results are the unit's times it. */
static bool is_scaled(const struct ehr_draw_plan *plan,
	const struct ehr_draw_meeting *meeting,
	const struct ehr_draw_unit *unit)
{
	double c = meeting->concentration.same;

	return !meeting->concentration.each && c <= unit->cap &&
	       c * unit->cr_most <= plan->profile->linear_to;
}

static void summarise_unit(
	struct ehr_draw_scores *self, struct ehr_draw_unit *unit)
{
	if (unit->is_summarised)
		return;
	if (unit->has_hq)
		ehr_draw_sum_up(
			&self->summing, unit->hq, 1, NULL, &unit->hq_result);
	if (unit->has_cr)
		ehr_draw_sum_up(
			&self->summing, unit->cr, 1, NULL, &unit->cr_result);
	unit->is_summarised = true;
}

static void scale(const struct ehr_draw_plan *plan, const double *each,
	const struct ehr_draw_result *unit, double concentration, double target,
	struct ehr_draw_result *result)
{
	ehr_draw_result_scale(unit, concentration, result);
	result->above =
		ehr_draw_above(each, plan->total, concentration, target);
}

unsigned ehr_draw_score_sum_up(struct ehr_draw_scores *self,
	const struct ehr_draw_meeting *meeting, struct ehr_draw_unit **found,
	struct ehr_draw_result *hq, struct ehr_draw_result *cr)
{
	const struct ehr_draw_plan *plan = self->plan;
	struct ehr_draw_unit *unit = ehr_draw_units_get(
		&self->units, meeting->chemical, meeting->medium);
	double c = meeting->concentration.same;
	unsigned notes;

	*found = unit;
	if (is_scaled(plan, meeting, unit)) {
		summarise_unit(self, unit);
		if (unit->has_hq)
			scale(plan, unit->hq, &unit->hq_result, c,
				plan->target_hq, hq);
		if (unit->has_cr)
			scale(plan, unit->cr, &unit->cr_result, c,
				plan->target_cr, cr);
		return 0;
	}
	notes = ehr_draw_score(self, meeting, true, found);
	if (unit->has_hq)
		ehr_draw_sum_up(&self->summing, self->hq, plan->target_hq,
			meeting->rank, hq);
	if (unit->has_cr)
		ehr_draw_sum_up(&self->summing, self->cr, plan->target_cr,
			meeting->rank, cr);
	return notes;
}
