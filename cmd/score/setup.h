/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every way of running ehrisk-score opens: the profile with what was set,
 * the tables, and scoring by them.
 */
#ifndef EHR_CMD_SCORE_SETUP_H
#define EHR_CMD_SCORE_SETUP_H

#include "app/run.h"
#include "model/scoring.h"

struct score_setup {
	struct ehr_run *run;
	struct ehr_profile *profile;
	struct ehr_toxicity *toxicity;
	struct ehr_scope *scope;
	struct ehr_units *units;
	struct ehr_scoring scoring; /* not bound yet */
};

/* The profile of that name with all that the options say of profiles, told to
 * the manifest. NULL on failure; the caller closes it. */
struct ehr_profile *score_open_profile(struct ehr_run *run, const char *name);

/* The toxicity table by the profile's order, told to the manifest. NULL on
 * failure; the caller closes it. */
struct ehr_toxicity *score_open_toxicity(
	struct ehr_run *run, struct ehr_profile *profile);

EHR_MUST_USE int score_setup_open(
	struct score_setup *setup, struct ehr_run *run);

/* Another profile beside the first, whose scope and units it shares: with all
 * options but --set, which is of the first. Released first. */
EHR_MUST_USE int score_setup_open_other(struct score_setup *other,
	const struct score_setup *setup, const char *name);
void score_setup_release(struct score_setup *setup);

#endif
