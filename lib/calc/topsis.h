/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * TOPSIS (Hwang and Yoon 1981, Multiple Attribute Decision Making): how near a
 * thing is to the worst there could be. With vector normalisation
 *
 *     r_ij = x_ij / sqrt(sum_i x_ij^2),   v_ij = w_j r_ij
 *
 * the worst and the least bad value of each indicator among the things make two
 * points; with the distances D+ to the worst and D- to the least bad,
 * C = D- / (D+ + D-), between 0 and 1, 1 being the worst.
 *
 * C depends on the set: with a thing more or less, others may change places.
 */
#ifndef EHR_CALC_TOPSIS_H
#define EHR_CALC_TOPSIS_H

#include "calc/criteria.h"

/*
 * C of each thing into score; into part, n rows of m unless it is NULL, the share
 * that each indicator has in the square of D- (all 0 where D- is 0). Weights are
 * scaled to a sum of 1. Of a thing with missing values the indicators that it has
 * count, their weights scaled to a sum of 1; NAN if none with a weight is left.
 * 0.5 where things do not differ at all.
 */
void ehr_topsis(
	const struct ehr_criteria *criteria, double *score, double *part);

#endif
