/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/weights.h"

void ehr_weights_scale(double *weight, size_t m)
{
	double sum = 0;

	for (size_t j = 0; j < m; j++)
		sum += weight[j];
	for (size_t j = 0; j < m; j++)
		weight[j] = sum > 0 ? weight[j] / sum : 1 / (double)m;
}

/* How many things have the indicator. */
static size_t count(const struct ehr_criteria *criteria, size_t j)
{
	size_t n = 0;

	for (size_t i = 0; i < criteria->n; i++)
		n += isnan(ehr_criterion(criteria, i, j)) ? 0 : 1;
	return n;
}

/* 1 - e_j. */
static double diversity(const struct ehr_criteria *criteria, size_t j)
{
	double max = ehr_criteria_span(criteria, j).max;
	double sum = 0, entropy = 0;
	size_t n = count(criteria, j);

	if (n < 2 || !(max > 0))
		return 0;
	for (size_t i = 0; i < criteria->n; i++) {
		double x = ehr_criterion(criteria, i, j) / max;

		if (!isnan(x))
			sum += x;
	}
	for (size_t i = 0; i < criteria->n; i++) {
		double p = ehr_criterion(criteria, i, j) / max / sum;

		if (p > 0)
			entropy -= p * log(p);
	}
	return fmax(0, 1 - entropy / log((double)n));
}

bool ehr_weights_entropy(
	const struct ehr_criteria *criteria, double *weight, size_t *bad)
{
	for (size_t j = 0; j < criteria->m; j++) {
		if (ehr_criteria_span(criteria, j).min < 0) {
			*bad = j;
			return false;
		}
		weight[j] = diversity(criteria, j);
	}
	ehr_weights_scale(weight, criteria->m);
	return true;
}

struct scaled {
	const struct ehr_criteria *criteria;
	struct ehr_span_of span[EHR_CRITERIA_MAX];
};

static double unit(const struct scaled *scaled, size_t i, size_t j)
{
	return ehr_criteria_unit(scaled->span[j], scaled->criteria->lower[j],
		ehr_criterion(scaled->criteria, i, j));
}

/* Sums over the things that have both indicators. */
struct moments {
	double n, mean_a, mean_b, aa, bb, ab;
};

static struct moments moments(const struct scaled *scaled, size_t a, size_t b)
{
	struct moments m = { 0 };

	for (size_t i = 0; i < scaled->criteria->n; i++) {
		double x = unit(scaled, i, a), y = unit(scaled, i, b);

		if (isnan(x) || isnan(y))
			continue;
		m.n += 1;
		m.mean_a += x;
		m.mean_b += y;
	}
	if (!(m.n > 0))
		return m;
	m.mean_a /= m.n;
	m.mean_b /= m.n;
	for (size_t i = 0; i < scaled->criteria->n; i++) {
		double x = unit(scaled, i, a) - m.mean_a;
		double y = unit(scaled, i, b) - m.mean_b;

		if (isnan(x) || isnan(y))
			continue;
		m.aa += x * x;
		m.bb += y * y;
		m.ab += x * y;
	}
	return m;
}

static double correlation(struct moments m)
{
	return m.aa > 0 && m.bb > 0 ? m.ab / (sqrt(m.aa) * sqrt(m.bb)) : 0;
}

void ehr_weights_critic(const struct ehr_criteria *criteria, double *weight)
{
	struct scaled scaled = { .criteria = criteria };

	for (size_t j = 0; j < criteria->m; j++)
		scaled.span[j] = ehr_criteria_span(criteria, j);
	for (size_t j = 0; j < criteria->m; j++) {
		struct moments own = moments(&scaled, j, j);
		double conflict = 0;

		for (size_t k = 0; k < criteria->m; k++)
			if (k != j)
				conflict +=
					1 - correlation(moments(&scaled, j, k));
		weight[j] = own.n > 0 ? sqrt(own.aa / own.n) * conflict : 0;
	}
	ehr_weights_scale(weight, criteria->m);
}
