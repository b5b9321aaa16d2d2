/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals, indicators, tasks or deliverables of a plan as they are compared with
 * those of another table, whatever the shape of both: what it is called, what is
 * to be reached, until when, by whom, and which rows of other tables it names.
 *
 * The id is the first column whose name ends in _id; every other one that ends in
 * _id or _ids names rows of other tables (members separated by semicolons).
 */
#ifndef EHR_MODEL_GOAL_TABLE_H
#define EHR_MODEL_GOAL_TABLE_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/goal_name.h"
#include "model/office_columns.h"
#include "model/schedule.h"
#include "model/target.h"

/* Parts of a day; 0: not stated. */
struct ehr_goal_due {
	int year, month, day;
};

struct ehr_goal {
	struct ehr_str id, name, statement, qualifier, scope;
	struct ehr_str lead, responsible;
	struct ehr_goal_name key; /* of the name */
	bool has_target;
	struct ehr_target target;
	struct ehr_str unit; /* of the column, else as in the statement */
	struct ehr_goal_due due;
	struct ehr_str *link; /* by link column of the table */
	unsigned long line;
};

struct ehr_goal_link {
	const char *column;
	struct ehr_str stem; /* X_id of X_id and X_ids */
};

struct ehr_goal_table {
	const char *file;
	struct ehr_str id_column;
	struct ehr_goal *goal;
	size_t n, cap;
	struct ehr_goal_link *link;
	size_t n_links;
	/* are there columns of targets, and of units? */
	bool has_targets, has_lead, has_responsible;
	struct ehr_map id; /* that of goal[i] is key i */
	struct ehr_arena arena;
};

struct ehr_goal_opts {
	struct ehr_office_columns columns;
	const struct ehr_target_words *target_words;
	const struct ehr_units *units; /* NULL: only magnitudes are known */
	const struct ehr_schedule_words *schedule_words;
	struct ehr_schedule_context context;
};

/* Names that --column may give headings to. */
extern const char *const ehr_goal_column[];

/* Fills *table, which was { 0 }. Fails without a column of ids or names, on an id
 * that is missing or stands twice, on a target or schedule that cannot be read. */
EHR_MUST_USE int ehr_goal_table_read(struct ehr_goal_table *table,
	struct ehr_reader *reader, const struct ehr_goal_opts *opts,
	struct ehr_err *err);
void ehr_goal_table_release(struct ehr_goal_table *table);

#endif
