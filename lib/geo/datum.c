/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/datum.h"

#include <math.h>

static const double pi = 3.14159265358979323846;
/* Krasovsky 1940: half the equator's diameter (m), eccentricity squared */
static const double major = 6378245.0;
static const double ee = 0.00669342162296594323;
/* where the formula has its origin, degrees */
static const double origin_lon = 105.0, origin_lat = 35.0;
/* outside of it GCJ-02 is WGS 84, degrees */
static const double west = 72.004, east = 137.8347;
static const double south = 0.8293, north = 55.8271;
/* what BD-09 adds, degrees */
static const double bd_lon = 0.0065, bd_lat = 0.006;

/* amplitude * sin(pi x / length) */
static double wave(double amplitude, double x, double length)
{
	return amplitude * sin(x / length * pi);
}

/* The shift in metres east and north, x and y degrees from the origin. */
static struct ehr_lonlat shift(double x, double y)
{
	double both = wave(20, x, 1.0 / 6) + wave(20, x, 1.0 / 2);
	double along = wave(20, x, 1) + wave(40, x, 3) + wave(150, x, 12) +
		       wave(300, x, 30);
	double up = wave(20, y, 1) + wave(40, y, 3) + wave(160, y, 12) +
		    wave(320, y, 30);

	return (struct ehr_lonlat){
		300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y +
			0.1 * sqrt(fabs(x)) + (both + along) * 2 / 3,
		-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y +
			0.2 * sqrt(fabs(x)) + (both + up) * 2 / 3,
	};
}

/* GCJ-02 without its rule about where it holds. */
static struct ehr_lonlat add_shift(struct ehr_lonlat p)
{
	struct ehr_lonlat metres =
		shift(p.lon - origin_lon, p.lat - origin_lat);
	double sine = sin(p.lat / 180 * pi), cosine = cos(p.lat / 180 * pi);
	double w2 = 1 - ee * sine * sine, w = sqrt(w2);
	double meridian = major * (1 - ee) / (w2 * w);
	double parallel = major / w * cosine;

	p.lon += metres.lon * 180 / (parallel * pi);
	p.lat += metres.lat * 180 / (meridian * pi);
	return p;
}

static struct ehr_lonlat bd09_from_gcj02(struct ehr_lonlat p)
{
	double radius = hypot(p.lon, p.lat) + 2e-5 * sin(p.lat * pi * 50 / 3);
	double angle = atan2(p.lat, p.lon) + 3e-6 * cos(p.lon * pi * 50 / 3);

	return (struct ehr_lonlat){ radius * cos(angle) + bd_lon,
		radius * sin(angle) + bd_lat };
}

/* The point that forward brings to target: what is wanting is added until
 * nothing is. Each step takes away all but some thousandths; the limit on
 * steps is for points where the formula has no slope. */
static struct ehr_lonlat solve(struct ehr_lonlat (*forward)(struct ehr_lonlat),
	struct ehr_lonlat target)
{
	struct ehr_lonlat p = target, got;

	for (int step = 0; step < 40; step++) {
		got = forward(p);
		p.lon += target.lon - got.lon;
		p.lat += target.lat - got.lat;
		if (fabs(target.lon - got.lon) < 1e-12 &&
			fabs(target.lat - got.lat) < 1e-12)
			break;
	}
	return p;
}

bool ehr_gcj02_covers(struct ehr_lonlat wgs84)
{
	return wgs84.lon >= west && wgs84.lon <= east && wgs84.lat >= south &&
	       wgs84.lat <= north;
}

struct ehr_lonlat ehr_gcj02_from_wgs84(struct ehr_lonlat wgs84)
{
	return ehr_gcj02_covers(wgs84) ? add_shift(wgs84) : wgs84;
}

struct ehr_lonlat ehr_gcj02_to_wgs84(struct ehr_lonlat gcj02)
{
	/* the shift is below 0.02 degrees there; further off nothing comes
	 * from inside, and near a pole the formula ends */
	bool near = gcj02.lon > west - 1 && gcj02.lon < east + 1 &&
		    gcj02.lat > south - 1 && gcj02.lat < north + 1;
	struct ehr_lonlat p = near ? solve(add_shift, gcj02) : gcj02;

	return near && ehr_gcj02_covers(p) ? p : gcj02;
}

struct ehr_lonlat ehr_bd09_from_wgs84(struct ehr_lonlat wgs84)
{
	return bd09_from_gcj02(ehr_gcj02_from_wgs84(wgs84));
}

struct ehr_lonlat ehr_bd09_to_wgs84(struct ehr_lonlat bd09)
{
	return ehr_gcj02_to_wgs84(solve(bd09_from_gcj02, bd09));
}
