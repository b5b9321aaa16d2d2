/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the formulas of a plume give way to one another.
 */
#ifndef EHR_CALC_PLUME_BREAKS_H
#define EHR_CALC_PLUME_BREAKS_H

#include "calc/plume.h"

enum { EHR_PLUME_BREAKS = 2 * EHR_SIGMA_PIECES + 8 };

/* The distances in metres, in no order, at which the plume's concentration
 * jumps or bends: ends of pieces of sigma and of its bound, the end of rise,
 * the lid that it rises through, full mixing, the edge of an area source.
 * Between them it is smooth. Returns how many are in at[]; those beyond 1e7 m
 * are left out. */
unsigned ehr_plume_breaks(
	const struct ehr_plume *plume, double at[EHR_PLUME_BREAKS]);

#endif
