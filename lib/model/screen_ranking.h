/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items of a screening ranked by a method, and how their ranks move when a
 * weight does.
 */
#ifndef EHR_MODEL_SCREEN_RANKING_H
#define EHR_MODEL_SCREEN_RANKING_H

#include "calc/dominance.h"
#include "calc/ranks.h"
#include "model/screen_matrix.h"
#include "model/screen_weights.h"

enum ehr_screen_method {
	EHR_SCREEN_BY_LOAD, /* the load alone */
	EHR_SCREEN_TOPSIS,
	EHR_SCREEN_COPELAND,
	EHR_SCREEN_HASSE,
	EHR_SCREEN_TOXPI,
};

/* Methods that look at every pair take no more items than this. */
enum { EHR_SCREEN_PAIRS_MAX = 100000 };

struct ehr_screen_ranking {
	enum ehr_screen_method method;
	enum ehr_ties ties;
	/* what is ranked: the matrix's indicators, or ToxPi's slices of them */
	struct ehr_criteria criteria;
	const struct ehr_str *name; /* of its indicators */
	const uint32_t *item;       /* of its rows */
	double *score, *rank;       /* by row */
	/* n rows of m: what each indicator has in the score (TOPSIS, ToxPi),
	 * or where it stands between the ends, 0 to 1 (Copeland, Hasse) */
	double *part;
	struct ehr_dominance *dominance; /* of Copeland and Hasse; else NULL */
	double incomparable;             /* share of pairs; NAN: no pairs */
	double weight[EHR_CRITERIA_MAX];
	struct ehr_str slice[EHR_CRITERIA_MAX];
	bool slice_lower[EHR_CRITERIA_MAX];
	double *slice_value;
};

/* Ranks the items of the matrix, which must outlive the ranking. weighting does
 * not matter to the load, Copeland and Hasse. Fails (EHR_FAULT_USAGE) on more
 * items than a method takes, on a slice of two directions, and as
 * ehr_screen_weighting_of does. */
EHR_MUST_USE int ehr_screen_ranking_make(struct ehr_screen_ranking *ranking,
	const struct ehr_screen_matrix *matrix,
	const struct ehr_screen_weighting *weighting, struct ehr_err *err);
void ehr_screen_ranking_release(struct ehr_screen_ranking *ranking);

/* Do weights matter to the method? */
bool ehr_screen_has_weights(enum ehr_screen_method method);

/* Scores and ranks by other weights, into arrays of n. */
void ehr_screen_rank_by(const struct ehr_screen_ranking *ranking,
	const double *weight, double *score, double *rank);

#endif
