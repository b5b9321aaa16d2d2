/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The models of a plan fitted, on several threads. Every fit starts from that of
 * the covariates alone, so that the numbers do not depend on threads or on which
 * other models there are.
 */
#ifndef EHR_MODEL_RESPONSE_BATCH_H
#define EHR_MODEL_RESPONSE_BATCH_H

#include "model/response_design.h"
#include "model/response_plan.h"

enum ehr_response_state {
	EHR_RESPONSE_DONE,
	EHR_RESPONSE_FEW_EVENTS, /* fewer a day than the settings ask for */
	EHR_RESPONSE_FEW_DAYS,   /* too few days for so many columns */
	EHR_RESPONSE_NO_FIT,     /* the iteration came to nothing */
};

/* NAN where there is none. */
struct ehr_response_estimate {
	size_t pollutant;
	struct ehr_response_lag lag;
	double beta, se; /* per unit of the pollutant */
};

struct ehr_response_result {
	const struct ehr_response_model *model;
	enum ehr_response_state state;
	bool few_events; /* fitted all the same: for pooling only */
	struct ehr_response_estimate *estimate; /* ehr_response_estimates() */
	size_t n, dropped; /* days used, and days that were not */
	char *why;         /* of those dropped, such as "pm10:251 start:1" */
	char *aliased;     /* columns dropped, blanks between */
	double phi, deviance, qaic;
	size_t df;
};

struct ehr_response_job {
	const struct ehr_response_design *design;
	const struct ehr_response_plan *plan;
	const double *setting; /* EHR_RESPONSE_SETTINGS of them */
	enum ehr_response_time time;
	bool weak_too;   /* fit those with few events, too */
	bool weak_shown; /* and write what comes of it */
	unsigned jobs;   /* threads */
};

struct ehr_response_batch {
	struct ehr_response_result *result; /* in the order of the models */
	size_t n;
	struct ehr_arena arena;
};

/* Fills *batch, which was { 0 }. Points into design and plan. */
EHR_MUST_USE int ehr_response_run(struct ehr_response_batch *batch,
	const struct ehr_response_job *job, struct ehr_err *err);
void ehr_response_batch_release(struct ehr_response_batch *batch);

/* The exposure columns of a model over all days, into column (as many as come
 * back), which are in the arena: a mean over lags for each pollutant, or the
 * basis of a distributed lag. */
size_t ehr_response_exposures(const struct ehr_response_job *job,
	const struct ehr_response_model *model, const double ***column,
	struct ehr_arena *arena);

#endif
