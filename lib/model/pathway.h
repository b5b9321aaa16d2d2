/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One way from a medium into people, as numbers. Three factors make a result:
 *
 *     intake    what people do: so much a day, for so many years
 *     transfer  how much of the medium's concentration reaches them: vapour of
 *               soil in air, what goes through skin in one contact
 *     effect    intake, transfer and toxicity of one chemical together:
 *               HQ = C * dose / reference        CR = C * slope
 *
 * All formulas are linear in the concentration up to effect.cap. A number that
 * is not there (no reference dose, no absorption fraction) leaves its half out:
 * never 0.
 *
 * value is always an array like profile->value: the profile's own, or one in
 * which some parameters have other values (a draw, a step of a sensitivity
 * analysis). Nothing is looked up by name here.
 */
#ifndef EHR_MODEL_PATHWAY_H
#define EHR_MODEL_PATHWAY_H

#include "ref/profile.h"

/*
 * Exposure per unit of concentration that reaches people. Doses in mg/(kg d)
 * per mg/kg of soil, mg/L of water, mg/kg of food or mg/m3 of air (before
 * absorption); where the air itself is the measure, a share of its
 * concentration.
 */
struct ehr_intake {
	double noncancer;
	double cancer;         /* lifetime average */
	double cancer_mutagen; /* the same with ages weighted by ADAF */
	double from_birth;     /* of the first population, not averaged */
};

struct ehr_intake ehr_pathway_intake(const struct ehr_profile *profile,
	const struct ehr_path *path, const double *value);

/* Whether a chemical takes the path. */
enum ehr_transfer_state {
	EHR_TRANSFER_DONE,
	EHR_TRANSFER_NONE,    /* it does not: not volatile */
	EHR_TRANSFER_LACKING, /* it does, but a property of it is not known */
	EHR_TRANSFER_UNKNOWN, /* whether it is volatile is not known */
};

/* What of the concentration reaches people: 1 where the path needs no transfer;
 * mg/m3 of air per mg/kg of soil or mg/L of water, and the like. */
struct ehr_transfer {
	enum ehr_transfer_state state;
	double noncancer, cancer;
	double cap;    /* the concentration from which vapours grow no more */
	unsigned used; /* properties: bits 1 << enum ehr_tox_param */
	enum ehr_tox_param lacking; /* of EHR_TRANSFER_LACKING */
};

struct ehr_transfer ehr_pathway_transfer(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_chemical *chemical,
	const double *value);

/* Does the transfer hang on any of the parameters marked, by number? */
bool ehr_pathway_transfer_hangs_on(const struct ehr_profile *profile,
	const struct ehr_path *path, const bool *marked);

/* Is it a path of vapours? Is its measure the concentration in air? */
bool ehr_pathway_is_vapour(const struct ehr_path *path);
bool ehr_pathway_is_air(const struct ehr_path *path);

struct ehr_effect;

/* Marks the parameters, by number, that the effect of the path rests on. */
void ehr_pathway_used(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_effect *effect,
	bool *used);

/* Adds the names of the path's parameters whose status is "memory" to words, as
 * "memory:NAME"; those that chemicals have themselves only where the notes of
 * the effect say that the profile's was taken. */
void ehr_pathway_marks(const struct ehr_profile *profile,
	const struct ehr_path *path, unsigned notes, struct ehr_buf *words);

enum { EHR_AGE_WEIGHTS = 3 }; /* cancer, cancer_mutagen, from_birth */

/* What a chemical does by a path. */
struct ehr_effect {
	enum ehr_route route;
	bool has_hq, has_cr;
	/* HQ = C * dose / reference: two numbers, so that it is rounded as
	 * written in the formulas */
	double dose, reference;
	double slope; /* CR = C * slope */
	/* The lifetime average dose per unit of concentration, ages not weighted;
	 * like dose in mg/(kg d), or of air in its own unit. There with has_cr. */
	double lifetime_dose;
	double shown; /* what doses are multiplied by for people to read: 1000
			 where air comes out in mg/m3, 1 elsewhere */
	/* The same as coefficients of the intake:
	 * dose / reference = by_noncancer * intake.noncancer
	 * slope = the sum of by_cancer times intake.cancer and so on */
	double by_noncancer, by_cancer[EHR_AGE_WEIGHTS];
	double cap; /* C counts up to here; HUGE_VAL */
	enum ehr_transfer_state transfer;
	enum ehr_tox_param lacking; /* where the transfer lacks a property */
	/* which values of the chemical it rests on: bits 1 << enum
	 * ehr_tox_param */
	unsigned used;
	unsigned used_bare; /* of these: its bare number in place of value */
	unsigned notes;     /* bits below */
};

enum ehr_effect_note {
	EHR_NOTE_AGE_IN_VALUE = 1,  /* the age factor came with the value */
	EHR_NOTE_AGE_TAKEN_OUT = 2, /* divided out, then put in by age groups */
	EHR_NOTE_AGE_UNKNOWN = 4, /* whether it has is not known: left alone */
	EHR_NOTE_DEFAULT_SAF = 8, /* the profile's, not the chemical's */
	EHR_NOTE_DEFAULT_GIABS = 16,
	EHR_NOTE_DEFAULT_RBA = 32, /* of most chemicals: no word says so */
	EHR_NOTE_AGES_APART = 64,  /* the age groups are not the years of ED */
};

struct ehr_effect ehr_pathway_effect(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_intake *intake,
	const struct ehr_chemical *chemical, const double *value);

#endif
