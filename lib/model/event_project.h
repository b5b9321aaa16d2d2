/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The risk potential and the work level of a project after HJ 169-2018: Q, M and
 * P of all its substances, E of air, surface water and groundwater, the
 * potential of each and the highest of them.
 *
 * What is not known leaves several classes possible, as in
 * model/event_grade.h; the potential is the mildest that can be. Q and M are
 * not split by medium, and M is not capped.
 */
#ifndef EHR_MODEL_EVENT_PROJECT_H
#define EHR_MODEL_EVENT_PROJECT_H

#include "io/writer.h"
#include "model/event_quotient.h"
#include "model/event_sites.h"

enum { EHR_EVENT_PROJECT_OUTS = 27 };
extern const char *const ehr_event_project_outs[EHR_EVENT_PROJECT_OUTS + 1];

struct ehr_event_project;

/* As ehr_event_grading_new. */
struct ehr_event_project *ehr_event_project_new(
	const struct ehr_event_tables *tables,
	const struct ehr_event_amounts *amounts,
	const struct ehr_event_sites *sites, struct ehr_err *err);
void ehr_event_project_free(struct ehr_event_project *project);

/* Is the potential of the i-th source a lower bound, or not known? */
bool ehr_event_project_assess(struct ehr_event_project *project, size_t i);

/* The source assessed last as a row of ehr_event_project_outs. */
EHR_MUST_USE int ehr_event_project_write(struct ehr_event_project *project,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
