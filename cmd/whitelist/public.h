/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --public of ehrisk-whitelist: grades without the columns that not everybody
 * may see.
 */
#ifndef EHR_CMD_WHITELIST_PUBLIC_H
#define EHR_CMD_WHITELIST_PUBLIC_H

#include "app/run.h"
#include "model/public_view.h"

struct whitelist_public {
	struct ehr_public_columns columns;
	struct ehr_view view;
	struct ehr_str *kept; /* what the output is told to keep */
};

/* With --public, the columns of grades that the table has become those that
 * the output keeps; fails if --columns asks for another. To be called before
 * the output is opened, and closed after it. */
EHR_MUST_USE int whitelist_public_open(
	struct whitelist_public *shown, struct ehr_run *run);
void whitelist_public_close(struct whitelist_public *shown);

#endif
