/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_diagnose.h"

#include <math.h>
#include <stdio.h>

#include "calc/autocorrelation.h"
#include "model/response_check.h"
#include "model/response_tasks.h"

/* One way to take things, for all outcomes and pollutants. */
struct variation {
	enum ehr_response_way way;
	char setting[16];
	struct ehr_response_terms terms;
	struct ehr_response_lag lag;
};

struct diagnosing {
	const struct ehr_response_job *job;
	const struct ehr_response_terms *terms;
	struct ehr_response_diagnosis *out;
	struct variation *variation; /* in the arena of out */
	size_t n;
};

static const char *const time_word[] = { "spline", "month", "harmonics",
	"case-crossover" };

static const struct ehr_response_series *series_of(
	const struct diagnosing *self)
{
	return self->job->design->series;
}

static struct variation *add(struct diagnosing *self, enum ehr_response_way way)
{
	struct variation *variation = &self->variation[self->n++];

	*variation = (struct variation){ .way = way,
		.terms = *self->terms,
		.lag = self->job->plan->lag[0] };
	return variation;
}

static void add_lag(struct diagnosing *self, size_t first, size_t last)
{
	struct variation *variation = add(self, EHR_WAY_LAG);

	variation->lag = (struct ehr_response_lag){ first, last };
	ehr_response_lag_write(variation->setting, variation->lag);
}

/* The df of every variable, with another one for temperatures. */
static const size_t *other_df(struct diagnosing *self, size_t df)
{
	const struct ehr_response_series *series = series_of(self);
	size_t *changed = ehr_arena_calloc(
		&self->out->arena, series->n_variable + 1, sizeof(*changed));

	for (size_t i = 0; i < series->n_variable; i++)
		changed[i] = series->variable[i].column.role ==
					     EHR_RESPONSE_TEMPERATURE
				     ? df
				     : self->terms->df[i];
	return changed;
}

static bool has_temperature(const struct diagnosing *self)
{
	const struct ehr_response_series *series = series_of(self);

	for (size_t i = 0; i < series->n_variable; i++)
		if (series->variable[i].column.role == EHR_RESPONSE_TEMPERATURE)
			return true;
	return false;
}

static void add_temperature(struct diagnosing *self)
{
	const double *setting = self->job->setting;
	size_t most = (size_t)setting[EHR_RESPONSE_TRY_TEMP_DF_MOST];

	for (size_t df = (size_t)setting[EHR_RESPONSE_TRY_TEMP_DF_LEAST];
		df <= most; df++) {
		struct variation *variation = add(self, EHR_WAY_TEMP_DF);

		variation->terms.df = other_df(self, df);
		(void)snprintf(variation->setting, sizeof(variation->setting),
			"%zu", df);
	}
	most = (size_t)setting[EHR_RESPONSE_TRY_TEMP_LAG];
	for (size_t last = 0; last <= most; last++) {
		struct variation *variation = add(self, EHR_WAY_TEMP_LAG);

		variation->terms.temperature_lag =
			(struct ehr_response_lag){ 0, last };
		ehr_response_lag_write(
			variation->setting, variation->terms.temperature_lag);
	}
}

static void add_all(struct diagnosing *self)
{
	const double *setting = self->job->setting;
	size_t lags = (size_t)setting[EHR_RESPONSE_TRY_LAG];
	size_t means = (size_t)setting[EHR_RESPONSE_TRY_MEAN];

	for (size_t lag = 0; lag <= lags; lag++)
		add_lag(self, lag, lag);
	for (size_t lag = 1; lag <= means; lag++)
		add_lag(self, 0, lag);
	for (double df = setting[EHR_RESPONSE_TRY_TIME_DF_LEAST];
		df <= setting[EHR_RESPONSE_TRY_TIME_DF_MOST]; df++) {
		struct variation *variation = add(self, EHR_WAY_TIME_DF);

		variation->terms.time = EHR_TIME_SPLINE;
		variation->terms.time_df = df;
		(void)snprintf(variation->setting, sizeof(variation->setting),
			"%g", df);
	}
	for (size_t time = 0; time <= EHR_TIME_STRATA; time++) {
		struct variation *variation = add(self, EHR_WAY_TIME);

		variation->terms.time = (enum ehr_response_time)time;
		(void)snprintf(variation->setting, sizeof(variation->setting),
			"%s", time_word[time]);
	}
	if (has_temperature(self))
		add_temperature(self);
}

static size_t most_variations(const double *setting)
{
	double n = setting[EHR_RESPONSE_TRY_LAG] +
		   setting[EHR_RESPONSE_TRY_MEAN] +
		   setting[EHR_RESPONSE_TRY_TIME_DF_MOST] +
		   setting[EHR_RESPONSE_TRY_TEMP_DF_MOST] +
		   setting[EHR_RESPONSE_TRY_TEMP_LAG];

	return (size_t)n + 5 + EHR_TIME_STRATA + 1;
}

/* The exposure and the fit of an outcome with a pollutant. */
static enum ehr_response_state fit(const struct diagnosing *self,
	const struct ehr_response_design *design,
	const struct ehr_response_model *model, struct ehr_arena *arena,
	struct ehr_poisson_fit *found)
{
	const struct ehr_response_job *job = self->job;
	const struct ehr_response_series *series = design->series;
	struct ehr_response_regression regression;
	const double **exposure;

	if (ehr_response_mean(series, model->outcome) <
		job->setting[EHR_RESPONSE_LEAST_MEAN])
		return EHR_RESPONSE_FEW_EVENTS;
	ehr_response_exposures(job, model, &exposure, arena);
	regression = (struct ehr_response_regression){
		.design = design,
		.y = series->variable[model->outcome].value,
		.exposure = exposure,
		.n_exposure = 1,
	};
	switch (ehr_response_fit(&regression, arena, found)) {
	case EHR_FIT_DONE: break;
	case EHR_FIT_TOO_FEW: return EHR_RESPONSE_FEW_DAYS;
	default: return EHR_RESPONSE_NO_FIT;
	}
	if ((double)found->df < job->setting[EHR_RESPONSE_LEAST_DAYS])
		return EHR_RESPONSE_FEW_DAYS;
	return isfinite(found->covariance[0]) ? EHR_RESPONSE_DONE
					      : EHR_RESPONSE_NO_FIT;
}

static void try_one(const struct diagnosing *self,
	const struct ehr_response_design *design,
	struct ehr_response_trial *trial, struct ehr_arena *arena)
{
	const struct ehr_response_model model = {
		.outcome = trial->outcome,
		.pollutant = &trial->pollutant,
		.n_pollutant = 1,
		.lag = trial->lag,
	};
	struct ehr_poisson_fit found;

	trial->state = fit(self, design, &model, arena, &found);
	if (trial->state != EHR_RESPONSE_DONE)
		return;
	trial->beta = found.beta[design->n];
	trial->se = sqrt(found.covariance[0]);
	trial->phi = found.phi;
	trial->qaic = found.qaic;
	trial->n = found.n;
}

/* Correlations of the residuals, over the whole axis. */
static void correlate(
	const struct diagnosing *self, struct ehr_response_residuals *residuals)
{
	size_t n = series_of(self)->n;
	size_t n_lag = (size_t)self->job->setting[EHR_RESPONSE_RESIDUAL_LAGS];

	if (n_lag < n && ehr_autocorrelations(residuals->value, n, n_lag,
				 residuals->r, residuals->partial))
		residuals->n_lag = n_lag;
}

static void leave(const struct diagnosing *self,
	struct ehr_response_residuals *residuals, struct ehr_arena *arena)
{
	const struct ehr_response_series *series = series_of(self);
	const double *y = series->variable[residuals->outcome].value;
	const struct ehr_response_model model = {
		.outcome = residuals->outcome,
		.pollutant = &residuals->pollutant,
		.n_pollutant = 1,
		.lag = residuals->lag,
	};
	struct ehr_poisson_fit found;

	residuals->state = fit(self, self->job->design, &model, arena, &found);
	for (size_t d = 0; d < series->n; d++)
		residuals->value[d] =
			residuals->state == EHR_RESPONSE_DONE
				? ehr_poisson_residual(y[d], found.mu[d])
				: (double)NAN;
	if (residuals->state != EHR_RESPONSE_DONE)
		return;
	residuals->n = found.n;
	correlate(self, residuals);
}

/* Task 0: residuals; then a way a task. */
static int work_way(
	void *self_, size_t i, struct ehr_arena *arena, struct ehr_err *err)
{
	const struct diagnosing *self = self_;
	const struct ehr_response_plan *plan = self->job->plan;
	size_t n = plan->n_outcome * plan->n_pollutant;
	struct ehr_response_design design;
	struct ehr_err none = { 0 };

	(void)err;
	for (size_t k = 0; i == 0 && k < n; k++)
		leave(self, &self->out->residuals[k], arena);
	/* too few different values for so many df: no fit, and no error */
	if (i == 0 || ehr_response_design_make(&design, series_of(self),
			      &self->variation[i - 1].terms, arena, &none))
		return 0;
	for (size_t k = 0; k < n; k++)
		try_one(self, &design, &self->out->trial[(i - 1) * n + k],
			arena);
	return 0;
}

static void begin_residuals(struct diagnosing *self)
{
	struct ehr_response_diagnosis *out = self->out;
	const struct ehr_response_plan *plan = self->job->plan;
	size_t n_lag = (size_t)self->job->setting[EHR_RESPONSE_RESIDUAL_LAGS];

	out->n_residuals = plan->n_outcome * plan->n_pollutant;
	out->residuals = ehr_arena_calloc(
		&out->arena, out->n_residuals + 1, sizeof(*out->residuals));
	for (size_t k = 0; k < out->n_residuals; k++) {
		struct ehr_response_residuals *one = &out->residuals[k];

		one->outcome = plan->outcome[k / plan->n_pollutant];
		one->pollutant = plan->pollutant[k % plan->n_pollutant];
		one->lag = plan->lag[0];
		one->value = ehr_arena_calloc(
			&out->arena, series_of(self)->n + 1, sizeof(double));
		one->r = ehr_arena_calloc(
			&out->arena, n_lag + 1, sizeof(double));
		one->partial = ehr_arena_calloc(
			&out->arena, n_lag + 1, sizeof(double));
	}
}

static void begin_trials(struct diagnosing *self)
{
	struct ehr_response_diagnosis *out = self->out;
	const size_t n = out->n_residuals;

	self->variation = ehr_arena_calloc(&out->arena,
		most_variations(self->job->setting), sizeof(*self->variation));
	add_all(self);
	out->n_trial = self->n * n;
	out->trial = ehr_arena_calloc(
		&out->arena, out->n_trial + 1, sizeof(*out->trial));
	for (size_t k = 0; k < out->n_trial; k++) {
		const struct variation *variation = &self->variation[k / n];
		struct ehr_response_trial *trial = &out->trial[k];

		*trial = (struct ehr_response_trial){
			.way = variation->way,
			.outcome = out->residuals[k % n].outcome,
			.pollutant = out->residuals[k % n].pollutant,
			.lag = variation->lag,
			.state = EHR_RESPONSE_NO_FIT,
			.beta = NAN,
			.se = NAN,
			.phi = NAN,
			.qaic = NAN,
		};
		memcpy(trial->setting, variation->setting,
			sizeof(trial->setting));
	}
}

int ehr_response_diagnose(struct ehr_response_diagnosis *diagnosis,
	const struct ehr_response_job *job,
	const struct ehr_response_terms *terms, struct ehr_err *err)
{
	struct diagnosing self = {
		.job = job, .terms = terms, .out = diagnosis
	};
	struct ehr_response_tasks tasks = { &self, 0, work_way };

	begin_residuals(&self);
	begin_trials(&self);
	tasks.n = 1 + self.n;
	return ehr_response_tasks_run(&tasks, job->jobs, err);
}

void ehr_response_diagnosis_release(struct ehr_response_diagnosis *diagnosis)
{
	ehr_arena_release(&diagnosis->arena);
	*diagnosis = (struct ehr_response_diagnosis){ 0 };
}
