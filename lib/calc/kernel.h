/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weights by distance, for places without a climatology: what they give is
 * toxicity-weighted proximity, relative and not a concentration.
 *
 *   1/d      1 / d, in 1/km; the default
 *   1/d2     1 / d^2, in 1/km2
 *   exp:KM   exp(-d / KM), without a unit
 *   table    steps by distance, such as CAPCOA's receptor proximity
 *            (model/kernel_choice.h)
 *
 * A distance below 0.9 of the effective radius of the cell, sqrt(area / pi), is
 * that (after EPA's EJScreen technical documentation): callers give 0.9
 * sqrt(area / pi), or the least distance between points, as radius_m.
 */
#ifndef EHR_CALC_KERNEL_H
#define EHR_CALC_KERNEL_H

#include <stddef.h>

enum ehr_kernel_kind {
	EHR_KERNEL_RECIPROCAL,
	EHR_KERNEL_SQUARE,
	EHR_KERNEL_EXPONENTIAL,
	EHR_KERNEL_STEPS,
};

/* weight holds below to_m (not at it) and from the step before. */
struct ehr_kernel_step {
	double to_m; /* rising; INFINITY in the last */
	double weight;
};

struct ehr_kernel {
	enum ehr_kernel_kind kind;
	double scale_m;                     /* of exp */
	const struct ehr_kernel_step *step; /* borrowed */
	size_t n;
};

/* The weight at distance_m, or at radius_m if that is more. Never NaN; never
 * infinite as long as one of the two is more than 0 (below 1e-3 m both count as
 * that). */
double ehr_kernel_at(
	const struct ehr_kernel *kernel, double distance_m, double radius_m);

#endif
