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
