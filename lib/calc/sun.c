/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sun.h"

#include <math.h>

#include "base/day.h"

#define PI 3.14159265358979323846

static const double degree = PI / 180;

/* Where the sun stands among the stars, in radians, and Greenwich mean sidereal
 * time in hours. */
struct position {
	double right_ascension, declination, sidereal_h;
};

static struct position position_at(double days)
{
	double mean_longitude = 280.460 + 0.9856474 * days;
	double anomaly = (357.528 + 0.9856003 * days) * degree;
	double longitude = (mean_longitude + 1.915 * sin(anomaly) +
				   0.020 * sin(2 * anomaly)) *
			   degree;
	double obliquity = (23.439 - 0.0000004 * days) * degree;
	double hour = 24 * (days + 0.5 - floor(days + 0.5));

	return (struct position){
		.right_ascension =
			atan2(cos(obliquity) * sin(longitude), cos(longitude)),
		.declination = asin(sin(obliquity) * sin(longitude)),
		.sidereal_h = 6.697375 + 0.0657098242 * days + hour,
	};
}

double ehr_sun_altitude(double days, double lon, double lat)
{
	struct position sun = position_at(days);
	double local_h = sun.sidereal_h + lon / 15;
	double hour_angle = local_h * 15 * degree - sun.right_ascension;

	return asin(sin(sun.declination) * sin(lat * degree) +
		       cos(sun.declination) * cos(lat * degree) *
			       cos(hour_angle)) /
	       degree;
}

double ehr_sun_days(int year, int month, int day)
{
	/* of 2000-01-01T12:00 */
	return (double)(ehr_day_of(year, month, day) - ehr_day_of(2000, 1, 1)) -
	       0.5;
}
