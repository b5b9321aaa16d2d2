/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why two results differ: their ratio as a product of factors with names, such
 * as "SFo 21.3;LT/ATca 0.921;paths 1.02".
 *
 * Each result is a sum of terms (model/compare_terms.h). Paths of the two sides
 * are paired: by formula first, then by what they are (soil swallowed with soil
 * swallowed). Terms are paired by population: by name first, then from the last.
 * What has no partner makes the factors "paths" and "people": what all terms
 * are over those paired, on one side over the other. For the pairs
 *
 *     ln(S2 / S1) = sum over pairs and factors of  w ln(f2 / f1)
 *     w = L(t2 / S2, t1 / S1) over the sum of these; L(a, b) = (a - b) / ln(a / b)
 *
 * the logarithmic mean Divisia index with weights that add up to 1 (LMDI-II:
 * Ang 2004, Energy Policy 32, 1131; the index of Sato and Vartia): exact, the
 * same whichever side is first, and free of any order of factors; a factor that
 * all pairs have in common is itself, SAF 0.5 over several paths too. With one
 * pair it is the ratio of the factors themselves. What two formulas do not have
 * in common is the factor "form"; bending at high risk is "one_hit".
 */
#ifndef EHR_MODEL_COMPARE_WHY_H
#define EHR_MODEL_COMPARE_WHY_H

#include "model/compare_terms.h"

/* Writes the factors into out, the one that explains most first, those that are
 * 1 left out; behind them "only PATHS" and "only_2 PATHS" that have no partner.
 * Both sides have terms; bent: what each sum of terms was multiplied by. */
void ehr_compare_why(const struct ehr_terms *one, const struct ehr_terms *two,
	const double bent[2], int digits, struct ehr_buf *out);

#endif
