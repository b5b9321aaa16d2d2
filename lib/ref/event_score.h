/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points for process and control (M), from data/event_scores.csv: items answered
 * by a word, such as whether leaks of gas are watched, and items counted, such
 * as units with a hazardous process.
 */
#ifndef EHR_REF_EVENT_SCORE_H
#define EHR_REF_EVENT_SCORE_H

#include "ref/event_class.h"

enum { EHR_EVENT_ANSWERS = 8 };

struct ehr_event_item {
	const char *method, *part; /* process, air, water */
	const char *column;
	bool counted; /* the cell is a number of units */
	double each;  /* points of one */
	const char *answer[EHR_EVENT_ANSWERS];
	double points[EHR_EVENT_ANSWERS];
	size_t n; /* answers */
	bool memory;
};

struct ehr_event_scores {
	struct ehr_event_item *item;
	size_t n;
	struct ehr_event_table table;
	struct ehr_arena *arena;
};

/* The built-in table, or the file at path. Rows of one item stand together; the
 * answer "each" makes it a counted one. Fails (EHR_FAULT_DATA) on points below 0,
 * an answer that comes twice and rows that stand apart. */
EHR_MUST_USE int ehr_event_scores_read(
	struct ehr_event_scores *scores, const char *path, struct ehr_err *err);
void ehr_event_scores_release(struct ehr_event_scores *scores);

#endif
