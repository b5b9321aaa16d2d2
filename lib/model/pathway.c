/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pathway.h"

#include "calc/convert.h"
#include "calc/exposure.h"
#include "model/words.h"

/* A population of a path, with years of its own where an age group has them. */
struct who {
	const struct ehr_param_numbers *number;
	const double *value;
	double ef_d_a, ed_a;
};

/* The loader has checked that all of them are there. */
static inline double get(const struct who *who, enum ehr_par par)
{
	return who->value[who->number->of[par]];
}

static struct who population(
	const struct ehr_path *path, const double *value, size_t at)
{
	struct who who = { &path->number[at], value, 0, 0 };

	who.ed_a = get(&who, EHR_PAR_ED);
	if (who.number->of[EHR_PAR_EF] != EHR_NO_PARAM)
		who.ef_d_a = get(&who, EHR_PAR_EF);
	return who;
}

static double site(const struct ehr_profile *profile,
	const struct ehr_path *path, const double *value, enum ehr_par par)
{
	return value[path->number[profile->n_population].of[par]];
}

/* What is taken in of something a day. */
static double a_day(const struct who *who, double amount, double at_d)
{
	return ehr_taken_in(
		amount, who->ef_d_a, who->ed_a, get(who, EHR_PAR_BW), at_d);
}

static double skin_cm2(const struct who *who)
{
	return ehr_skin_area_cm2(get(who, EHR_PAR_HEIGHT), get(who, EHR_PAR_BW),
		get(who, EHR_PAR_SER));
}

static double soil_swallowed(
	const struct who *who, enum ehr_par rate, double at_d)
{
	return ehr_soil_dose(ehr_soil_ingested(get(who, rate), who->ef_d_a,
				     who->ed_a, get(who, EHR_PAR_BW)),
		at_d);
}

static double soil_on_skin(const struct who *who, double at_d)
{
	return ehr_soil_dose(
		ehr_soil_on_skin(get(who, EHR_PAR_SA), get(who, EHR_PAR_AF),
			get(who, EHR_PAR_EV), who->ef_d_a, who->ed_a,
			get(who, EHR_PAR_BW)),
		at_d);
}

static double hj_soil_on_skin(const struct who *who, double at_d)
{
	return ehr_soil_dose(
		ehr_soil_on_skin(skin_cm2(who), get(who, EHR_PAR_SSAR),
			get(who, EHR_PAR_EVENTS), who->ef_d_a, who->ed_a,
			get(who, EHR_PAR_BW)),
		at_d);
}

static double hj_soil_breathed(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct who *who, double at_d)
{
	const double *value = who->value;
	struct ehr_particle_air air = {
		site(profile, path, value, EHR_PAR_PM10),
		site(profile, path, value, EHR_PAR_PIAF),
		site(profile, path, value, EHR_PAR_FSPO),
		site(profile, path, value, EHR_PAR_FSPI),
	};

	return ehr_soil_dose(
		ehr_soil_breathed(&air, get(who, EHR_PAR_DAIR),
			get(who, EHR_PAR_EFO), get(who, EHR_PAR_EFI), who->ed_a,
			get(who, EHR_PAR_BW)),
		at_d);
}

static double hj_air(const struct who *who, enum ehr_par days, double at_d)
{
	return ehr_taken_in(get(who, EHR_PAR_DAIR), get(who, days), who->ed_a,
		get(who, EHR_PAR_BW), at_d);
}

static double air_share(const struct who *who, double at_d)
{
	return ehr_air_share(
		get(who, EHR_PAR_ET), who->ef_d_a, who->ed_a, at_d);
}

static double us_average(
	enum ehr_formula formula, const struct who *who, double at_d)
{
	switch (formula) {
	case EHR_FORMULA_US_SOIL_INGESTION:
		return soil_swallowed(who, EHR_PAR_IRS, at_d);
	case EHR_FORMULA_US_SOIL_DERMAL: return soil_on_skin(who, at_d);
	case EHR_FORMULA_US_WATER_INGESTION:
		return a_day(who, get(who, EHR_PAR_IRW), at_d);
	case EHR_FORMULA_US_WATER_DERMAL:
		return a_day(who,
			get(who, EHR_PAR_SA_W) * get(who, EHR_PAR_EV_W), at_d);
	case EHR_FORMULA_US_SWIM_INGESTION:
		return a_day(who,
			get(who, EHR_PAR_IRW_H) * get(who, EHR_PAR_ET_W) *
				get(who, EHR_PAR_EV_W),
			at_d);
	case EHR_FORMULA_US_FOOD_INGESTION:
		return a_day(who,
			get(who, EHR_PAR_IRF) * get(who, EHR_PAR_FI) *
				(1 - get(who, EHR_PAR_LOSS)),
			at_d);
	case EHR_FORMULA_AIR_DOSE:
		return a_day(who, get(who, EHR_PAR_IRA), at_d);
	default: return air_share(who, at_d);
	}
}

/* Average over at_d of what the population takes in during its years. */
static double average(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct who *who, double at_d)
{
	switch (path->formula) {
	case EHR_FORMULA_HJ_OIS:
		return site(profile, path, who->value, EHR_PAR_ABSO) *
		       soil_swallowed(who, EHR_PAR_OSIR, at_d);
	case EHR_FORMULA_HJ_DCS: return hj_soil_on_skin(who, at_d);
	case EHR_FORMULA_HJ_PIS:
		return hj_soil_breathed(profile, path, who, at_d);
	case EHR_FORMULA_HJ_IOV1:
	case EHR_FORMULA_HJ_IOV2:
	case EHR_FORMULA_HJ_IOV3: return hj_air(who, EHR_PAR_EFO, at_d);
	case EHR_FORMULA_HJ_IIV1:
	case EHR_FORMULA_HJ_IIV2: return hj_air(who, EHR_PAR_EFI, at_d);
	case EHR_FORMULA_HJ_CGW:
		return a_day(who, get(who, EHR_PAR_GWCR), at_d);
	case EHR_FORMULA_HJ_DGW:
		return a_day(who,
			skin_cm2(who) * get(who, EHR_PAR_EVENTS) *
				get(who, EHR_PAR_T_GW),
			at_d);
	default: return us_average(path->formula, who, at_d);
	}
}

/* Days over which a cancer risk is averaged. */
static double lifetime_d(const struct ehr_profile *profile,
	const struct ehr_path *path, const double *value)
{
	if (path->formula < EHR_FORMULA_HJ_OIS)
		return ehr_days_of_years(
			site(profile, path, value, EHR_PAR_LT));
	return site(profile, path, value, EHR_PAR_ATCA);
}

/* What is taken in in a day, not averaged: vinyl chloride's part from birth. The
 * air is the measure itself. */
static double of_a_day(const struct ehr_path *path, struct who who)
{
	if (ehr_formula_info(path->formula)->against == EHR_AGAINST_AIR)
		return 1;
	who.ef_d_a = who.ed_a = 1;
	return us_average(path->formula, &who, 1);
}

struct ehr_intake ehr_pathway_intake(const struct ehr_profile *profile,
	const struct ehr_path *path, const double *value)
{
	struct ehr_intake intake = { 1, 1, 1, 0 };
	struct who who;
	double at_d;

	if (!ehr_formula_info(path->formula)->populations)
		return intake;
	who = population(path, value, path->noncancer);
	intake.noncancer =
		average(profile, path, &who, ehr_days_of_years(who.ed_a));
	if (profile->age_factor == EHR_AGE_BINS)
		intake.from_birth = of_a_day(path, who);
	at_d = lifetime_d(profile, path, value);
	intake.cancer = intake.cancer_mutagen = 0;
	for (size_t i = 0; i < path->n_cancer; i++) {
		who = population(path, value, path->cancer[i]);
		intake.cancer += average(profile, path, &who, at_d);
	}
	for (size_t i = 0; i < profile->n_bin; i++) {
		who = population(path, value, profile->bin[i].population);
		who.ed_a = profile->bin[i].years_a;
		intake.cancer_mutagen += profile->bin[i].adaf *
					 average(profile, path, &who, at_d);
	}
	return intake;
}

static void mark(struct ehr_buf *words, const struct ehr_param *param)
{
	struct ehr_buf word = { 0 };

	if (strcmp(param->status, "memory") != 0)
		return;
	ehr_buf_printf(&word, "memory:%s", param->name);
	ehr_words_add(words, (struct ehr_str){ word.p, word.n });
	ehr_buf_release(&word);
}

/* Is the profile's value used? Not where the chemical has one of its own. */
static bool is_used(enum ehr_par par, unsigned notes)
{
	switch (par) {
	case EHR_PAR_SAF:
	case EHR_PAR_WAF: return notes & EHR_NOTE_DEFAULT_SAF;
	case EHR_PAR_GIABS:
	case EHR_PAR_ABSGI: return notes & EHR_NOTE_DEFAULT_GIABS;
	case EHR_PAR_RBA: return notes & EHR_NOTE_DEFAULT_RBA;
	default: return true;
	}
}

static void mark_all(const struct ehr_profile *profile,
	const struct ehr_param_numbers *number, const enum ehr_par *par,
	unsigned notes, struct ehr_buf *words)
{
	for (; *par != EHR_PARS; par++)
		if (is_used(*par, notes))
			mark(words, profile->param[number->of[*par]]);
}

void ehr_pathway_marks(const struct ehr_profile *profile,
	const struct ehr_path *path, unsigned notes, struct ehr_buf *words)
{
	const struct ehr_formula_info *info = ehr_formula_info(path->formula);

	mark_all(profile, &path->number[profile->n_population], info->site,
		notes, words);
	if (!info->populations)
		return;
	mark_all(profile, &path->number[path->noncancer], info->body, notes,
		words);
	for (size_t i = 0; i < path->n_cancer; i++)
		mark_all(profile, &path->number[path->cancer[i]], info->body,
			notes, words);
}

/* Only cancer risks are averaged over a lifetime. */
static bool is_of_lifetime(enum ehr_par par)
{
	return par == EHR_PAR_LT || par == EHR_PAR_ATCA;
}

static void use(const struct ehr_profile *profile,
	const struct ehr_param_numbers *number, const enum ehr_par *par,
	const struct ehr_effect *effect, bool *used)
{
	for (; *par != EHR_PARS; par++) {
		size_t at = number->of[*par];
		bool set = strcmp(profile->param[at]->status, "set") == 0;
		if ((is_used(*par, effect->notes) || set) &&
			(effect->has_cr || !is_of_lifetime(*par)))
			used[at] = true;
	}
}

void ehr_pathway_used(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_effect *effect,
	bool *used)
{
	const struct ehr_formula_info *info = ehr_formula_info(path->formula);

	use(profile, &path->number[profile->n_population], info->site, effect,
		used);
	if (!info->populations)
		return;
	if (effect->has_hq)
		use(profile, &path->number[path->noncancer], info->body, effect,
			used);
	for (size_t i = 0; effect->has_cr && i < path->n_cancer; i++)
		use(profile, &path->number[path->cancer[i]], info->body, effect,
			used);
	if (info->adult != EHR_PARS) {
		const struct ehr_param_numbers *adult =
			&path->number[profile->adult];
		used[adult->of[EHR_PAR_BW]] = true;
		used[adult->of[info->adult]] = true;
	}
}
