/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far coefficients can be trusted: what of the counts the model leaves to
 * time (autocorrelation of its deviance residuals), and what becomes of a
 * coefficient when season, weather or lag are taken in another way. Of each
 * outcome with each pollutant alone, at the first lag of the plan.
 */
#ifndef EHR_MODEL_RESPONSE_DIAGNOSE_H
#define EHR_MODEL_RESPONSE_DIAGNOSE_H

#include "io/writer.h"
#include "model/response_batch.h"

enum ehr_response_way {
	EHR_WAY_LAG,      /* other lags */
	EHR_WAY_TIME_DF,  /* degrees of freedom of time a year */
	EHR_WAY_TIME,     /* season taken out otherwise */
	EHR_WAY_TEMP_DF,  /* of temperature */
	EHR_WAY_TEMP_LAG, /* mean of temperature over days */
	EHR_WAYS,
};

/* One fit; NAN where there is none. */
struct ehr_response_trial {
	enum ehr_response_way way;
	char setting[16]; /* such as 0-1, 7, month */
	size_t outcome, pollutant;
	struct ehr_response_lag lag;
	enum ehr_response_state state;
	double beta, se, phi, qaic;
	size_t n;
};

struct ehr_response_residuals {
	size_t outcome, pollutant;
	struct ehr_response_lag lag;
	enum ehr_response_state state;
	double *value; /* of each day of the axis; NAN */
	size_t n;      /* days that have one */
	size_t n_lag;  /* 0: there are no correlations */
	double *r, *partial;
};

/* Arrays are in the arena. */
struct ehr_response_diagnosis {
	struct ehr_response_residuals *residuals;
	size_t n_residuals;
	struct ehr_response_trial *trial; /* way by way */
	size_t n_trial;
	struct ehr_arena arena;
};

/* Fills *diagnosis, which was { 0 }. terms are those of job->design. On
 * job->jobs threads. */
EHR_MUST_USE int ehr_response_diagnose(struct ehr_response_diagnosis *diagnosis,
	const struct ehr_response_job *job,
	const struct ehr_response_terms *terms, struct ehr_err *err);
void ehr_response_diagnosis_release(struct ehr_response_diagnosis *diagnosis);

/* The columns of its rows: check is acf or pacf, whose setting is a lag of the
 * residuals in days and whose value a correlation with the standard error that
 * it has where there is none; or lag time_df time temp_df temp_lag, whose value
 * is a coefficient. */
extern const char *const ehr_response_diagnosis_columns[];
extern const size_t ehr_response_diagnosis_n_columns;

EHR_MUST_USE int ehr_response_diagnosis_write(
	const struct ehr_response_diagnosis *diagnosis,
	const struct ehr_response_job *job, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
