/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pathway.h"

#include "calc/convert.h"
#include "calc/exposure.h"
#include "calc/risk.h"
#include "model/words.h"

/* A population of a path, with years of its own where an age group has them. */
struct who {
	const struct ehr_profile *profile;
	size_t population;
	double ed_a;
};

/* The loader has checked that all of them are there. */
static double get(const struct who *who, const char *name)
{
	return ehr_profile_param(who->profile, who->population, name)->value;
}

static double of_site(const struct ehr_profile *profile, const char *name)
{
	return ehr_profile_site(profile, name)->value;
}

static double of_adult(const struct ehr_profile *profile, const char *name)
{
	struct who adult = { profile,
		ehr_profile_population(profile, ehr_str_of("adult")), 0 };

	return get(&adult, name);
}

static double hj_on_skin(const struct who *who)
{
	double bw_kg = get(who, "BW");
	double sa_cm2 =
		ehr_skin_area_cm2(get(who, "H"), bw_kg, get(who, "SER"));

	return ehr_soil_on_skin(sa_cm2, get(who, "SSAR"), get(who, "Ev"),
		get(who, "EF"), who->ed_a, bw_kg);
}

static double hj_breathed(const struct who *who)
{
	struct ehr_particle_air air = { get(who, "PM10"), get(who, "PIAF"),
		get(who, "fspo"), get(who, "fspi") };

	return ehr_soil_breathed(&air, get(who, "DAIR"), get(who, "EFO"),
		get(who, "EFI"), who->ed_a, get(who, "BW"));
}

/* Average over at_d of what the population takes in during its years. */
static double average(
	enum ehr_formula formula, const struct who *who, double at_d)
{
	double air;

	switch (formula) {
	case EHR_FORMULA_US_SOIL_INGESTION:
		return ehr_soil_dose(
			ehr_soil_ingested(get(who, "IRS"), get(who, "EF"),
				who->ed_a, get(who, "BW")),
			at_d);
	case EHR_FORMULA_US_SOIL_DERMAL:
		return ehr_soil_dose(
			ehr_soil_on_skin(get(who, "SA"), get(who, "AF"),
				get(who, "EV"), get(who, "EF"), who->ed_a,
				get(who, "BW")),
			at_d);
	case EHR_FORMULA_US_SOIL_PARTICULATES:
	case EHR_FORMULA_US_AIR:
		air = ehr_air_share(
			get(who, "ET"), get(who, "EF"), who->ed_a, at_d);
		if (formula == EHR_FORMULA_US_AIR)
			return air;
		return air * ehr_air_of_soil(get(who, "PEF"));
	case EHR_FORMULA_HJ_OIS:
		return get(who, "ABSo") *
		       ehr_soil_dose(ehr_soil_ingested(get(who, "OSIR"),
					     get(who, "EF"), who->ed_a,
					     get(who, "BW")),
			       at_d);
	case EHR_FORMULA_HJ_DCS: return ehr_soil_dose(hj_on_skin(who), at_d);
	case EHR_FORMULA_HJ_PIS: return ehr_soil_dose(hj_breathed(who), at_d);
	default: return 1; /* air breathed without a break */
	}
}

/* Days over which a cancer risk is averaged. */
static double lifetime_d(
	const struct ehr_profile *profile, enum ehr_formula formula)
{
	if (formula <= EHR_FORMULA_US_AIR)
		return ehr_days_of_years(of_site(profile, "LT"));
	return of_site(profile, "ATca");
}

/* What a child of the path takes in at once: in a day of a year of a life,
 * none of them averaged. */
static double from_birth(
	const struct ehr_profile *profile, const struct ehr_path *path)
{
	struct who child = { profile, path->noncancer, 1 };

	switch (path->formula) {
	case EHR_FORMULA_US_SOIL_INGESTION:
		return ehr_soil_dose(ehr_soil_ingested(get(&child, "IRS"), 1, 1,
					     get(&child, "BW")),
			1);
	case EHR_FORMULA_US_SOIL_DERMAL:
		return ehr_soil_dose(
			ehr_soil_on_skin(get(&child, "SA"), get(&child, "AF"),
				get(&child, "EV"), 1, 1, get(&child, "BW")),
			1);
	case EHR_FORMULA_US_SOIL_PARTICULATES:
		return ehr_air_of_soil(get(&child, "PEF"));
	case EHR_FORMULA_US_AIR: return 1;
	default: return 0;
	}
}

struct ehr_intake ehr_pathway_intake(
	const struct ehr_profile *profile, const struct ehr_path *path)
{
	struct ehr_intake intake = { 1, 1, 1, 0 };
	struct who who = { profile, path->noncancer, 0 };

	if (!ehr_formula_info(path->formula)->populations)
		return intake;
	who.ed_a = get(&who, "ED");
	intake.noncancer =
		average(path->formula, &who, ehr_days_of_years(who.ed_a));
	double at_d = lifetime_d(profile, path->formula);
	intake.cancer = intake.cancer_mutagen = 0;
	for (size_t i = 0; i < path->n_cancer; i++) {
		who.population = path->cancer[i];
		who.ed_a = get(&who, "ED");
		intake.cancer += average(path->formula, &who, at_d);
	}
	for (size_t i = 0; i < profile->n_bin; i++) {
		who.population = profile->bin[i].population;
		who.ed_a = profile->bin[i].years_a;
		intake.cancer_mutagen += profile->bin[i].adaf *
					 average(path->formula, &who, at_d);
	}
	if (profile->age_factor == EHR_AGE_BINS)
		intake.from_birth = from_birth(profile, path);
	return intake;
}

static void mark(struct ehr_buf *words, const struct ehr_param *param)
{
	struct ehr_buf word = { 0 };

	if (!param || strcmp(param->status, "memory") != 0)
		return;
	ehr_buf_printf(&word, "memory:%s", param->name);
	ehr_words_add(words, (struct ehr_str){ word.p, word.n });
	ehr_buf_release(&word);
}

/* Is the profile's value used? Not where the chemical has one of its own. */
static bool is_used(const char *name, unsigned notes)
{
	if (strcmp(name, "SAF") == 0)
		return notes & EHR_NOTE_DEFAULT_SAF;
	if (strcmp(name, "GIABS") == 0 || strcmp(name, "ABSgi") == 0)
		return notes & EHR_NOTE_DEFAULT_GIABS;
	if (strcmp(name, "RBA") == 0)
		return notes & EHR_NOTE_DEFAULT_RBA;
	return true;
}

void ehr_pathway_marks(const struct ehr_profile *profile,
	const struct ehr_path *path, unsigned notes, struct ehr_buf *words)
{
	const struct ehr_formula_info *info = ehr_formula_info(path->formula);

	for (const char *const *name = info->site; *name; name++)
		if (is_used(*name, notes))
			mark(words, ehr_profile_site(profile, *name));
	for (const char *const *name = info->body; *name; name++) {
		mark(words, ehr_profile_param(profile, path->noncancer, *name));
		for (size_t i = 0; i < path->n_cancer; i++)
			mark(words, ehr_profile_param(
					    profile, path->cancer[i], *name));
	}
}

/* One chemical on one path. */
struct job {
	const struct ehr_profile *profile;
	const struct ehr_intake *intake;
	const struct ehr_chemical *chemical;
	enum ehr_formula formula;
	struct ehr_effect effect;
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

/* The chemical's value, or the profile's where it has none or was set. */
static double take_or(struct job *job, enum ehr_tox_param param,
	const char *name, unsigned note)
{
	const struct ehr_param *site = ehr_profile_site(job->profile, name);
	bool set = strcmp(site->status, "set") == 0;

	if (has(job, param) && !set)
		return take(job, param);
	if (!set)
		job->effect.notes |= note;
	return site->value;
}

/* What lifelong exposure makes of a mutagen's potency: the age groups, and the
 * last one's weight to the end of life. */
static double lifetime_factor(const struct ehr_profile *profile)
{
	double left_a = of_site(profile, "LT"), weighted = 0, last = 1;

	for (size_t i = 0; i < profile->n_bin; i++) {
		last = profile->bin[i].adaf;
		weighted += last * profile->bin[i].years_a;
		left_a -= profile->bin[i].years_a;
	}
	return (weighted + last * left_a) / of_site(profile, "LT");
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

/* Potency times intake by age groups; the potency must be the bare one. */
static double by_age(struct job *job, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &job->chemical->value[param];
	const struct ehr_intake *intake = job->intake;
	double share = mutagen_share(job), potency;

	if (job->chemical->mutagen == EHR_MUTAGEN_FROM_BIRTH)
		return value->value * (intake->cancer + intake->from_birth);
	if (value->adaf == EHR_TOX_ADAF_UNKNOWN && value->bare <= 0) {
		job->effect.notes |= EHR_NOTE_AGE_UNKNOWN;
		return value->value * intake->cancer;
	}
	if (value->bare > 0) {
		potency = take_bare(job, param);
	} else {
		job->effect.notes |= EHR_NOTE_AGE_TAKEN_OUT;
		potency = value->value / ehr_age_weighted(1,
						 lifetime_factor(job->profile),
						 share);
	}
	return potency *
	       ehr_age_weighted(intake->cancer, intake->cancer_mutagen, share);
}

/* Risk per unit of concentration from a potency in the units of the intake. */
static double potent(struct job *job, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &job->chemical->value[param];
	bool mutagen = job->chemical->mutagen != EHR_MUTAGEN_NO ||
		       value->adaf == EHR_TOX_ADAF_YES;

	take(job, param);
	if (!mutagen || job->profile->age_factor == EHR_AGE_IN_VALUE)
		return value->value * job->intake->cancer;
	if (job->profile->age_factor == EHR_AGE_BINS)
		return by_age(job, param);
	if (value->bare > 0)
		return take_bare(job, param) * job->intake->cancer;
	job->effect.notes |= value->adaf == EHR_TOX_ADAF_YES
				     ? EHR_NOTE_AGE_IN_VALUE
				     : EHR_NOTE_AGE_UNKNOWN;
	return value->value * job->intake->cancer;
}

static void hazard(struct job *job, double dose, double reference)
{
	job->effect.has_hq = true;
	job->effect.dose = dose;
	job->effect.reference = reference;
}

static void cancer(struct job *job, double slope)
{
	job->effect.has_cr = true;
	job->effect.slope = slope;
}

static void us_ingestion(struct job *job)
{
	double rba;

	if (!has(job, EHR_TOX_RFDO) && !has(job, EHR_TOX_SFO))
		return;
	rba = take_or(job, EHR_TOX_RBA, "RBA", EHR_NOTE_DEFAULT_RBA);
	if (has(job, EHR_TOX_RFDO))
		hazard(job, job->intake->noncancer * rba,
			take(job, EHR_TOX_RFDO));
	if (has(job, EHR_TOX_SFO))
		cancer(job, potent(job, EHR_TOX_SFO) * rba);
}

/* An absorbed share of 0 says that the path is not looked at. */
static bool absorbed(struct job *job, double *absd)
{
	*absd = has(job, EHR_TOX_ABSD)
			? job->chemical->value[EHR_TOX_ABSD].value
			: 0;
	return *absd > 0 && (has(job, EHR_TOX_RFDO) || has(job, EHR_TOX_SFO));
}

static void us_dermal(struct job *job)
{
	double absd;

	if (!absorbed(job, &absd))
		return;
	take(job, EHR_TOX_ABSD);
	double giabs = ehr_giabs_used(
		take_or(job, EHR_TOX_GIABS, "GIABS", EHR_NOTE_DEFAULT_GIABS),
		job->profile->giabs_below);
	if (has(job, EHR_TOX_RFDO))
		hazard(job, job->intake->noncancer * absd,
			ehr_dermal_reference_dose(
				take(job, EHR_TOX_RFDO), giabs));
	if (has(job, EHR_TOX_SFO))
		cancer(job, ehr_dermal_slope(potent(job, EHR_TOX_SFO), giabs) *
				    absd);
}

/* Air of mg/m3 (from soil) or ug/m3 (measured). */
static void inhalation(struct job *job)
{
	bool soil = job->formula == EHR_FORMULA_US_SOIL_PARTICULATES;

	if (has(job, EHR_TOX_RFC)) {
		double rfc_mg_m3 = take(job, EHR_TOX_RFC);
		hazard(job, job->intake->noncancer,
			soil ? rfc_mg_m3 : ehr_ug_of_mg(rfc_mg_m3));
	}
	if (has(job, EHR_TOX_IUR)) {
		double slope = potent(job, EHR_TOX_IUR);
		cancer(job, soil ? ehr_ug_of_mg(slope) : slope);
	}
}

static double saf(struct job *job)
{
	return take_or(job, EHR_TOX_SAF, "SAF", EHR_NOTE_DEFAULT_SAF);
}

static void hj_ingestion(struct job *job)
{
	if (has(job, EHR_TOX_RFDO))
		hazard(job, job->intake->noncancer,
			take(job, EHR_TOX_RFDO) * saf(job));
	if (has(job, EHR_TOX_SFO))
		cancer(job, potent(job, EHR_TOX_SFO));
}

static void hj_dermal(struct job *job)
{
	double absd;

	if (!absorbed(job, &absd))
		return;
	take(job, EHR_TOX_ABSD);
	double giabs = ehr_giabs_used(
		take_or(job, EHR_TOX_GIABS, "ABSgi", EHR_NOTE_DEFAULT_GIABS),
		job->profile->giabs_below);
	if (has(job, EHR_TOX_RFDO))
		hazard(job, job->intake->noncancer * absd,
			ehr_dermal_reference_dose(
				take(job, EHR_TOX_RFDO), giabs) *
				saf(job));
	if (has(job, EHR_TOX_SFO))
		cancer(job, ehr_dermal_slope(potent(job, EHR_TOX_SFO), giabs) *
				    absd);
}

static void hj_inhalation(struct job *job)
{
	double bwa_kg = of_adult(job->profile, "BW");
	double daira_m3_d = of_adult(job->profile, "DAIR");

	if (has(job, EHR_TOX_RFC))
		hazard(job, job->intake->noncancer,
			ehr_inhalation_reference_dose(
				take(job, EHR_TOX_RFC), bwa_kg, daira_m3_d) *
				saf(job));
	if (has(job, EHR_TOX_IUR))
		cancer(job, ehr_inhalation_slope(potent(job, EHR_TOX_IUR),
				    bwa_kg, daira_m3_d));
}

struct ehr_effect ehr_pathway_effect(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_intake *intake,
	const struct ehr_chemical *chemical)
{
	struct job job = { profile, intake, chemical, path->formula, { 0 } };

	job.effect.route = ehr_formula_info(path->formula)->route;

	switch (path->formula) {
	case EHR_FORMULA_US_SOIL_INGESTION: us_ingestion(&job); break;
	case EHR_FORMULA_US_SOIL_DERMAL: us_dermal(&job); break;
	case EHR_FORMULA_HJ_OIS: hj_ingestion(&job); break;
	case EHR_FORMULA_HJ_DCS: hj_dermal(&job); break;
	case EHR_FORMULA_HJ_PIS: hj_inhalation(&job); break;
	default: inhalation(&job);
	}
	return job.effect;
}
