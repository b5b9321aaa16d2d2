/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How good forecasts were: pure functions of pairs of a forecast and what was
 * observed. A score that cannot be computed is NAN, never 0.
 */
#ifndef EHR_CALC_VERIFICATION_H
#define EHR_CALC_VERIFICATION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Forecasts f and observations o, n pairs, all finite:
 *
 *	bias mean(f - o)                mae  mean(|f - o|)
 *	mse  mean((f - o)^2)            rmse sqrt(mse)
 *	nmb  sum(f - o) / sum(o), normalised mean bias; NAN unless sum(o) > 0
 *	r    Pearson's correlation; NAN where f or o never changes
 *
 * (Wilks, Statistical Methods in the Atmospheric Sciences, chapter on forecast
 * verification.) Sums are exact, so that the order of the pairs does not
 * matter. All are NAN for n 0.
 */
struct ehr_value_scores {
	size_t n;
	double bias, mae, mse, rmse, nmb, r;
};
void ehr_value_scores(const double *forecast, const double *observed, size_t n,
	struct ehr_value_scores *scores);

/*
 * Skill 1 - mse / reference: 1 perfect, 0 no better than the reference, below
 * 0 worse. NAN where the reference was perfect or one of them is NAN.
 */
double ehr_skill(double mse, double reference_mse);

/* How often an event was forecast and came (hits), came unforecast (misses), was
 * forecast and did not come (false alarms), neither (correct negatives). */
struct ehr_contingency {
	unsigned long hits, misses, false_alarms, correct_negatives;
};
void ehr_contingency_count(
	struct ehr_contingency *table, bool forecast, bool observed);

/*
 * With a hits, b misses, c false alarms, d correct negatives, n their sum:
 *
 *	pod   a / (a + b)                 probability of detection, hit rate
 *	miss  b / (a + b)                 1 - pod
 *	far   c / (a + c)                 false alarm RATIO
 *	pofd  c / (c + d)                 false alarm RATE
 *	csi   a / (a + b + c)             critical success index, threat score
 *	bias  (a + c) / (a + b)           frequency bias
 *	pss   pod - pofd                  Peirce's skill score
 *	hss   2 (a d - b c) / ((a + b)(b + d) + (a + c)(c + d))
 *	                                  Heidke's skill score
 *	ets   (a - e) / (a + b + c - e), e = (a + b)(a + c) / n
 *	                                  equitable threat score
 *
 * (Wilks, the same chapter; the names of far and pofd are mixed up in the
 * literature.) NAN wherever the denominator is 0.
 */
struct ehr_event_scores {
	double pod, miss, far, pofd, csi, bias, pss, hss, ets;
};
void ehr_event_scores(
	const struct ehr_contingency *table, struct ehr_event_scores *scores);

/*
 * Was a forecast of a level right? The level of a value is the number of upper
 * bounds (n of them, rising) that it is above. Right is an observed level among
 * those that the range from forecast (1 - share) to forecast (1 + share)
 * reaches. (HJ 1130-2020, with share 0.25, for the AQI.)
 */
size_t ehr_level_of(const double *upper, size_t n, double value);
bool ehr_level_right(const double *upper, size_t n, double share,
	double forecast, double observed);

#endif
