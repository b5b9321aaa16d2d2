/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/topsis.h"

/* An indicator as an axis: values are divided by scale first, so that the
 * squares of large numbers stay in range, then by length. */
struct axis {
	double scale, length, worst, best;
};

static struct axis axis_of(const struct ehr_criteria *criteria, size_t j)
{
	struct ehr_span_of span = ehr_criteria_span(criteria, j);
	double scale = fmax(fabs(span.min), fabs(span.max));
	double squares = 0;

	if (!(scale > 0))
		return (struct axis){ .scale = 1, .length = 1 };
	for (size_t i = 0; i < criteria->n; i++) {
		double x = ehr_criterion(criteria, i, j) / scale;

		if (!isnan(x))
			squares += x * x;
	}
	span.min /= scale;
	span.max /= scale;
	return (struct axis){
		.scale = scale,
		.length = sqrt(squares),
		.worst = criteria->lower[j] ? span.min : span.max,
		.best = criteria->lower[j] ? span.max : span.min,
	};
}

/* Of one thing; the parts, unless NULL, are the squares of D- at first. */
static double closeness(const struct ehr_criteria *criteria,
	const struct axis *axis, const double *value, double *part)
{
	double weights = 0, to_worst = 0, from_best = 0;

	for (size_t j = 0; j < criteria->m; j++) {
		double x = value[j] / axis[j].scale;
		double step = criteria->weight[j] / axis[j].length;
		double near = step * (x - axis[j].best);
		double far = step * (x - axis[j].worst);

		if (part)
			part[j] = isnan(x) ? 0 : near * near;
		if (isnan(x))
			continue;
		weights += criteria->weight[j];
		from_best += near * near;
		to_worst += far * far;
	}
	for (size_t j = 0; part && from_best > 0 && j < criteria->m; j++)
		part[j] /= from_best;
	if (!(weights > 0))
		return NAN;
	from_best = sqrt(from_best);
	to_worst = sqrt(to_worst);
	/* a common factor of the weights falls out of the ratio */
	return from_best + to_worst > 0 ? from_best / (from_best + to_worst)
					: 0.5;
}

void ehr_topsis(
	const struct ehr_criteria *criteria, double *score, double *part)
{
	struct axis axis[EHR_CRITERIA_MAX];
	size_t m = criteria->m;

	for (size_t j = 0; j < m; j++)
		axis[j] = axis_of(criteria, j);
	for (size_t i = 0; i < criteria->n; i++)
		score[i] = closeness(criteria, axis, criteria->value + i * m,
			part ? part + i * m : NULL);
}
