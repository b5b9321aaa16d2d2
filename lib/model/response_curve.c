/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_curve.h"

#include <math.h>
#include <stdlib.h>

#include "calc/natural_spline.h"
#include "calc/sample.h"
#include "calc/special.h"
#include "model/response_tasks.h"

enum { POINTS = 61, RUG = 200 };

struct shaping {
	const struct ehr_response_shape *shape;
	struct ehr_response_curves *curves;
};

/* What a task needs of one curve. */
struct bending {
	const struct ehr_response_shape *shape;
	struct ehr_response_curve *curve;
	const double *x; /* exposure of every day */
	struct ehr_natural_spline spline;
	struct ehr_poisson_fit fit;
	const double *beta; /* of the spline */
};

static bool has_curve(const struct ehr_response_result *result)
{
	return !result->model->distributed && result->model->n_pollutant == 1;
}

/* Exposures of the days used, rising, in the arena. */
static double *used(
	const struct bending *self, size_t n_day, struct ehr_arena *arena)
{
	double *value = ehr_arena_alloc(arena, (n_day + 1) * sizeof(*value));
	size_t n = 0;

	for (size_t d = 0; d < n_day; d++)
		if (!isnan(self->fit.mu[d]))
			value[n++] = self->x[d];
	ehr_sort(value, n);
	return value;
}

static void fill_rug(
	struct ehr_response_curve *curve, const double *rising, size_t n)
{
	curve->n_rug = n < RUG ? n : RUG;
	for (size_t i = 0; i < curve->n_rug; i++)
		curve->rug[i] = rising[i * (n - 1) / (curve->n_rug - 1)];
}

/* The curve at one exposure, and its standard error. */
static void fill_point(const struct bending *self, const double *reference,
	double *row, struct ehr_response_curve_point *point)
{
	const size_t df = self->spline.df;
	double variance = 0;

	ehr_natural_spline_at(&self->spline, point->x, row);
	for (size_t i = 0; i < df; i++) {
		row[i] -= reference[i];
		point->log_rr += row[i] * self->beta[i];
	}
	for (size_t i = 0; i < df; i++)
		for (size_t j = 0; j < df; j++)
			variance += row[i] * row[j] *
				    self->fit.covariance[i * df + j];
	point->se = sqrt(fmax(variance, 0));
}

static void fill_points(const struct bending *self, double low, double high)
{
	struct ehr_response_curve *curve = self->curve;
	double *row = ehr_calloc(2 * self->spline.df, sizeof(*row));
	double *reference = row + self->spline.df;

	ehr_natural_spline_at(&self->spline, curve->reference, reference);
	for (size_t i = 0; i < POINTS; i++) {
		double share = (double)i / (POINTS - 1);

		curve->point[i] = (struct ehr_response_curve_point){
			.x = low + share * (high - low)
		};
		fill_point(self, reference, row, &curve->point[i]);
	}
	curve->n_point = POINTS;
	free(row);
}

/* P(F > f). */
static double f_upper(double f, double df1, double df2)
{
	return ehr_beta_cdf(df2 / (df2 + df1 * fmax(f, 0)), df2 / 2, df1 / 2);
}

static void take_fit(
	struct bending *self, size_t n_day, struct ehr_arena *arena)
{
	struct ehr_response_curve *curve = self->curve;
	const struct ehr_poisson_fit *fit = &self->fit;
	const double *rising = used(self, n_day, arena);
	const double more = (double)(curve->df - 1);
	double off = curve->line->deviance - fit->deviance;

	curve->phi = fit->phi;
	curve->qaic = fit->qaic;
	curve->p = f_upper(off / more / fit->phi, more, (double)fit->df);
	curve->reference = self->shape->reference;
	if (isnan(curve->reference))
		curve->reference =
			(rising[(fit->n - 1) / 2] + rising[fit->n / 2]) / 2;
	fill_rug(curve, rising, fit->n);
	fill_points(self, rising[0], rising[fit->n - 1]);
}

static bool is_whole(const struct ehr_poisson_fit *fit, size_t n, size_t df)
{
	for (size_t i = 0; i < df; i++)
		if (fit->aliased[n - df + i])
			return false;
	return fit->df > 0;
}

static void bend(struct bending *self, struct ehr_arena *arena)
{
	const struct ehr_response_job *job = self->shape->job;
	const struct ehr_response_design *design = job->design;
	const struct ehr_response_series *series = design->series;
	const struct ehr_response_model *model = self->curve->line->model;
	const size_t df = self->curve->df;
	const double **exposure;
	double *column =
		ehr_arena_alloc(arena, (df * series->n + 1) * sizeof(*column));

	ehr_response_exposures(job, model, &exposure, arena);
	self->x = exposure[0];
	self->curve->state = EHR_RESPONSE_NO_FIT;
	if (!ehr_natural_spline_init(
		    &self->spline, self->x, series->n, df, arena))
		return;
	ehr_natural_spline_columns(&self->spline, self->x, series->n, column);
	exposure = ehr_arena_alloc(arena, df * sizeof(*exposure));
	for (size_t i = 0; i < df; i++)
		exposure[i] = column + i * series->n;
	const struct ehr_response_regression regression = {
		.design = design,
		.y = series->variable[model->outcome].value,
		.exposure = exposure,
		.n_exposure = df,
	};
	if (ehr_response_fit(&regression, arena, &self->fit) != EHR_FIT_DONE ||
		!is_whole(&self->fit, design->n + df, df))
		return;
	self->beta = self->fit.beta + design->n;
	self->curve->state = EHR_RESPONSE_DONE;
	take_fit(self, series->n, arena);
}

static int work_curve(
	void *self_, size_t i, struct ehr_arena *arena, struct ehr_err *err)
{
	const struct shaping *self = self_;
	struct bending bending = { .shape = self->shape,
		.curve = &self->curves->curve[i] };

	(void)err;
	if (bending.curve->state == EHR_RESPONSE_DONE)
		bend(&bending, arena);
	return 0;
}

static void begin(struct ehr_response_curves *curves,
	const struct ehr_response_batch *batch, size_t df)
{
	curves->curve = ehr_arena_calloc(
		&curves->arena, batch->n + 1, sizeof(*curves->curve));
	for (size_t i = 0; i < batch->n; i++) {
		struct ehr_response_curve *curve = &curves->curve[curves->n];

		if (!has_curve(&batch->result[i]))
			continue;
		curves->n++;
		*curve = (struct ehr_response_curve){
			.line = &batch->result[i],
			.state = batch->result[i].few_events
					 ? EHR_RESPONSE_FEW_EVENTS
					 : batch->result[i].state,
			.df = df,
			.reference = NAN,
			.phi = NAN,
			.qaic = NAN,
			.p = NAN,
			.point = ehr_arena_calloc(
				&curves->arena, POINTS, sizeof(*curve->point)),
			.rug = ehr_arena_calloc(
				&curves->arena, RUG, sizeof(double)),
		};
	}
}

int ehr_response_curves_run(struct ehr_response_curves *curves,
	const struct ehr_response_batch *batch,
	const struct ehr_response_shape *shape, struct ehr_err *err)
{
	struct shaping self = { .shape = shape, .curves = curves };
	struct ehr_response_tasks tasks = { &self, 0, work_curve };

	begin(curves, batch, shape->df);
	tasks.n = curves->n;
	return ehr_response_tasks_run(&tasks, shape->job->jobs, err);
}

void ehr_response_curves_release(struct ehr_response_curves *curves)
{
	ehr_arena_release(&curves->arena);
	*curves = (struct ehr_response_curves){ 0 };
}

const char *const ehr_response_curve_columns[] = { "outcome", "pollutant",
	"lag", "exposure", "rr", "rr_lo", "rr_hi", "reference", "curve_df", "n",
	"phi", "qaic", "qaic_line", "p_line", "response_flags" };
const size_t ehr_response_curve_n_columns = sizeof(ehr_response_curve_columns) /
					    sizeof(*ehr_response_curve_columns);

/* point NULL: there is none. */
static int write_point(const struct ehr_response_curve *curve,
	const struct ehr_response_job *job,
	const struct ehr_response_curve_point *point, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_response_model *model = curve->line->model;
	const struct ehr_response_variable *variable =
		job->design->series->variable;
	const double z = ehr_normal_quantile(0.975);
	char lag[EHR_RESPONSE_LAG_TEXT];

	ehr_response_lag_write(lag, model->lag);
	ehr_writer_puts(writer, variable[model->outcome].column.name);
	ehr_writer_puts(writer, variable[model->pollutant[0]].column.name);
	ehr_writer_puts(writer, lag);
	ehr_response_put(writer, point ? point->x : (double)NAN);
	ehr_response_put(writer, point ? exp(point->log_rr) : (double)NAN);
	ehr_response_put(writer,
		point ? exp(point->log_rr - z * point->se) : (double)NAN);
	ehr_response_put(writer,
		point ? exp(point->log_rr + z * point->se) : (double)NAN);
	ehr_response_put(writer, curve->reference);
	ehr_writer_count(writer, curve->df);
	ehr_writer_count(writer, curve->line->n);
	ehr_response_put(writer, curve->phi);
	ehr_response_put(writer, curve->qaic);
	ehr_response_put(writer, curve->line->qaic);
	ehr_response_put(writer, curve->p);
	ehr_writer_puts(writer, ehr_response_word(curve->state));
	return ehr_writer_end_row(writer, err);
}

int ehr_response_curves_write(const struct ehr_response_curves *curves,
	const struct ehr_response_job *job, struct ehr_writer *writer,
	struct ehr_err *err)
{
	for (size_t i = 0; i < curves->n; i++) {
		const struct ehr_response_curve *curve = &curves->curve[i];

		if (curve->n_point == 0 &&
			write_point(curve, job, NULL, writer, err))
			return -1;
		for (size_t k = 0; k < curve->n_point; k++)
			if (write_point(
				    curve, job, &curve->point[k], writer, err))
				return -1;
	}
	return 0;
}
