/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A result as a sum of products: one term for each path, of a cancer risk one
 * for each path and population whose years add up, and each term as a product of
 * factors that have names. What two profiles make of a row is compared factor
 * by factor (model/compare_why.h).
 */
#ifndef EHR_MODEL_COMPARE_TERMS_H
#define EHR_MODEL_COMPARE_TERMS_H

#include "model/scoring.h"

enum ehr_term_factor {
	EHR_TERM_SATURATION, /* concentration that counts over the row's */
	EHR_TERM_VALUE,      /* 1 / reference, or potency */
	EHR_TERM_AGE,        /* years weighted by age over the same without */
	EHR_TERM_GIABS,
	EHR_TERM_ALLOCATION, /* 1 / SAF, 1 / WAF */
	EHR_TERM_HOURS,
	EHR_TERM_FRACTION, /* FI */
	EHR_TERM_LOSS,     /* 1 - loss */
	EHR_TERM_ABSORBED, /* RBA, ABSd, ABSo */
	EHR_TERM_NEUTRAL,  /* the above are 1 where a formula has none */
	EHR_TERM_TRANSFER = EHR_TERM_NEUTRAL, /* VF, 1 / PEF, K, DA_event ... */
	EHR_TERM_RATE,                        /* taken in a day */
	EHR_TERM_SKIN,
	EHR_TERM_ADHERENCE,
	EHR_TERM_EVENTS,
	EHR_TERM_DAYS,
	EHR_TERM_YEARS,
	EHR_TERM_WEIGHT,   /* 1 / BW */
	EHR_TERM_LIFETIME, /* 1 / averaging time of a risk */
	EHR_TERM_FACTORS,
};

struct ehr_term {
	const struct ehr_path *path;
	const char *population;
	double value; /* its part of the result, before any one-hit form */
	/* NULL: the formula has no such factor */
	const char *name[EHR_TERM_FACTORS];
	double factor[EHR_TERM_FACTORS];
};

struct ehr_terms {
	struct ehr_term *term;
	size_t n, cap;
	bool whole; /* a term for each path, whatever its populations */
};

/* Does the score hold paths of formulas without populations (air breathed for a
 * lifetime, of an hour)? Then the other side is to be whole. */
bool ehr_terms_without_people(
	const struct ehr_scoring *scoring, const struct ehr_score *score);

/* Appends the terms of the score's hq, or of its cr: of a score that has one.
 * Terms of 0 are left out. */
void ehr_terms_add(struct ehr_terms *terms, const struct ehr_scoring *scoring,
	const struct ehr_score *score, bool cr);

#endif
