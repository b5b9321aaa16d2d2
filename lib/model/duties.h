/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each enterprise owes in a year, at least one site visit and one
 * supervisory sample say, and what it lacks: a row filter over the table of
 * enterprises, with the records of the year.
 */
#ifndef EHR_MODEL_DUTIES_H
#define EHR_MODEL_DUTIES_H

#include "io/engine.h"
#include "model/public_view.h"
#include "model/visits.h"
#include "ref/inspect_rule.h"

/* What it writes behind the columns of the table. */
enum { EHR_DUTY_RESULTS = 9 };
extern const char *const ehr_duty_results[EHR_DUTY_RESULTS + 1];

struct ehr_duties_opts {
	const struct ehr_inspect_rules *rules;
	const struct ehr_visits *visits;
	int year;
	long as_of;
	const char *rules_name; /* for the rows */
};

struct ehr_duties;

/* Over a table with that header, which must have source_id and the columns that
 * the rules need. NULL on failure. opts must outlive it. */
struct ehr_duties *ehr_duties_new(const struct ehr_duties_opts *opts,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_duties_free(struct ehr_duties *duties);

/* Writes whole rows, through the view. Fails on an enterprise without a number,
 * and where no rule fits. */
struct ehr_filter ehr_duties_filter(
	struct ehr_duties *duties, const struct ehr_view *view);

/* Counts of the rows so far. */
struct ehr_duties_report {
	unsigned long rows, in_scope, lacking;
	unsigned long lacks[EHR_DUTIES];
	bool over; /* the year is, on the day of the run */
	/* sources with records that the table has not, and the first of them */
	unsigned long unknown;
	struct ehr_str first_unknown;
};
struct ehr_duties_report ehr_duties_report(const struct ehr_duties *duties);

#endif
