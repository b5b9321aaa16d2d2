/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_ready.h"

#include <math.h>
#include <stdlib.h>

#include "calc/ros.h"

bool ehr_epc_is_substitute(enum ehr_epc_nd nd)
{
	return nd >= EHR_EPC_ND_HALF;
}

double ehr_epc_substitute(enum ehr_epc_nd nd, double limit)
{
	switch (nd) {
	case EHR_EPC_ND_ZERO: return 0;
	case EHR_EPC_ND_HALF: return limit / 2;
	case EHR_EPC_ND_SQRT2: return limit / sqrt(2);
	default: return limit;
	}
}

static int compare_ones(const void *a, const void *b)
{
	const struct ehr_epc_one *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (int)y->nondetect - (int)x->nondetect;
}

/* The arrays of the sample, in rising order. */
static void fill(const struct ehr_epc_ones *ones, struct ehr_arena *arena,
	struct ehr_epc_sample *sample)
{
	struct ehr_epc_one *one =
		ehr_arena_alloc(arena, (ones->n + 1) * sizeof(*one));
	double *value = ehr_arena_alloc(arena, (ones->n + 1) * sizeof(*value));
	bool *detected =
		ehr_arena_alloc(arena, (ones->n + 1) * sizeof(*detected));

	memcpy(one, ones->one, ones->n * sizeof(*one));
	qsort(one, ones->n, sizeof(*one), compare_ones);
	for (size_t i = 0; i < ones->n; i++) {
		value[i] = one[i].value;
		detected[i] = !one[i].nondetect;
	}
	sample->all = (struct ehr_sample){ value, detected, ones->n };
	sample->detects = ones->n - ones->n_nd;
}

/* Stand-ins for the non-detects; false: they cannot be made. */
static bool complete(enum ehr_epc_nd nd, struct ehr_arena *arena,
	struct ehr_epc_sample *sample)
{
	const struct ehr_sample *all = &sample->all;
	double *value = ehr_arena_alloc(arena, (all->n + 1) * sizeof(*value));
	struct ehr_ros ros = { .n = all->n };

	for (size_t i = 0; i < all->n; i++)
		value[i] = all->detected[i]
				   ? all->value[i]
				   : ehr_epc_substitute(nd, all->value[i]);
	if (nd == EHR_EPC_ND_ROS && sample->detects < all->n &&
		!ehr_ros(all, value, &ros))
		return false;
	sample->complete = (struct ehr_sample){ value, NULL, ros.n };
	return true;
}

bool ehr_epc_ready(enum ehr_epc_nd nd, const struct ehr_epc_ones *ones,
	struct ehr_arena *arena, struct ehr_epc_sample *sample)
{
	fill(ones, arena, sample);
	sample->kaplan = sample->detects < sample->all.n &&
			 (nd == EHR_EPC_ND_KM || nd == EHR_EPC_ND_KM_LIMIT);
	sample->resampling.left =
		nd == EHR_EPC_ND_KM_LIMIT ? EHR_KM_ON_LIMIT : EHR_KM_ON_DETECT;
	if (sample->kaplan)
		return ehr_kaplan_meier(
			&sample->all, sample->resampling.left, &sample->km);
	if (!complete(nd, arena, sample) ||
		!ehr_moments(sample->complete.value, sample->complete.n,
			&sample->moments))
		return false;
	sample->has_logs = ehr_log_moments(
		sample->complete.value, sample->complete.n, &sample->logs);
	sample->has_gamma = ehr_gamma_fit(
		sample->complete.value, sample->complete.n, &sample->gamma);
	return true;
}

static int compare_values(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

double ehr_epc_median(const double *value, size_t n, struct ehr_arena *arena)
{
	double *sorted = ehr_arena_alloc(arena, n * sizeof(*sorted));

	memcpy(sorted, value, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), compare_values);
	return n % 2 == 1 ? sorted[n / 2]
			  : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
}

static struct ehr_epc_number median_km(const struct ehr_sample *all)
{
	struct ehr_epc_number found = { 0 };
	double below = 1; /* F just below the value */

	for (size_t end = all->n; end > 0;) {
		size_t from = end, detects = 0;
		while (from > 0 && all->value[from - 1] == all->value[end - 1])
			detects += all->detected[--from];
		if (detects > 0 && below >= 0.5)
			found = ehr_epc_known(all->value[end - 1]);
		if (detects > 0)
			below *= (double)(end - detects) / (double)end;
		end = from;
	}
	if (below >= 0.5)
		found.there = false;
	return found;
}

struct ehr_epc_number ehr_epc_sample_median(
	const struct ehr_epc_sample *sample, struct ehr_arena *arena)
{
	const struct ehr_sample *complete = &sample->complete;

	return sample->kaplan ? median_km(&sample->all)
			      : ehr_epc_known(ehr_epc_median(
					complete->value, complete->n, arena));
}

double *ehr_epc_detects_of(
	const struct ehr_epc_sample *sample, struct ehr_arena *arena)
{
	double *value =
		ehr_arena_alloc(arena, (sample->detects + 1) * sizeof(*value));
	size_t n = 0;

	for (size_t i = 0; i < sample->all.n; i++)
		if (sample->all.detected[i])
			value[n++] = sample->all.value[i];
	return value;
}
