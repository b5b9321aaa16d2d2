/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/ranks.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct scored {
	double score;
	size_t at;
};

static int worst_first(const void *a, const void *b)
{
	const struct scored *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

void ehr_rank(const double *score, size_t n, enum ehr_ties ties, double *rank)
{
	struct scored *order = ehr_calloc(n + 1, sizeof(*order));
	size_t ranked = 0, group = 0;

	for (size_t i = 0; i < n; i++) {
		rank[i] = NAN;
		if (!isnan(score[i]))
			order[ranked++] = (struct scored){ score[i], i };
	}
	qsort(order, ranked, sizeof(*order), worst_first);
	for (size_t from = 0, to; from < ranked; from = to) {
		double place = (double)from + 1;

		for (to = from;
			to < ranked && order[to].score == order[from].score;)
			to++;
		group++;
		if (ties == EHR_TIES_AVERAGE)
			place = ((double)from + 1 + (double)to) / 2;
		else if (ties == EHR_TIES_DENSE)
			place = (double)group;
		for (size_t i = from; i < to; i++)
			rank[order[i].at] = place;
	}
	free(order);
}

struct pair {
	double a, b;
};

static int by_both(const void *p, const void *q)
{
	const struct pair *x = p, *y = q;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static double pairs_of(double n)
{
	return n * (n - 1) / 2;
}

/* Sorts by b and says how many pairs had to change places. */
static double sort_by_b(struct pair *pair, struct pair *work, size_t n)
{
	size_t half = n / 2, i = 0, j = half, k = 0;
	double swaps = 0;

	if (n < 2)
		return 0;
	swaps = sort_by_b(pair, work, half) +
		sort_by_b(pair + half, work, n - half);
	while (i < half && j < n) {
		if (pair[j].b < pair[i].b) {
			swaps += (double)(half - i);
			work[k++] = pair[j++];
		} else {
			work[k++] = pair[i++];
		}
	}
	while (i < half)
		work[k++] = pair[i++];
	while (j < n)
		work[k++] = pair[j++];
	for (i = 0; i < n; i++)
		pair[i] = work[i];
	return swaps;
}

/* Pairs tied in a, and among those tied in b too. */
static void ties_in_a(
	const struct pair *pair, size_t n, double *tied, double *both)
{
	size_t a = 0, ab = 0;

	*tied = *both = 0;
	for (size_t i = 0; i < n; i++) {
		if (pair[i].a != pair[a].a) {
			*tied += pairs_of((double)(i - a));
			a = i;
		}
		if (pair[i].a != pair[ab].a || pair[i].b != pair[ab].b) {
			*both += pairs_of((double)(i - ab));
			ab = i;
		}
	}
	*tied += pairs_of((double)(n - a));
	*both += pairs_of((double)(n - ab));
}

static double ties_in_b(const struct pair *pair, size_t n)
{
	size_t from = 0;
	double tied = 0;

	for (size_t i = 0; i < n; i++)
		if (pair[i].b != pair[from].b) {
			tied += pairs_of((double)(i - from));
			from = i;
		}
	return tied + pairs_of((double)(n - from));
}

double ehr_kendall(const double *a, const double *b, size_t n)
{
	struct pair *pair = ehr_calloc(2 * n + 1, sizeof(*pair));
	double all, in_a, in_b, in_both, swaps, spread;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(a[i]) && !isnan(b[i]))
			pair[kept++] = (struct pair){ a[i], b[i] };
	qsort(pair, kept, sizeof(*pair), by_both);
	ties_in_a(pair, kept, &in_a, &in_both);
	swaps = sort_by_b(pair, pair + n, kept);
	in_b = ties_in_b(pair, kept);
	free(pair);
	all = pairs_of((double)kept);
	spread = sqrt((all - in_a) * (all - in_b));
	if (!(spread > 0))
		return NAN;
	return (all - in_a - in_b + in_both - 2 * swaps) / spread;
}
