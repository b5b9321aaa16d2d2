/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/toxpi.h"

void ehr_toxpi_slices(const struct ehr_criteria *criteria, const size_t *slice,
	size_t n_slice, double *sum)
{
	for (size_t i = 0; i < criteria->n; i++) {
		double *row = sum + i * n_slice;

		for (size_t k = 0; k < n_slice; k++)
			row[k] = NAN;
		for (size_t j = 0; j < criteria->m; j++) {
			double x = ehr_criterion(criteria, i, j);
			double *to = &row[slice[j]];

			if (!isnan(x))
				*to = isnan(*to) ? x : *to + x;
		}
	}
}

static double mean(const struct ehr_criteria *slices,
	const struct ehr_span_of *span, size_t i, double *part)
{
	double sum = 0, weights = 0;

	for (size_t k = 0; k < slices->m; k++) {
		double x = ehr_criteria_unit(
			span[k], slices->lower[k], ehr_criterion(slices, i, k));

		if (part)
			part[k] = isnan(x) ? 0 : slices->weight[k] * x;
		if (isnan(x))
			continue;
		weights += slices->weight[k];
		sum += slices->weight[k] * x;
	}
	for (size_t k = 0; part && weights > 0 && k < slices->m; k++)
		part[k] /= weights;
	return weights > 0 ? sum / weights : NAN;
}

void ehr_toxpi(const struct ehr_criteria *slices, double *score, double *part)
{
	struct ehr_span_of span[EHR_CRITERIA_MAX];
	size_t m = slices->m;

	for (size_t k = 0; k < m; k++)
		span[k] = ehr_criteria_span(slices, k);
	for (size_t i = 0; i < slices->n; i++)
		score[i] = mean(slices, span, i, part ? part + i * m : NULL);
}
