/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ehrisk-ingest writes and says beside its rows: findings of the audit,
 * the quality report, notices.
 */
#ifndef EHR_CMD_INGEST_REPORTS_H
#define EHR_CMD_INGEST_REPORTS_H

#include "app/run.h"
#include "model/ingest.h"

struct ingest_reports {
	struct ehr_run *run;
	struct ehr_ingest *ingest;
	struct ehr_output *quality; /* NULL: not asked for */
};

/* Opens the files, before any row is read. */
EHR_MUST_USE int ingest_reports_open(struct ingest_reports *reports);
/* The hook facts of a bound filter. */
void ingest_reports_file(void *reports, const struct ehr_input_facts *facts);
/* Writes and says all, behind the last row. */
EHR_MUST_USE int ingest_reports_write(struct ingest_reports *reports);

#endif
