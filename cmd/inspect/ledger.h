/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ledger of --loop: read, and added to.
 */
#ifndef EHR_CMD_INSPECT_LEDGER_H
#define EHR_CMD_INSPECT_LEDGER_H

#include "inspect/work.h"
#include "io/ledger.h"
#include "model/findings.h"
#include "model/ledger_chain.h"

struct inspect_loop {
	struct inspect_work *work;
	struct ehr_findings findings;
	struct ehr_findings_bound bound;
	struct ehr_chain chain;
	bool chained;
	/* of --append */
	struct ehr_ledger *ledger;
	struct ehr_header header; /* of the ledger; its names are lent */
	struct ehr_buf lines;
	unsigned long added;
	struct ehr_arena arena;
};

/* Takes the rows of the operands as a ledger. */
EHR_MUST_USE int inspect_ledger_read(struct inspect_loop *self);

/* The ledger of --append first, then the operands, then all their rows at once
 * to its end. */
EHR_MUST_USE int inspect_ledger_append(struct inspect_loop *self);

#endif
