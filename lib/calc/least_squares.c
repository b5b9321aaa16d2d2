/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/least_squares.h"

#include <lapacke.h>
#include <math.h>
#include <string.h>

/* The triangle of X with its columns in their own order, and Q'z: what the
 * selection of columns works on. n is the lesser of rows and columns. */
struct small {
	size_t n, n_column;
	double *t; /* n * n_column */
	double *c; /* n */
};

static size_t lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* X and z become Q'X P and Q'z; place[j] is the column of X that stands at j,
 * counted from 1. */
static void factorise(const struct ehr_least_squares *problem,
	struct ehr_arena *arena, lapack_int *place)
{
	const size_t n_column = problem->n_column;
	const lapack_int rows = (lapack_int)problem->n_row;
	const lapack_int columns = (lapack_int)n_column;
	const lapack_int steps = (lapack_int)lesser(problem->n_row, n_column);
	/* room for blocks of 64 columns, and of the factors of dormqr */
	const size_t room = 64 * (n_column + 1) + 2 * n_column + 4224;
	double *work = ehr_arena_calloc(arena, room, sizeof(*work));
	double *tau = ehr_arena_calloc(arena, n_column, sizeof(*tau));

	LAPACKE_dgeqp3_work(LAPACK_COL_MAJOR, rows, columns, problem->x, rows,
		place, tau, work, (lapack_int)room);
	LAPACKE_dormqr_work(LAPACK_COL_MAJOR, 'L', 'T', rows, 1, steps,
		problem->x, rows, tau, problem->z, rows, work,
		(lapack_int)room);
}

static void make_small(const struct ehr_least_squares *problem,
	struct ehr_arena *arena, struct small *small)
{
	lapack_int *place =
		ehr_arena_calloc(arena, problem->n_column, sizeof(*place));

	small->n = lesser(problem->n_row, problem->n_column);
	small->n_column = problem->n_column;
	small->t = ehr_arena_calloc(
		arena, small->n * small->n_column, sizeof(double));
	small->c = ehr_arena_calloc(arena, small->n, sizeof(double));
	factorise(problem, arena, place);
	memcpy(small->c, problem->z, small->n * sizeof(double));
	for (size_t j = 0; j < small->n_column; j++)
		memcpy(small->t + ((size_t)place[j] - 1) * small->n,
			problem->x + j * problem->n_row,
			lesser(j + 1, small->n) * sizeof(double));
}

static double length(const double *x, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * x[i];
	return sqrt(sum);
}

/* x becomes that of (I - v v' / v[0]) x. */
static void reflect(const double *v, size_t n, double *x)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += v[i] * x[i];
	sum /= v[0];
	for (size_t i = 0; i < n; i++)
		x[i] -= sum * v[i];
}

/* Turns the rest of column j, from row on, into one number at row; the columns
 * after it and c are turned likewise. */
static void eliminate(struct small *small, size_t row, size_t j, double rest)
{
	size_t n = small->n - row;
	double *v = small->t + j * small->n + row;
	double signed_rest = copysign(rest, v[0]);

	for (size_t i = 0; i < n; i++)
		v[i] /= signed_rest;
	v[0] += 1;
	for (size_t k = j + 1; k < small->n_column; k++)
		reflect(v, n, small->t + k * small->n + row);
	reflect(v, n, small->c + row);
	v[0] = -signed_rest;
}

static void select_columns(const struct ehr_least_squares *problem,
	struct small *small, const double *norm, struct ehr_triangle *triangle)
{
	size_t rank = 0;

	for (size_t j = 0; j < small->n_column && rank < small->n; j++) {
		double *column = small->t + j * small->n;
		double rest = length(column + rank, small->n - rank);

		if (!(rest > problem->tolerance * norm[j]))
			continue;
		eliminate(small, rank, j, rest);
		triangle->kept[rank++] = j;
	}
	triangle->rank = rank;
}

static bool keep(const struct small *small, struct ehr_arena *arena,
	struct ehr_triangle *triangle)
{
	const size_t rank = triangle->rank;
	double *b = small->c;

	triangle->r = ehr_arena_calloc(arena, rank * rank, sizeof(double));
	for (size_t j = 0; j < rank; j++)
		memcpy(triangle->r + j * rank,
			small->t + triangle->kept[j] * small->n,
			(j + 1) * sizeof(double));
	for (size_t j = rank; j-- > 0;) {
		b[j] /= triangle->r[j * rank + j];
		for (size_t i = 0; i < j; i++)
			b[i] -= b[j] * triangle->r[j * rank + i];
		triangle->solution[triangle->kept[j]] = b[j];
		if (!isfinite(b[j]))
			return false;
	}
	return true;
}

bool ehr_least_squares(const struct ehr_least_squares *problem,
	struct ehr_arena *arena, struct ehr_triangle *triangle)
{
	const size_t n_column = problem->n_column;
	double *norm = ehr_arena_calloc(arena, n_column, sizeof(*norm));
	struct small small;

	for (size_t j = 0; j < n_column; j++) {
		double own =
			length(problem->x + j * problem->n_row, problem->n_row);

		if (!isfinite(own))
			return false;
		norm[j] = problem->norm ? problem->norm[j] : own;
	}
	if (!isfinite(length(problem->z, problem->n_row)))
		return false;
	triangle->kept =
		ehr_arena_calloc(arena, n_column, sizeof(*triangle->kept));
	triangle->solution = ehr_arena_calloc(arena, n_column, sizeof(double));
	make_small(problem, arena, &small);
	select_columns(problem, &small, norm, triangle);
	return keep(&small, arena, triangle);
}

void ehr_triangle_solve(const struct ehr_triangle *triangle, double *b)
{
	const size_t rank = triangle->rank;

	for (size_t j = 0; j < rank; j++) {
		const double *column = triangle->r + j * rank;

		for (size_t i = 0; i < j; i++)
			b[j] -= column[i] * b[i];
		b[j] /= column[j];
	}
	for (size_t j = rank; j-- > 0;) {
		const double *column = triangle->r + j * rank;

		b[j] /= column[j];
		for (size_t i = 0; i < j; i++)
			b[i] -= b[j] * column[i];
	}
}
