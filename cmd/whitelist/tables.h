/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of ehrisk-whitelist, opened as the options say, read into facts and
 * named in the manifest.
 */
#ifndef EHR_CMD_WHITELIST_TABLES_H
#define EHR_CMD_WHITELIST_TABLES_H

#include "app/run.h"
#include "model/cells.h"
#include "model/grading_book.h"
#include "model/grading_past.h"

struct whitelist_tables {
	struct ehr_grade_rules *rules;
	bool lent; /* the rules are another's to close */
	struct ehr_scope *scope;
	struct ehr_words *words;
	struct ehr_code_exceptions *exceptions;
	struct ehr_grading_facts facts;
	struct ehr_grading_past past; /* of --since */
};

EHR_MUST_USE int whitelist_tables_open(
	struct whitelist_tables *tables, struct ehr_run *run, long today);

/* The same without totals and by the rules of another list, which are lent. */
EHR_MUST_USE int whitelist_tables_open_by(struct whitelist_tables *tables,
	struct ehr_grade_rules *rules, struct ehr_run *run, long today);

void whitelist_tables_close(struct whitelist_tables *tables);

/* The cells of --zones; to be released in any case. */
EHR_MUST_USE int whitelist_read_cells(
	struct ehr_cells *cells, struct ehr_run *run);

#endif
