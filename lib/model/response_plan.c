/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_plan.h"

struct listing {
	const struct ehr_response_plan *plan;
	struct ehr_arena *arena;
	struct ehr_response_model *model;
	size_t n;
};

/* At every lag of the plan. */
static void add(struct listing *self, size_t outcome, const size_t *pollutant,
	size_t n_pollutant)
{
	for (size_t l = 0; l < self->plan->n_lag; l++)
		self->model[self->n++] = (struct ehr_response_model){
			.outcome = outcome,
			.pollutant = pollutant,
			.n_pollutant = n_pollutant,
			.lag = self->plan->lag[l],
		};
}

static void add_distributed(struct listing *self, size_t outcome)
{
	const struct ehr_response_plan *plan = self->plan;

	for (size_t i = 0; i < plan->n_pollutant && plan->distributed; i++)
		self->model[self->n++] = (struct ehr_response_model){
			.outcome = outcome,
			.pollutant = &plan->pollutant[i],
			.n_pollutant = 1,
			.lag = { 0, plan->distributed->n_lag - 1 },
			.distributed = true,
		};
}

static void add_pairs(struct listing *self, size_t outcome)
{
	const struct ehr_response_plan *plan = self->plan;

	for (size_t i = 0; i < plan->n_pollutant; i++)
		for (size_t j = i + 1; j < plan->n_pollutant; j++) {
			size_t *pair =
				ehr_arena_alloc(self->arena, 2 * sizeof(*pair));

			pair[0] = plan->pollutant[i];
			pair[1] = plan->pollutant[j];
			add(self, outcome, pair, 2);
		}
}

static void add_outcome(struct listing *self, size_t outcome)
{
	const struct ehr_response_plan *plan = self->plan;

	for (size_t i = 0; i < plan->n_pollutant; i++)
		add(self, outcome, &plan->pollutant[i], 1);
	add_distributed(self, outcome);
	if (plan->joint == EHR_JOINT_PAIRS)
		add_pairs(self, outcome);
	else if (plan->joint == EHR_JOINT_ALL && plan->n_pollutant > 1)
		add(self, outcome, plan->pollutant, plan->n_pollutant);
}

struct ehr_response_model *ehr_response_models(
	const struct ehr_response_plan *plan, struct ehr_arena *arena,
	size_t *n)
{
	size_t k = plan->n_pollutant;
	size_t most = plan->n_outcome * ((k + k * k + 1) * plan->n_lag + k);
	struct listing self = { .plan = plan, .arena = arena };

	self.model = ehr_arena_alloc(arena, (most + 1) * sizeof(*self.model));
	for (size_t i = 0; i < plan->n_outcome; i++)
		add_outcome(&self, plan->outcome[i]);
	*n = self.n;
	return self.model;
}

size_t ehr_response_estimates(const struct ehr_response_model *model)
{
	return model->distributed ? model->lag.last + 2 : model->n_pollutant;
}
