/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weights of indicators out of the values themselves: large for an indicator in
 * which things differ much. They say nothing of what matters.
 */
#ifndef EHR_CALC_WEIGHTS_H
#define EHR_CALC_WEIGHTS_H

#include "calc/criteria.h"

/*
 * Entropy weights (Shannon's entropy, natural logarithm):
 *
 *     p_ij = x_ij / sum_i x_ij
 *     e_j  = - sum_i p_ij ln p_ij / ln n      (0 ln 0 is 0)
 *     w_j  = (1 - e_j) / sum_k (1 - e_k)
 *
 * n is the number of things that have the value. Which logarithm falls out as
 * long as both are the same. An indicator that is 0 throughout, or that only one
 * thing has, gets 0; where all would get 0, all get the same. The direction of
 * an indicator does not enter. False, with the indicator in *bad, where a value
 * is below 0: its share would have no meaning.
 */
bool ehr_weights_entropy(
	const struct ehr_criteria *criteria, double *weight, size_t *bad);

/*
 * CRITIC (Diakoulaki, Mavrotas and Papayannakis 1995, Computers & Operations
 * Research 22:763): with the values scaled to 0..1 by their ends,
 *
 *     C_j = s_j sum_k (1 - r_jk),    w_j = C_j / sum_k C_k
 *
 * s the standard deviation, r Pearson's correlation over the things that have
 * both. An indicator that is alike throughout gets 0, and its correlation with
 * others counts as 0; where all would get 0, all get the same.
 */
void ehr_weights_critic(const struct ehr_criteria *criteria, double *weight);

/* Scales to a sum of 1; all alike if all are 0. */
void ehr_weights_scale(double *weight, size_t m);

#endif
