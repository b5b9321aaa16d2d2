/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/aqi.h"

#include <limits.h>

/* How many thousandths times under the concentration stands above a point. */
static ehr_wide above(struct ehr_fraction concentration, int64_t point)
{
	return concentration.over * EHR_AQI_THOUSANDTHS -
	       point * concentration.under;
}

static int interpolate(const struct ehr_aqi_segment *at,
	struct ehr_fraction concentration, enum ehr_decimal_round round)
{
	ehr_wide rise = at->index_high - at->index_low;
	ehr_wide index =
		at->index_low +
		ehr_decimal_units(
			(struct ehr_fraction){
				rise * above(concentration, at->low),
				(at->high - at->low) * concentration.under },
			0, round);

	return index > INT_MAX ? INT_MAX : (int)index;
}

int ehr_aqi_individual(const struct ehr_aqi_segment *segment, size_t n,
	struct ehr_fraction concentration, struct ehr_aqi_how how)
{
	for (size_t i = 0; i < n; i++) {
		bool open = how.extend && i + 1 == n;

		if (!open && above(concentration, segment[i].high) > 0)
			continue;
		return above(concentration, segment[i].low) < 0
			       ? EHR_AQI_NONE
			       : interpolate(
					 &segment[i], concentration, how.round);
	}
	return EHR_AQI_NONE;
}
