/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ehrisk-speciate was asked for. */
#ifndef EHR_CMD_SPECIATE_OPTIONS_H
#define EHR_CMD_SPECIATE_OPTIONS_H

#include "app/run.h"

struct speciate_given {
	struct ehr_list profile;
	const char *by, *profiles, *nmhc, *reported, *bounds;
	bool list;
};
extern struct speciate_given speciate_given;
extern const struct ehr_app speciate_app;

/* Fails (EHR_FAULT_USAGE) on options that do not go together. */
EHR_MUST_USE int speciate_options_check(struct ehr_run *run);

#endif
