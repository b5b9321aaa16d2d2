/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Round bounds for the classes of amounts (model/layer.h says by which rule).
 */
#ifndef EHR_MODEL_AMOUNT_STEPS_H
#define EHR_MODEL_AMOUNT_STEPS_H

#include <stddef.h>

enum { EHR_AMOUNT_BOUNDS = 5 };

/* Bounds between the classes of n values, ascending, the upper bound of each
 * class but the last; how many. Values that are NAN are passed over; none, or
 * all the same but for 1e-290, or farther apart than numbers go: no bounds. */
size_t ehr_amount_steps(
	double bound[EHR_AMOUNT_BOUNDS], const double *value, size_t n);

#endif
