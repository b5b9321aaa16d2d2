/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calc/convert.h"
#include "calc/risk.h"
#include "model/pathway.h"

/* One chemical on one path. */
struct job {
	const struct ehr_profile *profile;
	const struct ehr_path *path;
	const struct ehr_formula_info *info;
	const struct ehr_intake *intake;
	const struct ehr_chemical *chemical;
	const double *value;
	struct ehr_transfer transfer;
	double absorbed; /* share of what reaches the body */
	struct ehr_effect effect;
};

/* A potency and how the intakes enter it. */
struct potency {
	double value, weight[EHR_AGE_WEIGHTS];
};

static bool has(const struct job *job, enum ehr_tox_param param)
{
	return job->chemical->value[param].there;
}

/* The value, noted as used. */
static double take(struct job *job, enum ehr_tox_param param)
{
	job->effect.used |= 1u << param;
	return job->chemical->value[param].value;
}

static size_t site_number(const struct job *job, enum ehr_par par)
{
	return job->path->number[job->profile->n_population].of[par];
}

/* The chemical's value, or the profile's where it has none or was set. */
static double take_or(struct job *job, enum ehr_tox_param param,
	enum ehr_par par, unsigned note)
{
	size_t number = site_number(job, par);
	bool set = strcmp(job->profile->param[number]->status, "set") == 0;

	if (has(job, param) && !set)
		return take(job, param);
	if (!set)
		job->effect.notes |= note;
	return job->value[number];
}

/* What lifelong exposure makes of a mutagen's potency: the age groups, and the
 * last one's weight to the end of life. */
static double lifetime_factor(const struct job *job)
{
	const struct ehr_profile *profile = job->profile;
	double lifetime_a = job->value[site_number(job, EHR_PAR_LT)];
	double left_a = lifetime_a, weighted = 0, last = 1;

	for (size_t i = 0; i < profile->n_bin; i++) {
		last = profile->bin[i].adaf;
		weighted += last * profile->bin[i].years_a;
		left_a -= profile->bin[i].years_a;
	}
	return (weighted + last * left_a) / lifetime_a;
}

static double mutagen_share(const struct job *job)
{
	switch (job->chemical->mutagen) {
	case EHR_MUTAGEN_PARTIAL:
		return job->effect.route == EHR_ROUTE_INH
			       ? job->chemical->mutagen_share_inh
			       : job->chemical->mutagen_share_oral;
	default: return 1;
	}
}

/* The value without the age factor, noted as used. */
static double take_bare(struct job *job, enum ehr_tox_param param)
{
	job->effect.used_bare |= 1u << param;
	return job->chemical->value[param].bare;
}

/* Are the age groups of those exposed as many years as they are exposed? Not
 * where ED has another value than the profile's. */
static bool ages_fit(const struct job *job)
{
	for (size_t i = 0; i < job->path->n_cancer; i++) {
		size_t who = job->path->cancer[i];
		double years_a =
			job->value[job->path->number[who].of[EHR_PAR_ED]];
		double left_a = years_a;
		for (size_t k = 0; k < job->profile->n_bin; k++)
			if (job->profile->bin[k].population == who)
				left_a -= job->profile->bin[k].years_a;
		if (fabs(left_a) > 1e-9 * years_a)
			return false;
	}
	return true;
}

/* By age groups; the potency must be the bare one. */
static struct potency by_age(struct job *job, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &job->chemical->value[param];
	struct potency potency = { value->value, { 1, 0, 0 } };
	double share = mutagen_share(job);

	if (job->chemical->mutagen == EHR_MUTAGEN_FROM_BIRTH) {
		potency.weight[2] = 1;
		return potency;
	}
	if (value->adaf == EHR_TOX_ADAF_UNKNOWN && value->bare <= 0) {
		job->effect.notes |= EHR_NOTE_AGE_UNKNOWN;
		return potency;
	}
	if (!ages_fit(job))
		job->effect.notes |= EHR_NOTE_AGES_APART;
	potency.weight[0] = 1 - share;
	potency.weight[1] = share;
	if (value->bare > 0) {
		potency.value = take_bare(job, param);
	} else {
		job->effect.notes |= EHR_NOTE_AGE_TAKEN_OUT;
		potency.value /=
			ehr_age_weighted(1, lifetime_factor(job), share);
	}
	return potency;
}

/* The potency, the age factor once or not at all. */
static struct potency potent(struct job *job, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &job->chemical->value[param];
	struct potency potency = { value->value, { 1, 0, 0 } };
	bool mutagen = job->chemical->mutagen != EHR_MUTAGEN_NO ||
		       value->adaf == EHR_TOX_ADAF_YES;

	take(job, param);
	if (!mutagen || job->profile->age_factor == EHR_AGE_IN_VALUE)
		return potency;
	if (job->profile->age_factor == EHR_AGE_BINS)
		return by_age(job, param);
	if (value->bare > 0)
		potency.value = take_bare(job, param);
	else
		job->effect.notes |= value->adaf == EHR_TOX_ADAF_YES
					     ? EHR_NOTE_AGE_IN_VALUE
					     : EHR_NOTE_AGE_UNKNOWN;
	return potency;
}

static void hazard(struct job *job, double reference)
{
	struct ehr_effect *effect = &job->effect;
	double once = job->transfer.noncancer * job->absorbed;

	effect->has_hq = true;
	effect->dose = job->intake->noncancer * once;
	effect->reference = reference;
	effect->by_noncancer = once / reference;
}

/* slope: what turns a dose into a risk, from the potency. */
static void cancer(struct job *job, const struct potency *potency, double slope)
{
	const struct ehr_intake *intake = job->intake;
	const double *weight = potency->weight;
	struct ehr_effect *effect = &job->effect;
	double once = job->transfer.cancer * job->absorbed;

	effect->has_cr = true;
	effect->slope = slope * once *
			(weight[1] * intake->cancer_mutagen +
				weight[0] * intake->cancer +
				weight[2] * intake->from_birth);
	effect->lifetime_dose = intake->cancer * once;
	for (int i = 0; i < EHR_AGE_WEIGHTS; i++)
		effect->by_cancer[i] = slope * once * weight[i];
}

/* The share of the reference dose that HJ 25.3 leaves to the medium. Chemicals
 * carry theirs in SAF; groundwater's (WAF) are the same by kind of chemical. */
static double allocated(struct job *job)
{
	switch (job->info->allocation) {
	case EHR_ALLOCATION_SAF:
		return take_or(
			job, EHR_TOX_SAF, EHR_PAR_SAF, EHR_NOTE_DEFAULT_SAF);
	case EHR_ALLOCATION_WAF:
		return take_or(
			job, EHR_TOX_SAF, EHR_PAR_WAF, EHR_NOTE_DEFAULT_SAF);
	default: return 1;
	}
}

static void oral(struct job *job)
{
	if (!has(job, EHR_TOX_RFDO) && !has(job, EHR_TOX_SFO))
		return;
	if (job->path->formula == EHR_FORMULA_US_SOIL_INGESTION)
		job->absorbed = take_or(
			job, EHR_TOX_RBA, EHR_PAR_RBA, EHR_NOTE_DEFAULT_RBA);
	if (has(job, EHR_TOX_RFDO))
		hazard(job, take(job, EHR_TOX_RFDO) * allocated(job));
	if (has(job, EHR_TOX_SFO)) {
		struct potency potency = potent(job, EHR_TOX_SFO);
		cancer(job, &potency, potency.value);
	}
}

/* From soil, the share absorbed is the chemical's; 0 says that the path is not
 * looked at. From water, the transfer holds it. */
static bool absorbed(struct job *job)
{
	if (!has(job, EHR_TOX_RFDO) && !has(job, EHR_TOX_SFO))
		return false;
	if (strcmp(job->info->unit, "mg/kg") != 0)
		return true;
	if (!has(job, EHR_TOX_ABSD) ||
		job->chemical->value[EHR_TOX_ABSD].value <= 0)
		return false;
	job->absorbed = take(job, EHR_TOX_ABSD);
	return true;
}

static void dermal(struct job *job)
{
	bool hj = job->path->formula >= EHR_FORMULA_HJ_OIS;
	double giabs;

	if (!absorbed(job))
		return;
	giabs = ehr_giabs_used(
		take_or(job, EHR_TOX_GIABS, hj ? EHR_PAR_ABSGI : EHR_PAR_GIABS,
			EHR_NOTE_DEFAULT_GIABS),
		job->profile->giabs_below);
	if (has(job, EHR_TOX_RFDO))
		hazard(job, ehr_dermal_reference_dose(
				    take(job, EHR_TOX_RFDO), giabs) *
				    allocated(job));
	if (has(job, EHR_TOX_SFO)) {
		struct potency potency = potent(job, EHR_TOX_SFO);
		cancer(job, &potency, ehr_dermal_slope(potency.value, giabs));
	}
}

/* Air of mg/m3, from another medium, or of ug/m3, measured. */
static void air(struct job *job, enum ehr_tox_param reference)
{
	bool measured = strcmp(job->info->unit, "ug/m3") == 0;

	job->effect.shown = measured ? 1 : ehr_ug_of_mg(1);
	if (has(job, reference)) {
		double rfc_mg_m3 = take(job, reference);
		hazard(job, measured ? ehr_ug_of_mg(rfc_mg_m3) : rfc_mg_m3);
	}
	if (reference == EHR_TOX_RFC && has(job, EHR_TOX_IUR)) {
		struct potency potency = potent(job, EHR_TOX_IUR);
		cancer(job, &potency,
			measured ? potency.value : ehr_ug_of_mg(potency.value));
	}
}

static void inhaled_dose(struct job *job)
{
	const struct ehr_param_numbers *adult =
		&job->path->number[job->profile->adult];
	double bw_kg = job->value[adult->of[EHR_PAR_BW]];
	double air_m3_d = job->value[adult->of[job->info->adult]];

	/* measured air is in ug/m3, the dose in mg */
	if (strcmp(job->info->unit, "ug/m3") == 0)
		job->absorbed = ehr_mg_of_ug(1);
	if (has(job, EHR_TOX_RFC))
		hazard(job, ehr_inhalation_reference_dose(
				    take(job, EHR_TOX_RFC), bw_kg, air_m3_d) *
				    allocated(job));
	if (has(job, EHR_TOX_IUR)) {
		struct potency potency = potent(job, EHR_TOX_IUR);
		cancer(job, &potency,
			ehr_inhalation_slope(potency.value, bw_kg, air_m3_d));
	}
}

struct ehr_effect ehr_pathway_effect(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_intake *intake,
	const struct ehr_chemical *chemical, const double *value)
{
	struct job job = {
		.profile = profile,
		.path = path,
		.info = ehr_formula_info(path->formula),
		.intake = intake,
		.chemical = chemical,
		.value = value,
		.transfer =
			ehr_pathway_transfer(profile, path, chemical, value),
		.absorbed = 1,
	};

	job.effect.route = job.info->route;
	job.effect.transfer = job.transfer.state;
	job.effect.lacking = job.transfer.lacking;
	job.effect.cap = job.transfer.cap;
	job.effect.shown = 1;
	if (job.transfer.state != EHR_TRANSFER_DONE)
		return job.effect;
	switch (job.info->against) {
	case EHR_AGAINST_ORAL: oral(&job); break;
	case EHR_AGAINST_DERMAL: dermal(&job); break;
	case EHR_AGAINST_AIR: air(&job, EHR_TOX_RFC); break;
	case EHR_AGAINST_ACUTE: air(&job, EHR_TOX_ACUTE); break;
	case EHR_AGAINST_INHALED_DOSE: inhaled_dose(&job); break;
	}
	if (job.effect.has_hq || job.effect.has_cr)
		job.effect.used |= job.transfer.used;
	return job.effect;
}
