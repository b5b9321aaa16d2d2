/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/kernel.h"

#include <math.h>

#define LEAST_M 1e-3

static double step_weight(const struct ehr_kernel *kernel, double distance_m)
{
	for (size_t i = 0; i < kernel->n; i++)
		if (distance_m < kernel->step[i].to_m)
			return kernel->step[i].weight;
	return kernel->n > 0 ? kernel->step[kernel->n - 1].weight : 0;
}

double ehr_kernel_at(
	const struct ehr_kernel *kernel, double distance_m, double radius_m)
{
	double d_m = distance_m > radius_m ? distance_m : radius_m;

	if (d_m < LEAST_M)
		d_m = LEAST_M;
	switch (kernel->kind) {
	case EHR_KERNEL_RECIPROCAL: return 1000 / d_m;
	case EHR_KERNEL_SQUARE: return 1e6 / (d_m * d_m);
	case EHR_KERNEL_EXPONENTIAL: return exp(-d_m / kernel->scale_m);
	case EHR_KERNEL_STEPS: return step_weight(kernel, d_m);
	}
	return 0;
}
