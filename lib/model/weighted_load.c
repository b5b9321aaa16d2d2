/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/weighted_load.h"

#include <stdlib.h>

static double weighted(const struct ehr_amount_kg *amount, size_t n,
	const struct ehr_weights *set)
{
	double sum = 0;

	for (size_t k = 0; k < n; k++)
		sum += amount[k].kg_a * set->weight[amount[k].pollutant];
	return sum;
}

void ehr_inventory_weigh(struct ehr_inventory *inventory,
	const struct ehr_weights *set, size_t n)
{
	struct ehr_amount_kg *sum =
		ehr_calloc(inventory->n_outlets * n + 1, sizeof(*sum));
	struct ehr_pollutant_name *name = ehr_calloc(n + 1, sizeof(*name));

	for (size_t i = 0; i < inventory->n_outlets; i++) {
		struct ehr_outlet *outlet = &inventory->outlet[i];

		for (size_t k = 0; k < n; k++)
			sum[i * n + k] = (struct ehr_amount_kg){
				weighted(&inventory->amount[outlet->first],
					outlet->n, &set[k]),
				(uint32_t)k
			};
		outlet->first = i * n;
		outlet->n = (uint32_t)n;
	}
	for (size_t k = 0; k < n; k++)
		name[k].name = ehr_str_of(set[k].name);
	free(inventory->amount);
	free(inventory->pollutant);
	inventory->amount = sum;
	inventory->n_amounts = inventory->n_outlets * n;
	inventory->pollutant = name;
	inventory->n_pollutants = n;
	ehr_inventory_compact(inventory);
}
