/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row's result as equations: for each path what was computed, in symbols and
 * with the numbers put in, every number with meaning, unit, source and mark, and
 * why a path or the row has no result. The equations are those of
 * data/formulas.csv, worked out one by one from the numbers shown; that they
 * give what the scorer gives is tested, and each path says so (as_scored).
 *
 * Texts are in the language asked for; words of cells, names and symbols never
 * are.
 */
#ifndef EHR_MODEL_SCORE_EXPLAIN_H
#define EHR_MODEL_SCORE_EXPLAIN_H

#include "model/scoring.h"
#include "ref/citation.h"
#include "ref/formula_step.h"
#include "ref/meaning.h"

/* A number of a profile or chemical that an equation takes. */
struct ehr_shown_number {
	const char *name; /* "child.BW", "SFo"; as in equations */
	const char *meaning;
	double value;
	const char *unit;
	const char *source; /* key of sources.csv, or "user", "set" */
	const char *agency, *version, *status; /* may be "" */
	const char *note;                      /* words; may be "" */
};

/* One equation, worked out. */
struct ehr_shown_step {
	const char *symbol, *title, *unit;
	const char *equation, *numbers; /* right-hand sides; python's but ^ */
	/* why this one and not another: a condition and the same with numbers;
	 * "" where there is no choice */
	const char *when, *when_numbers;
	double value;
	const char *source, *clause, *status;
};

struct ehr_shown_path {
	const char *name, *formula, *title;
	const char *source, *clause;
	const struct ehr_effect *effect;
	struct ehr_shown_step *step;
	size_t n_step;
	double hq, cr;  /* where the effect has them */
	bool as_scored; /* the scorer has the same, to 1e-9 of it */
	/* what is not there and why; "" where nothing lacks */
	const char *word, *detail, *why, *needed;
	const char *no_hq, *no_cr; /* of a path with the other: the value that
				      it lacks, or "" */
};

struct ehr_shown_cell {
	const char *column, *text;
};

struct ehr_score_explanation {
	const struct ehr_shown_cell *cell; /* of the row, not empty */
	size_t n_cell;
	const struct ehr_profile *profile;
	const char *profile_title;
	/* Not scored, or bounds alone: why, and what would help. word NULL:
	 * scored. */
	const char *word, *detail, *why, *needed;
	/* Below is only there with a result. */
	bool has_result;
	bool bound; /* of the limit of detection: hq_high, cr_high */
	const struct ehr_medium *medium;
	const char *read; /* the number as it stood in the row */
	double per_unit;  /* its unit in the medium's */
	double concentration;
	struct ehr_shown_path *path;
	size_t n_path;
	struct ehr_shown_step *sum; /* over the paths */
	size_t n_sum;
	bool has_hq, has_cr;
	double hq, cr;
	struct ehr_shown_number *number;
	size_t n_number;
	const struct ehr_citation **source; /* behind the keys */
	size_t n_source;
	const char *flags; /* as in score_flags */
	const char *tox_src;
};

struct ehr_score_explain_opts {
	const struct ehr_scoring *scoring; /* bound */
	const struct ehr_formula_steps *steps;
	const struct ehr_citations *citations;
	const struct ehr_meanings *meanings; /* of the language */
	bool zh;
	int digits; /* of numbers put into equations; 0: all */
};

struct ehr_score_explainer;
struct ehr_score_explainer *ehr_score_explainer_new(
	const struct ehr_score_explain_opts *opts);
void ehr_score_explainer_free(struct ehr_score_explainer *explainer);

/* Explains the row; the result lives until the next call. -1: a cell cannot be
 * read, or an equation of the table is none. */
EHR_MUST_USE int ehr_score_explain(struct ehr_score_explainer *explainer,
	const struct ehr_header *header, const struct ehr_row *row,
	struct ehr_score_explanation *explanation, struct ehr_err *err);

#endif
