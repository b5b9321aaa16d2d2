/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the three tasks of ehrisk-inspect share: rules, records, the columns that
 * everybody may see. Named in the manifest.
 */
#ifndef EHR_CMD_INSPECT_WORK_H
#define EHR_CMD_INSPECT_WORK_H

#include "app/run.h"
#include "model/public_view.h"
#include "model/visits.h"
#include "ref/inspect_rule.h"

struct inspect_work {
	struct ehr_run *run;
	long as_of;
	struct ehr_inspect_rules rules;
	char rules_name[96]; /* SCHEME@DIGEST */
	struct ehr_public_columns public_columns;
	struct ehr_visits visits; /* --records */
	struct ehr_view view;
	const struct ehr_header *header; /* of the table */
};

/* Reads the tables, n of them and the settings. */
EHR_MUST_USE int inspect_rules_open(struct inspect_work *work,
	const enum ehr_inspect_table *table, size_t n);
/* Reads --records, if given. */
EHR_MUST_USE int inspect_records_open(struct inspect_work *work);
/* Opens the output for the columns, as far as everybody may see them. NULL on
 * failure. */
struct ehr_writer *inspect_writer(struct inspect_work *work,
	const struct ehr_header *carried, const char *const *column, size_t n);
void inspect_release(struct inspect_work *work);

/* The tasks: 0 done, 1 done and the answer is no, -1 an error. */
EHR_MUST_USE int inspect_draw(struct inspect_work *work);
EHR_MUST_USE int inspect_duty(struct inspect_work *work);
EHR_MUST_USE int inspect_loop(struct inspect_work *work);

#endif
