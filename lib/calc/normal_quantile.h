/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many quantiles of the standard normal distribution at once, fast enough for
 * simulations. calc/special.h has the same for one, and the rest of the
 * distribution.
 */
#ifndef EHR_CALC_NORMAL_QUANTILE_H
#define EHR_CALC_NORMAL_QUANTILE_H

#include <stddef.h>

/*
 * z[i] with P(Z <= z[i]) = p[i], 0 < p[i] < 1; p and z may be the same array.
 * Relative error about 1e-15. NAN outside the range. The same numbers however
 * the array is cut.
 *
 * Wichura 1988, Algorithm AS 241, Applied Statistics 37: PPND16, a ratio of
 * polynomials in q = p - 1/2 where |q| <= 0.425, in sqrt(-log(min(p, 1 - p)))
 * elsewhere.
 */
void ehr_normal_quantiles(const double *p, size_t n, double *z);

#endif
