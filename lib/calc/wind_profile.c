/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/wind_profile.h"

#include <math.h>

double ehr_wind_at(double wind_m_s, double ref_height_m, double exponent,
	double height_m, double from_m, double wind_min_m_s)
{
	double height = height_m > from_m ? height_m : from_m;
	double wind = wind_m_s * pow(height / ref_height_m, exponent);

	return wind > wind_min_m_s ? wind : wind_min_m_s;
}
