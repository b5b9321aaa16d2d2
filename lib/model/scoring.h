/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores canonical concentration rows: which rows can be scored under a
 * profile, and their hazard quotients and cancer risks.
 *
 * Whatever cannot be scored says why, in a word and a detail; nothing becomes 0.
 * A value that cannot be read at all is an error of the row. In the order in
 * which they are looked for:
 *
 * speciated              the row was split: its children are scored
 * not_an_exposure_point  quantity is no concentration, or nobody is exposed at
 *                        that point type (detail: which)
 * no_path                the profile has none for the medium, layer or item of
 *                        food (which)
 * out_of_scope needs_speciation unspeciated needs_valence lead
 *                        what the scope table says of the pollutant (how)
 * no_cas bad_cas         no CAS number; one with a wrong form or check digit
 * no_value               no toxicity value for any path (which would be needed)
 * unit                   not the medium's unit, and not to be turned into it
 * qualifier              neither empty nor < nor ND
 * nondetect              not detected; only the bounds are scored, or nothing
 *                        where no limit above 0 is known (detail: no_limit)
 * no_concentration       the value is empty
 * negative               a concentration below 0
 * other_bound            the row is for bounds that its chemical has no value for
 *
 * A column bound (ehrisk-speciate --bounds) says which of hq, hq_high, cr and
 * cr_high the row counts for; empty: for all.
 */
#ifndef EHR_MODEL_SCORING_H
#define EHR_MODEL_SCORING_H

#include "io/table.h"
#include "model/appendix_met.h"
#include "model/chemical_effects.h"
#include "ref/scope.h"
#include "ref/unit.h"

/* Columns that are read, in the order of ehr_scoring_columns. */
enum ehr_score_column {
	EHR_SCORE_MEDIUM,
	EHR_SCORE_CAS,
	EHR_SCORE_VALUE,
	EHR_SCORE_UNIT,
	EHR_SCORE_NEEDED, /* those before must be there */
	EHR_SCORE_POLLUTANT = EHR_SCORE_NEEDED,
	EHR_SCORE_POINT_TYPE,
	EHR_SCORE_QUANTITY,
	EHR_SCORE_LAYER,
	EHR_SCORE_QUALIFIER,
	EHR_SCORE_LIMIT,
	EHR_SCORE_ITEM,
	EHR_SCORE_FLAGS,
	EHR_SCORE_BOUND,
	EHR_SCORE_COLUMNS,
};
extern const char *const ehr_score_columns[EHR_SCORE_COLUMNS + 1];

/* What all threads share; read only once bound. The tables are lent. */
struct ehr_scoring {
	const struct ehr_profile *profile;
	const struct ehr_toxicity *toxicity;
	const struct ehr_scope *scope;
	const struct ehr_units *units;
	struct ehr_exposure *exposure;
	struct ehr_met *met;            /* told what is scored; NULL: nobody */
	long column[EHR_SCORE_COLUMNS]; /* EHR_NO_COLUMN where absent */
	struct ehr_arena arena;
};

void ehr_scoring_init(struct ehr_scoring *scoring,
	const struct ehr_profile *profile, const struct ehr_toxicity *toxicity,
	const struct ehr_scope *scope, const struct ehr_units *units);
/* Finds the columns; fails naming one that is missing. */
EHR_MUST_USE int ehr_scoring_bind(struct ehr_scoring *scoring,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_scoring_release(struct ehr_scoring *scoring);

struct ehr_place;

/* Is there any result, if only a bound? */
#define ehr_score_has_result(score) \
	((score)->has_hq_high || (score)->has_cr_high || (score)->has_hq || \
		(score)->has_cr)

/* One row's result. Texts live until the scorer's next row. */
struct ehr_score {
	const char *word; /* why not scored; NULL: scored */
	struct ehr_str detail;
	bool in_scope;  /* a risk to be assessed, scored or not */
	bool nondetect; /* not detected: at most the bounds are scored */
	bool has_hq, has_cr, has_hq_high, has_cr_high;
	unsigned hq_routes, cr_routes; /* bits 1 << enum ehr_route */
	double hq, cr, hq_high, cr_high;
	/* With a hq or cr: the concentration that they are of, in the unit of
	 * the medium, and what the linear risk was multiplied by to be cr. */
	double concentration, cr_bent;
	double hq_route[EHR_ROUTES], cr_route[EHR_ROUTES];
	const struct ehr_effects *effects; /* NULL: none were looked up */
	const struct ehr_place *place;     /* NULL likewise; until the next */
	unsigned notes;                    /* bits below */
	int bound;              /* bits of enum ehr_bound_of; 0: all */
	const char *scope_flag; /* word of the scope table; may be empty */
};

enum ehr_score_note {
	EHR_SCORE_ONE_HIT = 1,       /* above the linear range, corrected */
	EHR_SCORE_ABOVE_LINEAR = 2,  /* above it, left linear */
	EHR_SCORE_SUBSTITUTED = 4,   /* a non-detect with a value given */
	EHR_SCORE_NO_POINT_TYPE = 8, /* not stated: taken as exposure */
	EHR_SCORE_NO_LAYER = 16,     /* not stated: taken as the surface */
	EHR_SCORE_SATURATED = 32,    /* above what vapours can come from */
	EHR_SCORE_BOUNDED = 64,      /* counts for some of the bounds alone */
};

/* What one thread needs. */
struct ehr_scorer;
struct ehr_scorer *ehr_scorer_new(const struct ehr_scoring *scoring);
void ehr_scorer_free(struct ehr_scorer *scorer);

/* Scores the row. -1: a cell that should be a number is none. */
EHR_MUST_USE int ehr_scorer_row(struct ehr_scorer *scorer,
	const struct ehr_row *row, struct ehr_score *score,
	struct ehr_err *err);

/* Of one path of a score that has a hq or cr: its part of them. */
double ehr_score_path_hq(
	const struct ehr_score *score, const struct ehr_effect *path);
double ehr_score_path_cr(
	const struct ehr_score *score, const struct ehr_effect *path);
/* The doses behind them; of paths of air the exposure concentrations in ug/m3. */
double ehr_score_path_dose(
	const struct ehr_score *score, const struct ehr_effect *path);
double ehr_score_path_lifetime_dose(
	const struct ehr_score *score, const struct ehr_effect *path);

/* Words on what the score rests on and assumes, for the column score_flags. */
struct ehr_str ehr_scorer_flags(
	struct ehr_scorer *scorer, const struct ehr_score *score);
/* "word" or "word:detail"; empty when scored. */
struct ehr_str ehr_scorer_reason(
	struct ehr_scorer *scorer, const struct ehr_score *score);

#endif
