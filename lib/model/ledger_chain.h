/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The last column of a ledger, "chain": the SHA-256 of the chain of the row above
 * (of the header line, for the first row), a comma, and the row as CSV without
 * its last cell. Whoever changes, drops or moves a row breaks it there.
 */
#ifndef EHR_MODEL_LEDGER_CHAIN_H
#define EHR_MODEL_LEDGER_CHAIN_H

#include "io/writer.h"

struct ehr_chain {
	struct ehr_layout layout; /* without the last column */
	struct ehr_writer writer;
	size_t n;       /* columns, with it */
	char value[65]; /* of the last row */
};

/* Starts at the header, whose last column must be chain. Always to be released. */
EHR_MUST_USE int ehr_chain_init(struct ehr_chain *chain,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_chain_release(struct ehr_chain *chain);

/* Goes on with a row of n - 1 cells and adds its line, with the chain, to
 * text. */
EHR_MUST_USE int ehr_chain_add(struct ehr_chain *chain,
	const struct ehr_str *cell, struct ehr_buf *text, struct ehr_err *err);

/* Goes on with a row of the ledger. Fails (EHR_FAULT_DATA) if its chain is
 * another one; the next row is then held against what it says. */
EHR_MUST_USE int ehr_chain_check(struct ehr_chain *chain,
	const struct ehr_row *row, struct ehr_err *err);

#endif
