/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_batch.h"

#include <math.h>
#include <stdlib.h>

#include "model/response_check.h"
#include "model/response_tasks.h"

struct batching {
	const struct ehr_response_job *job;
	struct ehr_response_batch *batch;
	double **start; /* of each outcome: linear predictors; NULL: none */
};

static const struct ehr_response_series *series_of(
	const struct ehr_response_job *job)
{
	return job->design->series;
}

size_t ehr_response_exposures(const struct ehr_response_job *job,
	const struct ehr_response_model *model, const double ***column,
	struct ehr_arena *arena)
{
	const struct ehr_response_series *series = series_of(job);
	const struct ehr_lag_basis *basis = job->plan->distributed;
	size_t n = model->distributed ? basis->n_column : model->n_pollutant;
	double *x = ehr_arena_alloc(arena, (n * series->n + 1) * sizeof(*x));

	*column = ehr_arena_alloc(arena, (n + 1) * sizeof(**column));
	for (size_t i = 0; i < n; i++)
		(*column)[i] = x + i * series->n;
	if (model->distributed)
		ehr_lag_columns(basis,
			series->variable[model->pollutant[0]].value, series->n,
			x);
	else
		for (size_t i = 0; i < n; i++)
			ehr_response_lag_mean(
				series->variable[model->pollutant[i]].value,
				series->n, model->lag, job->plan->least_days,
				x + i * series->n);
	return n;
}

/* Days left out, by what is not there; the first of: the row, the outcome, a
 * day of the lag, a covariate. */
struct lacking {
	size_t *of_variable, row, start, all;
};

static void count_day(const struct batching *self,
	const struct ehr_response_model *model, const double *const *column,
	size_t n, size_t day, struct lacking *lacking)
{
	const struct ehr_response_design *design = self->job->design;
	const struct ehr_response_series *series = design->series;
	size_t bad = 0;

	while (bad < n && !isnan(column[bad][day]))
		bad++;
	if (bad == n && design->lacks[day] == 0 &&
		!isnan(series->variable[model->outcome].value[day]))
		return;
	lacking->all++;
	if (!series->row[day])
		lacking->row++;
	else if (isnan(series->variable[model->outcome].value[day]))
		lacking->of_variable[model->outcome]++;
	else if (bad < n && day < model->lag.last)
		lacking->start++;
	else if (bad < n)
		lacking->of_variable
			[model->pollutant[model->distributed ? 0 : bad]]++;
	else
		lacking->of_variable[design->lacks[day] - 1]++;
}

static void add_reason(struct ehr_buf *text, const char *name, size_t n)
{
	if (n > 0)
		ehr_buf_printf(
			text, "%s%s:%zu", text->n > 0 ? " " : "", name, n);
}

static void tell_lacking(const struct ehr_response_series *series,
	const struct lacking *lacking, struct ehr_response_result *result)
{
	struct ehr_buf text = { 0 };

	add_reason(&text, "no_row", lacking->row);
	add_reason(&text, "start", lacking->start);
	for (size_t i = 0; i < series->n_variable; i++)
		add_reason(&text, series->variable[i].column.name,
			lacking->of_variable[i]);
	result->why = ehr_strdup(ehr_buf_text(&text));
	result->dropped = lacking->all;
	result->n = series->n - lacking->all;
	ehr_buf_release(&text);
}

static void tell_aliased(const struct ehr_response_design *design,
	const struct ehr_poisson_fit *fit, size_t n_exposure,
	struct ehr_response_result *result)
{
	const struct ehr_response_model *model = result->model;
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < design->n + n_exposure; i++) {
		size_t at = i < design->n ? 0 : i - design->n;

		if (!fit->aliased[i])
			continue;
		if (text.n > 0)
			ehr_buf_putc(&text, ' ');
		ehr_buf_puts(&text,
			i < design->n
				? design->name[i]
				: design->series
					  ->variable[model->pollutant
							     [model->distributed
									     ? 0
									     : at]]
					  .column.name);
	}
	result->aliased = ehr_strdup(ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static void take_estimates(const struct batching *self,
	const struct ehr_poisson_fit *fit, size_t n_exposure,
	struct ehr_response_result *result)
{
	const struct ehr_response_model *model = result->model;
	const double *beta = fit->beta + self->job->design->n;

	for (size_t i = 0; i < ehr_response_estimates(model); i++) {
		struct ehr_response_estimate *estimate = &result->estimate[i];
		double variance;

		if (model->distributed) {
			ehr_lag_effect(self->job->plan->distributed, beta,
				fit->covariance, i, &estimate->beta, &variance);
		} else {
			estimate->beta = beta[i];
			variance = fit->covariance[i * (n_exposure + 1)];
		}
		estimate->se = sqrt(variance);
		if (!isfinite(estimate->se) || !isfinite(estimate->beta))
			estimate->beta = estimate->se = NAN;
	}
	result->n = fit->n;
	result->phi = fit->phi;
	result->deviance = fit->deviance;
	result->qaic = fit->qaic;
	result->df = fit->df;
}

static bool too_few_days(const struct batching *self,
	const struct ehr_response_result *result, size_t n_exposure)
{
	const struct ehr_response_job *job = self->job;
	double spare = job->setting[EHR_RESPONSE_LEAST_DAYS];

	return (double)result->n <
	       spare + (double)(job->design->n + n_exposure);
}

static void fit_one(const struct batching *self,
	struct ehr_response_result *result, size_t outcome,
	struct ehr_arena *arena)
{
	const struct ehr_response_job *job = self->job;
	const struct ehr_response_model *model = result->model;
	const struct ehr_response_series *series = series_of(job);
	struct ehr_response_regression regression;
	struct ehr_poisson_fit fit;
	const double **column;
	size_t n = ehr_response_exposures(job, model, &column, arena);
	struct lacking lacking = { .of_variable = ehr_arena_calloc(arena,
					   series->n_variable + 1,
					   sizeof(size_t)) };

	for (size_t d = 0; d < series->n; d++)
		count_day(self, model, column, n, d, &lacking);
	tell_lacking(series, &lacking, result);
	if (result->state == EHR_RESPONSE_FEW_EVENTS)
		return;
	if (too_few_days(self, result, n)) {
		result->state = EHR_RESPONSE_FEW_DAYS;
		return;
	}
	regression = (struct ehr_response_regression){
		.design = job->design,
		.y = series->variable[model->outcome].value,
		.exposure = column,
		.n_exposure = n,
		.start = self->start[outcome],
	};
	if (ehr_response_fit(&regression, arena, &fit) != EHR_FIT_DONE) {
		result->state = EHR_RESPONSE_NO_FIT;
		return;
	}
	result->dropped = series->n - fit.n;
	tell_aliased(job->design, &fit, n, result);
	take_estimates(self, &fit, n, result);
}

static size_t outcome_of(const struct ehr_response_plan *plan, size_t variable)
{
	size_t i = 0;

	while (plan->outcome[i] != variable)
		i++;
	return i;
}

static int work_model(
	void *self_, size_t i, struct ehr_arena *arena, struct ehr_err *err)
{
	const struct batching *self = self_;
	struct ehr_response_result *result = &self->batch->result[i];

	(void)err;
	fit_one(self, result,
		outcome_of(self->job->plan, result->model->outcome), arena);
	return 0;
}

/* The covariates alone; nobody starts from a fit that failed. */
static int work_start(
	void *self_, size_t i, struct ehr_arena *arena, struct ehr_err *err)
{
	struct batching *self = self_;
	const struct ehr_response_series *series = series_of(self->job);
	struct ehr_response_regression regression = {
		.design = self->job->design,
		.y = series->variable[self->job->plan->outcome[i]].value,
	};
	struct ehr_poisson_fit fit;

	(void)err;
	if (ehr_response_fit(&regression, arena, &fit) != EHR_FIT_DONE)
		return 0;
	self->start[i] = ehr_alloc((series->n + 1) * sizeof(double));
	memcpy(self->start[i], fit.eta, series->n * sizeof(double));
	return 0;
}

static void begin(struct batching *self)
{
	const struct ehr_response_job *job = self->job;
	struct ehr_response_batch *batch = self->batch;
	struct ehr_response_model *model =
		ehr_response_models(job->plan, &batch->arena, &batch->n);

	batch->result = ehr_arena_calloc(
		&batch->arena, batch->n + 1, sizeof(*batch->result));
	for (size_t i = 0; i < batch->n; i++) {
		struct ehr_response_result *result = &batch->result[i];
		size_t n = ehr_response_estimates(&model[i]);
		double mean =
			ehr_response_mean(series_of(job), model[i].outcome);

		result->model = &model[i];
		result->phi = result->deviance = result->qaic = NAN;
		result->few_events =
			!(mean >= job->setting[EHR_RESPONSE_LEAST_MEAN]);
		if (result->few_events && !job->weak_too)
			result->state = EHR_RESPONSE_FEW_EVENTS;
		result->estimate = ehr_arena_alloc(
			&batch->arena, (n + 1) * sizeof(*result->estimate));
		for (size_t j = 0; j < n; j++) {
			bool one = model[i].distributed && j + 1 < n;

			result->estimate[j] = (struct ehr_response_estimate){
				.pollutant =
					model[i].pollutant[model[i].distributed
								   ? 0
								   : j],
				.lag = one ? (struct ehr_response_lag){ j, j }
					   : model[i].lag,
				.beta = NAN,
				.se = NAN,
			};
		}
	}
}

int ehr_response_run(struct ehr_response_batch *batch,
	const struct ehr_response_job *job, struct ehr_err *err)
{
	struct batching self = { .job = job, .batch = batch };
	struct ehr_response_tasks tasks = { &self, job->plan->n_outcome,
		work_start };
	int rc = 0;

	begin(&self);
	self.start = ehr_calloc(tasks.n + 1, sizeof(*self.start));
	if (!job->design->stratum)
		rc = ehr_response_tasks_run(&tasks, job->jobs, err);
	tasks.n = batch->n;
	tasks.work = work_model;
	if (rc == 0)
		rc = ehr_response_tasks_run(&tasks, job->jobs, err);
	for (size_t i = 0; i < job->plan->n_outcome; i++)
		free(self.start[i]);
	free(self.start);
	return rc;
}

void ehr_response_batch_release(struct ehr_response_batch *batch)
{
	for (size_t i = 0; i < batch->n; i++) {
		free(batch->result[i].why);
		free(batch->result[i].aliased);
	}
	ehr_arena_release(&batch->arena);
	*batch = (struct ehr_response_batch){ 0 };
}
