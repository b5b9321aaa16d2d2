/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analytic hierarchy process (Saaty 1980, The Analytic Hierarchy Process;
 * 1990, European Journal of Operational Research 48:9): weights out of a matrix
 * of pairwise judgements, a_ij saying how many times as important i is as j.
 * They are its principal eigenvector; how far its eigenvalue lies above the
 * order of the matrix tells how the judgements contradict each other.
 */
#ifndef EHR_CALC_AHP_H
#define EHR_CALC_AHP_H

#include <stdbool.h>
#include <stddef.h>

struct ehr_ahp {
	double lambda; /* the principal eigenvalue */
	/* CI = (lambda - m) / (m - 1); 0 for a single one */
	double consistency_index;
};

/* The weights of m indicators (64 at most), which add up to 1, out of m rows of
 * m judgements, all above 0. False if the iteration does not settle. */
bool ehr_ahp(const double *judgement, size_t m, double *weight,
	struct ehr_ahp *result);

#endif
