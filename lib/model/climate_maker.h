/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A climatology put together from amounts (hours, or shares) of stability,
 * wind and direction.
 *
 * Calm hours have no direction. Those of a stability are shared out over the
 * directions of the slowest wind class of that stability, in proportion; where
 * it has none, over the directions of all hours, as a class of its own.
 */
#ifndef EHR_MODEL_CLIMATE_MAKER_H
#define EHR_MODEL_CLIMATE_MAKER_H

#include <stdbool.h>

#include "base/mem.h"
#include "calc/climate.h"

struct ehr_climate_maker {
	unsigned n_sectors;
	struct ehr_climate_class *class; /* share holds amounts until the end */
	size_t n;
	double calm[EHR_STABILITIES];
	struct ehr_arena *arena;
};

void ehr_climate_maker_init(struct ehr_climate_maker *maker, unsigned n_sectors,
	struct ehr_arena *arena);

/* The amounts of a class by sector, to be added to; the class is new if there is
 * none of that stability and that very wind. Lives until the next call. */
double *ehr_climate_maker_class(struct ehr_climate_maker *maker,
	enum ehr_stability stability, double wind_m_s);

/* Fills n_sectors, n and class of the climate, whose memory is the arena's, and
 * shares out calms, a class of calms alone with the wind calm_m_s. *calm_share
 * is theirs of all hours. False if there are no amounts at all. */
bool ehr_climate_maker_end(struct ehr_climate_maker *maker, double calm_m_s,
	struct ehr_climate *climate, double *calm_share);

#endif
