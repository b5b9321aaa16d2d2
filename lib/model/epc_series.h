/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results in time: whether successive ones depend on one another, and their
 * mean over whole years.
 */
#ifndef EHR_MODEL_EPC_SERIES_H
#define EHR_MODEL_EPC_SERIES_H

#include "calc/bootstrap.h"
#include "model/epc_sample.h"

/*
 * Successive results of each place, tested place by place (calc/series.h); the
 * normal scores of several places are added (Stouffer). What was not detected
 * counts as 0. False, and *p untouched, where nothing can be tested: without
 * times, with times that repeat, or with too few results. *r is the first
 * autocorrelation, the mean over places.
 */
bool ehr_epc_dependence(const struct ehr_epc_ones *ones,
	struct ehr_arena *arena, double *r, double *p);

/*
 * A series by its density: of hours, where some day of a place has results of
 * two hours or more; else of days, where some month has two days; else of
 * months. Days with too few hours are left out. Several places are averaged day
 * by day (month by month).
 */
enum ehr_epc_step { EHR_EPC_HOURS, EHR_EPC_DAYS, EHR_EPC_MONTHS };
extern const char *const ehr_epc_step_word[];

struct ehr_epc_year {
	enum ehr_epc_step step;
	double *value; /* of days or months, in order of time */
	size_t n;
	size_t short_days;   /* left out */
	size_t years;        /* that there are values of */
	size_t short_months; /* of days: with too few of them, or none */
	bool complete;       /* all of them */
	double mean;         /* of the means of the years; only if n > 0 */
};

/* False if the results are no series: one has no time, or only a year. */
bool ehr_epc_years(const struct ehr_epc_ones *ones,
	const struct ehr_epc_rules *rules, struct ehr_arena *arena,
	struct ehr_epc_year *year);

#endif
