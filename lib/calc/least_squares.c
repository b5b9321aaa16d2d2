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

enum { BLOCK = 512 }; /* rows that are factorised together */

static size_t lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of a problem on their way to fewer: some at a time become a triangle over
 * those columns that are not all 0 in them, and the triangles stand under each
 * other. */
struct stack {
	const struct ehr_least_squares *from;
	double *x, *z;
	size_t n_row, used;
	size_t *column; /* those of the block */
	size_t n_column;
	double *work; /* of LAPACK */
	lapack_int room;
	double *tau, *block;
};

static size_t block_rows(const struct ehr_least_squares *problem, size_t first)
{
	return lesser(BLOCK, problem->n_row - first);
}

static void find_columns(struct stack *stack, size_t first)
{
	const struct ehr_least_squares *from = stack->from;
	const size_t n = block_rows(from, first);

	stack->n_column = 0;
	for (size_t j = 0; j < from->n_column; j++) {
		const double *x = from->x + j * from->n_row + first;
		size_t i = 0;

		while (i < n && x[i] == 0)
			i++;
		if (i < n)
			stack->column[stack->n_column++] = j;
	}
}

/* Whether blocks are less than half of the work, and how many rows they leave. */
static bool is_worth_it(struct stack *stack)
{
	const struct ehr_least_squares *from = stack->from;
	const double p = (double)from->n_column;
	double work = 0;

	for (size_t first = 0; first < from->n_row; first += BLOCK) {
		size_t n = block_rows(from, first);

		find_columns(stack, first);
		work += (double)n * pow((double)stack->n_column, 2);
		stack->n_row += lesser(n, stack->n_column);
	}
	work += (double)stack->n_row * p * p;
	return stack->n_row > 0 && work < (double)from->n_row * p * p / 2;
}

/* The block becomes Q'(block) and its part of z Q'z. */
static void reduce_block(struct stack *stack, size_t first)
{
	const struct ehr_least_squares *from = stack->from;
	const size_t n = block_rows(from, first);
	const lapack_int rows = (lapack_int)n;
	const lapack_int columns = (lapack_int)stack->n_column;
	const size_t kept = lesser(n, stack->n_column);

	for (size_t k = 0; k < stack->n_column; k++)
		memcpy(stack->block + k * n,
			from->x + stack->column[k] * from->n_row + first,
			n * sizeof(double));
	LAPACKE_dgeqrf_work(LAPACK_COL_MAJOR, rows, columns, stack->block, rows,
		stack->tau, stack->work, stack->room);
	LAPACKE_dormqr_work(LAPACK_COL_MAJOR, 'L', 'T', rows, 1,
		(lapack_int)kept, stack->block, rows, stack->tau,
		from->z + first, rows, stack->work, stack->room);
	for (size_t k = 0; k < stack->n_column; k++)
		memcpy(stack->x + stack->column[k] * stack->n_row + stack->used,
			stack->block + k * n,
			lesser(k + 1, kept) * sizeof(double));
	memcpy(stack->z + stack->used, from->z + first, kept * sizeof(double));
	stack->used += kept;
}

/* The same problem with fewer rows, where many columns are 0 in many rows in a
 * row, as splines of time and levels of months are; else itself. */
static struct ehr_least_squares reduce(
	const struct ehr_least_squares *problem, struct ehr_arena *arena)
{
	const size_t p = problem->n_column;
	struct ehr_least_squares reduced = *problem;
	struct stack stack = { .from = problem,
		.room = (lapack_int)(64 * p + 4224) };

	stack.column = ehr_arena_calloc(arena, p, sizeof(*stack.column));
	if (!is_worth_it(&stack))
		return reduced;
	stack.x = ehr_arena_calloc(arena, stack.n_row * p, sizeof(double));
	stack.z = ehr_arena_calloc(arena, stack.n_row, sizeof(double));
	stack.work =
		ehr_arena_calloc(arena, (size_t)stack.room, sizeof(double));
	stack.tau = ehr_arena_calloc(arena, p, sizeof(double));
	stack.block = ehr_arena_alloc(arena, BLOCK * p * sizeof(double));
	for (size_t first = 0; first < problem->n_row; first += BLOCK) {
		find_columns(&stack, first);
		if (stack.n_column > 0)
			reduce_block(&stack, first);
	}
	reduced.x = stack.x;
	reduced.z = stack.z;
	reduced.n_row = stack.n_row;
	return reduced;
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
	struct ehr_least_squares reduced;
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
	reduced = reduce(problem, arena);
	make_small(&reduced, arena, &small);
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
