/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-screen computes with: profile, toxicity values and tables, opened
 * as the options say and named in the manifest.
 */
#ifndef EHR_CMD_SCREEN_TABLES_H
#define EHR_CMD_SCREEN_TABLES_H

#include "app/run.h"
#include "model/screen.h"

struct screen_tables {
	struct ehr_profile *profile;
	struct ehr_toxicity *toxicity;
	struct ehr_scope *scope;
	struct ehr_units *units;
	struct ehr_aliases *aliases;
	struct ehr_load_schemes *schemes;
	struct ehr_pollutant_lists *lists;
	struct ehr_screen_rules rules;
	struct ehr_screen_extra extra;         /* --indicators */
	struct ehr_screen_weighting weighting; /* --weights */
};

EHR_MUST_USE int screen_tables_open(
	struct screen_tables *tables, struct ehr_run *run);
void screen_tables_close(struct screen_tables *tables);

#endif
