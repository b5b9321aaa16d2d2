/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linear least squares, min |X b - z|, by Householder QR with column pivoting:
 * the one module over LAPACKE. Matrices are column after column. The build takes
 * the reference LAPACK and BLAS, so that the digits do not depend on which
 * others a machine has.
 *
 * Where many columns are 0 in many rows one after the other (splines of time, levels
 * of months), 512 rows at a time are first factorised over the columns that are
 * not, which is a tenth of the work for seven degrees of freedom in each of 14
 * years.
 *
 * Aliased columns: going from the first column to the last, a column of which
 * less than tolerance of its length is left beside those before it is dropped,
 * as R's lm and glm do (LINPACK's dqrdc2); glm's tolerance is 1e-11.
 */
#ifndef EHR_CALC_LEAST_SQUARES_H
#define EHR_CALC_LEAST_SQUARES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

struct ehr_least_squares {
	size_t n_row, n_column;
	double *x;          /* n_row * n_column; spoilt */
	double *z;          /* n_row; spoilt */
	const double *norm; /* lengths that a rest is measured against; NULL:
			       those of the columns of x */
	double tolerance;   /* such as 1e-11 */
};

/* In the arena. R b = Q'z over the kept columns, R'R = X'X of them. */
struct ehr_triangle {
	size_t rank;
	size_t *kept;     /* columns of X that are not dropped, rising; rank */
	double *r;        /* rank * rank, upper triangle */
	double *solution; /* b of all n_column; 0 where dropped */
};

/* n_row and n_column 1 or more, all numbers finite. False only if a number is
 * not finite. */
bool ehr_least_squares(const struct ehr_least_squares *,
	struct ehr_arena *arena, struct ehr_triangle *triangle);

/* x with R'R x = b in place of b (rank numbers): b times inverse(X'X). */
void ehr_triangle_solve(const struct ehr_triangle *triangle, double *b);

#endif
