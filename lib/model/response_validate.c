/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_validate.h"

#include <math.h>
#include <stdlib.h>

#include "calc/summary.h"
#include "model/response_check.h"
#include "model/response_tasks.h"

/* The part of the series that is validated, and the design on it. */
struct validating {
	const struct ehr_response_validating *how;
	struct ehr_response_validation *out;
	struct ehr_response_series part;
	struct ehr_response_terms terms; /* of the part */
	struct ehr_response_design design;
};

/* The mean of a temperature over its lag: the days before the part count. */
static double *mean_of(const struct validating *self,
	const struct ehr_response_variable *variable)
{
	size_t n = self->how->series->n;
	double *mean =
		ehr_arena_calloc(&self->out->arena, n + 1, sizeof(*mean));

	ehr_response_lag_mean(
		variable->value, n, self->how->terms->temperature_lag, 0, mean);
	return mean;
}

static void cut_part(struct validating *self)
{
	const struct ehr_response_validating *how = self->how;
	const struct ehr_response_series *all = how->series;
	size_t n = all->n_variable;

	self->part = *all;
	self->part.first += (long)how->from;
	self->part.n = how->to - how->from;
	self->part.row += how->from;
	self->part.variable = ehr_arena_calloc(
		&self->out->arena, n + 1, sizeof(*self->part.variable));
	for (size_t i = 0; i < n; i++) {
		struct ehr_response_variable *variable =
			&self->part.variable[i];

		*variable = all->variable[i];
		if (variable->column.role == EHR_RESPONSE_TEMPERATURE)
			variable->value = mean_of(self, variable);
		variable->value += how->from;
	}
	self->terms = *how->terms;
	self->terms.temperature_lag = (struct ehr_response_lag){ 0, 0 };
}

/* The mean of an index over a lag, on the days of the part. */
static double *exposure(const struct validating *self, size_t index,
	struct ehr_response_lag lag, struct ehr_arena *arena)
{
	const struct ehr_response_validating *how = self->how;
	double *all = ehr_arena_calloc(arena, how->series->n + 1, sizeof(*all));

	ehr_response_lag_mean(how->indices->index[index].value, how->series->n,
		lag, how->job->plan->least_days, all);
	return all + how->from;
}

static double iqr_of(
	const double *x, const double *mu, size_t n, struct ehr_arena *arena)
{
	static const double share[] = { 0.25, 0.75 };
	double *used = ehr_arena_calloc(arena, 2 * n + 1, sizeof(*used));
	double quartile[2] = { 0, NAN };
	size_t n_used = 0;

	for (size_t d = 0; d < n; d++)
		if (!isnan(mu[d]))
			used[n_used++] = x[d];
	if (n_used)
		ehr_quantiles(used, n_used, share, 2, used + n, quartile);
	return quartile[1] - quartile[0];
}

/* The counts of the days on which every index is there at that lag. */
static double *common_counts(const struct validating *self, size_t outcome,
	struct ehr_response_lag lag, struct ehr_arena *arena)
{
	const double *y = self->part.variable[outcome].value;
	double *kept = ehr_arena_calloc(arena, self->part.n + 1, sizeof(*kept));

	memcpy(kept, y, self->part.n * sizeof(*kept));
	for (size_t i = 0; i < self->how->indices->n; i++) {
		const double *x = exposure(self, i, lag, arena);

		for (size_t d = 0; d < self->part.n; d++)
			if (isnan(x[d]))
				kept[d] = NAN;
	}
	return kept;
}

static enum ehr_response_state state_of(const struct validating *self,
	enum ehr_fit_state state, const struct ehr_poisson_fit *fit)
{
	if (state == EHR_FIT_TOO_FEW)
		return EHR_RESPONSE_FEW_DAYS;
	if (state != EHR_FIT_DONE)
		return EHR_RESPONSE_NO_FIT;
	if ((double)fit->df < self->how->job->setting[EHR_RESPONSE_LEAST_DAYS])
		return EHR_RESPONSE_FEW_DAYS;
	return isfinite(fit->covariance[0]) ? EHR_RESPONSE_DONE
					    : EHR_RESPONSE_NO_FIT;
}

static int work_row(
	void *self_, size_t i, struct ehr_arena *arena, struct ehr_err *err)
{
	const struct validating *self = self_;
	struct ehr_response_validity *row = &self->out->row[i];
	const double *x = exposure(self, row->index, row->lag, arena);
	struct ehr_response_regression regression = {
		.design = &self->design,
		.exposure = &x,
		.n_exposure = 1,
	};
	struct ehr_poisson_fit fit, bare;

	(void)err;
	if (row->state == EHR_RESPONSE_FEW_EVENTS)
		return 0;
	regression.y = common_counts(self, row->outcome, row->lag, arena);
	row->state = state_of(
		self, ehr_response_fit(&regression, arena, &fit), &fit);
	if (row->state != EHR_RESPONSE_DONE)
		return 0;
	row->n = fit.n;
	row->beta = fit.beta[self->design.n];
	row->se = sqrt(fit.covariance[0]);
	row->iqr = iqr_of(x, fit.mu, self->part.n, arena);
	row->phi = fit.phi;
	row->deviance = fit.deviance;
	row->qaic = fit.qaic;
	regression.n_exposure = 0;
	regression.start = fit.eta;
	if (ehr_response_fit(&regression, arena, &bare) == EHR_FIT_DONE)
		row->gain = bare.deviance - fit.deviance;
	return 0;
}

static void begin(struct validating *self)
{
	const struct ehr_response_plan *plan = self->how->job->plan;
	const size_t n_index = self->how->indices->n;
	struct ehr_response_validation *out = self->out;

	out->n = plan->n_outcome * plan->n_lag * n_index;
	out->row = ehr_arena_calloc(&out->arena, out->n + 1, sizeof(*out->row));
	for (size_t i = 0; i < out->n; i++) {
		size_t outcome = plan->outcome[i / (plan->n_lag * n_index)];
		double mean = ehr_response_mean(&self->part, outcome);

		out->row[i] = (struct ehr_response_validity){
			.index = i % n_index,
			.outcome = outcome,
			.lag = plan->lag[i / n_index % plan->n_lag],
			.state =
				mean >= self->how->job->setting
							[EHR_RESPONSE_LEAST_MEAN]
					? EHR_RESPONSE_NO_FIT
					: EHR_RESPONSE_FEW_EVENTS,
			.beta = NAN,
			.se = NAN,
			.iqr = NAN,
			.phi = NAN,
			.deviance = NAN,
			.qaic = NAN,
			.gain = NAN,
		};
	}
}

int ehr_response_validate(struct ehr_response_validation *validation,
	const struct ehr_response_validating *how, struct ehr_err *err)
{
	struct validating self = { .how = how, .out = validation };
	struct ehr_response_tasks tasks = { &self, 0, work_row };

	cut_part(&self);
	if (ehr_response_design_make(&self.design, &self.part, &self.terms,
		    &validation->arena, err))
		return -1;
	begin(&self);
	tasks.n = validation->n;
	return ehr_response_tasks_run(&tasks, how->job->jobs, err);
}

void ehr_response_validation_release(struct ehr_response_validation *validation)
{
	ehr_arena_release(&validation->arena);
	*validation = (struct ehr_response_validation){ 0 };
}
