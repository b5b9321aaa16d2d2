/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How high the sun stands.
 */
#ifndef EHR_CALC_SUN_H
#define EHR_CALC_SUN_H

/* Altitude of the sun's centre above the horizon in degrees, without
 * refraction, at a place (degrees, east and north above 0) and a time in days
 * of UTC since 2000-01-01 12:00. The low-precision formulas of the Astronomical
 * Almanac, good to 0.01 degrees of the sun's place from 1950 to 2050 (J. J.
 * Michalsky, Solar Energy 40(3), 1988, 227-235). */
double ehr_sun_altitude(double days, double lon, double lat);

/* Days from 2000-01-01 12:00 to midnight (0:00) of a date of the Gregorian
 * calendar. */
double ehr_sun_days(int year, int month, int day);

#endif
