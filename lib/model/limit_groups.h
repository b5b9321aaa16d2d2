/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of rows against the limits of standards: the worst class of their items
 * and which decide it, what exceeds, whether they comply; sums of parts that
 * stand in several rows; and how many groups are of which class.
 *
 * A group complies if all its rows that the standard has something to say of were
 * compared, and none exceeds. Rows that it has nothing to say of (no limit for the
 * item, another medium or point) do not count; one that could not be compared for
 * any other reason leaves open whether the group complies, and how much worse than
 * its other items its class is.
 */
#ifndef EHR_MODEL_LIMIT_GROUPS_H
#define EHR_MODEL_LIMIT_GROUPS_H

#include "io/engine.h"
#include "io/writer.h"
#include "model/limit_rows.h"

struct ehr_limit_groups;

/* by: names of columns, commas between. judging is bound. NULL on failure. */
struct ehr_limit_groups *ehr_limit_groups_new(
	const struct ehr_limit_judging *judging,
	const struct ehr_header *header, const char *by, struct ehr_err *err);
void ehr_limit_groups_free(struct ehr_limit_groups *groups);

/* Gathers; writes no rows. */
struct ehr_filter ehr_limit_groups_filter(struct ehr_limit_groups *groups);

/* Once all rows are there: the columns that are constant within all groups;
 * names of those that vary are added to left_out. Lives as long as groups. */
const struct ehr_header *ehr_limit_groups_kept(
	struct ehr_limit_groups *groups, struct ehr_buf *left_out);
/* Those appended. */
const char *const *ehr_limit_groups_columns(
	const struct ehr_limit_groups *groups, size_t *n);
EHR_MUST_USE int ehr_limit_groups_write(struct ehr_limit_groups *groups,
	struct ehr_writer *writer, struct ehr_err *err);

/* Counts as of rows: EHR_LIMIT_COUNTS numbers. */
const unsigned long *ehr_limit_groups_count(
	const struct ehr_limit_groups *groups);

/* How many groups are of each class and comply, by standard. */
extern const char *const ehr_limit_summary_columns[];
enum { EHR_LIMIT_SUMMARY_COLUMNS = 8 };
EHR_MUST_USE int ehr_limit_groups_summary(struct ehr_limit_groups *groups,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
