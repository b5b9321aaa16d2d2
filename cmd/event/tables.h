/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-event computes with: reference tables, opened as the options say
 * and named in the manifest.
 */
#ifndef EHR_CMD_EVENT_TABLES_H
#define EHR_CMD_EVENT_TABLES_H

#include "app/run.h"
#include "model/event_quotient.h"

struct event_tables {
	struct ehr_event_tables of;
	struct ehr_aliases *aliases;
	struct ehr_words *words;
};

EHR_MUST_USE int event_tables_open(
	struct event_tables *tables, struct ehr_run *run);
void event_tables_close(struct event_tables *tables);

#endif
