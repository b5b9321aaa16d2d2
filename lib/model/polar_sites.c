/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/polar_sites.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"

struct corner {
	double at[2];
};

static int compare_corners(const void *a, const void *b)
{
	const struct corner *one = a, *other = b;

	for (int axis = 0; axis < 2; axis++) {
		if (one->at[axis] < other->at[axis])
			return -1;
		if (one->at[axis] > other->at[axis])
			return 1;
	}
	return 0;
}

/* Above 0: c lies left of the way from a to b. */
static double turn(
	const struct corner *a, const struct corner *b, const struct corner *c)
{
	return (b->at[0] - a->at[0]) * (c->at[1] - a->at[1]) -
	       (b->at[1] - a->at[1]) * (c->at[0] - a->at[0]);
}

static size_t push(
	struct corner *hull, size_t n, size_t least, const struct corner *next)
{
	while (n >= least + 2 && turn(&hull[n - 2], &hull[n - 1], next) <= 0)
		n--;
	hull[n] = *next;
	return n + 1;
}

/* The corners of the convex hull of n sorted corners (Andrew's two chains):
 * the two that are farthest apart are among them. hull has room for 2 n. */
static size_t make_hull(
	const struct corner *corner, size_t n, struct corner *hull)
{
	size_t lower, n_hull = 0;

	for (size_t i = 0; i < n; i++)
		n_hull = push(hull, n_hull, 0, &corner[i]);
	lower = n_hull - 1;
	for (size_t i = n - 1; i-- > 0;)
		n_hull = push(hull, n_hull, lower, &corner[i]);
	return n > 1 ? n_hull - 1 : n_hull;
}

static double apart(const struct corner *a, const struct corner *b)
{
	return hypot(a->at[0] - b->at[0], a->at[1] - b->at[1]);
}

static size_t find_corners(const struct ehr_polar_rule *rule,
	const struct ehr_polar_outlet *outlet, size_t n, struct corner *corner)
{
	size_t n_corners = 0;

	for (size_t i = 0; i < n; i++) {
		double half = outlet[i].width_m / 2;
		int most = half > 0 ? 4 : 1;

		for (int k = 0; k < most; k++)
			corner[n_corners++] = (struct corner){ {
				ehr_polar_grain(
					rule, outlet[i].easting +
						      (k & 1 ? half : -half)),
				ehr_polar_grain(
					rule, outlet[i].northing +
						      (k & 2 ? half : -half)),
			} };
	}
	qsort(corner, n_corners, sizeof(*corner), compare_corners);
	return n_corners;
}

/* Centre and reach of the outlets. */
static double find_centre(const struct ehr_polar_rule *rule,
	const struct ehr_polar_outlet *outlet, size_t n, double centre[2])
{
	struct corner *corner = ehr_calloc(n, 4 * sizeof(*corner));
	size_t n_corners = find_corners(rule, outlet, n, corner);
	struct corner *hull = ehr_calloc(n_corners, 2 * sizeof(*hull));
	size_t n_hull = make_hull(corner, n_corners, hull);
	struct corner middle = corner[0];
	double farthest = 0, reach = 0;

	for (size_t i = 0; i < n_hull; i++)
		for (size_t j = i + 1; j < n_hull; j++) {
			double distance = apart(&hull[i], &hull[j]);

			if (!(distance > farthest))
				continue;
			farthest = distance;
			for (int axis = 0; axis < 2; axis++)
				middle.at[axis] =
					(hull[i].at[axis] + hull[j].at[axis]) /
					2;
		}
	for (int axis = 0; axis < 2; axis++)
		middle.at[axis] = centre[axis] =
			ehr_polar_grain(rule, middle.at[axis]);
	for (size_t i = 0; i < n_hull; i++)
		reach = fmax(reach, apart(&hull[i], &middle));
	free(corner);
	free(hull);
	return reach;
}

static void *room(void *p, size_t n, size_t more, size_t *cap, size_t size)
{
	if (n + more <= *cap)
		return p;
	*cap = n + more > 2 * *cap ? n + more : 2 * *cap;
	return ehr_realloc(p, *cap, size);
}

static void add_site(struct ehr_polar_sites *self, struct ehr_str id,
	const double centre[2], double reach_m, size_t n_outlets)
{
	double ring_m[EHR_POLAR_RINGS_MAX];
	size_t n = ehr_polar_rings(&self->rule, reach_m, ring_m);

	self->site =
		room(self->site, self->n, 1, &self->cap, sizeof(self->site[0]));
	self->ring_m = room(self->ring_m, self->n_rings, n, &self->rings_cap,
		sizeof(self->ring_m[0]));
	self->site[self->n++] = (struct ehr_polar_site){
		.id = id,
		.centre = { centre[0], centre[1] },
		.outlet = self->n_outlets,
		.n_outlets = n_outlets,
		.ring = self->n_rings,
		.n_rings = n,
		.point = self->n_points,
	};
	memcpy(self->ring_m + self->n_rings, ring_m, n * sizeof(ring_m[0]));
	self->n_rings += n;
	self->n_points += n * self->rule.radials;
}

void ehr_polar_sites_add(struct ehr_polar_sites *sites, struct ehr_str id,
	const struct ehr_polar_outlet *outlet, size_t n)
{
	double centre[2];
	double reach_m = find_centre(&sites->rule, outlet, n, centre);

	add_site(sites, id, centre, reach_m, n);
	sites->outlet = room(sites->outlet, sites->n_outlets, n,
		&sites->outlets_cap, sizeof(sites->outlet[0]));
	memcpy(sites->outlet + sites->n_outlets, outlet, n * sizeof(*outlet));
	sites->n_outlets += n;
}

void ehr_polar_sites_add_centre(struct ehr_polar_sites *sites,
	struct ehr_str id, double easting, double northing)
{
	const double centre[2] = {
		ehr_polar_grain(&sites->rule, easting),
		ehr_polar_grain(&sites->rule, northing),
	};

	add_site(sites, id, centre, 0, 0);
}

void ehr_polar_sites_release(struct ehr_polar_sites *sites)
{
	free(sites->site);
	free(sites->outlet);
	free(sites->ring_m);
	*sites = (struct ehr_polar_sites){ 0 };
}

size_t ehr_polar_site_points(const struct ehr_polar_sites *sites, size_t i)
{
	return sites->site[i].n_rings * sites->rule.radials;
}

static double ring_of(const struct ehr_polar_sites *self, size_t i, size_t k)
{
	return self->ring_m[self->site[i].ring + k / self->rule.radials];
}

void ehr_polar_site_point(const struct ehr_polar_sites *sites, size_t i,
	size_t k, double point[static 2])
{
	ehr_polar_point(&sites->rule, sites->site[i].centre,
		ring_of(sites, i, k), (unsigned)(k % sites->rule.radials),
		point);
}

void ehr_polar_site_polar(const struct ehr_polar_sites *sites, size_t i,
	size_t k, double *ring_m, double *bearing_deg)
{
	*ring_m = ring_of(sites, i, k);
	*bearing_deg = ehr_polar_radial(
		&sites->rule, (unsigned)(k % sites->rule.radials));
}

void ehr_polar_site_label(const struct ehr_polar_sites *sites, size_t i,
	size_t k, struct ehr_buf *out)
{
	double number[2];
	char text[EHR_NUM_MAX];

	ehr_polar_site_polar(sites, i, k, &number[0], &number[1]);
	ehr_buf_add_str(out, sites->site[i].id);
	for (int part = 0; part < 2; part++) {
		ehr_buf_putc(out, '/');
		ehr_buf_add(
			out, text, ehr_num_write_digits(text, number[part], 7));
	}
}

/* Distance to a stack, or to the square of an area source. */
static double distance_to(const struct ehr_polar_rule *rule,
	const struct ehr_polar_outlet *outlet, const double point[2])
{
	const double at[2] = { outlet->easting, outlet->northing };
	double off[2];

	for (int axis = 0; axis < 2; axis++)
		off[axis] = fmax(fabs(ehr_polar_grain(rule, point[axis]) -
					 ehr_polar_grain(rule, at[axis])) -
					 outlet->width_m / 2,
			0);
	return hypot(off[0], off[1]);
}

static struct ehr_polar_rings_of rings_of(
	const struct ehr_polar_sites *self, size_t i)
{
	return (struct ehr_polar_rings_of){
		.ring_m = self->ring_m + self->site[i].ring,
		.n_rings = self->site[i].n_rings,
		.n_radials = self->rule.radials,
	};
}

enum ehr_polar_reach ehr_polar_site_reach(const struct ehr_polar_sites *sites,
	size_t i, const double point[static 2],
	struct ehr_polar_between *between)
{
	const struct ehr_polar_site *site = &sites->site[i];
	struct ehr_polar_rings_of rings = rings_of(sites, i);
	double distance, bearing;

	ehr_polar_place(&sites->rule, site->centre, point, &distance, &bearing);
	if (distance > rings.ring_m[rings.n_rings - 1])
		return EHR_POLAR_BEYOND;
	for (size_t k = 0; k < site->n_outlets; k++)
		if (distance_to(&sites->rule, &sites->outlet[site->outlet + k],
			    point) <= sites->rule.near_m)
			return EHR_POLAR_MODELLED;
	*between = ehr_polar_find(&rings, distance, bearing);
	return EHR_POLAR_INTERPOLATED;
}

double ehr_polar_site_value(const struct ehr_polar_sites *sites, size_t i,
	const struct ehr_polar_between *between, const double *value)
{
	struct ehr_polar_rings_of rings = rings_of(sites, i);

	return ehr_polar_value(&rings, between, value);
}
