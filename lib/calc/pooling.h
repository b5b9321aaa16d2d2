/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pooling of estimates b_i with standard errors se_i of k areas:
 *
 *     mu = sum w_i b_i / sum w_i,   se = 1 / sqrt(sum w_i),
 *     w_i = 1 / (se_i^2 + tau2)
 *
 * fixed: tau2 = 0. DerSimonian and Laird 1986 (Controlled Clinical Trials 7,
 * 177-188): with the weights of tau2 = 0,
 * tau2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)). REML: the tau2 of
 * greatest restricted likelihood, by Fisher's scoring, 0 at least.
 *
 *     Q = sum (b_i - mu_fixed)^2 / se_i^2
 *     I2 = 100 tau2 / (tau2 + v),  v = (k - 1) sum w / ((sum w)^2 - sum w^2)
 *
 * with the weights of tau2 = 0 (Higgins and Thompson 2002; with the tau2 of
 * DerSimonian and Laird it is 100 (Q - (k - 1)) / Q); fixed: 100 (Q - (k - 1)) / Q,
 * 0 at least. All equal those of metafor's rma.uni.
 */
#ifndef EHR_CALC_POOLING_H
#define EHR_CALC_POOLING_H

#include <stdbool.h>
#include <stddef.h>

enum ehr_pooling { EHR_POOL_FIXED, EHR_POOL_DL, EHR_POOL_REML };

struct ehr_pooled {
	size_t k;
	double mu, se; /* in the unit of b */
	double tau2;   /* variance between areas, unit of b squared */
	double q, q_p; /* heterogeneity, and P(chi square > q); q_p is NAN
			    with one area */
	double i2;     /* percent; 0 with one area */
};

/* False, and *pooled untouched, if k is 0, a b is not finite, a se is not
 * finite and above 0, or REML does not settle. */
bool ehr_pool(const double *b, const double *se, size_t k,
	enum ehr_pooling method, struct ehr_pooled *pooled);

/*
 * A local estimate drawn towards the pooled one, whether or not its area is one
 * of those pooled: b* = s b + (1 - s) mu with s = tau2 / (tau2 + se^2), its
 * variance s se^2 + (1 - s)^2 se_mu^2 (best linear unbiased prediction, as
 * metafor's blup). With tau2 = 0 it is the pooled one.
 */
void ehr_shrink(double b, double se, const struct ehr_pooled *pooled,
	double *shrunken, double *shrunken_se);

#endif
