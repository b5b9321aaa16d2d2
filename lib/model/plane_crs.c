/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plane_crs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

static int compare(const void *a, const void *b)
{
	const double *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

/* From the eastern end of the widest gap to its western one. */
static void span_longitudes(double *lon, size_t n, struct ehr_degree_span *span)
{
	double widest = lon[0] + 360 - lon[n - 1];

	span->west = lon[0];
	span->east = lon[n - 1];
	for (size_t i = 1; i < n; i++)
		if (lon[i] - lon[i - 1] > widest) {
			widest = lon[i] - lon[i - 1];
			span->west = lon[i];
			span->east = lon[i - 1] + 360;
		}
}

struct ehr_degree_span ehr_degree_span_of(
	const struct ehr_lonlat *point, size_t n)
{
	struct ehr_degree_span span = { .south = 90, .north = -90 };
	double *lon = ehr_calloc(n, sizeof(lon[0]));

	for (size_t i = 0; i < n; i++) {
		lon[i] = point[i].lon;
		span.south = fmin(span.south, point[i].lat);
		span.north = fmax(span.north, point[i].lat);
	}
	qsort(lon, n, sizeof(lon[0]), compare);
	span_longitudes(lon, n, &span);
	free(lon);
	return span;
}

/* Zone 1 begins at 180 W. */
static int utm_zone(double lon)
{
	lon -= 360 * floor((lon + 180) / 360);
	return (int)floor((lon + 180) / 6) % 60 + 1;
}

int ehr_plane_crs_choose(const struct ehr_degree_span *span,
	char crs[static EHR_CRS_MAX], struct ehr_err *err)
{
	double lon = span->west + (span->east - span->west) / 2;
	double lat = span->south + (span->north - span->south) / 2;

	if (span->south >= 0 && ehr_projection_cgcs2000_zone(span->west) &&
		ehr_projection_cgcs2000_zone(span->east)) {
		snprintf(crs, EHR_CRS_MAX, "EPSG:%d",
			ehr_projection_cgcs2000_zone(lon));
		return 0;
	}
	if (!(lat >= -80 && lat <= 84))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no plane is known for the middle of the sources, "
			  "latitude %.7g: name a coordinate reference system "
			  "with --crs"),
			lat);
	snprintf(crs, EHR_CRS_MAX, "EPSG:%d",
		(lat >= 0 ? 32600 : 32700) + utm_zone(lon));
	return 0;
}

static const double degree = 0.017453292519943295; /* in radians */
static const double step = 1e-4;                   /* degrees */

/* From the point to another, in metres of the plane. */
static bool find_way(struct ehr_projection *projection, struct ehr_lonlat from,
	struct ehr_lonlat to, double way[2])
{
	double a[2], b[2];

	if (ehr_projection_from_lonlat(
		    projection, from.lon, from.lat, &a[0], &a[1], NULL) < 0 ||
		ehr_projection_from_lonlat(
			projection, to.lon, to.lat, &b[0], &b[1], NULL) < 0)
		return false;
	way[0] = b[0] - a[0];
	way[1] = b[1] - a[1];
	return true;
}

/* Not at a pole, where there is neither east nor north. */
static struct ehr_lonlat off_pole(struct ehr_lonlat point)
{
	point.lat = fmin(fmax(point.lat, -89.9), 89.9);
	return point;
}

double ehr_plane_stretch(
	struct ehr_projection *projection, struct ehr_lonlat point)
{
	/* WGS 84: half axis, and eccentricity squared */
	static const double axis_m = 6378137, e2 = 0.0066943799901413165;
	const struct ehr_lonlat at = off_pole(point);
	const struct ehr_lonlat east = {
		at.lon + (at.lon > 0 ? -step : step),
		at.lat,
	};
	const struct ehr_lonlat north = { at.lon, at.lat + step };
	double sine = sin(at.lat * degree);
	double bend = 1 - e2 * sine * sine;
	double step_m = axis_m / sqrt(bend) * step * degree;
	double way[2][2];

	if (!find_way(projection, at, east, way[0]) ||
		!find_way(projection, at, north, way[1]))
		return HUGE_VAL;
	return fmax(fabs(hypot(way[0][0], way[0][1]) /
				    (step_m * cos(at.lat * degree)) -
			    1),
		fabs(hypot(way[1][0], way[1][1]) / (step_m * (1 - e2) / bend) -
			1));
}

double ehr_plane_north(
	struct ehr_projection *projection, struct ehr_lonlat point)
{
	const struct ehr_lonlat at = off_pole(point);
	const struct ehr_lonlat north = { at.lon, at.lat + step };
	double way[2];

	if (!find_way(projection, at, north, way))
		return 0;
	return atan2(way[0], way[1]) / degree;
}
