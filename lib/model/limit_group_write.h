/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of rows by a standard as cells, and how many of them are of which class.
 */
#ifndef EHR_MODEL_LIMIT_GROUP_WRITE_H
#define EHR_MODEL_LIMIT_GROUP_WRITE_H

#include "io/writer.h"
#include "model/limit_group.h"

/* Names of the columns appended, in arena. */
const char **ehr_limit_group_columns(
	const struct ehr_limit_plan *plan, struct ehr_arena *arena, size_t *n);

/* Those of a finished group by one standard. */
void ehr_limit_group_put(const struct ehr_limit_group *group,
	const struct ehr_limit_asked *asked, struct ehr_writer *writer);

/* Every step-th of an array. */
struct ehr_limit_group_list {
	const struct ehr_limit_group *group;
	size_t n, step;
};

/* Rows of ehr_limit_summary_columns (model/limit_groups.h). */
EHR_MUST_USE int ehr_limit_group_summary(
	const struct ehr_limit_group_list *list,
	const struct ehr_limit_asked *asked,
	const struct ehr_limit_rules *rules, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
