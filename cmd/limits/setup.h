/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every way of running ehrisk-limits opens: the tables, and what was asked
 * of them.
 */
#ifndef EHR_CMD_LIMITS_SETUP_H
#define EHR_CMD_LIMITS_SETUP_H

#include "app/run.h"
#include "model/limit_rows.h"

struct limits_setup {
	struct ehr_run *run;
	struct ehr_limits limits;
	struct ehr_units *units;
	struct ehr_aliases *aliases;
	struct ehr_words *words;
	struct ehr_limit_plan plan;
	struct ehr_limit_judging judging;
	enum ehr_limit_kind trigger; /* EHR_LIMIT_KINDS: none */
	char ph[EHR_NUM_MAX], altitude_m[EHR_NUM_MAX];
};

/* The tables of limits alone. */
EHR_MUST_USE int limits_setup_tables(
	struct limits_setup *setup, struct ehr_run *run);
EHR_MUST_USE int limits_setup_open(
	struct limits_setup *setup, struct ehr_run *run);
void limits_setup_release(struct limits_setup *setup);

/* What was left out, not counted or from memory, on standard error. */
void limits_tell(const struct limits_setup *setup, const unsigned long *count);

/* The ways of running. */
EHR_MUST_USE int limits_list(struct ehr_run *run);
EHR_MUST_USE int limits_rows(struct ehr_run *run);
EHR_MUST_USE int limits_groups(struct ehr_run *run);

#endif
