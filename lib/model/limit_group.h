/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One group of rows by one standard: its items, and what they come to.
 */
#ifndef EHR_MODEL_LIMIT_GROUP_H
#define EHR_MODEL_LIMIT_GROUP_H

#include "model/limit_sum.h"

/* An item of a group: the worst of its rows. */
struct ehr_limit_item {
	const char *name; /* as the standard has it, or the row's */
	const char *word; /* why not compared, or NULL */
	int from, to;     /* classes; 0: none */
	bool is_asked;    /* a limit is asked for, there may be none */
	bool has_limit, exceeds, unknown, intervention;
	bool left_out; /* of the class: by a rule, or by the background */
	double ratio;  /* the highest; -1: none */
};

struct ehr_limit_group {
	struct ehr_limit_item *item;
	size_t n_item, cap;
	struct ehr_limit_sum *sum;
	size_t n_sum;
	unsigned long n, n_compared, n_not_compared;
	unsigned flags; /* enum ehr_limit_flag */
};

/* What of a row a group needs. */
struct ehr_limit_entry {
	struct ehr_limit_item item;
	bool compared;
	unsigned flags;
	struct ehr_limit_addend *addend; /* NULL: part of no sum */
	const char *waits; /* why compared by intervention alone; or NULL */
};

/* Names are copied into arena, which the group's lists are in too. */
void ehr_limit_group_add(struct ehr_limit_group *group,
	const struct ehr_limit_rules *rules,
	const struct ehr_limit_entry *entry, struct ehr_arena *arena);

/* Once all rows are there: its sums become items; items are put in order of
 * name. */
void ehr_limit_group_finish(struct ehr_limit_group *group,
	const struct ehr_limits *limits, struct ehr_arena *arena);

enum ehr_complies {
	EHR_COMPLIES_NOTHING, /* nothing to comply with */
	EHR_COMPLIES_YES,
	EHR_COMPLIES_NO,
	EHR_COMPLIES_UNKNOWN,
};

/* What a finished group comes to. */
struct ehr_limit_outcome {
	enum ehr_complies complies;
	bool open;    /* something of it could not be compared */
	int from, to; /* its class; 0: none */
	int worst;    /* that any of its items may be of */
	unsigned long exceeding, unknown, intervention; /* items */
	const struct ehr_limit_item *highest;           /* ratio, or NULL */
};
struct ehr_limit_outcome ehr_limit_group_outcome(
	const struct ehr_limit_group *group, int classes);

/* Has the standard nothing to say of rows that are not compared so? */
bool ehr_limit_is_aside(const char *word);

#endif
