/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shifted degrees of public Chinese maps: GCJ-02 (official) and BD-09
 * (Baidu, on top of it). Neither is published; the formulas are those that
 * open programs have in common, read in googollee/eviltransform (GCJ-02) and
 * wandergis/coordtransform (BD-09). They shift by some hundred metres, BD-09
 * by about a kilometre.
 *
 * GCJ-02 leaves points outside 72.004 to 137.8347 E, 0.8293 to 55.8271 N as
 * they are; that rectangle is part of the formula, not a border. BD-09 knows no
 * such rule.
 *
 * The way back is solved by iteration until the formula gives the point again
 * to 1e-12 degrees. All coordinates are degrees; points are pairs of longitude
 * and latitude.
 */
#ifndef EHR_GEO_DATUM_H
#define EHR_GEO_DATUM_H

#include <stdbool.h>

struct ehr_lonlat {
	double lon, lat;
};

struct ehr_lonlat ehr_gcj02_from_wgs84(struct ehr_lonlat wgs84);
struct ehr_lonlat ehr_gcj02_to_wgs84(struct ehr_lonlat gcj02);
struct ehr_lonlat ehr_bd09_from_wgs84(struct ehr_lonlat wgs84);
struct ehr_lonlat ehr_bd09_to_wgs84(struct ehr_lonlat bd09);

/* Is the point in the rectangle where GCJ-02 shifts? */
bool ehr_gcj02_covers(struct ehr_lonlat wgs84);

#endif
