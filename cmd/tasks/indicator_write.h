/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What --indicators writes and says.
 */
#ifndef EHR_CMD_TASKS_INDICATOR_WRITE_H
#define EHR_CMD_TASKS_INDICATOR_WRITE_H

#include "app/run.h"
#include "model/indicator_path.h"

struct tasks_indicators {
	struct ehr_run *run;
	struct ehr_words *meanings;
	struct ehr_units *units;
	struct ehr_target_words words;
	struct ehr_path_settings settings;
	struct ehr_indicators all;
	struct ehr_indicator_values values;
	struct ehr_verdict_opts opts;
	struct ehr_reader *reader;
};

/* Columns written, those of --counts too; NULL-terminated. */
extern const char *const tasks_indicators_columns[];

/* A row for each indicator. */
EHR_MUST_USE int tasks_indicators_write(struct tasks_indicators *self);
/* A row for each attribute and verdict that there is. */
EHR_MUST_USE int tasks_indicators_count(struct tasks_indicators *self);
/* A line for each that is due and not met; 1 if one of them is binding. */
int tasks_indicators_check(struct tasks_indicators *self);

#endif
