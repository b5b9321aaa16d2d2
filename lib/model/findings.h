/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Findings of inspections on their way from found to closed, as a ledger tells:
 * one row for each step, in the order in which they were written down. No step
 * may be skipped; every finding that is not closed has an owner and a day by
 * which its next step is due.
 */
#ifndef EHR_MODEL_FINDINGS_H
#define EHR_MODEL_FINDINGS_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/public_view.h"
#include "ref/inspect_rule.h"

/* Columns of a ledger; those before EHR_LEDGER_NEEDED must be there. */
enum ehr_ledger_column {
	EHR_LEDGER_ID,
	EHR_LEDGER_SOURCE,
	EHR_LEDGER_DATE,
	EHR_LEDGER_STEP,
	EHR_LEDGER_NEEDED,
	EHR_LEDGER_DUE = EHR_LEDGER_NEEDED,
	EHR_LEDGER_OWNER,
	EHR_LEDGER_FINDING,
	EHR_LEDGER_COLUMNS,
};
extern const char *const ehr_ledger_column[EHR_LEDGER_COLUMNS + 1];

struct ehr_finding {
	struct ehr_str id, source, text, owner;
	long found, since, due;
	size_t step; /* index in the rules */
	bool has_due, due_memory;
	unsigned long steps, late;
};

struct ehr_findings {
	const struct ehr_inspect_rules *rules;
	long as_of;
	struct ehr_finding *finding;
	size_t cap;
	struct ehr_map id;
	unsigned long later; /* rows after as_of, not taken */
	struct ehr_arena arena;
};

void ehr_findings_init(struct ehr_findings *findings,
	const struct ehr_inspect_rules *rules, long as_of);
void ehr_findings_release(struct ehr_findings *findings);

/* Where the columns are in a table. */
struct ehr_findings_bound {
	long at[EHR_LEDGER_COLUMNS];
};
EHR_MUST_USE int ehr_findings_bind(struct ehr_findings_bound *bound,
	const struct ehr_header *header, struct ehr_err *err);

/* Takes a row. Fails (EHR_FAULT_DATA) and changes nothing if it skips a step,
 * goes back in time, leaves the finding without owner or day, or is of another
 * enterprise than the rows before it. A row after as_of is counted and left, or
 * with strict fails. */
EHR_MUST_USE int ehr_findings_take(struct ehr_findings *findings,
	const struct ehr_findings_bound *bound, const struct ehr_row *row,
	bool strict, struct ehr_err *err);

enum ehr_finding_state {
	EHR_FINDING_OPEN,
	EHR_FINDING_OVERDUE,
	EHR_FINDING_CLOSED,
	EHR_FINDING_STATES,
};
extern const char *const ehr_finding_state_word[EHR_FINDING_STATES];
enum ehr_finding_state ehr_finding_state(
	const struct ehr_findings *findings, const struct ehr_finding *finding);

enum { EHR_FINDING_RESULTS = 14 };
extern const char *const ehr_finding_results[EHR_FINDING_RESULTS + 1];

/* One row for each finding, in order of first appearance; of one state, or
 * EHR_FINDING_STATES: of all. */
EHR_MUST_USE int ehr_findings_write(const struct ehr_findings *findings,
	enum ehr_finding_state only, const char *rules_name,
	const struct ehr_view *view, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
