/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tables say to an evidence of an assessment, for one unit: a value, a
 * range where some rows may count or not, or nothing known; with the rows that it
 * comes from. What is not there is not known, never 0.
 *
 * Words for what is not known: no_table:NAME no_column:NAME no_row empty:COLUMN
 * unknown_rows:N none_in_scope.
 */
#ifndef EHR_MODEL_ASSESS_EVIDENCE_H
#define EHR_MODEL_ASSESS_EVIDENCE_H

#include "model/assess_table.h"
#include "ref/assess_rule.h"

enum ehr_assess_state {
	EHR_ASSESS_KNOWN,
	EHR_ASSESS_RANGE,
	EHR_ASSESS_UNKNOWN,
};

/* low / under to high / under; under is more than 0, 1 but for shares. Of texts
 * that are no numbers there is only the text. */
struct ehr_assess_value {
	enum ehr_assess_state state;
	bool is_number;
	struct ehr_decimal low, high, under;
	struct ehr_str text; /* as written; of a share such as 3/4 */
	struct ehr_str rows; /* their numbers, as 2-4 7; of a share those
				that count, and the others in scope: 2/3-4 */
	const char *unknown; /* why; "" if known */
	const char *file;    /* of the row, where it is the value of one */
	const char *column;
	unsigned long line;
};

/* Texts are in arena. Fails (EHR_FAULT_DATA) where rows of one unit have several
 * values of which one is asked for, or a sum meets what is no number. */
EHR_MUST_USE int ehr_assess_evidence_value(
	const struct ehr_assess_evidence *evidence,
	const struct ehr_assess_tables *tables, size_t unit,
	struct ehr_arena *arena, struct ehr_assess_value *value,
	struct ehr_err *err);

/* Fails naming the cell if it is known and no number. */
EHR_MUST_USE int ehr_assess_value_number(
	const struct ehr_assess_value *value, struct ehr_err *err);

#endif
