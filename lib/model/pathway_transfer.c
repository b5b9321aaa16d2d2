/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calc/exposure.h"
#include "calc/hj_transport.h"
#include "calc/saturation.h"
#include "calc/skin_water.h"
#include "calc/soil_vapour.h"
#include "model/pathway.h"

/* One chemical on one path. */
struct job {
	const struct ehr_profile *profile;
	const struct ehr_path *path;
	const struct ehr_chemical *chemical;
	const double *value;
	struct ehr_transfer transfer;
};

static double site(const struct job *job, enum ehr_par par)
{
	return job
		->value[job->path->number[job->profile->n_population].of[par]];
}

static double of(const struct job *job, size_t population, enum ehr_par par)
{
	return job->value[job->path->number[population].of[par]];
}

static bool has(const struct job *job, enum ehr_tox_param param)
{
	return job->chemical->value[param].there;
}

/* The value, noted as used. */
static double take(struct job *job, enum ehr_tox_param param)
{
	job->transfer.used |= 1u << param;
	return job->chemical->value[param].value;
}

static void both(struct job *job, double factor)
{
	job->transfer.noncancer = job->transfer.cancer = factor;
}

static void lack(struct job *job, enum ehr_tox_param param)
{
	job->transfer.state = EHR_TRANSFER_LACKING;
	job->transfer.lacking = param;
}

/* Has the chemical all properties up to EHR_TOX_PARAMS? */
static bool need(struct job *job, const enum ehr_tox_param *param)
{
	for (; *param != EHR_TOX_PARAMS; param++)
		if (!has(job, *param)) {
			lack(job, *param);
			return false;
		}
	return true;
}

/* Where the Henry constant is not known, the allocation factor of HJ 25.3 tells
 * volatile chemicals, and metals have no vapour. */
static void guess_volatility(struct job *job, double volatile_saf_below)
{
	const struct ehr_tox_value *saf = &job->chemical->value[EHR_TOX_SAF];

	if (saf->there && saf->value < volatile_saf_below)
		lack(job, EHR_TOX_HENRY);
	else if (saf->there || job->chemical->inorganic)
		job->transfer.state = EHR_TRANSFER_NONE;
	else
		job->transfer.state = EHR_TRANSFER_UNKNOWN;
}

/* Does it evaporate by itself? Not where its solubility is not known. */
static bool has_pressure(struct job *job, double above_pa)
{
	return has(job, EHR_TOX_SOLUBILITY) && has(job, EHR_TOX_MW) &&
	       ehr_vapour_pressure_pa(job->chemical->value[EHR_TOX_HENRY].value,
		       job->chemical->value[EHR_TOX_SOLUBILITY].value,
		       job->chemical->value[EHR_TOX_MW].value) > above_pa;
}

/* Is it a vapour: its Henry constant or its pressure above the limit? */
static bool is_volatile(struct job *job, double limit, double pressure_pa)
{
	if (!has(job, EHR_TOX_HENRY)) {
		guess_volatility(job, job->path->medium->volatile_saf_below);
		return false;
	}
	if (take(job, EHR_TOX_HENRY) > limit || has_pressure(job, pressure_pa))
		return true;
	job->transfer.state = EHR_TRANSFER_NONE;
	return false;
}

static struct ehr_soil_substance in_soil(struct job *job)
{
	return (struct ehr_soil_substance){
		.henry = take(job, EHR_TOX_HENRY),
		.da_cm2_s = take(job, EHR_TOX_DA),
		.dw_cm2_s = take(job, EHR_TOX_DW),
		.koc_l_kg = take(job, EHR_TOX_KOC),
	};
}

/* Vapours grow no more above saturation, where the solubility is known. */
static void cap(struct job *job, const struct ehr_soil_pore *pore,
	const struct ehr_soil_substance *substance)
{
	if (has(job, EHR_TOX_SOLUBILITY))
		job->transfer.cap = ehr_soil_saturation_mg_kg(
			pore, substance, take(job, EHR_TOX_SOLUBILITY));
}

static void us_soil_vapour(struct job *job)
{
	static const enum ehr_tox_param needed[] = { EHR_TOX_DA, EHR_TOX_DW,
		EHR_TOX_KOC, EHR_TOX_PARAMS };
	const struct ehr_soil_pore pore = {
		.density_kg_l = site(job, EHR_PAR_SOIL_RHO_B),
		.porosity = site(job, EHR_PAR_SOIL_N),
		.water = site(job, EHR_PAR_SOIL_THETA_W),
		.carbon = site(job, EHR_PAR_SOIL_FOC),
	};
	struct ehr_soil_substance substance;

	if (has(job, EHR_TOX_VF)) {
		both(job, 1 / take(job, EHR_TOX_VF));
		return;
	}
	if (!is_volatile(
		    job, site(job, EHR_PAR_H_VOL), site(job, EHR_PAR_P_VOL)) ||
		!need(job, needed))
		return;
	substance = in_soil(job);
	both(job, 1 / ehr_volatilization_factor_m3_kg(&pore, &substance,
			      site(job, EHR_PAR_QC), site(job, EHR_PAR_T_VAP)));
	cap(job, &pore, &substance);
}

/* Time of a contact with water: of those whose risks add up, weighted by their
 * years (RSL User's Guide, age-adjusted event time). */
static double event_h(const struct job *job)
{
	const struct ehr_path *path = job->path;
	double sum_h_a = 0, years_a = 0;

	for (size_t i = 0; i < path->n_cancer; i++) {
		double ed_a = of(job, path->cancer[i], EHR_PAR_ED);
		sum_h_a += of(job, path->cancer[i], EHR_PAR_ET_W) * ed_a;
		years_a += ed_a;
	}
	return sum_h_a / years_a;
}

/* What goes through the skin in a contact of so many hours. */
static double through_skin(
	struct job *job, double kp_cm_h, double mw_g_mol, double hours_h)
{
	struct ehr_skin_organic organic = { kp_cm_h, 1, mw_g_mol };

	if (job->chemical->inorganic)
		return ehr_skin_event_inorganic(kp_cm_h, hours_h);
	if (has(job, EHR_TOX_FA))
		organic.fraction = take(job, EHR_TOX_FA);
	return ehr_skin_event_organic(&organic, hours_h);
}

/* Outside the domain of the prediction a table's value was predicted too. */
static bool is_beyond_prediction(const struct job *job)
{
	const struct ehr_tox_value *value = job->chemical->value;

	return !job->chemical->inorganic && value[EHR_TOX_LOG_KOW].there &&
	       value[EHR_TOX_MW].there &&
	       strcmp(value[EHR_TOX_KP].source, "user") != 0 &&
	       !ehr_skin_permeability_holds(
		       value[EHR_TOX_LOG_KOW].value, value[EHR_TOX_MW].value);
}

/* The permeability of skin: the chemical's own, or predicted where that holds;
 * false: the path is left out. */
static bool permeability(struct job *job, double *kp_cm_h)
{
	double log_kow, mw_g_mol;

	if (has(job, EHR_TOX_KP) && is_beyond_prediction(job)) {
		job->transfer.state = EHR_TRANSFER_NONE;
		return false;
	}
	if (has(job, EHR_TOX_KP)) {
		*kp_cm_h = take(job, EHR_TOX_KP);
		return true;
	}
	if (job->chemical->inorganic || !has(job, EHR_TOX_LOG_KOW)) {
		lack(job, EHR_TOX_KP);
		return false;
	}
	log_kow = take(job, EHR_TOX_LOG_KOW);
	mw_g_mol = take(job, EHR_TOX_MW);
	if (!ehr_skin_permeability_holds(log_kow, mw_g_mol)) {
		job->transfer.state = EHR_TRANSFER_NONE;
		return false;
	}
	*kp_cm_h = ehr_skin_permeability_cm_h(log_kow, mw_g_mol);
	return true;
}

static void us_water_dermal(struct job *job)
{
	bool inorganic = job->chemical->inorganic;
	double kp_cm_h, mw_g_mol = 0;

	if (!inorganic && !has(job, EHR_TOX_MW)) {
		lack(job, EHR_TOX_MW);
		return;
	}
	if (!permeability(job, &kp_cm_h))
		return;
	if (!inorganic)
		mw_g_mol = take(job, EHR_TOX_MW);
	job->transfer.noncancer = through_skin(job, kp_cm_h, mw_g_mol,
		of(job, job->path->noncancer, EHR_PAR_ET_W));
	job->transfer.cancer =
		through_skin(job, kp_cm_h, mw_g_mol, event_h(job));
}

static void us_water_vapour(struct job *job)
{
	if (is_volatile(
		    job, site(job, EHR_PAR_H_VOL), site(job, EHR_PAR_P_VOL)))
		both(job, site(job, EHR_PAR_K));
}

/* The site's parameter, or 0 where the path's formula does not take it. */
static double site_or_0(const struct job *job, enum ehr_par par)
{
	size_t number = job->path->number[job->profile->n_population].of[par];

	return number == EHR_NO_PARAM ? 0 : job->value[number];
}

static struct ehr_hj_site hj_site(const struct job *job)
{
	return (struct ehr_hj_site){
		.density_kg_l = site(job, EHR_PAR_RHO_B),
		.grain_density_kg_l = site(job, EHR_PAR_RHO_S),
		.water_kg_kg = site(job, EHR_PAR_PWS),
		.organic_g_kg = site(job, EHR_PAR_FOM),
		.fringe_air = site_or_0(job, EHR_PAR_THETA_ACAP),
		.fringe_water = site_or_0(job, EHR_PAR_THETA_WCAP),
		.fringe_cm = site_or_0(job, EHR_PAR_HCAP),
		.surface_cm = site_or_0(job, EHR_PAR_D),
		.below_cm = site_or_0(job, EHR_PAR_DSUB),
		.below_depth_cm = site_or_0(job, EHR_PAR_LS),
		.water_table_cm = site_or_0(job, EHR_PAR_LGW),
		.years_a = site_or_0(job, EHR_PAR_TAU),
		.wind_cm_s = site_or_0(job, EHR_PAR_UAIR),
		.mixing_cm = site_or_0(job, EHR_PAR_DELTA_AIR),
		.width_cm = site_or_0(job, EHR_PAR_W),
		.source_cm2 = site_or_0(job, EHR_PAR_A),
		.room_cm = site_or_0(job, EHR_PAR_LB),
		.exchange_d = site_or_0(job, EHR_PAR_ER),
		.floor_cm2 = site_or_0(job, EHR_PAR_AB),
		.crack_share = site_or_0(job, EHR_PAR_EIT),
		.floor_cm = site_or_0(job, EHR_PAR_LCRACK),
		.perimeter_cm = site_or_0(job, EHR_PAR_X_CRACK),
		.crack_depth_cm = site_or_0(job, EHR_PAR_Z_CRACK),
		.crack_air = site_or_0(job, EHR_PAR_THETA_ACRACK),
		.crack_water = site_or_0(job, EHR_PAR_THETA_WCRACK),
		.pressure_g_cm_s2 = site_or_0(job, EHR_PAR_DP),
		.permeability_cm2 = site_or_0(job, EHR_PAR_K_V),
	};
}

/* The soil of the standard as calc/soil_vapour.h has it. */
static struct ehr_soil_pore hj_pore(const struct ehr_hj_site *site)
{
	return (struct ehr_soil_pore){
		.density_kg_l = site->density_kg_l,
		.porosity = fmax(
			0, 1 - site->density_kg_l / site->grain_density_kg_l),
		.water = site->density_kg_l * site->water_kg_kg,
		.carbon = ehr_hj_organic_carbon(site),
	};
}

static double hj_factor(enum ehr_formula formula,
	const struct ehr_hj_site *site, const struct ehr_hj_chemical *chemical)
{
	switch (formula) {
	case EHR_FORMULA_HJ_IOV1:
		return ehr_hj_vf_surface_outdoor_kg_m3(site, chemical);
	case EHR_FORMULA_HJ_IOV2:
		return ehr_hj_vf_below_outdoor_kg_m3(site, chemical);
	case EHR_FORMULA_HJ_IOV3:
		return ehr_hj_vf_groundwater_outdoor_l_m3(site, chemical);
	case EHR_FORMULA_HJ_IIV1:
		return ehr_hj_vf_below_indoor_kg_m3(site, chemical);
	default: return ehr_hj_vf_groundwater_indoor_l_m3(site, chemical);
	}
}

static void hj_vapour(struct job *job)
{
	static const enum ehr_tox_param needed[] = { EHR_TOX_DA, EHR_TOX_DW,
		EHR_TOX_KOC, EHR_TOX_PARAMS };
	const struct ehr_hj_site site = hj_site(job);
	struct ehr_soil_substance substance;
	struct ehr_hj_chemical chemical;
	struct ehr_soil_pore pore;

	if (!is_volatile(job, 0, HUGE_VAL) || !need(job, needed))
		return;
	substance = in_soil(job);
	chemical = (struct ehr_hj_chemical){ substance.henry,
		substance.da_cm2_s, substance.dw_cm2_s, substance.koc_l_kg };
	both(job, hj_factor(job->path->formula, &site, &chemical));
	if (strcmp(job->path->medium->unit, "mg/kg") != 0)
		return;
	pore = hj_pore(&site);
	cap(job, &pore, &substance);
}

/* An hour's contact; the hours are in the intake. */
static void hj_groundwater_dermal(struct job *job)
{
	if (has(job, EHR_TOX_KP))
		both(job, ehr_skin_event_inorganic(take(job, EHR_TOX_KP), 1));
	else
		lack(job, EHR_TOX_KP);
}

bool ehr_pathway_is_vapour(const struct ehr_path *path)
{
	switch (path->formula) {
	case EHR_FORMULA_US_SOIL_VAPOUR:
	case EHR_FORMULA_US_WATER_VAPOUR:
	case EHR_FORMULA_HJ_IOV1:
	case EHR_FORMULA_HJ_IOV2:
	case EHR_FORMULA_HJ_IOV3:
	case EHR_FORMULA_HJ_IIV1:
	case EHR_FORMULA_HJ_IIV2: return true;
	default: return false;
	}
}

bool ehr_pathway_is_air(const struct ehr_path *path)
{
	enum ehr_against against = ehr_formula_info(path->formula)->against;

	return against == EHR_AGAINST_AIR || against == EHR_AGAINST_ACUTE;
}

bool ehr_pathway_transfer_hangs_on(const struct ehr_profile *profile,
	const struct ehr_path *path, const bool *marked)
{
	const struct ehr_param_numbers *site =
		&path->number[profile->n_population];
	const struct ehr_param_numbers *who = &path->number[path->noncancer];

	for (int i = 0; i < EHR_PARS; i++)
		if (site->of[i] != EHR_NO_PARAM && marked[site->of[i]])
			return true;
	if (path->formula != EHR_FORMULA_US_WATER_DERMAL)
		return false;
	if (marked[who->of[EHR_PAR_ET_W]])
		return true;
	for (size_t i = 0; i < path->n_cancer; i++) {
		who = &path->number[path->cancer[i]];
		if (marked[who->of[EHR_PAR_ET_W]] ||
			marked[who->of[EHR_PAR_ED]])
			return true;
	}
	return false;
}

struct ehr_transfer ehr_pathway_transfer(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_chemical *chemical,
	const double *value)
{
	struct job job = {
		.profile = profile,
		.path = path,
		.chemical = chemical,
		.value = value,
		.transfer = { .noncancer = 1, .cancer = 1, .cap = HUGE_VAL },
	};

	switch (path->formula) {
	case EHR_FORMULA_US_SOIL_PARTICULATES:
		both(&job, ehr_air_of_soil(site(&job, EHR_PAR_PEF)));
		break;
	case EHR_FORMULA_US_SOIL_VAPOUR: us_soil_vapour(&job); break;
	case EHR_FORMULA_US_SOIL_GAS:
		both(&job, site(&job, EHR_PAR_ALPHA));
		break;
	case EHR_FORMULA_US_WATER_DERMAL: us_water_dermal(&job); break;
	case EHR_FORMULA_US_WATER_VAPOUR: us_water_vapour(&job); break;
	case EHR_FORMULA_HJ_DGW: hj_groundwater_dermal(&job); break;
	default:
		if (ehr_pathway_is_vapour(path))
			hj_vapour(&job);
	}
	return job.transfer;
}
