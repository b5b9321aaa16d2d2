/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/nowcast.h"

#include <math.h>

#include "calc/air.h"

static const double least_weight = 0.5;
enum { LATEST_NEEDED = 2 };

static double weight_of(const int64_t *hour)
{
	int64_t least = INT64_MAX, most = 0;
	double weight;

	for (int i = 0; i < EHR_NOWCAST_HOURS; i++) {
		if (hour[i] == EHR_AIR_MISSING)
			continue;
		least = hour[i] < least ? hour[i] : least;
		most = hour[i] > most ? hour[i] : most;
	}
	if (most == 0)
		return 1;
	weight = (double)least / (double)most;
	return weight < least_weight ? least_weight : weight;
}

bool ehr_nowcast(const int64_t hour[static EHR_NOWCAST_HOURS], int *latest,
	int64_t *value)
{
	double weight, power = 1, sum = 0, weights = 0;

	*latest = 0;
	for (int i = 0; i < EHR_NOWCAST_LATEST; i++)
		*latest += hour[i] != EHR_AIR_MISSING;
	if (*latest < LATEST_NEEDED)
		return false;
	weight = weight_of(hour);
	for (int i = 0; i < EHR_NOWCAST_HOURS; i++, power *= weight) {
		if (hour[i] == EHR_AIR_MISSING)
			continue;
		sum += power * (double)hour[i];
		weights += power;
	}
	*value = llround(sum / weights);
	return true;
}
