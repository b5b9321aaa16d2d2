/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One way from a medium into people, as numbers: what a unit of concentration
 * does, once for the exposure (ehr_intake, the same for all chemicals) and once
 * for a chemical (ehr_effect). All formulas are linear in the concentration:
 *
 *     HQ = C * dose / reference        CR = C * slope
 *
 * A number that is not there (no reference dose, no absorption fraction) leaves
 * its half out: never 0.
 */
#ifndef EHR_MODEL_PATHWAY_H
#define EHR_MODEL_PATHWAY_H

#include "ref/profile.h"

/*
 * Exposure per unit of concentration. Doses in mg/(kg d) per mg/kg for what is
 * swallowed or on the skin (before absorption) and for HJ 25.3's inhaled soil;
 * concentrations in air otherwise: mg/m3 per mg/kg of soil, or a share of the
 * air's own.
 */
struct ehr_intake {
	double noncancer;
	double cancer;         /* lifetime average */
	double cancer_mutagen; /* the same with ages weighted by ADAF */
	double from_birth;     /* of the first population, not averaged */
};

/* The path's intakes by the profile's parameters. */
struct ehr_intake ehr_pathway_intake(
	const struct ehr_profile *profile, const struct ehr_path *path);

/* Adds the names of the path's parameters whose status is "memory" to words, as
 * "memory:NAME"; those that chemicals have themselves only where the notes of
 * the effect say that the profile's was taken. */
void ehr_pathway_marks(const struct ehr_profile *profile,
	const struct ehr_path *path, unsigned notes, struct ehr_buf *words);

/* What a chemical does by a path. */
struct ehr_effect {
	enum ehr_route route;
	bool has_hq, has_cr;
	/* HQ = C * dose / reference: two numbers, so that it is rounded as
	 * written in the formulas */
	double dose, reference;
	double slope; /* CR = C * slope */
	/* which toxicity values it rests on: bits 1 << enum ehr_tox_param */
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
};

struct ehr_effect ehr_pathway_effect(const struct ehr_profile *profile,
	const struct ehr_path *path, const struct ehr_intake *intake,
	const struct ehr_chemical *chemical);

#endif
