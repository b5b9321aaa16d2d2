/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --explain of ehrisk-ingest: what the columns are, in place of rows.
 */
#ifndef EHR_CMD_INGEST_EXPLAIN_H
#define EHR_CMD_INGEST_EXPLAIN_H

#include "app/run.h"
#include "model/ingest.h"

/* Reads the header of the input, whose hooks are set, and writes the table;
 * also where the headings do not tell enough, before it fails. */
EHR_MUST_USE int ingest_explain(struct ehr_run *run, struct ehr_ingest *ingest);

#endif
