/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which response models a run fits: every outcome with every pollutant at every
 * lag, then distributed lags, then pollutants together.
 */
#ifndef EHR_MODEL_RESPONSE_PLAN_H
#define EHR_MODEL_RESPONSE_PLAN_H

#include "calc/lag_basis.h"
#include "model/response_lag.h"

enum ehr_response_joint {
	EHR_JOINT_NONE,
	EHR_JOINT_PAIRS, /* each two pollutants in one model */
	EHR_JOINT_ALL,   /* all of them */
};

struct ehr_response_plan {
	const size_t *outcome; /* variables of the series */
	size_t n_outcome;
	const size_t *pollutant; /* likewise */
	size_t n_pollutant;
	const struct ehr_response_lag *lag;
	size_t n_lag;
	size_t least_days; /* of a mean over lags; 0: all */
	enum ehr_response_joint joint;
	/* lags in one model; NULL: none */
	const struct ehr_lag_basis *distributed;
};

/* One model. */
struct ehr_response_model {
	size_t outcome;
	const size_t *pollutant; /* those in it */
	size_t n_pollutant;
	struct ehr_response_lag lag; /* of all of them */
	bool distributed; /* lag 0 to lag.last in one model, of one pollutant */
};

/* The models in order, in the arena; *n of them. */
struct ehr_response_model *ehr_response_models(
	const struct ehr_response_plan *plan, struct ehr_arena *arena,
	size_t *n);

/* Coefficients that a model reports: one for each pollutant; of a distributed lag
 * one for each lag, and then all together. */
size_t ehr_response_estimates(const struct ehr_response_model *model);

#endif
