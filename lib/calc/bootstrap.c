/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/bootstrap.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "calc/special.h"

double ehr_rising_quantile(const double *rising, size_t n, double p)
{
	double at = ceil(p * ((double)n + 1) - 1e-9);

	if (at < 1)
		return rising[0];
	return at > (double)n ? rising[n - 1] : rising[(size_t)at - 1];
}

bool ehr_resampling_is_good(const struct ehr_resampling *how)
{
	return how->resamples >= 100 && how->confidence >= 0.5 &&
	       how->confidence <= 1 - 2 / (double)how->resamples;
}

/* What one sample, or one resample, says. */
struct estimate {
	double theta, se;
	double sd, skew; /* Hall's s and k; detects only */
};

/* The sample, divided by 2^exponent, and room for what is drawn from it. */
struct work {
	struct ehr_sample rising;
	double *value, *uniform;
	bool *detected;
	uint32_t *times;
	double *theta, *t, *hall; /* of the resamples that have a detect */
	size_t kept;
	int exponent;
	bool complete;
	enum ehr_km_left left;
};

static void estimate_complete(const struct work *work, struct estimate *found)
{
	const double *x = work->value;
	double n = 0, sum = 0, squares = 0, cubes = 0;

	for (size_t i = 0; i < work->rising.n; i++) {
		n += work->times[i];
		sum += work->times[i] * x[i];
	}
	found->theta = sum / n;
	for (size_t i = 0; i < work->rising.n; i++) {
		double d = x[i] - found->theta;

		squares += work->times[i] * d * d;
		cubes += work->times[i] * d * d * d;
	}
	found->sd = sqrt(squares / n);
	found->se = sqrt(squares / (n - 1) / n);
	found->skew = squares > 0 ? cubes / n / pow(found->sd, 3) : 0;
}

/* False: no detect. */
static bool estimate(const struct work *work, struct estimate *found)
{
	struct ehr_kaplan_meier km;

	*found = (struct estimate){ 0 };
	if (work->complete) {
		estimate_complete(work, found);
		return true;
	}
	if (!ehr_kaplan_meier_counted(
		    &work->rising, work->times, work->left, &km))
		return false;
	found->theta = km.mean;
	found->se = km.has_se ? km.se : 0;
	return true;
}

static void draw(struct work *work, const struct ehr_stream *stream, size_t b)
{
	size_t n = work->rising.n;

	ehr_uniforms(stream, (uint64_t)b * n, n, work->uniform);
	for (size_t i = 0; i < n; i++)
		work->times[i] = 0;
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)(work->uniform[i] * (double)n);
		work->times[at < n ? at : n - 1]++;
	}
}

/* Difference over spread; without a spread it is beyond every number. */
static double studentised(double difference, double spread)
{
	if (spread > 0)
		return difference / spread;
	return difference < 0 ? -INFINITY : difference > 0 ? INFINITY : 0;
}

static double hall_of(double w, double skew, double n)
{
	double tilt = skew / (6 * n);

	return w + skew * w * w / 3 + skew * skew * w * w * w / 27 + tilt;
}

static void resample(struct work *work, const struct ehr_resampling *how,
	const struct estimate *whole)
{
	struct ehr_stream stream = how->stream;
	double n = (double)work->rising.n;

	stream.purpose = EHR_RANDOM_BOOTSTRAP;
	for (size_t b = 0; b < how->resamples; b++) {
		struct estimate again;

		draw(work, &stream, b);
		if (!estimate(work, &again))
			continue;
		double off = again.theta - whole->theta;
		work->theta[work->kept] = again.theta;
		work->t[work->kept] = studentised(off, again.se);
		double w = studentised(off, again.sd);
		work->hall[work->kept++] =
			isfinite(w) ? hall_of(w, again.skew, n) : w;
	}
	ehr_sort(work->theta, work->kept);
	ehr_sort(work->t, work->kept);
	ehr_sort(work->hall, work->kept);
}

/* By the jackknife: each result left out once. */
static double acceleration(struct work *work)
{
	size_t n = work->rising.n;
	double *theta = ehr_calloc(n, sizeof *theta);
	double mean = 0, squares = 0, cubes = 0;

	for (size_t i = 0; i < n; i++)
		work->times[i] = 1;
	for (size_t i = 0; i < n; i++) {
		struct estimate without;

		work->times[i] = 0;
		if (estimate(work, &without))
			theta[i] = without.theta;
		work->times[i] = 1;
		mean += theta[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		double d = mean - theta[i];

		squares += d * d;
		cubes += d * d * d;
	}
	free(theta);
	return squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0;
}

/* The share of estimates below theta, and half of those that equal it but for
 * rounding. */
static double share_below(const struct work *work, double theta)
{
	double near = 1e-12 * fabs(theta), count = 0;

	for (size_t b = 0; b < work->kept; b++) {
		double off = work->theta[b] - theta;

		count += off < -near ? 1 : off <= near ? 0.5 : 0;
	}
	return count / (double)work->kept;
}

static bool find_bca(
	struct work *work, double theta, double confidence, double *limit)
{
	double below = share_below(work, theta);

	if (!(below > 0 && below < 1))
		return false;
	double z0 = ehr_normal_quantile(below);
	double sum = z0 + ehr_normal_quantile(confidence);
	double bend = 1 - acceleration(work) * sum;
	if (!(bend > 0))
		return false;
	*limit = ehr_rising_quantile(
		work->theta, work->kept, ehr_normal_cdf(z0 + sum / bend));
	return true;
}

static bool find_hall(const struct work *work, const struct estimate *whole,
	double confidence, double *limit)
{
	double k = whole->skew, n = (double)work->rising.n;
	double u = ehr_rising_quantile(work->hall, work->kept, 1 - confidence);

	if (!work->complete || !isfinite(u))
		return false;
	double w = fabs(k) < 1e-6
			   ? u - k / (6 * n)
			   : 3 * (cbrt(1 + k * (u - k / (6 * n))) - 1) / k;
	*limit = whole->theta - w * whole->sd;
	return true;
}

static void find_limits(struct work *work, const struct estimate *whole,
	double confidence, struct ehr_bootstrap *found)
{
	double t = ehr_rising_quantile(work->t, work->kept, 1 - confidence);

	found->percentile =
		ehr_rising_quantile(work->theta, work->kept, confidence);
	found->has_percentile = true;
	found->has_bca = find_bca(work, whole->theta, confidence, &found->bca);
	found->has_t = isfinite(t);
	if (found->has_t)
		found->t = whole->theta - t * whole->se;
	found->has_hall = find_hall(work, whole, confidence, &found->hall);
}

static void scale_back(double *limit, bool *has, int exponent)
{
	*limit = ldexp(*limit, exponent);
	*has = *has && isfinite(*limit);
	if (!*has)
		*limit = 0;
}

/* False if it cannot be resampled. */
static bool set_work(struct work *work, const struct ehr_sample *sample)
{
	double least = INFINITY, most = -INFINITY;
	size_t n = sample->n;
	double largest = 0;

	for (size_t i = 0; i < n; i++) {
		if (!isfinite(sample->value[i]))
			return false;
		if (!ehr_is_detect(sample, i))
			continue;
		largest = fmax(largest, fabs(sample->value[i]));
		least = fmin(least, sample->value[i]);
		most = fmax(most, sample->value[i]);
	}
	if (!(least < most))
		return false;
	frexp(largest, &work->exponent);
	work->value = ehr_calloc(n, sizeof *work->value);
	work->detected = ehr_calloc(n, sizeof *work->detected);
	work->uniform = ehr_calloc(n, sizeof *work->uniform);
	work->times = ehr_calloc(n, sizeof *work->times);
	work->complete = ehr_detects(sample) == n;
	work->rising = ehr_sample_rising(sample, work->value, work->detected);
	for (size_t i = 0; i < n; i++) {
		/* a limit far above all detects is above them at their
		 * greatest too, and stays finite */
		work->value[i] =
			ldexp(fmin(work->value[i], largest), -work->exponent);
		work->times[i] = 1;
	}
	return true;
}

static void release(struct work *work)
{
	free(work->value);
	free(work->detected);
	free(work->uniform);
	free(work->times);
	free(work->theta);
	free(work->t);
	free(work->hall);
}

bool ehr_bootstrap_mean(const struct ehr_sample *sample,
	const struct ehr_resampling *how, struct ehr_bootstrap *found)
{
	struct work work = { .left = how->left };
	struct ehr_bootstrap result = { 0 };
	struct estimate whole;

	if (!ehr_resampling_is_good(how) || sample->n < 3 ||
		sample->n > UINT32_MAX || !set_work(&work, sample))
		return false;
	work.theta = ehr_calloc(how->resamples, sizeof *work.theta);
	work.t = ehr_calloc(how->resamples, sizeof *work.t);
	work.hall = ehr_calloc(how->resamples, sizeof *work.hall);
	bool good = estimate(&work, &whole);
	if (good)
		resample(&work, how, &whole);
	good = good && work.kept >= how->resamples - how->resamples / 10;
	if (good) {
		int exponent = work.exponent;

		find_limits(&work, &whole, how->confidence, &result);
		scale_back(
			&result.percentile, &result.has_percentile, exponent);
		scale_back(&result.bca, &result.has_bca, exponent);
		scale_back(&result.t, &result.has_t, exponent);
		scale_back(&result.hall, &result.has_hall, exponent);
		*found = result;
	}
	release(&work);
	return good;
}
