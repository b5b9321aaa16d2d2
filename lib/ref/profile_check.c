/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile_check.h"

#include <math.h>

/* Shares that are added up differ in their last digits. */
static const double rounding = 1e-9;

/* False if the site has no such parameter. */
static bool site_value(
	const struct ehr_profile *profile, const char *name, double *value)
{
	const struct ehr_param *param = ehr_profile_site(profile, name);

	if (param)
		*value = profile->value[param->number];
	return param != NULL;
}

int ehr_profile_check_soil(
	const struct ehr_profile *profile, struct ehr_err *err)
{
	double bulk, grains, water, pores;

	if (site_value(profile, "n", &pores) &&
		site_value(profile, "theta_w", &water) && water > pores)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("more water in soil than its pores hold: "
			  "%s is %g, at most %g"),
			"theta_w", water, pores);
	if (!site_value(profile, "Rho_b", &bulk) ||
		!site_value(profile, "Rho_s", &grains))
		return 0;
	if (bulk >= grains)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("soil without pores: Rho_b is %g, Rho_s %g"), bulk,
			grains);
	pores = (1 - bulk / grains) / bulk;
	if (site_value(profile, "Pws", &water) &&
		water > pores * (1 + rounding))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("more water in soil than its pores hold: "
			  "%s is %g, at most %g"),
			"Pws", water, pores);
	return 0;
}

static double years_of_bins(
	const struct ehr_profile *profile, size_t population)
{
	double years = 0;

	for (size_t i = 0; i < profile->n_bin; i++)
		if (profile->bin[i].population == population)
			years += profile->bin[i].years_a;
	return years;
}

int ehr_profile_check_ages(
	const struct ehr_profile *profile, struct ehr_err *err)
{
	if (profile->age_factor != EHR_AGE_BINS)
		return 0;
	for (size_t i = 0; i < profile->n_population; i++) {
		const struct ehr_param *param =
			ehr_profile_param(profile, i, "ED");
		double bins = years_of_bins(profile, i), years;

		if (!param || bins <= 0)
			continue;
		years = profile->value[param->number];
		if (fabs(bins - years) > rounding * years)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("age_bins of %s are %g years, ED is %g"),
				profile->population[i].name, bins, years);
	}
	return 0;
}
