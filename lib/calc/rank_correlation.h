/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rank correlation put into samples that were drawn independently, whatever
 * their distributions: Iman and Conover 1982, A distribution-free approach to
 * inducing rank correlation among input variables, Communications in Statistics
 * B 11. Only the order of each sample changes, never its numbers.
 */
#ifndef EHR_CALC_RANK_CORRELATION_H
#define EHR_CALC_RANK_CORRELATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ehr_rank_sample {
	double *number; /* n of them; put into another order */
	uint64_t hash;  /* of its name: decides the order of the scores */
};

/*
 * Gives the samples Spearman correlations near rho, a symmetric matrix of n_sample
 * rows with 1 on the diagonal. The scores are quantiles of the normal
 * distribution; the correlation asked of them is 2 sin(pi rho / 6), which for
 * normal variables gives Spearman's rho (Pearson 1907). n must be more than
 * n_sample. False, and nothing changed, if no variables can have such
 * correlations: the matrix is not positive definite.
 */
bool ehr_correlate_ranks(const struct ehr_rank_sample *sample, size_t n_sample,
	size_t n, const double *rho, uint64_t seed);

#endif
