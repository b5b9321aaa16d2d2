/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a target back to a concentration: pure functions of numbers.
 */
#ifndef EHR_CALC_LEVEL_H
#define EHR_CALC_LEVEL_H

#include <stddef.h>

/* What one path adds to a result at the concentration C: per_c min(C, cap).
 * Both are 0 or more; no cap is HUGE_VAL. */
struct ehr_level_part {
	double per_c, cap;
};

/*
 * The lowest C at which the n parts add up to target (more than 0): the sum is
 * a line with a bend at each cap, and is solved between the bends. HUGE_VAL
 * where they never do: no part grows beyond some cap, or none is there.
 *
 * Without caps C = target / sum of per_c: US EPA RSL User's Guide (screening
 * levels of several paths combine as 1/SL = sum 1/SL_path); HJ 25.3-2019 Annex
 * F (RCVS, HCVS).
 */
double ehr_level(const struct ehr_level_part *part, size_t n, double target);

/*
 * The linear risk of which ehr_one_hit (calc/risk.h) makes risk: risk itself up
 * to above, else -ln(1 - risk). risk is more than 0; HUGE_VAL from 1 on.
 */
double ehr_one_hit_inverse(double risk, double above);

#endif
