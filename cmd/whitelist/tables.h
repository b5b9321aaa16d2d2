/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of ehrisk-whitelist, opened as the options say, read into facts and
 * named in the manifest.
 */
#ifndef EHR_CMD_WHITELIST_TABLES_H
#define EHR_CMD_WHITELIST_TABLES_H

#include "app/run.h"
#include "model/grading_book.h"

struct whitelist_tables {
	struct ehr_grade_rules *rules;
	struct ehr_scope *scope;
	struct ehr_code_exceptions *exceptions;
	struct ehr_grading_facts facts;
};

EHR_MUST_USE int whitelist_tables_open(
	struct whitelist_tables *tables, struct ehr_run *run, long today);
void whitelist_tables_close(struct whitelist_tables *tables);

#endif
