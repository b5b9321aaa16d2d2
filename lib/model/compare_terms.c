/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compare_terms.h"

#include <math.h>

#include "calc/convert.h"
#include "calc/exposure.h"
#include "calc/risk.h"
#include "model/place.h"

/* One path of a score. */
struct job {
	const struct ehr_profile *profile;
	const struct ehr_path *path;
	const struct ehr_formula_info *info;
	const struct ehr_effect *effect;
	const struct ehr_chemical *chemical;
	const struct ehr_intake *intake;
	size_t population;
	bool cr;
	struct ehr_term *term;
};

static void set(struct job *job, enum ehr_term_factor at, const char *name,
	double value)
{
	job->term->name[at] = name;
	job->term->factor[at] = value;
}

static void times(struct job *job, enum ehr_term_factor at, const char *name,
	double value)
{
	if (!job->term->name[at])
		set(job, at, name, value);
	else
		job->term->factor[at] *= value;
}

static size_t number_of(const struct job *job, size_t who, enum ehr_par par)
{
	return job->path->number[who].of[par];
}

/* The chemical's value where the effect took it, else the profile's. */
static double taken(
	const struct job *job, enum ehr_tox_param param, enum ehr_par par)
{
	if (job->effect->used & 1u << param)
		return job->chemical->value[param].value;
	return job->profile
		->value[number_of(job, job->profile->n_population, par)];
}

/* Which factor a parameter is, and whether it divides. */
static const struct {
	enum ehr_par par;
	enum ehr_term_factor factor;
	bool divides;
} known[] = {
	{ EHR_PAR_BW, EHR_TERM_WEIGHT, true },
	{ EHR_PAR_EF, EHR_TERM_DAYS, false },
	{ EHR_PAR_ET, EHR_TERM_HOURS, false },
	{ EHR_PAR_EV, EHR_TERM_EVENTS, false },
	{ EHR_PAR_EVENTS, EHR_TERM_EVENTS, false },
	{ EHR_PAR_EV_W, EHR_TERM_EVENTS, false },
	{ EHR_PAR_IRS, EHR_TERM_RATE, false },
	{ EHR_PAR_OSIR, EHR_TERM_RATE, false },
	{ EHR_PAR_IRW, EHR_TERM_RATE, false },
	{ EHR_PAR_IRW_H, EHR_TERM_RATE, false },
	{ EHR_PAR_GWCR, EHR_TERM_RATE, false },
	{ EHR_PAR_IRF, EHR_TERM_RATE, false },
	{ EHR_PAR_IRA, EHR_TERM_RATE, false },
	{ EHR_PAR_DAIR, EHR_TERM_RATE, false },
	{ EHR_PAR_SA, EHR_TERM_SKIN, false },
	{ EHR_PAR_SA_W, EHR_TERM_SKIN, false },
	{ EHR_PAR_AF, EHR_TERM_ADHERENCE, false },
	{ EHR_PAR_SSAR, EHR_TERM_ADHERENCE, false },
	{ EHR_PAR_T_GW, EHR_TERM_TRANSFER, false },
	{ EHR_PAR_FI, EHR_TERM_FRACTION, false },
	{ EHR_PAR_ABSO, EHR_TERM_ABSORBED, false },
};

static void add_param(struct job *job, size_t who, enum ehr_par par)
{
	size_t number = number_of(job, who, par);
	double value = job->profile->value[number];
	const char *name = job->profile->param[number]->name;

	if (par == EHR_PAR_LOSS)
		set(job, EHR_TERM_LOSS, name, 1 - value);
	if (par == EHR_PAR_ET)
		value = ehr_day_share_of_hours(value);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].par == par)
			times(job, known[i].factor, name,
				known[i].divides ? 1 / value : value);
}

static double who(const struct job *job, enum ehr_par par)
{
	return job->profile->value[number_of(job, job->population, par)];
}

static double site(const struct job *job, enum ehr_par par)
{
	return job->profile
		->value[number_of(job, job->profile->n_population, par)];
}

/* What stands in a formula in another way than as a factor of its own. */
static void add_composed(struct job *job)
{
	switch (job->path->formula) {
	case EHR_FORMULA_HJ_DCS:
	case EHR_FORMULA_HJ_DGW:
		set(job, EHR_TERM_SKIN, "SAE",
			ehr_skin_area_cm2(who(job, EHR_PAR_HEIGHT),
				who(job, EHR_PAR_BW), who(job, EHR_PAR_SER)));
		break;
	case EHR_FORMULA_HJ_PIS:
		set(job, EHR_TERM_TRANSFER, "PM10*PIAF",
			ehr_kg_of_mg(site(job, EHR_PAR_PM10)) *
				site(job, EHR_PAR_PIAF));
		set(job, EHR_TERM_DAYS, "EFO+EFI",
			site(job, EHR_PAR_FSPO) * who(job, EHR_PAR_EFO) +
				site(job, EHR_PAR_FSPI) *
					who(job, EHR_PAR_EFI));
		break;
	case EHR_FORMULA_HJ_IOV1:
	case EHR_FORMULA_HJ_IOV2:
	case EHR_FORMULA_HJ_IOV3:
		set(job, EHR_TERM_DAYS, "EFO", who(job, EHR_PAR_EFO));
		break;
	case EHR_FORMULA_HJ_IIV1:
	case EHR_FORMULA_HJ_IIV2:
		set(job, EHR_TERM_DAYS, "EFI", who(job, EHR_PAR_EFI));
		break;
	case EHR_FORMULA_US_SWIM_INGESTION:
		set(job, EHR_TERM_TRANSFER, "ET_w", who(job, EHR_PAR_ET_W));
		break;
	default: break;
	}
}

static void add_people(struct job *job)
{
	const enum ehr_par *par = job->info->body;

	for (; *par != EHR_PARS; par++)
		add_param(job, job->population, *par);
	for (par = job->info->site; *par != EHR_PARS; par++)
		add_param(job, job->profile->n_population, *par);
	add_composed(job);
	if (!job->cr)
		return;
	set(job, EHR_TERM_YEARS, "ED", who(job, EHR_PAR_ED));
	if (job->path->formula < EHR_FORMULA_HJ_OIS)
		set(job, EHR_TERM_LIFETIME, "LT",
			1 / ehr_days_of_years(site(job, EHR_PAR_LT)));
	else
		set(job, EHR_TERM_LIFETIME, "ATca",
			1 / site(job, EHR_PAR_ATCA));
}

static const char *transfer_name(enum ehr_formula formula)
{
	switch (formula) {
	case EHR_FORMULA_US_SOIL_PARTICULATES: return "PEF";
	case EHR_FORMULA_US_SOIL_GAS: return "alpha";
	case EHR_FORMULA_US_WATER_DERMAL: return "DA_event";
	case EHR_FORMULA_US_WATER_VAPOUR: return "K";
	case EHR_FORMULA_HJ_DGW: return "Kp";
	default: return "VF";
	}
}

static void add_transfer(struct job *job)
{
	struct ehr_transfer transfer = ehr_pathway_transfer(
		job->profile, job->path, job->chemical, job->profile->value);
	double value = job->cr ? transfer.cancer : transfer.noncancer;

	if (value == 1 && !ehr_pathway_is_vapour(job->path))
		return;
	times(job, EHR_TERM_TRANSFER, "", value);
	job->term->name[EHR_TERM_TRANSFER] = transfer_name(job->path->formula);
}

static void add_value(struct job *job, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &job->chemical->value[param];
	bool bare = job->effect->used_bare & 1u << param;
	double number = bare ? value->bare : value->value;

	set(job, EHR_TERM_VALUE, ehr_tox_name(param),
		job->cr ? number : 1 / number);
}

static void add_chemical(struct job *job)
{
	bool hj = job->path->formula >= EHR_FORMULA_HJ_OIS;
	double giabs;

	switch (job->info->against) {
	case EHR_AGAINST_DERMAL:
		giabs = ehr_giabs_used(
			taken(job, EHR_TOX_GIABS,
				hj ? EHR_PAR_ABSGI : EHR_PAR_GIABS),
			job->profile->giabs_below);
		set(job, EHR_TERM_GIABS, hj ? "ABSgi" : "GIABS", 1 / giabs);
		if (strcmp(job->info->unit, "mg/kg") == 0)
			set(job, EHR_TERM_ABSORBED, "ABSd",
				job->chemical->value[EHR_TOX_ABSD].value);
		break;
	case EHR_AGAINST_ORAL:
		if (job->path->formula == EHR_FORMULA_US_SOIL_INGESTION)
			set(job, EHR_TERM_ABSORBED, "RBA",
				taken(job, EHR_TOX_RBA, EHR_PAR_RBA));
		break;
	case EHR_AGAINST_ACUTE: add_value(job, EHR_TOX_ACUTE); return;
	default: add_value(job, job->cr ? EHR_TOX_IUR : EHR_TOX_RFC); return;
	}
	add_value(job, job->cr ? EHR_TOX_SFO : EHR_TOX_RFDO);
}

static void add_allocation(struct job *job)
{
	if (job->cr || job->info->allocation == EHR_ALLOCATION_NONE)
		return;
	if (job->info->allocation == EHR_ALLOCATION_SAF)
		set(job, EHR_TERM_ALLOCATION, "SAF",
			1 / taken(job, EHR_TOX_SAF, EHR_PAR_SAF));
	else
		set(job, EHR_TERM_ALLOCATION, "WAF",
			1 / taken(job, EHR_TOX_SAF, EHR_PAR_WAF));
}

/* How ages weigh, over how they would not. */
static void add_age(struct job *job)
{
	const struct ehr_effect *effect = job->effect;
	double plain = (effect->by_cancer[0] + effect->by_cancer[1]) *
		       job->intake->cancer;

	if (job->cr && plain > 0)
		set(job, EHR_TERM_AGE, "ADAF", effect->slope / plain);
}

static void add_term(
	struct ehr_terms *terms, struct job job, double value, double counted)
{
	if (value <= 0)
		return;
	if (terms->n == terms->cap) {
		terms->cap = terms->cap ? 2 * terms->cap : 16;
		terms->term = ehr_realloc(
			terms->term, terms->cap, sizeof(*terms->term));
	}
	job.term = &terms->term[terms->n++];
	*job.term = (struct ehr_term){
		.path = job.path, .population = "", .value = value
	};
	set(&job, EHR_TERM_SATURATION, "saturation", counted);
	add_chemical(&job);
	add_allocation(&job);
	add_age(&job);
	if (job.info->populations && !(job.cr && terms->whole)) {
		job.term->population =
			job.profile->population[job.population].name;
		add_people(&job);
	}
	add_transfer(&job);
}

/* The risk by each population whose years add up, as they share the intake. */
static void add_populations(
	struct ehr_terms *terms, struct job *job, double value, double counted)
{
	for (size_t i = 0; i < job->path->n_cancer; i++) {
		struct ehr_path alone = *job->path;
		double share;
		alone.cancer = &job->path->cancer[i];
		alone.n_cancer = 1;
		job->population = job->path->cancer[i];
		share = ehr_pathway_intake(
				job->profile, &alone, job->profile->value)
				.cancer /
			job->intake->cancer;
		add_term(terms, *job, value * share, counted);
	}
}

static void add_path(struct ehr_terms *terms, struct job *job, double c)
{
	const struct ehr_effect *effect = job->effect;
	double counted = c < effect->cap ? c : effect->cap;

	job->population = job->path->noncancer;
	if (!job->cr)
		add_term(terms, *job,
			counted * effect->dose / effect->reference,
			counted / c);
	else if (job->info->populations && !terms->whole)
		add_populations(
			terms, job, counted * effect->slope, counted / c);
	else
		add_term(terms, *job, counted * effect->slope, counted / c);
}

void ehr_terms_add(struct ehr_terms *terms, const struct ehr_scoring *scoring,
	const struct ehr_score *score, bool cr)
{
	const struct ehr_exposure *exposure =
		&scoring->exposure[score->place->medium];

	for (size_t i = 0; i < exposure->medium->n_path; i++) {
		struct job job = {
			.profile = scoring->profile,
			.path = &exposure->medium->path[i],
			.effect = &score->effects->path[i],
			.chemical = score->effects->chemical,
			.intake = &exposure->intake[i],
			.cr = cr,
		};
		job.info = ehr_formula_info(job.path->formula);
		if ((cr ? job.effect->has_cr : job.effect->has_hq) &&
			score->concentration > 0)
			add_path(terms, &job, score->concentration);
	}
}

bool ehr_terms_without_people(
	const struct ehr_scoring *scoring, const struct ehr_score *score)
{
	const struct ehr_medium *medium =
		scoring->exposure[score->place->medium].medium;

	for (size_t i = 0; i < medium->n_path; i++)
		if (!ehr_formula_info(medium->path[i].formula)->populations)
			return true;
	return false;
}
