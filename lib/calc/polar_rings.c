/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/polar_rings.h"

#include <math.h>

static const double degree = 57.29577951308232; /* of a radian */

static double half_up(double value)
{
	return floor(value + 0.5);
}

static double to_step(double value, double step)
{
	return step > 0 ? rint(value / step) * step : value;
}

struct series {
	double *ring;
	size_t n;
	double domain;
};

static void add(struct series *series, double ring)
{
	if (ring <= series->domain &&
		(series->n == 0 || ring > series->ring[series->n - 1]))
		series->ring[series->n++] = ring;
}

/* count more rings from at on, each by the factor and rounded. */
static void grow(struct series *series, double at, double factor, double count,
	double step_m)
{
	for (double k = 0; k < count; k++) {
		at = to_step(at * factor, step_m);
		add(series, at);
	}
}

static double first_ring(const struct ehr_polar_rule *rule, double reach_m)
{
	double first = fmax(reach_m + rule->overlap_m, rule->least_m);

	first = half_up(fmax(fmin(first, rule->domain_m), rule->least_m));
	return fmin(first, rule->domain_m);
}

size_t ehr_polar_rings(const struct ehr_polar_rule *rule, double reach_m,
	double ring_m[static EHR_POLAR_RINGS_MAX])
{
	double domain = rule->domain_m, rings = rule->rings;
	double first = first_ring(rule, reach_m);
	double near = fmin(fmax(rule->near_m, first), domain);
	double inside = 0; /* steps from the first ring to near */
	struct series series = { ring_m, 0, domain };

	add(&series, first);
	if (near > first) {
		inside = half_up(log(near / first) / log(domain / first) *
				 (near < domain ? rings - 2 : rings - 1));
		grow(&series, first, pow(near / first, 1 / fmax(inside, 1)),
			inside - 1, rule->fine_step_m);
		add(&series, near);
	}
	if (near < domain && near > first)
		grow(&series, near,
			pow(domain / near, 1 / (rings - 1 - inside)),
			rings - 2 - fmax(inside, 1), rule->coarse_step_m);
	else if (near < domain)
		grow(&series, near, pow(domain / near, 1 / rings), rings - 2,
			rule->coarse_step_m);
	add(&series, domain);
	return series.n;
}

double ehr_polar_grain(const struct ehr_polar_rule *rule, double metres)
{
	return rule->grain_m > 0
		       ? half_up(metres / rule->grain_m) * rule->grain_m
		       : metres;
}

void ehr_polar_place(const struct ehr_polar_rule *rule, const double centre[2],
	const double point[2], double *distance_m, double *bearing_deg)
{
	double east = ehr_polar_grain(rule, point[0]) -
		      ehr_polar_grain(rule, centre[0]);
	double north = ehr_polar_grain(rule, point[1]) -
		       ehr_polar_grain(rule, centre[1]);
	double bearing = atan2(east, north) * degree;

	*distance_m = hypot(east, north);
	if (bearing < 0)
		bearing += 360;
	*bearing_deg = bearing < 360 ? bearing : 0;
}

void ehr_polar_point(const struct ehr_polar_rule *rule, const double centre[2],
	double ring_m, unsigned radial, double point[2])
{
	double angle = ehr_polar_radial(rule, radial) / degree;

	point[0] = ehr_polar_grain(rule, centre[0] + ring_m * sin(angle));
	point[1] = ehr_polar_grain(rule, centre[1] + ring_m * cos(angle));
}
