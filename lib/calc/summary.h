/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What many draws come to: mean, standard deviation, percentiles.
 */
#ifndef EHR_CALC_SUMMARY_H
#define EHR_CALC_SUMMARY_H

#include <stddef.h>

/* Percentiles that a summary holds. */
enum ehr_percentile {
	EHR_P05,
	EHR_P25,
	EHR_P50,
	EHR_P75,
	EHR_P90,
	EHR_P95,
	EHR_P99,
	EHR_P999,
	EHR_PERCENTILES,
};
extern const double ehr_percentile_share[EHR_PERCENTILES];

/* Of n numbers, all finite. sd divides by n - 1; of a single number, and of
 * numbers that are alike, it is 0 and the mean that number. */
struct ehr_summary {
	double mean, sd;
	double percentile[EHR_PERCENTILES];
};

/* Sum of n numbers, added in an order that depends on n alone. */
double ehr_sum_of(const double *x, size_t n);

/* Summary of n >= 1 numbers; scratch has room for n. */
void ehr_summarise(const double *x, size_t n, double *scratch,
	struct ehr_summary *summary);

/*
 * Quantiles at shares that do not fall, each 0 to 1, at most EHR_QUANTILES_MAX
 * of them: between the order statistics j = floor((n - 1) share) and j + 1
 * (counted from 0), linear in (n - 1) share. Type 7 of Hyndman and Fan 1996,
 * Sample quantiles in statistical packages, American Statistician 50; the
 * default of R and of NumPy. Selection, no sort: one pass sorts the numbers
 * into 4096 classes of like size, and only those that hold a quantile are
 * looked at again.
 */
enum { EHR_QUANTILES_MAX = 16 };
void ehr_quantiles(const double *x, size_t n, const double *share,
	size_t n_share, double *scratch, double *out);

/*
 * Ranks of n numbers less their mean, as sum of squares 1 (all 0 where the
 * numbers are alike), for rank correlations: the sum of the products of two such
 * arrays. Numbers of a class count as equal and have the middle of its ranks: of
 * numbers spread over fifty powers of two, those within 1 % of each other.
 */
void ehr_ranks(const double *x, size_t n, double *rank);

#endif
