/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_ranking.h"

#include <math.h>
#include <stdlib.h>

#include "calc/topsis.h"
#include "calc/toxpi.h"

bool ehr_screen_has_weights(enum ehr_screen_method method)
{
	return method == EHR_SCREEN_TOPSIS || method == EHR_SCREEN_TOXPI;
}

static bool by_pairs(enum ehr_screen_method method)
{
	return method == EHR_SCREEN_COPELAND || method == EHR_SCREEN_HASSE;
}

/* The slice of each indicator; how many there are. */
static int find_slices(struct ehr_screen_ranking *self,
	const struct ehr_screen_matrix *matrix, size_t *slice, size_t *n,
	struct ehr_err *err)
{
	*n = 0;
	for (size_t j = 0; j < matrix->m; j++) {
		size_t k = 0;
		char shown[96];

		while (k < *n && !ehr_str_eq(self->slice[k], matrix->slice[j]))
			k++;
		slice[j] = k;
		if (k == *n) {
			self->slice[k] = matrix->slice[j];
			self->slice_lower[k] = matrix->lower[j];
			++*n;
		}
		if (self->slice_lower[k] == matrix->lower[j])
			continue;
		ehr_visible(shown, sizeof(shown), self->slice[k]);
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the slice \"%s\" has indicators of which a higher "
			  "value is worse and others of which a lower one is"),
			shown);
	}
	return 0;
}

static int make_slices(struct ehr_screen_ranking *self,
	const struct ehr_screen_matrix *matrix, struct ehr_err *err)
{
	size_t slice[EHR_CRITERIA_MAX], n;

	if (find_slices(self, matrix, slice, &n, err))
		return -1;
	self->slice_value =
		ehr_calloc(matrix->n * n + 1, sizeof(*self->slice_value));
	ehr_toxpi_slices(&self->criteria, slice, n, self->slice_value);
	self->criteria.m = n;
	self->criteria.value = self->slice_value;
	self->criteria.lower = self->slice_lower;
	self->name = self->slice;
	return 0;
}

static void place(const struct ehr_criteria *criteria, double *part)
{
	for (size_t j = 0; j < criteria->m; j++) {
		struct ehr_span_of span = ehr_criteria_span(criteria, j);

		for (size_t i = 0; i < criteria->n; i++) {
			double at = ehr_criteria_unit(span, criteria->lower[j],
				ehr_criterion(criteria, i, j));

			part[i * criteria->m + j] = isnan(at) ? 0 : at;
		}
	}
}

static void by_dominance(enum ehr_screen_method method,
	const struct ehr_criteria *criteria, struct ehr_dominance *of,
	double *score)
{
	if (method == EHR_SCREEN_COPELAND)
		ehr_copeland(criteria, of);
	else
		ehr_hasse(criteria, of);
	for (size_t i = 0; i < criteria->n; i++)
		score[i] = method == EHR_SCREEN_COPELAND
				   ? ehr_copeland_score(of[i])
				   : ehr_hasse_score(of[i], criteria->n);
}

/* part and dominance may be NULL, but dominance not for methods of pairs. */
static void score_by(const struct ehr_screen_ranking *self,
	const double *weight, double *score, double *part,
	struct ehr_dominance *dominance)
{
	struct ehr_criteria criteria = self->criteria;

	criteria.weight = weight;
	switch (self->method) {
	case EHR_SCREEN_TOPSIS: ehr_topsis(&criteria, score, part); break;
	case EHR_SCREEN_TOXPI: ehr_toxpi(&criteria, score, part); break;
	case EHR_SCREEN_COPELAND:
	case EHR_SCREEN_HASSE:
		by_dominance(self->method, &criteria, dominance, score);
		if (part)
			place(&criteria, part);
		break;
	default:
		for (size_t i = 0; i < criteria.n; i++) {
			score[i] = ehr_criterion(&criteria, i, 0);
			if (part)
				part[i * criteria.m] = 1;
		}
	}
}

static double share_incomparable(
	const struct ehr_dominance *dominance, size_t n)
{
	double pairs = (double)n * ((double)n - 1), open = 0;

	for (size_t i = 0; i < n; i++)
		open += (double)dominance[i].incomparable;
	return n > 1 ? open / pairs : NAN;
}

int ehr_screen_ranking_make(struct ehr_screen_ranking *self,
	const struct ehr_screen_matrix *matrix,
	const struct ehr_screen_weighting *weighting, struct ehr_err *err)
{
	struct ehr_criteria *criteria = &self->criteria;
	static const struct ehr_screen_weighting alike = {
		.kind = EHR_SCREEN_EQUAL
	};
	size_t cells;

	*criteria = (struct ehr_criteria){ matrix->n, matrix->m, matrix->value,
		matrix->lower, self->weight };
	self->name = matrix->name;
	self->item = matrix->item;
	if (by_pairs(self->method) && matrix->n > EHR_SCREEN_PAIRS_MAX)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--method copeland and hasse look at every pair: of "
			  "%d items at most, and there are %zu"),
			EHR_SCREEN_PAIRS_MAX, matrix->n);
	if (self->method == EHR_SCREEN_TOXPI && make_slices(self, matrix, err))
		return -1;
	if (!ehr_screen_has_weights(self->method))
		weighting = &alike;
	if (ehr_screen_weighting_of(
		    weighting, criteria, self->name, self->weight, err))
		return -1;
	cells = criteria->n * criteria->m;
	self->score = ehr_calloc(criteria->n + 1, sizeof(*self->score));
	self->rank = ehr_calloc(criteria->n + 1, sizeof(*self->rank));
	self->part = ehr_calloc(cells + 1, sizeof(*self->part));
	if (by_pairs(self->method))
		self->dominance =
			ehr_calloc(criteria->n + 1, sizeof(*self->dominance));
	score_by(self, self->weight, self->score, self->part, self->dominance);
	ehr_rank(self->score, criteria->n, self->ties, self->rank);
	self->incomparable =
		self->dominance
			? share_incomparable(self->dominance, criteria->n)
			: NAN;
	return 0;
}

void ehr_screen_ranking_release(struct ehr_screen_ranking *self)
{
	free(self->score);
	free(self->rank);
	free(self->part);
	free(self->dominance);
	free(self->slice_value);
}

void ehr_screen_rank_by(const struct ehr_screen_ranking *self,
	const double *weight, double *score, double *rank)
{
	size_t n = self->criteria.n;
	struct ehr_dominance *dominance = NULL;

	if (by_pairs(self->method))
		dominance = ehr_calloc(n + 1, sizeof(*dominance));
	score_by(self, weight, score, NULL, dominance);
	ehr_rank(score, n, self->ties, rank);
	free(dominance);
}
