/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/polar_interpolation.h"

#include <math.h>

static void find_rings(const struct ehr_polar_rings_of *rings,
	double distance_m, struct ehr_polar_between *between)
{
	size_t last = rings->n_rings - 1;
	size_t low = 0, high = last;

	if (!(distance_m > rings->ring_m[0])) {
		between->ring = between->next_ring = 0;
		return;
	}
	if (distance_m >= rings->ring_m[last]) {
		between->ring = between->next_ring = last;
		return;
	}
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (distance_m < rings->ring_m[middle])
			high = middle;
		else
			low = middle;
	}
	between->ring = low;
	between->next_ring = high;
	between->along = (log(distance_m) - log(rings->ring_m[low])) /
			 (log(rings->ring_m[high]) - log(rings->ring_m[low]));
}

struct ehr_polar_between ehr_polar_find(const struct ehr_polar_rings_of *rings,
	double distance_m, double bearing_deg)
{
	struct ehr_polar_between between = { 0 };
	double at = bearing_deg * rings->n_radials / 360;

	find_rings(rings, distance_m, &between);
	between.radial = (unsigned)at;
	between.across = at - between.radial;
	between.radial %= rings->n_radials;
	between.next_radial = (between.radial + 1) % rings->n_radials;
	return between;
}

static double along(double from, double to, double part)
{
	if (!(from > 0) || !(to > 0))
		return fmax(from, to);
	return exp((1 - part) * log(from) + part * log(to));
}

static double on_radial(const struct ehr_polar_rings_of *rings,
	const struct ehr_polar_between *between, const double *value,
	unsigned radial)
{
	double from = value[between->ring * rings->n_radials + radial];
	double to = value[between->next_ring * rings->n_radials + radial];

	return between->along > 0 ? along(from, to, between->along) : from;
}

double ehr_polar_value(const struct ehr_polar_rings_of *rings,
	const struct ehr_polar_between *between, const double *value)
{
	double left = on_radial(rings, between, value, between->radial);
	double right = on_radial(rings, between, value, between->next_radial);

	return (1 - between->across) * left + between->across * right;
}
