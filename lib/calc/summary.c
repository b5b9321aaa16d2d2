/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/summary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
	CLASS_BITS = 12,
	CLASSES = 1 << CLASS_BITS,
	RANKS = 2 * EHR_QUANTILES_MAX,
	FEW = 24, /* so many are sorted at once */
	LANES = 4,
};

const double ehr_percentile_share[EHR_PERCENTILES] = { 0.05, 0.25, 0.5, 0.75,
	0.9, 0.95, 0.99, 0.999 };

double ehr_sum_of(const double *x, size_t n)
{
	double lane[LANES] = { 0 };
	size_t i = 0;

	for (; n - i >= LANES; i += LANES)
		for (size_t k = 0; k < LANES; k++)
			lane[k] += x[i + k];
	for (; i < n; i++)
		lane[0] += x[i];
	return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

/* What rounding took from a mean is put back: numbers that are all alike have
 * their own as mean, and no spread. */
static double mean_of(const double *x, size_t n)
{
	double mean = ehr_sum_of(x, n) / (double)n, lane[LANES] = { 0 };
	size_t i = 0;

	for (; n - i >= LANES; i += LANES)
		for (size_t k = 0; k < LANES; k++)
			lane[k] += x[i + k] - mean;
	for (; i < n; i++)
		lane[0] += x[i] - mean;
	return mean + ((lane[0] + lane[1]) + (lane[2] + lane[3])) / (double)n;
}

static double squares_about(const double *x, size_t n, double mean)
{
	double lane[LANES] = { 0 };
	size_t i = 0;

	for (; n - i >= LANES; i += LANES)
		for (size_t k = 0; k < LANES; k++)
			lane[k] += (x[i + k] - mean) * (x[i + k] - mean);
	for (; i < n; i++)
		lane[0] += (x[i] - mean) * (x[i] - mean);
	return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

/* A whole number that rises with x. */
static inline uint64_t order_of(double x)
{
	uint64_t bits;

	x += 0; /* -0 counts as 0 */
	memcpy(&bits, &x, sizeof(bits));
	return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

/* Numbers are of a class by how much their order is above the least one's. */
struct classes {
	uint64_t base;
	int shift;
	uint32_t count[CLASSES];
};

static inline size_t class_of(const struct classes *classes, double x)
{
	return (size_t)((order_of(x) - classes->base) >> classes->shift);
}

static void classify(struct classes *classes, const double *x, size_t n)
{
	double low = x[0], high = x[0];
	uint64_t range;

	for (size_t i = 1; i < n; i++) {
		low = x[i] < low ? x[i] : low;
		high = x[i] > high ? x[i] : high;
	}
	classes->base = order_of(low);
	range = order_of(high) - classes->base;
	for (classes->shift = 0; range >> classes->shift >= CLASSES;)
		classes->shift++;
	memset(classes->count, 0, sizeof(classes->count));
	for (size_t i = 0; i < n; i++)
		classes->count[class_of(classes, x[i])]++;
}

static void sort_few(double *x, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		double moved = x[i];
		size_t to = i;

		for (; to > 0 && x[to - 1] > moved; to--)
			x[to] = x[to - 1];
		x[to] = moved;
	}
}

static double middle_of(double a, double b, double c)
{
	double low = a < b ? a : b, high = a < b ? b : a;

	return c < low ? low : c > high ? high : c;
}

/* Moves what belongs at place k (below n) there, and nothing less behind it. */
static double selected(double *x, size_t n, size_t k)
{
	size_t low = 0, high = n - 1;

	while (high - low >= FEW) {
		double pivot =
			middle_of(x[low], x[low + (high - low) / 2], x[high]);
		size_t i = low, j = high;

		while (i <= j) {
			while (x[i] < pivot)
				i++;
			while (x[j] > pivot)
				j--;
			if (i <= j) {
				double swapped = x[i];

				x[i++] = x[j];
				x[j] = swapped;
				if (j == 0)
					break;
				j--;
			}
		}
		if (k <= j)
			high = j;
		else if (k >= i)
			low = i;
		else
			return x[k];
	}
	sort_few(x + low, high - low + 1);
	return x[k];
}

/* Where ranks are: a class that holds some, its numbers within scratch. */
struct held {
	size_t class, before; /* numbers in classes before it */
	size_t at, n;
};

/* The classes that hold the ranks (which do not fall); their number. */
static size_t find_held(const struct classes *classes, const size_t *rank,
	size_t n_rank, struct held *held)
{
	size_t n = 0, at = 0, before = 0, class = 0;

	for (size_t r = 0; r < n_rank; r++) {
		if (n > 0 && rank[r] < held[n - 1].before + held[n - 1].n)
			continue;
		while (rank[r] >= before + classes->count[class])
			before += classes->count[class ++];
		held[n] = (struct held){ class, before, at,
			classes->count[class] };
		at += held[n++].n;
	}
	return n;
}

static void gather(const struct classes *classes, const double *x, size_t n,
	const struct held *held, size_t n_held, double *scratch)
{
	unsigned char slot[CLASSES] = { 0 };
	size_t next[RANKS + 1];

	for (size_t h = 0; h < n_held; h++) {
		slot[held[h].class] = (unsigned char)(h + 1);
		next[h + 1] = held[h].at;
	}
	for (size_t i = 0; i < n; i++) {
		size_t h = slot[class_of(classes, x[i])];

		if (h > 0)
			scratch[next[h]++] = x[i];
	}
}

/* The numbers of n_rank ranks (counted from 0, not falling). */
static void order_statistics(const double *x, size_t n, const size_t *rank,
	size_t n_rank, double *scratch, double *out)
{
	struct classes classes;
	struct held held[RANKS] = { 0 };
	size_t n_held, h = 0;

	classify(&classes, x, n);
	n_held = find_held(&classes, rank, n_rank, held);
	gather(&classes, x, n, held, n_held, scratch);
	for (size_t r = 0; r < n_rank; r++) {
		while (rank[r] >= held[h].before + held[h].n)
			h++;
		out[r] = selected(scratch + held[h].at, held[h].n,
			rank[r] - held[h].before);
	}
}

static double found_at(const size_t *rank, const double *found, size_t wanted)
{
	while (*rank != wanted) {
		rank++;
		found++;
	}
	return *found;
}

static void sort_ranks(size_t *rank, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		size_t moved = rank[i], to = i;

		for (; to > 0 && rank[to - 1] > moved; to--)
			rank[to] = rank[to - 1];
		rank[to] = moved;
	}
}

void ehr_quantiles(const double *x, size_t n, const double *share,
	size_t n_share, double *scratch, double *out)
{
	size_t rank[RANKS] = { 0 };
	double found[RANKS];

	for (size_t i = 0; i < n_share; i++) {
		rank[2 * i] = (size_t)((double)(n - 1) * share[i]);
		rank[2 * i + 1] = rank[2 * i] + (rank[2 * i] + 1 < n);
	}
	sort_ranks(rank, 2 * n_share);
	order_statistics(x, n, rank, 2 * n_share, scratch, found);
	for (size_t i = 0; i < n_share; i++) {
		double at = (double)(n - 1) * share[i];
		size_t j = (size_t)at;
		double low = found_at(rank, found, j);
		double high = found_at(rank, found, j + (j + 1 < n));

		out[i] = low + (at - (double)j) * (high - low);
	}
}

void ehr_summarise(
	const double *x, size_t n, double *scratch, struct ehr_summary *summary)
{
	summary->mean = mean_of(x, n);
	summary->sd = n > 1 ? sqrt(squares_about(x, n, summary->mean) /
				      (double)(n - 1))
			    : 0;
	ehr_quantiles(x, n, ehr_percentile_share, EHR_PERCENTILES, scratch,
		summary->percentile);
}

void ehr_ranks(const double *x, size_t n, double *rank)
{
	struct classes classes;
	double middle[CLASSES];
	double before = 0, squares = 0, scale;

	classify(&classes, x, n);
	for (size_t k = 0; k < CLASSES; k++) {
		double count = classes.count[k];

		middle[k] = before + (count - (double)n) / 2;
		squares += count * middle[k] * middle[k];
		before += count;
	}
	scale = squares > 0 ? 1 / sqrt(squares) : 0;
	for (size_t i = 0; i < n; i++)
		rank[i] = scale * middle[class_of(&classes, x[i])];
}
