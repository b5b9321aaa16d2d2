/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/levels_hj.h"

#include "calc/hj_transport.h"

/* What the leaching factor takes of the site. */
static const struct {
	enum ehr_par par;
	size_t offset; /* in struct ehr_hj_site */
} taken[] = {
	{ EHR_PAR_RHO_B, offsetof(struct ehr_hj_site, density_kg_l) },
	{ EHR_PAR_RHO_S, offsetof(struct ehr_hj_site, grain_density_kg_l) },
	{ EHR_PAR_PWS, offsetof(struct ehr_hj_site, water_kg_kg) },
	{ EHR_PAR_FOM, offsetof(struct ehr_hj_site, organic_g_kg) },
	{ EHR_PAR_DSUB, offsetof(struct ehr_hj_site, below_cm) },
	{ EHR_PAR_TAU, offsetof(struct ehr_hj_site, years_a) },
	{ EHR_PAR_W, offsetof(struct ehr_hj_site, width_cm) },
	{ EHR_PAR_UGW, offsetof(struct ehr_hj_site, flow_cm_a) },
	{ EHR_PAR_DELTA_GW, offsetof(struct ehr_hj_site, plume_cm) },
	{ EHR_PAR_I, offsetof(struct ehr_hj_site, recharge_cm_a) },
};

static bool site_of(const struct ehr_profile *profile, struct ehr_hj_site *site)
{
	*site = (struct ehr_hj_site){ 0 };
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		const struct ehr_param *param =
			ehr_profile_site(profile, ehr_par_name(taken[i].par));
		if (!param)
			return false;
		memcpy((char *)site + taken[i].offset,
			&profile->value[param->number], sizeof(double));
	}
	return true;
}

double ehr_levels_leaching_kg_l(
	const struct ehr_profile *profile, const struct ehr_chemical *chemical)
{
	const struct ehr_tox_value *henry = &chemical->value[EHR_TOX_HENRY];
	const struct ehr_tox_value *koc = &chemical->value[EHR_TOX_KOC];
	struct ehr_hj_chemical substance;
	struct ehr_hj_site site;

	if (!henry->there || !koc->there || !site_of(profile, &site))
		return 0;
	substance = (struct ehr_hj_chemical){ .henry = henry->value,
		.koc_l_kg = koc->value };
	return ehr_hj_leaching_kg_l(&site, &substance);
}

void ehr_levels_leaching_used(const struct ehr_profile *profile, bool *used)
{
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		const struct ehr_param *param =
			ehr_profile_site(profile, ehr_par_name(taken[i].par));
		if (param)
			used[param->number] = true;
	}
}
