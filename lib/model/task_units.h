/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units that lead tasks or share in them, each once however it is called: by a
 * list of units with their other names, and by the endings of unit_names.csv.
 */
#ifndef EHR_MODEL_TASK_UNITS_H
#define EHR_MODEL_TASK_UNITS_H

#include "model/task_tally.h"
#include "model/unit_list.h"

enum ehr_task_role { EHR_TASK_LEADS, EHR_TASK_SHARES, EHR_TASK_ROLES };
extern const char *const ehr_task_role_word[EHR_TASK_ROLES];

/* How the name of a unit was found; words of unit_match. */
enum ehr_unit_match {
	EHR_UNIT_WRITTEN, /* as it stands; there is no list */
	EHR_UNIT_LISTED,  /* in the list */
	EHR_UNIT_ALIAS,   /* another name in the list */
	EHR_UNIT_RULE,    /* by unit_names.csv */
	EHR_UNIT_UNKNOWN, /* the list has it not */
	EHR_UNIT_MATCHES,
};
extern const char *const ehr_unit_match_word[EHR_UNIT_MATCHES];

/* One unit in one role. */
struct ehr_unit_count {
	struct ehr_str unit; /* empty: tasks that name none */
	enum ehr_task_role role;
	struct ehr_task_tally tally;
	bool match[EHR_UNIT_MATCHES];
	struct ehr_str spellings; /* as written, parted by ; */
};

struct ehr_unit_counts {
	struct ehr_unit_count *count; /* by unit and role */
	size_t n;
	size_t unknown; /* units that the list has not */
	struct ehr_arena arena;
};

/* Fills *counts, which was { 0 }. A task without a leading unit counts for the
 * empty one. */
void ehr_unit_counts_make(struct ehr_unit_counts *counts,
	const struct ehr_task_counted *tasks, const struct ehr_unit_list *list);
void ehr_unit_counts_release(struct ehr_unit_counts *counts);

#endif
