/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_plan.h"

#include "ref/schedule_word.h"
#include "ref/target_word.h"
#include "ref/unit_name.h"

static const char units[] = "unit_names", words[] = "schedule_words";
static const char targets[] = "target_words";

bool ehr_recheck_plan_knows(const char *table)
{
	return strcmp(table, units) == 0 || strcmp(table, words) == 0 ||
	       strcmp(table, targets) == 0;
}

int ehr_recheck_plan(const char *table, const char *path, struct ehr_err *err)
{
	struct ehr_schedule_words *schedule;
	struct ehr_target_words of_targets;
	struct ehr_unit_names *names;
	int rc;

	if (strcmp(table, targets) == 0) {
		rc = ehr_target_words_open(&of_targets, path, err);
		ehr_target_words_close(&of_targets);
		return rc;
	}
	if (strcmp(table, units) == 0) {
		names = ehr_unit_names_open(path, err);
		ehr_unit_names_close(names);
		return names ? 0 : -1;
	}
	schedule = ehr_schedule_words_open(path, err);
	ehr_schedule_words_close(schedule);
	return schedule ? 0 : -1;
}
