/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-response as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_RESPONSE_OPTIONS_H
#define EHR_CMD_RESPONSE_OPTIONS_H

#include "app/run.h"

struct response_given {
	/* what is in the table */
	const char *outcome, *pollutant, *temp, *dew_point, *humidity, *holiday;
	const char *holidays, *units, *area;
	struct ehr_list column, covariate;
	int negative; /* 1: they are missing */
	const char *basis_change;
	/* exposure */
	const char *lag, *constraint;
	long min_days, distributed; /* distributed -1: none */
	int joint;
	/* adjustment */
	int time; /* index in its words */
	double time_df;
	long harmonics, temp_df, humidity_df;
	const char *temp_lag;
	bool no_dow;
	/* areas */
	const char *pool;
	int pool_method;
	bool for_pool;
	/* the index */
	const char *write_method, *scale, *averaging, *method_name, *take;
	const char *base_years, *categories;
	int estimate, pm;
	bool significant;
	/* besides the coefficients */
	bool curve, diagnose, svg, html;
	long curve_df;
	double reference; /* NAN: none */
	const char *validate, *index, *validate_years, *title, *source;
};
extern struct response_given response_given;

extern const struct ehr_app response_app;

/* Fails on options that do not go together. */
EHR_MUST_USE int response_options_check(
	const struct ehr_run *run, struct ehr_err *err);

#endif
