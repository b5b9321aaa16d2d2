/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-event writes once all is read: grades, potentials or plans, and
 * the table of substances.
 */
#ifndef EHR_CMD_EVENT_WRITE_H
#define EHR_CMD_EVENT_WRITE_H

#include "event/tables.h"
#include "model/event_sites.h"
#include "model/working_days.h"

struct event_work {
	struct ehr_run *run;
	struct event_tables tables;
	struct ehr_event_amounts amounts;
	struct ehr_event_sites sites, plans;
	struct ehr_working_days working; /* --holidays */
	size_t incomplete, not_graded;   /* counted while writing */
};

EHR_MUST_USE int event_write_grades(struct event_work *work);
EHR_MUST_USE int event_write_projects(struct event_work *work);
EHR_MUST_USE int event_write_plans(struct event_work *work);

/* The file of --substances, if it was asked for. */
EHR_MUST_USE int event_write_substances(struct event_work *work);

#endif
