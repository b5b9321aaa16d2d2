/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a source lets go of what it emits.
 */
#ifndef EHR_CALC_STACK_H
#define EHR_CALC_STACK_H

/* A stack, or (width_m above 0) an area of that side that emits at height_m
 * without rise. velocity_m_s 0: no rise. temp_k 0: as warm as the air. */
struct ehr_stack {
	double height_m, diameter_m, velocity_m_s, temp_k;
	double width_m;
};

#endif
