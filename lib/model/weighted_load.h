/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An inventory in which pollutants have given way to sums over them: amounts
 * weighted by toxicity, one sum for each set of weights (cancer, say).
 */
#ifndef EHR_MODEL_WEIGHTED_LOAD_H
#define EHR_MODEL_WEIGHTED_LOAD_H

#include "model/inventory.h"

struct ehr_weights {
	const char *name;     /* of the sum, in the place of a pollutant's */
	const double *weight; /* by pollutant, 0 or more */
};

/* Outlets and sources of which nothing is left are left out. The sums stand in
 * the order of the sets, which must be that of their names. */
void ehr_inventory_weigh(struct ehr_inventory *inventory,
	const struct ehr_weights *set, size_t n);

#endif
