/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/turner.h"

#include <math.h>

enum { OVERCAST = 10 }; /* tenths */

double ehr_knots(double m_s)
{
	return m_s * 3600 / 1852;
}

double ehr_feet(double metres)
{
	return metres / 0.3048;
}

static int insolation(const double *setting, double sun)
{
	if (sun > setting[EHR_WEATHER_SUN_STRONG])
		return 4;
	if (sun > setting[EHR_WEATHER_SUN_MODERATE])
		return 3;
	return sun > setting[EHR_WEATHER_SUN_SLIGHT] ? 2 : 1;
}

/* By day: the insolation class less what clouds take of it. */
static int day_index(
	const double *setting, const struct ehr_sky *sky, double ceiling)
{
	int index = insolation(setting, sky->sun);

	if (sky->cloud_tenths <= setting[EHR_WEATHER_CLOUD_DAY])
		return index;
	if (ceiling < setting[EHR_WEATHER_CEILING_LOW])
		index -= 2;
	else if (ceiling < setting[EHR_WEATHER_CEILING_HIGH] ||
		 sky->cloud_tenths >= OVERCAST)
		index -= 1;
	return index < 1 ? 1 : index;
}

int ehr_turner_radiation(
	const struct ehr_weather_rules *rules, const struct ehr_sky *sky)
{
	const double *setting = rules->setting;
	double ceiling = isnan(sky->ceiling_ft)
				 ? setting[EHR_WEATHER_CEILING_UNKNOWN]
				 : sky->ceiling_ft;

	if (sky->cloud_tenths >= OVERCAST &&
		ceiling < setting[EHR_WEATHER_CEILING_LOW])
		return 0;
	if (sky->sun <= 0 || sky->sun_before <= 0 || sky->sun_after <= 0)
		return sky->cloud_tenths > setting[EHR_WEATHER_CLOUD_NIGHT]
			       ? -1
			       : -2;
	return day_index(setting, sky, ceiling);
}

enum ehr_stability ehr_turner_stability(
	const struct ehr_weather_rules *rules, int radiation, double wind_m_s)
{
	double knots = floor(ehr_knots(wind_m_s) + 0.5);
	size_t i = 0;

	while (knots > rules->wind[i].upper_knots)
		i++;
	return (enum ehr_stability)(
		rules->wind[i].stability[radiation - EHR_RADIATION_MIN] - 'A');
}

bool ehr_stability_read(struct ehr_str text, enum ehr_stability *stability)
{
	static const char first[] = { 'A', 'a', '1' };

	if (text.n != 1)
		return false;
	for (size_t i = 0; i < sizeof(first); i++)
		if (text.p[0] >= first[i] &&
			text.p[0] < first[i] + EHR_STABILITIES) {
			*stability = (enum ehr_stability)(text.p[0] - first[i]);
			return true;
		}
	return false;
}
