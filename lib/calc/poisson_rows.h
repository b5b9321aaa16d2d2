/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows that a Poisson regression uses, packed together, and the products of
 * its columns: what Newton's method in calc/poisson_fit.h works on. With strata,
 * an intercept for each is profiled out (calc/strata_fit.h): means are scaled to
 * the counts of a stratum, and columns are centred in it.
 */
#ifndef EHR_CALC_POISSON_ROWS_H
#define EHR_CALC_POISSON_ROWS_H

#include <stddef.h>

#include "calc/poisson_fit.h"

/* Arrays lie in the arena. */
struct ehr_poisson_rows {
	size_t n, n_column, n_silent;
	size_t *row;     /* n: where each stands in the model */
	double *x;       /* n * n_column, column after column */
	double *y;       /* n */
	double *offset;  /* n */
	size_t n_strata; /* 0: none */
	size_t *stratum; /* n, each below n_strata */
	double *count;   /* n_strata: sum of y */
	double *sum[2];  /* n_strata: work space */
};

/* Rows in which all is finite, and, with strata (else NULL), whose stratum has
 * a count. */
void ehr_poisson_rows_init(struct ehr_poisson_rows *rows,
	const struct ehr_poisson_model *model, const size_t *stratum,
	size_t n_stratum, struct ehr_arena *arena);

/* eta = offset + X beta and mu = exp(eta), 2^-52 at least; with strata scaled to
 * their counts, and eta likewise. The deviance; INFINITY if it is not finite. */
double ehr_poisson_means(const struct ehr_poisson_rows *rows,
	const double *beta, double *eta, double *mu);

/* mu and the deviance of an eta that is there. */
double ehr_poisson_means_of(
	const struct ehr_poisson_rows *rows, double *eta, double *mu);

/* Less its mean, weighted by mu, in each stratum; without strata nothing. */
void ehr_poisson_centre(
	const struct ehr_poisson_rows *rows, const double *mu, double *t);

/* out = X b (n numbers), and out = X'r (n_column numbers). */
void ehr_poisson_forward(
	const struct ehr_poisson_rows *rows, const double *b, double *out);
void ehr_poisson_back(
	const struct ehr_poisson_rows *rows, const double *r, double *out);

/* log of the probability of the counts; with strata, given those of strata. */
double ehr_poisson_log_likelihood(
	const struct ehr_poisson_rows *rows, const double *mu);

/* The fit itself, in the rows: what ehr_poisson_fit and ehr_strata_fit do. */
enum ehr_fit_state ehr_poisson_solve(const struct ehr_poisson_model *model,
	const struct ehr_poisson_rows *rows, struct ehr_arena *arena,
	struct ehr_poisson_fit *fit);

#endif
