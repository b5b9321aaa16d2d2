/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/pooling.h"

#include <math.h>

#include "calc/special.h"

/* What is pooled, and sums of powers of the weights with one tau2. */
struct pool {
	const double *b, *se;
	size_t k;
	double tau2, mu;
	double w, w2, w3; /* sums of weights, their squares and cubes */
};

static double weight(const struct pool *pool, size_t i)
{
	return 1 / (pool->se[i] * pool->se[i] + pool->tau2);
}

static void set_tau2(struct pool *pool, double tau2)
{
	double sum = 0;

	pool->tau2 = tau2;
	pool->w = pool->w2 = pool->w3 = 0;
	for (size_t i = 0; i < pool->k; i++) {
		double w = weight(pool, i);

		sum += w * pool->b[i];
		pool->w += w;
		pool->w2 += w * w;
		pool->w3 += w * w * w;
	}
	pool->mu = sum / pool->w;
}

/* Sum of (b - mu)^2 w^power. */
static double squares(const struct pool *pool, int power)
{
	double sum = 0;

	for (size_t i = 0; i < pool->k; i++) {
		double rest = pool->b[i] - pool->mu;

		sum += rest * rest * pow(weight(pool, i), power);
	}
	return sum;
}

/* Fisher's scoring; tau2 0 where the likelihood falls from there. */
static bool settle_reml(struct pool *pool, double typical)
{
	for (int i = 0; i < 1000; i++) {
		double share = pool->w2 / pool->w;
		double trace = pool->w - share;
		double trace2 =
			pool->w2 - 2 * pool->w3 / pool->w + share * share;
		double step = (squares(pool, 2) - trace) / trace2;
		double next = fmax(pool->tau2 + step, 0);

		step = next - pool->tau2;
		set_tau2(pool, next);
		if (fabs(step) <= 1e-13 * (next + typical))
			return true;
	}
	return false;
}

static bool is_good(const double *b, const double *se, size_t k)
{
	for (size_t i = 0; i < k; i++)
		if (!isfinite(b[i]) || !isfinite(se[i]) || !(se[i] > 0))
			return false;
	return k > 0;
}

bool ehr_pool(const double *b, const double *se, size_t k,
	enum ehr_pooling method, struct ehr_pooled *pooled)
{
	struct pool pool = { .b = b, .se = se, .k = k };
	struct ehr_pooled found = { .k = k, .q_p = NAN };
	const double df = (double)k - 1;

	if (!is_good(b, se, k))
		return false;
	set_tau2(&pool, 0);
	if (k > 1) {
		double spread = pool.w - pool.w2 / pool.w;
		double typical = df / spread;

		found.q = squares(&pool, 1);
		found.q_p = ehr_gamma_upper(found.q, df / 2, 2);
		if (method != EHR_POOL_FIXED)
			set_tau2(&pool, fmax((found.q - df) / spread, 0));
		if (method == EHR_POOL_REML && !settle_reml(&pool, typical))
			return false;
		found.i2 = method == EHR_POOL_FIXED
				   ? 100 * fmax(1 - df / found.q, 0)
				   : 100 * pool.tau2 / (pool.tau2 + typical);
	}
	found.mu = pool.mu;
	found.se = 1 / sqrt(pool.w);
	found.tau2 = pool.tau2;
	*pooled = found;
	return true;
}

void ehr_shrink(double b, double se, const struct ehr_pooled *pooled,
	double *shrunken, double *shrunken_se)
{
	double share = pooled->tau2 / (pooled->tau2 + se * se);
	double rest = (1 - share) * pooled->se;

	*shrunken = share * b + (1 - share) * pooled->mu;
	*shrunken_se = sqrt(share * se * se + rest * rest);
}
