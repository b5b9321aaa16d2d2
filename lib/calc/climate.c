/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/climate.h"

double ehr_climate_share(
	const struct ehr_climate *climate, const struct ehr_climate_class *of)
{
	double sum = 0;

	for (unsigned i = 0; i < climate->n_sectors; i++)
		sum += of->share[i];
	return sum;
}
