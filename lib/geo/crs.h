/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What coordinates of the input refer to, by name, and the way from there to
 * WGS 84 longitude and latitude. A name is one of the words
 *
 *   wgs84     nothing to do
 *   cgcs2000  taken as WGS 84: both stand on the ITRF and on ellipsoids that
 *             agree to 0.1 mm, and part by the drift of the continent since
 *             2000.0, decimetres
 *   gcj02     the shifted degrees of public Chinese maps (geo/datum.h)
 *   bd09      those of one provider, shifted once more
 *
 * or AUTHORITY:CODE, which goes through PROJ (geo/projection.h). Only the
 * latter costs time and memory, and is for one thread at a time; so each
 * worker opens its own.
 */
#ifndef EHR_GEO_CRS_H
#define EHR_GEO_CRS_H

#include "base/err.h"

struct ehr_crs;

/* Fails with EHR_FAULT_USAGE on a name that is neither. NULL on failure. */
struct ehr_crs *ehr_crs_open(const char *name, struct ehr_err *err);
void ehr_crs_close(struct ehr_crs *crs); /* NULL is allowed */

/* Are its coordinates longitude and latitude in degrees, or metres east and
 * north? */
bool ehr_crs_is_degrees(const struct ehr_crs *crs);

/* Are its degrees those of WGS 84 as they stand? */
bool ehr_crs_is_wgs84(const struct ehr_crs *crs);

/* Easting and northing, or longitude and latitude, to WGS 84. What cannot be
 * computed is an EHR_FAULT_DATA (reason "outside_crs"). */
EHR_MUST_USE int ehr_crs_to_lonlat(struct ehr_crs *crs, double x, double y,
	double *lon, double *lat, struct ehr_err *err);

/* Does the point (WGS 84) lie where the system is meant to be used? */
bool ehr_crs_covers(const struct ehr_crs *crs, double lon, double lat);

/* The name, and what is done, for the manifest; NULL where it is nothing. */
const char *ehr_crs_name(const struct ehr_crs *crs);
const char *ehr_crs_operation(const struct ehr_crs *crs);

#endif
