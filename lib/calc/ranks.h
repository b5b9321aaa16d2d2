/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks of scores, the highest first, and how alike two rankings are.
 */
#ifndef EHR_CALC_RANKS_H
#define EHR_CALC_RANKS_H

#include <stddef.h>

/* What equal scores get: the best of their places (1 2 2 4), the mean of them
 * (1 2.5 2.5 4), or the next number (1 2 2 3). */
enum ehr_ties {
	EHR_TIES_COMPETITION,
	EHR_TIES_AVERAGE,
	EHR_TIES_DENSE,
};

/* The rank of each score into rank; NAN for a score that is NAN. */
void ehr_rank(const double *score, size_t n, enum ehr_ties ties, double *rank);

/* Kendall's tau-b of two rankings of the same things, 1 for the same order, -1
 * for the opposite; pairs of which either rank is NAN are left out. NAN where
 * one of them is all ties. By Knight 1966 (JASA 61:436) in n log n. */
double ehr_kendall(const double *a, const double *b, size_t n);

#endif
