/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Coordinates of a reference system to WGS 84 longitude and latitude and
 * back, through PROJ. Axes are always easting then northing, longitude then
 * latitude, whatever the order the register gives; angles are degrees.
 *
 * One operation is chosen when the projection is opened, and used for all
 * points and both ways. Operations that need grid files are passed over, so
 * that the same input falls into the same cells on every machine; the price
 * is about a metre for old datums. An operation for part of the area that the
 * system is made for is taken only if that is half of it or more and the
 * accuracy is 5 m or better. An operation that only pretends two datums
 * are the same is taken where both stand on the ellipsoid of WGS 84 or GRS 80
 * (CGCS2000 and its like, within about two metres) and refused otherwise
 * (Beijing 1954, Xian 1980: about a hundred metres off). PROJ's network is
 * off and its log is silent.
 */
#ifndef EHR_GEO_PROJECTION_H
#define EHR_GEO_PROJECTION_H

#include "base/err.h"

struct ehr_projection;

enum { EHR_CRS_MAX = 32 }; /* bytes of a CRS name with its NUL */

/* crs is AUTHORITY:CODE, such as "EPSG:28992"; anything but a projected or a
 * two-dimensional geographic CRS, or one without an operation to WGS 84, is
 * an EHR_FAULT_USAGE. Costs some 40 ms and 20 MB. NULL on failure. */
struct ehr_projection *ehr_projection_open(
	const char *crs, struct ehr_err *err);

/* Fails (EHR_FAULT_USAGE) unless its coordinates are metres. */
EHR_MUST_USE int ehr_projection_metres(
	const struct ehr_projection *projection, struct ehr_err *err);

/* Are its coordinates longitude and latitude in degrees? */
bool ehr_projection_is_degrees(const struct ehr_projection *projection);

/* A point outside the domain of the projection is an EHR_FAULT_DATA
 * (reason "outside_crs"); the outputs are then untouched. */
EHR_MUST_USE int ehr_projection_to_lonlat(struct ehr_projection *projection,
	double easting, double northing, double *lon, double *lat,
	struct ehr_err *err);

/* The same the other way; a point that does not come back to within 1e-7
 * degrees is outside the domain too. lon from -180 to 180, lat from -90 to
 * 90. */
EHR_MUST_USE int ehr_projection_from_lonlat(struct ehr_projection *projection,
	double lon, double lat, double *easting, double *northing,
	struct ehr_err *err);

/* Does the point lie where the register says the system is to be used? True
 * when it says nothing. */
bool ehr_projection_covers(
	const struct ehr_projection *projection, double lon, double lat);

/* The name as the register writes it, "EPSG:4549"; and its words. */
const char *ehr_projection_crs(const struct ehr_projection *projection);
const char *ehr_projection_title(const struct ehr_projection *projection);

/* The operation, for the manifest: its name and accuracy. */
const char *ehr_projection_operation(const struct ehr_projection *projection);

/* NULL is allowed. */
void ehr_projection_close(struct ehr_projection *projection);

/* EPSG code of the CGCS2000 3-degree Gauss-Krueger zone (no zone number in
 * the easting) whose central meridian is nearest to lon; of two equally near
 * the eastern one. 0 outside 73.5 to 136.5 E. Codes: EPSG register, 4534 to
 * 4554 for 75 E to 135 E (zones 25 to 45). */
int ehr_projection_cgcs2000_zone(double lon);

/* EPSG code of the WGS 84 / UTM zone that holds the point, by the plain rule of
 * 6 degrees (without Norway's exceptions); the equator is north. Codes: EPSG
 * register, 32601 to 32660 north, 32701 to 32760 south. 0 beyond 84 N and
 * 80 S. */
int ehr_projection_utm_zone(double lon, double lat);

#endif
