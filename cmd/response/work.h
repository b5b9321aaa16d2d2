/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tasks of ehrisk-response share: settings, the columns that were asked
 * for, the series read, the design of its models.
 */
#ifndef EHR_CMD_RESPONSE_WORK_H
#define EHR_CMD_RESPONSE_WORK_H

#include "app/run.h"
#include "model/response_write.h"
#include "response/method.h"

struct response_work {
	struct ehr_run *run;
	double setting[EHR_RESPONSE_SETTINGS];
	struct ehr_arena arena; /* all that follows but series and areas */
	/* wanted of the table, outcomes first, then pollutants; variables of
	 * the series have the same numbers, and holidays of a list follow */
	struct ehr_response_column *column;
	size_t n_column;
	size_t *df; /* of each, and of the holidays */
	const char *date;
	struct ehr_response_terms terms;
	struct ehr_response_plan plan;
	struct ehr_lag_basis distributed;
	struct ehr_response_series series;
	struct ehr_response_design design;
	struct ehr_response_job job;
	struct ehr_response_areas areas; /* of --pool */
	enum ehr_pooling pooling;
	struct response_method method; /* of --write-method */
};

/* Reads settings and options into *work: columns, lags, terms. */
EHR_MUST_USE int response_columns(struct response_work *work);
EHR_MUST_USE int response_plan(struct response_work *work);

/* Reads the table, tells what is odd about it, brings it to one basis, and makes
 * the design. */
EHR_MUST_USE int response_open(struct response_work *work);
EHR_MUST_USE int response_areas_open(struct response_work *work);
void response_release(struct response_work *work);

/* The texts of a list with commas between, in the arena; *n of them. Fails
 * (EHR_FAULT_USAGE) on one that is empty or comes twice, naming the option. */
EHR_MUST_USE int response_list(struct response_work *work, const char *option,
	const char *text, char ***item, size_t *n);

/* Says what is odd about the series. */
void response_tell_series(struct response_work *work);
/* Says what became of the models. */
void response_tell_models(
	struct response_work *work, const struct ehr_response_told *told);

/* The tasks. */
EHR_MUST_USE int response_models(struct response_work *work);
EHR_MUST_USE int response_pool(struct response_work *work);
/* Of --write-method, behind the models. */
EHR_MUST_USE int response_method(
	struct response_work *work, const struct ehr_response_batch *batch);
/* Of --curve, --diagnose and drawings, instead of rows; of --validate. */
bool response_is_more(void);
EHR_MUST_USE int response_more(
	struct response_work *work, const struct ehr_response_batch *batch);
EHR_MUST_USE int response_validate(struct response_work *work);

/* FIRST-LAST, or one year, of an option. */
EHR_MUST_USE int response_years(const char *option, const char *text,
	long *first, long *last, struct ehr_err *err);
/* What the options of --write-method say, before anything is read. */
EHR_MUST_USE int response_method_check(struct response_work *work);

#endif
