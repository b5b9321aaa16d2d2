/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linear algebra: the one module over GSL's matrices. GSL brings a BLAS of its
 * own, so that the digits do not depend on which one a machine has.
 */
#ifndef EHR_CALC_LINEAR_H
#define EHR_CALC_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

/* The lower triangle L with L L' = A in place of A: symmetric, n x n row by
 * row, n 1 or more, only its lower triangle read. What stands above the
 * diagonal is spoilt. False, and a is spoilt, if A is not positive definite, or
 * so nearly that a diagonal term of L^2 is below 1e-10 of that of A. */
bool ehr_cholesky(double *a, size_t n);

/* x with L x = b in place of b. */
void ehr_lower_solve(const double *lower, size_t n, double *b);

#endif
