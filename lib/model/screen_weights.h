/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weights of the indicators of a screening: alike, out of the values (calc/
 * weights.h), out of a file with the columns indicator and weight, or out of
 * pairwise judgements (calc/ahp.h): a matrix whose first column is `indicator`
 * and whose others bear the names of the indicators; a cell says how many times
 * as important its row is as its column, as a number or as a fraction (1/3). An
 * empty cell is one over the cell across the diagonal.
 */
#ifndef EHR_MODEL_SCREEN_WEIGHTS_H
#define EHR_MODEL_SCREEN_WEIGHTS_H

#include "base/mem.h"
#include "calc/criteria.h"
#include "io/reader.h"
#include "ref/screen_rule.h"

enum ehr_screen_weighting_kind {
	EHR_SCREEN_EQUAL,
	EHR_SCREEN_ENTROPY,
	EHR_SCREEN_CRITIC,
	EHR_SCREEN_AHP,
	EHR_SCREEN_GIVEN,
};

struct ehr_screen_weighting {
	enum ehr_screen_weighting_kind kind;
	/* of a file: the names there and their weights, which add up to 1 */
	struct ehr_str name[EHR_CRITERIA_MAX];
	double weight[EHR_CRITERIA_MAX];
	size_t n;
	/* of judgements; the ratio is NAN without a random index */
	double lambda, consistency_ratio;
	struct ehr_arena arena;
};

/* Reads the file of AHP or GIVEN. Fails with its place on a missing column, a
 * weight below 0, weights that are all 0, an indicator that comes twice,
 * judgements that are not above 0, that are missing on both sides of the
 * diagonal or contradict each other across it by more than a hundredth. */
EHR_MUST_USE int ehr_screen_weighting_read(
	struct ehr_screen_weighting *weighting, struct ehr_reader *reader,
	const struct ehr_screen_rules *rules, struct ehr_err *err);
void ehr_screen_weighting_release(struct ehr_screen_weighting *weighting);

/* The weights of criteria whose indicators have these names, summing to 1, into
 * weight. Fails (EHR_FAULT_USAGE) if a file lacks one of them or has another,
 * (EHR_FAULT_DATA) if entropy is asked of values below 0. */
EHR_MUST_USE int ehr_screen_weighting_of(
	const struct ehr_screen_weighting *weighting,
	const struct ehr_criteria *criteria, const struct ehr_str *name,
	double *weight, struct ehr_err *err);

#endif
