/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Gauss-Krueger systems of China in the EPSG register: for each datum,
 * zones of 6 degrees (numbers 13 to 23) and of 3 degrees (25 to 45), each once
 * with the zone number in front of the easting (zone 40: 40500000 on the
 * central meridian) and once without (500000).
 */
#ifndef EHR_GEO_GAUSS_H
#define EHR_GEO_GAUSS_H

#include "geo/projection.h"

/* Is crs one of these systems, and is easting none of its own but one of a
 * sister on the same datum? Then its name is written to other. */
bool ehr_gauss_sister(
	const char *crs, double easting, char other[static EHR_CRS_MAX]);

#endif
