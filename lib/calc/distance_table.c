/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/distance_table.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { DEPTH_MAX = 24, WIDE = 2, START_NODES = 400 };
#define SIDE 1e-9        /* of a distance: how near a jump its nodes stand */
#define GRID 2.0         /* ratio of squared distances of the first nodes */
#define SAFE 0.6         /* of the tolerance is what nodes are placed for */
#define HALVES 4.0       /* as much may a pair of segments miss as a whole */
#define BENT 0.5         /* of the tolerance, in the middle, near a bend */
#define NOTHING 1e-36    /* less would be slow to compute with */
#define NEGLIGIBLE 1e-10 /* of the greatest value, to be sure of 1e-9 */
#define SAME 4e-9        /* relative: nodes that are one jump's two sides */

struct point {
	double square;
	double *value; /* stride of them, times the square */
};

struct builder {
	struct ehr_distance_table *table;
	const struct ehr_distance_curves *curves;
	size_t room;
	double greatest;
	double *scratch;
	struct point spare[DEPTH_MAX + 1], probe;
};

static void evaluate(
	const struct builder *self, double square, struct point *point)
{
	point->square = square;
	self->curves->at(self->curves->context, sqrt(square), point->value);
	for (size_t i = 0; i < self->curves->stride; i++)
		point->value[i] *= square;
}

static void push(struct builder *self, const struct point *point)
{
	struct ehr_distance_table *table = self->table;
	size_t stride = table->stride;

	if (table->n == self->room) {
		self->room = self->room ? 2 * self->room : START_NODES;
		table->square = ehr_realloc(
			table->square, self->room, sizeof(*table->square));
		table->value = ehr_realloc(table->value, self->room * stride,
			sizeof(*table->value));
	}
	table->square[table->n] = point->square;
	for (size_t i = 0; i < stride; i++)
		table->value[table->n * stride + i] =
			fabs(point->value[i]) < NOTHING
				? 0
				: (float)point->value[i];
	table->n++;
}

/* Is the line from left to right near enough to the point between them, within
 * that many times what is allowed? */
static bool fits(const struct builder *self, const struct point *left,
	const struct point *point, const struct point *right, double factor)
{
	double t =
		(point->square - left->square) / (right->square - left->square);
	double allowed = factor * SAFE * EHR_DISTANCE_TOLERANCE;
	double least = NEGLIGIBLE * self->greatest * point->square;

	for (size_t i = 0; i < self->table->stride; i++) {
		double line =
			left->value[i] + t * (right->value[i] - left->value[i]);
		double value = point->value[i];

		if (fabs(line - value) >
			allowed * (fabs(value) > least ? fabs(value) : least))
			return false;
	}
	return true;
}

static bool fits_amid(struct builder *self, const struct point *left,
	const struct point *right, double factor)
{
	evaluate(self, (left->square + right->square) / 2, &self->probe);
	return fits(self, left, &self->probe, right, factor);
}

/* Can left to right do with one node in the middle? Halves bend a quarter as
 * much as the whole, unless it bends both ways or in one place: wide ones, and
 * all of curves that may bend anywhere, are looked at twice more. */
static bool is_fine(struct builder *self, const struct point *left,
	const struct point *middle, const struct point *right, unsigned depth)
{
	bool bends = self->curves->bends;
	double factor = bends ? BENT : 1;

	if (!fits(self, left, middle, right, HALVES))
		return false;
	return (depth > WIDE && !bends) ||
	       (fits_amid(self, left, middle, factor) &&
		       fits_amid(self, middle, right, factor));
}

/* Adds what is needed between left, which is there already, and right, and
 * right. */
static void refine(struct builder *self, const struct point *left,
	const struct point *right, unsigned depth)
{
	struct point *middle = &self->spare[depth];

	if (depth < DEPTH_MAX &&
		right->square - left->square > SAME * left->square) {
		evaluate(self, (left->square + right->square) / 2, middle);
		if (is_fine(self, left, middle, right, depth)) {
			push(self, middle);
		} else {
			refine(self, left, middle, depth + 1);
			refine(self, middle, right, depth + 1);
			return;
		}
	}
	push(self, right);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The squared distances that must have a node, rising; returns how many. */
static size_t first_nodes(
	const double *breaks, size_t n_breaks, double range_m, double *square)
{
	double end = range_m * range_m;
	double begin = EHR_DISTANCE_NEAREST_M * EHR_DISTANCE_NEAREST_M;
	size_t n = 0, kept = 0;

	for (double q = begin; q < end; q *= GRID)
		square[n++] = q;
	square[n++] = end;
	for (size_t i = 0; i < n_breaks; i++) {
		double low = breaks[i] * (1 - SIDE);
		double high = breaks[i] * (1 + SIDE);

		if (low * low > begin && high * high < end) {
			square[n++] = low * low;
			square[n++] = high * high;
		}
	}
	qsort(square, n, sizeof(*square), by_value);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || square[i] > square[kept - 1])
			square[kept++] = square[i];
	return kept;
}

static void build(struct builder *self, const double *square, size_t n)
{
	size_t stride = self->table->stride;
	double *value = ehr_calloc(n * stride, sizeof(*value));
	struct point *node = ehr_calloc(n, sizeof(*node));

	for (size_t i = 0; i < n; i++) {
		node[i].value = value + i * stride;
		evaluate(self, square[i], &node[i]);
		for (size_t k = 0; k < stride; k++)
			if (node[i].value[k] / square[i] > self->greatest)
				self->greatest = node[i].value[k] / square[i];
	}
	push(self, &node[0]);
	for (size_t i = 1; i < n; i++)
		refine(self, &node[i - 1], &node[i], 0);
	free(node);
	free(value);
}

static uint64_t step_of(double square)
{
	uint64_t bits;

	memcpy(&bits, &square, sizeof(bits));
	return bits >> EHR_DISTANCE_SHIFT;
}

static void make_index(struct ehr_distance_table *table)
{
	uint64_t last = step_of(table->square[table->n - 1]);
	size_t node = 0;

	table->first_step = step_of(table->square[0]);
	table->first = ehr_calloc(
		(size_t)(last - table->first_step) + 1, sizeof(*table->first));
	for (uint64_t step = table->first_step; step <= last; step++) {
		uint64_t bits = step << EHR_DISTANCE_SHIFT;
		double begin;

		memcpy(&begin, &bits, sizeof(begin));
		while (node + 2 < table->n && table->square[node + 1] <= begin)
			node++;
		table->first[step - table->first_step] = (uint32_t)node;
	}
	table->inverse = ehr_calloc(table->n, sizeof(*table->inverse));
	for (size_t i = 0; i + 1 < table->n; i++)
		table->inverse[i] =
			1 / (table->square[i + 1] - table->square[i]);
}

void ehr_distance_table_make(struct ehr_distance_table *table,
	const struct ehr_distance_curves *curves, const double *breaks,
	size_t n_breaks, double range_m)
{
	size_t stride = curves->stride, n;
	size_t grid = 2 + (size_t)(2 * log(range_m) / log(GRID)) + 2;
	double *square = ehr_calloc(grid + 2 * n_breaks, sizeof(*square));
	struct builder self = { .table = table, .curves = curves };

	*table = (struct ehr_distance_table){ .stride = stride,
		.range_m = range_m };
	self.scratch =
		ehr_calloc((DEPTH_MAX + 2) * stride, sizeof(*self.scratch));
	for (size_t i = 0; i <= DEPTH_MAX; i++)
		self.spare[i].value = self.scratch + i * stride;
	self.probe.value = self.scratch + (DEPTH_MAX + 1) * stride;
	n = first_nodes(breaks, n_breaks, range_m, square);
	build(&self, square, n);
	make_index(table);
	free(self.scratch);
	free(square);
}

void ehr_distance_table_release(struct ehr_distance_table *table)
{
	free(table->square);
	free(table->inverse);
	free(table->value);
	free(table->first);
	*table = (struct ehr_distance_table){ 0 };
}
