/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the tables are of the same enterprises: says whom one of them lacks,
 * whose ids differ in blanks or case alone, and who lies in no zone.
 */
#ifndef EHR_CMD_WHITELIST_MATCH_H
#define EHR_CMD_WHITELIST_MATCH_H

#include "app/run.h"
#include "model/grading_facts.h"

void whitelist_tell_match(
	struct ehr_run *run, const struct ehr_grading_facts *facts);

#endif
