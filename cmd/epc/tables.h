/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reference tables of ehrisk-epc.
 */
#ifndef EHR_CMD_EPC_TABLES_H
#define EHR_CMD_EPC_TABLES_H

#include "app/run.h"
#include "calc/lookup.h"
#include "ref/critical.h"
#include "ref/epc_rule.h"
#include "ref/unit.h"

struct epc_tables {
	struct ehr_epc_rules *rules;
	struct ehr_units *units;
	struct ehr_critical *levels, *distances;
	struct ehr_lookup level, distance; /* the same, to read between */
};

/* The built-in ones or those of --ref; noted for the manifest. */
EHR_MUST_USE int epc_tables_open(
	struct epc_tables *tables, struct ehr_run *run);
void epc_tables_close(struct epc_tables *tables);

#endif
