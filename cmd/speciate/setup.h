/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that ehrisk-speciate works with, opened as the options say. */
#ifndef EHR_CMD_SPECIATE_SETUP_H
#define EHR_CMD_SPECIATE_SETUP_H

#include "app/run.h"
#include "model/speciate.h"
#include "ref/profile.h"

struct speciate_setup {
	struct ehr_speciation *speciation;
	struct ehr_scope *scope;
	struct ehr_aliases *aliases;
	struct ehr_profile *toxic;
	struct ehr_toxicity *toxicity;
	struct ehr_units *units;
	struct ehr_speciate_rules rules;
	struct ehr_reported reported;
	/* of --profiles: the same codes, and by them the last row + 1 with it */
	struct ehr_map same;
	size_t *last, last_cap, code_cap;
	struct ehr_arena arena;
};

/* All zero before; to be released after a failure too. */
EHR_MUST_USE int speciate_setup_open(
	struct speciate_setup *setup, struct ehr_run *run);
void speciate_setup_release(struct speciate_setup *setup);

#endif
