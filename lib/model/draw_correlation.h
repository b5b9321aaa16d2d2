/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rank correlations between parameters, from YAML:
 *
 *	correlations:
 *	  - {pair: [child.BW, child.IRS], rho: 0.3}
 *
 * rho is Spearman's, above -1 and below 1. Pairs that are not named are not
 * correlated.
 */
#ifndef EHR_MODEL_DRAW_CORRELATION_H
#define EHR_MODEL_DRAW_CORRELATION_H

#include "model/draw_plan.h"

/* Puts the uniform numbers of the plan's parameters into an order that has the
 * correlations of its options. Fails (EHR_FAULT_USAGE, with the line) on a
 * parameter that does not vary, a pair of which one is drawn in the outer
 * dimension and the other in the inner one, and correlations that cannot be. */
EHR_MUST_USE int ehr_draw_correlate(
	struct ehr_draw_plan *plan, struct ehr_err *err);

#endif
