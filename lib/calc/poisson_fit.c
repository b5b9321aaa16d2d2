/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/poisson_fit.h"

#include <math.h>
#include <string.h>

#include "calc/least_squares.h"
#include "calc/poisson_rows.h"

/* glm's tolerance of aliased columns; what a step must shrink by (its square)
 * for the factor to be kept; when the fit is settled: the step's length in
 * standard errors of phi = 1, squared, over 1 + deviance; what R calls settled,
 * taken after many steps; what rounding may add to a deviance. */
static const double alias_tolerance = 1e-11;
static const double keep_factor = 0.1;
static const double settled = 1e-20;
static const double r_epsilon = 1e-8;
static const double slack = 1e-10;
enum { STEPS_MAX = 50, STEPS_R = 25, HALVINGS = 40, FEW_WANTED = 3 };

struct work {
	const struct ehr_poisson_rows *rows;
	struct ehr_arena *arena;
	struct ehr_triangle triangle;
	double *beta, *trial; /* n_column */
	double *gradient;     /* n_column */
	double *eta, *mu;     /* n, of beta */
	double *trial_eta, *trial_mu;
	double *weighted, *norm; /* n * n_column, n_column */
	double *z;               /* n */
	double deviance, before; /* now, and a step ago */
	bool has_beta;
	int steps, factors;
};

static void work_init(struct work *work, const struct ehr_poisson_rows *rows,
	struct ehr_arena *arena)
{
	const size_t n = rows->n, n_column = rows->n_column;
	double **by_row[] = { &work->eta, &work->mu, &work->trial_eta,
		&work->trial_mu, &work->z };
	double **by_column[] = { &work->beta, &work->trial, &work->gradient,
		&work->norm };

	*work = (struct work){ .rows = rows, .arena = arena };
	for (size_t i = 0; i < sizeof(by_row) / sizeof(*by_row); i++)
		*by_row[i] = ehr_arena_calloc(arena, n, sizeof(double));
	for (size_t i = 0; i < sizeof(by_column) / sizeof(*by_column); i++)
		*by_column[i] =
			ehr_arena_calloc(arena, n_column, sizeof(double));
	work->weighted = ehr_arena_alloc(arena, n * n_column * sizeof(double));
}

/* The linear predictors and means to begin with. */
static bool begin(struct work *work, const double *start)
{
	const struct ehr_poisson_rows *rows = work->rows;

	for (size_t i = 0; i < rows->n; i++) {
		double known = start ? start[rows->row[i]] : (double)NAN;

		work->eta[i] = isfinite(known) ? known : log(rows->y[i] + 0.1);
		if (rows->n_strata)
			work->eta[i] = rows->offset[i];
	}
	work->deviance = ehr_poisson_means_of(rows, work->eta, work->mu);
	return isfinite(work->deviance);
}

/* The columns by the square roots of their weights, centred in strata, and what
 * they have to explain; their lengths before they were centred. */
static void weigh(struct work *work)
{
	const struct ehr_poisson_rows *rows = work->rows;
	const size_t n = rows->n;
	double *root = work->trial_mu;

	for (size_t i = 0; i < n; i++) {
		root[i] = sqrt(work->mu[i]);
		work->z[i] = work->eta[i] - rows->offset[i] +
			     (rows->y[i] - work->mu[i]) / work->mu[i];
	}
	ehr_poisson_centre(rows, work->mu, work->z);
	for (size_t i = 0; i < n; i++)
		work->z[i] *= root[i];
	for (size_t j = 0; j < rows->n_column; j++) {
		double *x = work->weighted + j * n, sum = 0;

		memcpy(x, rows->x + j * n, n * sizeof(*x));
		for (size_t i = 0; i < n; i++)
			sum += x[i] * x[i] * work->mu[i];
		work->norm[j] = sqrt(sum);
		ehr_poisson_centre(rows, work->mu, x);
		for (size_t i = 0; i < n; i++)
			x[i] *= root[i];
	}
}

/* A factor at the present means; trial becomes where its full step leads. */
static bool factorise(struct work *work)
{
	weigh(work);
	work->factors++;
	if (!ehr_least_squares(&(struct ehr_least_squares){ work->rows->n,
				       work->rows->n_column, work->weighted,
				       work->z, work->norm, alias_tolerance },
		    work->arena, &work->triangle))
		return false;
	memcpy(work->trial, work->triangle.solution,
		work->rows->n_column * sizeof(double));
	return work->triangle.rank > 0;
}

static void swap(double **a, double **b)
{
	double *kept = *a;

	*a = *b;
	*b = kept;
}

/* Goes to trial, or half, a quarter, ... of the way, until the deviance is
 * finite and does not rise. */
static bool move(struct work *work)
{
	for (int i = 0; i < HALVINGS; i++) {
		double deviance = ehr_poisson_means(work->rows, work->trial,
			work->trial_eta, work->trial_mu);
		double most =
			work->deviance + slack * (fabs(work->deviance) + 0.1);

		if (isfinite(deviance) &&
			(!work->has_beta || deviance <= most)) {
			work->before = work->deviance;
			work->deviance = deviance;
			work->has_beta = true;
			work->steps++;
			swap(&work->beta, &work->trial);
			swap(&work->eta, &work->trial_eta);
			swap(&work->mu, &work->trial_mu);
			return true;
		}
		if (!work->has_beta)
			return false;
		for (size_t j = 0; j < work->rows->n_column; j++)
			work->trial[j] = (work->trial[j] + work->beta[j]) / 2;
	}
	return false;
}

/* b times the inverse of the factor's matrix over the kept columns, 0 in the
 * others; in place. */
static void divide(
	const struct ehr_triangle *triangle, double *b, size_t n_column)
{
	size_t k = 0;

	for (size_t i = 0; i < triangle->rank; i++)
		b[i] = b[triangle->kept[i]];
	ehr_triangle_solve(triangle, b);
	k = triangle->rank;
	for (size_t j = n_column; j-- > 0;)
		b[j] = k && triangle->kept[k - 1] == j ? b[--k] : 0;
}

/* trial becomes where a step with the factor at hand leads; its squared length
 * in standard errors of phi = 1. */
static double aim(struct work *work)
{
	const struct ehr_poisson_rows *rows = work->rows;
	double length = 0;

	for (size_t i = 0; i < rows->n; i++)
		work->z[i] = rows->y[i] - work->mu[i];
	ehr_poisson_back(rows, work->z, work->gradient);
	memcpy(work->trial, work->gradient, rows->n_column * sizeof(double));
	divide(&work->triangle, work->trial, rows->n_column);
	for (size_t j = 0; j < rows->n_column; j++) {
		length += work->gradient[j] * work->trial[j];
		work->trial[j] += work->beta[j];
	}
	return length;
}

static bool is_settled(const struct work *work, double length)
{
	if (length <= settled * (1 + work->deviance))
		return true;
	return work->steps > STEPS_R &&
	       fabs(work->deviance - work->before) <
		       r_epsilon * (fabs(work->deviance) + 0.1);
}

static enum ehr_fit_state iterate(struct work *work)
{
	double last = INFINITY;

	if (!factorise(work) || !move(work))
		return EHR_FIT_DIVERGED;
	while (work->steps < STEPS_MAX) {
		double length = aim(work);

		if (!isfinite(length))
			return EHR_FIT_DIVERGED;
		if (is_settled(work, length))
			return EHR_FIT_DONE;
		bool fresh = length > keep_factor * last;
		if (fresh && !factorise(work))
			return EHR_FIT_DIVERGED;
		if (!move(work) && (fresh || !factorise(work) || !move(work)))
			return EHR_FIT_DIVERGED;
		last = fresh ? (double)INFINITY : length;
	}
	return EHR_FIT_UNSETTLED;
}

/* out = H v, H the matrix of second derivatives at the present means. */
static void curve(struct work *work, const double *v, double *out)
{
	const struct ehr_poisson_rows *rows = work->rows;

	ehr_poisson_forward(rows, v, work->z);
	ehr_poisson_centre(rows, work->mu, work->z);
	for (size_t i = 0; i < rows->n; i++)
		work->z[i] *= work->mu[i];
	ehr_poisson_back(rows, work->z, out);
}

/* Column j of the inverse of H, by steps with the factor at hand until they add
 * nothing. False if they shrink badly. */
static bool invert_column(struct work *work, size_t j, double *v)
{
	const size_t n_column = work->rows->n_column;
	double last = INFINITY;
	double *rest = work->trial;

	memset(v, 0, n_column * sizeof(*v));
	for (int i = 0; i < STEPS_MAX; i++) {
		double length = 0;

		curve(work, v, work->gradient);
		for (size_t k = 0; k < n_column; k++)
			work->gradient[k] = (k == j) - work->gradient[k];
		memcpy(rest, work->gradient, n_column * sizeof(*rest));
		divide(&work->triangle, rest, n_column);
		for (size_t k = 0; k < n_column; k++) {
			length += rest[k] * work->gradient[k];
			v[k] += rest[k];
		}
		if (length <= settled * v[j])
			return true;
		if (!(length <= 0.5 * last))
			return false;
		last = length;
	}
	return false;
}

static bool is_kept(const struct ehr_triangle *triangle, size_t j)
{
	for (size_t i = 0; i < triangle->rank; i++)
		if (triangle->kept[i] == j)
			return true;
	return false;
}

/* Column j of the inverse of H by a new factor at the present means. */
static void solve_column(struct work *work, size_t j, double *v)
{
	memset(v, 0, work->rows->n_column * sizeof(*v));
	v[j] = 1;
	divide(&work->triangle, v, work->rows->n_column);
}

static void fill_covariance(struct work *work,
	const struct ehr_poisson_model *model, struct ehr_poisson_fit *fit)
{
	const size_t n = model->n_wanted;
	bool fresh = n > FEW_WANTED && factorise(work);
	double *v =
		ehr_arena_calloc(work->arena, model->n_column, sizeof(double));

	fit->covariance = ehr_arena_calloc(work->arena, n * n, sizeof(double));
	for (size_t i = 0; i < n; i++) {
		size_t j = model->wanted[i];
		bool kept = is_kept(&work->triangle, j);

		if (kept && !fresh && !invert_column(work, j, v))
			fresh = factorise(work);
		if (kept && fresh)
			solve_column(work, j, v);
		for (size_t k = 0; k < n; k++) {
			size_t other = model->wanted[k];

			fit->covariance[i * n + k] =
				kept && is_kept(&work->triangle, other)
					? fit->phi * v[other]
					: (double)NAN;
		}
	}
}

static void fill_rows(
	const struct work *work, struct ehr_poisson_fit *fit, size_t n_row)
{
	const struct ehr_poisson_rows *rows = work->rows;

	fit->mu = ehr_arena_calloc(work->arena, n_row, sizeof(double));
	fit->eta = ehr_arena_calloc(work->arena, n_row, sizeof(double));
	for (size_t i = 0; i < n_row; i++)
		fit->mu[i] = fit->eta[i] = NAN;
	for (size_t i = 0; i < rows->n; i++) {
		double rest = rows->y[i] - work->mu[i];

		fit->mu[rows->row[i]] = work->mu[i];
		fit->eta[rows->row[i]] = work->eta[i];
		fit->pearson += rest * rest / work->mu[i];
	}
}

static void fill(struct work *work, const struct ehr_poisson_model *model,
	struct ehr_poisson_fit *fit)
{
	const struct ehr_poisson_rows *rows = work->rows;
	size_t used = rows->n_strata + work->triangle.rank;

	fit->rank = work->triangle.rank;
	fit->df = rows->n > used ? rows->n - used : 0;
	fit->steps = work->steps;
	fit->factors = work->factors;
	fit->deviance = fmax(work->deviance, 0);
	fit->log_likelihood = ehr_poisson_log_likelihood(rows, work->mu);
	fit->beta = work->beta;
	fit->aliased = ehr_arena_calloc(
		work->arena, rows->n_column, sizeof(*fit->aliased));
	for (size_t j = 0; j < rows->n_column; j++)
		fit->aliased[j] = !is_kept(&work->triangle, j);
	fill_rows(work, fit, model->n_row);
	fit->phi = fit->df ? fit->pearson / (double)fit->df : (double)NAN;
	fit->qaic = -2 * fit->log_likelihood + 2 * fit->phi * (double)fit->rank;
	fill_covariance(work, model, fit);
	fit->factors = work->factors;
}

static bool has_count(const struct ehr_poisson_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->y[i] > 0)
			return true;
	return false;
}

double ehr_poisson_residual(double y, double mu)
{
	double part = mu - y + (y > 0 ? y * log(y / mu) : 0);

	return copysign(sqrt(2 * (part < 0 ? 0 : part)), y - mu);
}

enum ehr_fit_state ehr_poisson_solve(const struct ehr_poisson_model *model,
	const struct ehr_poisson_rows *rows, struct ehr_arena *arena,
	struct ehr_poisson_fit *fit)
{
	struct work work;

	*fit = (struct ehr_poisson_fit){ .state = EHR_FIT_TOO_FEW,
		.n = rows->n,
		.n_strata = rows->n_strata,
		.n_silent = rows->n_silent };
	if (!rows->n_column || !has_count(rows))
		return fit->state;
	work_init(&work, rows, arena);
	fit->state =
		begin(&work, model->start) ? iterate(&work) : EHR_FIT_DIVERGED;
	if (fit->state == EHR_FIT_DIVERGED && model->start && !work.has_beta &&
		begin(&work, NULL))
		fit->state = iterate(&work);
	if (fit->state == EHR_FIT_DONE)
		fill(&work, model, fit);
	return fit->state;
}

enum ehr_fit_state ehr_poisson_fit(const struct ehr_poisson_model *model,
	struct ehr_arena *arena, struct ehr_poisson_fit *fit)
{
	struct ehr_poisson_rows rows;

	ehr_poisson_rows_init(&rows, model, NULL, 0, arena);
	return ehr_poisson_solve(model, &rows, arena, fit);
}
