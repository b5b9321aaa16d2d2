/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --list: a row a profile. */
#ifndef EHR_CMD_SPECIATE_LIST_H
#define EHR_CMD_SPECIATE_LIST_H

#include "app/run.h"
#include "ref/speciation.h"

EHR_MUST_USE int speciate_list(
	struct ehr_run *run, const struct ehr_speciation *speciation);

#endif
