/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/aqi.h"

#include <math.h>

/* In thousandths, as whole numbers. */
static long long exact(double value)
{
	return llround(value * 1000);
}

static int interpolate(const struct ehr_aqi_segment *at, double concentration)
{
	long long rise = llround(at->index_high - at->index_low);
	long long span = exact(at->high) - exact(at->low);
	long long above = exact(concentration) - exact(at->low);

	return (int)(llround(at->index_low) + (rise * above + span - 1) / span);
}

int ehr_aqi_individual(
	const struct ehr_aqi_segment *segment, size_t n, double concentration)
{
	for (size_t i = 0; i < n; i++)
		if (concentration <= segment[i].high)
			return concentration < segment[i].low
				       ? EHR_AQI_NONE
				       : interpolate(
						 &segment[i], concentration);
	return EHR_AQI_NONE;
}
