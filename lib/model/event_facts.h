/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of an enterprise, a project or an event, and the classes that
 * are still possible by the rules: an empty cell is not known, so that a rule
 * over it may hold or not, and every class that it could lead to stays possible.
 * What is not known never makes a class milder.
 */
#ifndef EHR_MODEL_EVENT_FACTS_H
#define EHR_MODEL_EVENT_FACTS_H

#include "io/table.h"
#include "ref/event_rule.h"
#include "ref/event_score.h"

struct ehr_event_facts {
	const struct ehr_header *header; /* NULL: no row */
	const struct ehr_str *cell;
	const char *name; /* one more number, which lies from low to high */
	double low, high;
};

/* The cell of that column; empty where there is none. */
struct ehr_str ehr_event_fact(
	const struct ehr_event_facts *facts, const char *column);

/* The classes that are possible. Columns that would have to be known for there
 * to be one are added to missing, the ids of the rules that hold for the class
 * that is certain to held; both may be NULL. */
uint32_t ehr_event_possible(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts, struct ehr_buf *missing,
	struct ehr_buf *held);

/* From how many points to how many; whether an item from memory counts; the
 * columns that are empty. */
struct ehr_event_points {
	double low, high;
	bool memory;
	struct ehr_buf missing;
};

/* Adds the points of a part of a method. */
void ehr_event_points_add(struct ehr_event_points *points,
	const struct ehr_event_scores *scores, const char *method,
	const char *part, const struct ehr_event_facts *facts);

/* Fails (EHR_FAULT_DATA) if no column of the header is one that rules or items
 * ask for. */
EHR_MUST_USE int ehr_event_check_header(const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, const struct ehr_header *header,
	struct ehr_err *err);

/* Fails (EHR_FAULT_DATA) if a cell is neither empty nor what rules and items
 * can use: a number of 0 or more, or a word. scores may be NULL. */
EHR_MUST_USE int ehr_event_check(const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, const struct ehr_header *header,
	const struct ehr_row *row, struct ehr_err *err);

#endif
