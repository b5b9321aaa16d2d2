/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/skin_water.h"

#include <math.h>

#include "calc/convert.h"

#define PI 3.14159265358979323846

/* Resistance of the horny layer against that of the living skin. */
static double ratio_of_layers(const struct ehr_skin_organic *substance)
{
	return substance->kp_cm_h * sqrt(substance->molar_mass_g_mol) / 2.6;
}

static double square(double x)
{
	return x * x;
}

double ehr_skin_event_inorganic(double kp_cm_h, double t_h)
{
	return ehr_litres_of_cm3(kp_cm_h * t_h);
}

double ehr_skin_lag_h(double molar_mass_g_mol)
{
	return 0.105 * pow(10.0, 0.0056 * molar_mass_g_mol);
}

double ehr_skin_steady_after_h(const struct ehr_skin_organic *substance)
{
	double lag_h = ehr_skin_lag_h(substance->molar_mass_g_mol);
	double ratio = ratio_of_layers(substance);
	double c = (1 + 3 * ratio + 3 * square(ratio)) / (3 * (1 + ratio));
	double b = 2 * square(1 + ratio) / PI - c;

	if (ratio <= 0.6)
		return 2.4 * lag_h;
	return 6 * lag_h * (c * (c / b)) / (1 + sqrt(1 - square(c / b)));
}

double ehr_skin_event_organic(
	const struct ehr_skin_organic *substance, double t_h)
{
	double lag_h = ehr_skin_lag_h(substance->molar_mass_g_mol);
	double ratio = ratio_of_layers(substance);
	double through =
		substance->fraction * ehr_litres_of_cm3(substance->kp_cm_h);

	if (t_h <= ehr_skin_steady_after_h(substance))
		return 2 * through * sqrt(6 * lag_h * t_h / PI);
	return through *
	       (t_h / (1 + ratio) +
		       2 * lag_h * (1 + 3 * ratio + 3 * square(ratio)) /
			       square(1 + ratio));
}

double ehr_skin_permeability_cm_h(double log_kow, double molar_mass_g_mol)
{
	return pow(10.0, -2.80 + 0.66 * log_kow - 0.0056 * molar_mass_g_mol);
}

bool ehr_skin_permeability_holds(double log_kow, double molar_mass_g_mol)
{
	double mass = 5.103e-4 * molar_mass_g_mol;
	double fat = 0.05616 * log_kow;

	return mass + fat >= -0.06831 && mass + fat <= 0.5577 &&
	       fat - mass >= -0.3010 && fat - mass <= 0.1758;
}
