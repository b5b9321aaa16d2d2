/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grade of a sudden environmental event that happened (guobanhan 2014 no.
 * 119): any one criterion suffices. One row an event; what is not known leaves
 * higher grades possible.
 */
#ifndef EHR_MODEL_EVENT_HAPPENED_H
#define EHR_MODEL_EVENT_HAPPENED_H

#include "io/engine.h"
#include "model/event_quotient.h"

enum { EHR_EVENT_HAPPENED_OUTS = 7 };
extern const char *const ehr_event_happened_outs[EHR_EVENT_HAPPENED_OUTS + 1];

struct ehr_event_happened {
	const struct ehr_event_rules *rules;
	const struct ehr_event_rule_set *set;
	const struct ehr_header *header; /* of the rows */
	unsigned long open;              /* grades that are lower bounds */
};

/* Finds the rules of the method; an EHR_FAULT_DATA if there are none. */
EHR_MUST_USE int ehr_event_happened_init(struct ehr_event_happened *happened,
	const struct ehr_event_rules *rules, struct ehr_err *err);

/* Takes the header of the rows; an EHR_FAULT_DATA if it has none of the columns
 * that the rules ask for. */
EHR_MUST_USE int ehr_event_happened_bind(struct ehr_event_happened *happened,
	const struct ehr_header *header, struct ehr_err *err);

/* Appends ehr_event_happened_outs to each row. */
struct ehr_filter ehr_event_happened_filter(
	struct ehr_event_happened *happened);

#endif
