/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-screen tells beside its table.
 */
#ifndef EHR_CMD_SCREEN_NOTICES_H
#define EHR_CMD_SCREEN_NOTICES_H

#include "screen/tables.h"

/* For the manifest. */
void screen_facts(struct ehr_run *run, const struct screen_tables *tables,
	const struct ehr_screen_opts *opts);

void screen_notices(struct ehr_run *run, const struct screen_tables *tables,
	const struct ehr_screen *screen);

#endif
