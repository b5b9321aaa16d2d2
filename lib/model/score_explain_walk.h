/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walk of model/score_explain.h along the equations of one path: what its
 * names are, and the steps.
 */
#ifndef EHR_MODEL_SCORE_EXPLAIN_WALK_H
#define EHR_MODEL_SCORE_EXPLAIN_WALK_H

#include "model/score_explain.h"

/* What was worked out so far. */
struct ehr_walk_symbol {
	struct ehr_str name;
	double value;
};

/* From now on one name stands for another. */
struct ehr_walk_instead {
	struct ehr_str name, by;
};

enum { EHR_WALK_SYMBOLS = 160, EHR_WALK_INSTEADS = 16, EHR_WALK_TERMS = 64 };

struct ehr_walk {
	const struct ehr_score_explain_opts *opts;
	struct ehr_arena *arena;
	struct ehr_score_explanation *out; /* numbers and sources go there */
	const struct ehr_path *path;
	const struct ehr_effect *effect;
	const struct ehr_chemical *chemical;
	double concentration;
	const char *stem;  /* what @ stands for */
	size_t population; /* whose parameters; n_population: the site's */
	struct ehr_walk_symbol symbol[EHR_WALK_SYMBOLS];
	size_t n_symbol;
	struct ehr_walk_instead instead[EHR_WALK_INSTEADS];
	size_t n_instead;
	/* what `cancer` and `bin` made, to be added */
	struct ehr_str term[EHR_WALK_TERMS];
	size_t n_term;
	struct ehr_shown_step *step;
	size_t n_step;
};

/* A number of its own under a name: weights and years of age groups. */
void ehr_walk_number(struct ehr_walk *walk, struct ehr_str name,
	struct ehr_shown_number number);

/* Names in equations: the walk is self. */
bool ehr_walk_find(void *walk, struct ehr_str name, double *value);
void ehr_walk_show(void *walk, struct ehr_str name, struct ehr_buf *out);

/* A result under its name, and one name by another, for what follows. */
void ehr_walk_keep(struct ehr_walk *walk, struct ehr_str name, double value);
void ehr_walk_put(
	struct ehr_walk *walk, struct ehr_str name, struct ehr_str by);

/* Remembers that a source was named. */
void ehr_walk_cite(struct ehr_walk *walk, const char *source);

/* The population's name as part of a symbol. */
struct ehr_str ehr_walk_suffix(struct ehr_walk *walk, size_t population);

/* The buffer's text, kept as long as the row; the buffer is released. */
struct ehr_str ehr_walk_text(struct ehr_walk *walk, struct ehr_buf *buf);
/* "HEAD_TAIL" */
struct ehr_str ehr_walk_joined(
	struct ehr_walk *walk, struct ehr_str head, struct ehr_str tail);

/* What people take in, as steps, and the unit of it into *unit: the population
 * of the hazard quotient; those of the cancer risk, which become the terms; age
 * groups, likewise; and a day from birth, of which step has the title. */
EHR_MUST_USE int ehr_walk_noncancer(
	struct ehr_walk *walk, const char **unit, struct ehr_err *err);
EHR_MUST_USE int ehr_walk_cancer(
	struct ehr_walk *walk, const char **unit, struct ehr_err *err);
EHR_MUST_USE int ehr_walk_bins(
	struct ehr_walk *walk, const char **unit, struct ehr_err *err);
EHR_MUST_USE int ehr_walk_birth(struct ehr_walk *walk,
	const struct ehr_formula_step *step, const char **unit,
	struct ehr_err *err);

/* "0_2", from the years of life at which a group begins and ends; and its weight
 * and years as names that end so. */
struct ehr_str ehr_walk_ages(struct ehr_walk *walk, double from_a, double to_a);
void ehr_walk_bin(struct ehr_walk *walk, const struct ehr_age_bin *bin,
	struct ehr_str ages_text);

/* Does the path weigh ages: which rules of mutagens hold? */
bool ehr_walk_is_mutagen(const struct ehr_walk *walk);
bool ehr_walk_is_by_years(const struct ehr_walk *walk);

/* All steps of the path's formula, into walk->step. */
EHR_MUST_USE int ehr_walk_path(struct ehr_walk *walk, struct ehr_err *err);

/* One step with an equation of its own; whose parameters, for the title, or
 * NULL. */
EHR_MUST_USE int ehr_walk_step(struct ehr_walk *walk,
	const struct ehr_formula_step *step, struct ehr_str symbol,
	struct ehr_str equation, const char *whose, struct ehr_err *err);

#endif
