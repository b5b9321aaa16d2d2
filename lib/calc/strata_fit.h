/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conditional Poisson regression: one intercept for each stratum, profiled out,
 *
 *     mu_i = y_s e_i / e_s,   e_i = exp(offset_i + sum_j x_ij b_j)
 *
 * with y_s and e_s the sums over the stratum s of row i. The b and their
 * covariance are those of a Poisson regression with a dummy for each stratum,
 * and of conditional logistic regression; and it allows for overdispersion
 * (Armstrong, Gasparrini, Tobias 2014, BMC Medical Research Methodology 14:122).
 * Time-stratified case-crossover: a stratum is year, month and day of the week.
 *
 * Strata without a count carry no information; their rows are left out, and
 * counted in n_silent. phi = Pearson / (n - strata - rank). The log-likelihood
 * (for QAIC, 2 phi rank) is the conditional one: multinomial in each stratum.
 */
#ifndef EHR_CALC_STRATA_FIT_H
#define EHR_CALC_STRATA_FIT_H

#include "calc/poisson_fit.h"

/* model as in calc/poisson_fit.h, without an intercept (it would be aliased, as
 * is any column that is constant in each stratum); its start is not looked at.
 * stratum[i] is the stratum of row i, any numbers below n_stratum. */
enum ehr_fit_state ehr_strata_fit(const struct ehr_poisson_model *model,
	const size_t *stratum, size_t n_stratum, struct ehr_arena *arena,
	struct ehr_poisson_fit *fit);

#endif
