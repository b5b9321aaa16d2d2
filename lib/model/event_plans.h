/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Emergency plans beside the grades: is there one for each enterprise, was it
 * filed, drilled and reviewed in time, and does it name the water intakes and
 * receptors that the enterprise has?
 *
 * A date that is not there is never taken for one in time.
 */
#ifndef EHR_MODEL_EVENT_PLANS_H
#define EHR_MODEL_EVENT_PLANS_H

#include "io/writer.h"
#include "model/event_grade.h"
#include "model/working_days.h"

enum { EHR_EVENT_PLAN_OUTS = 20 };
extern const char *const ehr_event_plan_outs[EHR_EVENT_PLAN_OUTS + 1];

/* Columns of the table of plans. */
extern const char *const ehr_event_plan_columns[];

struct ehr_event_plans {
	const struct ehr_event_sites *plans; /* the table of plans */
	const struct ehr_event_sites *sites; /* NULL: there is none */
	const double *setting;               /* of the table event_settings */
	const struct ehr_working_days *working; /* in which filing counts */
	long as_of;                             /* a day of base/day.h */
};

/* Are all dates of the table dates? Fails (EHR_FAULT_DATA) naming column and
 * cell; to be asked once. *beyond: plans to be filed in a year of which the
 * working days are not known. */
EHR_MUST_USE int ehr_event_plans_check(const struct ehr_event_plans *plans,
	size_t *beyond, struct ehr_err *err);

/* A row for a source and its grade. *in_order: nothing is wrong. */
EHR_MUST_USE int ehr_event_plans_write(const struct ehr_event_plans *plans,
	const struct ehr_event_source *source, struct ehr_event_graded graded,
	struct ehr_writer *writer, bool *in_order, struct ehr_err *err);

#endif
