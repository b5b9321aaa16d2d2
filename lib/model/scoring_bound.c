/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/scoring_bound.h"

#include "model/speciate_plan.h"

bool ehr_score_is_speciated(struct ehr_str flags)
{
	while (flags.n > 0)
		if (ehr_str_is(ehr_str_cut(&flags, ' '), "speciated"))
			return true;
	return false;
}

int ehr_score_bound_read(
	struct ehr_str text, struct ehr_score *score, struct ehr_err *err)
{
	score->bound = text.n > 0 ? ehr_bound_read(text) : 0;
	if (score->bound >= 0)
		return 0;
	return ehr_fail_cell(err, "bound", "unknown_word",
		N_("hq_low, hq_high, cr_low, cr_high, or nothing"), text);
}

bool ehr_score_bound_keep(struct ehr_score *score)
{
	int bound = score->bound;

	if (!bound || !ehr_score_has_result(score))
		return false;
	score->notes |= EHR_SCORE_BOUNDED;
	score->has_hq = score->has_hq && bound & EHR_BOUND_HQ_LOW;
	score->has_cr = score->has_cr && bound & EHR_BOUND_CR_LOW;
	score->has_hq_high = score->has_hq_high && bound & EHR_BOUND_HQ_HIGH;
	score->has_cr_high = score->has_cr_high && bound & EHR_BOUND_CR_HIGH;
	if (!score->has_hq)
		score->hq_routes = 0;
	if (!score->has_cr)
		score->cr_routes = 0;
	return !ehr_score_has_result(score);
}
