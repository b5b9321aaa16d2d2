/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/plane.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/plane_crs.h"

enum { LOOKS = 10000 };

static struct ehr_degree_span span_of(const struct ehr_inventory *inventory)
{
	const size_t n = inventory->n_outlets;
	struct ehr_lonlat *point = ehr_calloc(n, sizeof(*point));
	struct ehr_degree_span span;

	for (size_t i = 0; i < n; i++)
		point[i] = (struct ehr_lonlat){ inventory->outlet[i].lon,
			inventory->outlet[i].lat };
	span = ehr_degree_span_of(point, n);
	free(point);
	return span;
}

static struct ehr_projection *choose(
	struct ehr_run *run, const struct ehr_inventory *inventory)
{
	struct ehr_degree_span span = { 120, 30, 120, 30 };
	struct ehr_projection *projection;
	char crs[EHR_CRS_MAX];

	if (inventory->n_outlets > 0) /* otherwise any will do */
		span = span_of(inventory);
	if (ehr_plane_crs_choose(&span, crs, &run->err))
		return NULL;
	projection = ehr_projection_open(crs, &run->err);
	if (projection && inventory->n_outlets > 0)
		ehr_run_notice(run,
			_("computed in %s (%s), which fits sources at "
			  "longitudes %.7g to %.7g"),
			crs, ehr_projection_title(projection), span.west,
			remainder(span.east, 360));
	return projection;
}

static void tell_outside(struct ehr_run *run,
	const struct ehr_projection *projection,
	const struct ehr_inventory *inventory)
{
	size_t outside = 0, first = 0;

	for (size_t i = 0; i < inventory->n_outlets; i++) {
		const struct ehr_outlet *outlet = &inventory->outlet[i];

		if (ehr_projection_covers(projection, outlet->lon, outlet->lat))
			continue;
		if (outside++ == 0)
			first = i;
	}
	if (outside > 0)
		ehr_run_notice(run,
			_("%zu of %zu outlets lie outside the area that %s is "
			  "made for, the first at %.7g %.7g"),
			outside, inventory->n_outlets,
			ehr_projection_crs(projection),
			inventory->outlet[first].lon,
			inventory->outlet[first].lat);
}

/* Of outlets at equal steps, so that a census is looked through as fast as a
 * town: a plane does not change much from one to the next. */
static int check_stretch(struct ehr_run *run, struct ehr_projection *projection,
	const struct plume_numbers *numbers,
	const struct ehr_inventory *inventory)
{
	const size_t step = 1 + inventory->n_outlets / LOOKS;
	const struct ehr_outlet *worst = NULL;
	double most = numbers->stretch_told;

	for (size_t i = 0; i < inventory->n_outlets; i += step) {
		const struct ehr_outlet *outlet = &inventory->outlet[i];
		double stretch = ehr_plane_stretch(projection,
			(struct ehr_lonlat){ outlet->lon, outlet->lat });

		if (!(stretch > most))
			continue;
		most = stretch;
		worst = outlet;
	}
	if (!worst)
		return 0;
	if (most > numbers->stretch_most)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("distances in %s (%s) are off by %.3g %% at the "
			  "source at %.7g %.7g: name a system that fits with "
			  "--crs, or take a smaller region"),
			ehr_projection_crs(projection),
			ehr_projection_title(projection), 100 * most,
			worst->lon, worst->lat);
	ehr_run_notice(run,
		_("distances in %s are off by up to %.3g %%, at the source at "
		  "%.7g %.7g"),
		ehr_projection_crs(projection), 100 * most, worst->lon,
		worst->lat);
	return 0;
}

static void tell_north(struct ehr_run *run, struct ehr_projection *projection,
	const struct plume_numbers *numbers,
	const struct ehr_inventory *inventory)
{
	const size_t step = 1 + inventory->n_outlets / LOOKS;
	const struct ehr_outlet *worst = NULL;
	double most = 0;

	for (size_t i = 0; i < inventory->n_outlets; i += step) {
		const struct ehr_outlet *outlet = &inventory->outlet[i];
		double north = ehr_plane_north(projection,
			(struct ehr_lonlat){ outlet->lon, outlet->lat });

		if (!(fabs(north) > fmax(fabs(most), numbers->north_told_deg)))
			continue;
		most = north;
		worst = outlet;
	}
	if (worst)
		ehr_run_notice(run,
			_("north of %s is up to %.3g degrees off, at the "
			  "source "
			  "at %.7g %.7g: winds blow there from directions so "
			  "far "
			  "off"),
			ehr_projection_crs(projection), fabs(most), worst->lon,
			worst->lat);
}

struct ehr_projection *plume_plane_open(struct ehr_run *run, const char *crs,
	const struct plume_numbers *numbers, struct ehr_inventory *inventory)
{
	struct ehr_projection *projection =
		crs ? ehr_projection_open(crs, &run->err)
		    : choose(run, inventory);

	if (!projection)
		return NULL;
	if (ehr_projection_metres(projection, &run->err) ||
		ehr_inventory_place(inventory, projection, &run->err) ||
		check_stretch(run, projection, numbers, inventory)) {
		ehr_projection_close(projection);
		return NULL;
	}
	tell_outside(run, projection, inventory);
	tell_north(run, projection, numbers, inventory);
	ehr_run_fact(run, "crs", ehr_projection_crs(projection));
	ehr_run_fact(
		run, "crs_operation", ehr_projection_operation(projection));
	return projection;
}
