/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rankings that only ask, of two things, which is worse in each indicator; no
 * weights, no scaling. Every pair is looked at: n (n - 1) / 2 of them.
 *
 * Copeland: a thing is ahead of another if it is worse in more indicators than
 * it is better; the score is the number it is ahead of less those ahead of it.
 *
 * Hasse: ahead only if it is better in none and worse in at least one. Pairs that
 * are worse in one and better in another are incomparable: what a ranking makes
 * of them, its weights have made up. Things alike in every indicator are none of
 * these.
 *
 * A pair is judged by the indicators that both have; with none in common it is
 * incomparable (Hasse) or alike (Copeland).
 */
#ifndef EHR_CALC_DOMINANCE_H
#define EHR_CALC_DOMINANCE_H

#include "calc/criteria.h"

/* Of one thing; together one less than there are things. */
struct ehr_dominance {
	size_t ahead;  /* of so many */
	size_t behind; /* so many */
	size_t alike;
	size_t incomparable; /* 0 by Copeland */
};

/* Indicators of weight 0 are left out; otherwise weights do not matter. */
void ehr_copeland(
	const struct ehr_criteria *criteria, struct ehr_dominance *of);
void ehr_hasse(const struct ehr_criteria *criteria, struct ehr_dominance *of);

static inline double ehr_copeland_score(struct ehr_dominance of)
{
	return (double)of.ahead - (double)of.behind;
}

/*
 * The average rank of a thing over all orders that fit the Hasse diagram, counted
 * from the best, estimated from its own place alone (local partial order model,
 * Brueggemann et al. 2004, J. Chem. Inf. Comput. Sci. 44:618):
 *
 *     (S + 1) (n + 1) / (n + 1 - U)
 *
 * S those it is ahead of, U those it cannot be compared with. Alike things are
 * counted among the incomparable here, as either order fits.
 */
double ehr_hasse_score(struct ehr_dominance of, size_t n);

#endif
